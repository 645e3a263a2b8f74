#pragma once

#include <span>
#include <string>
#include <vector>

#include "pipeline/model/outcome.h"
#include "pipeline/model/verdict.h"
#include "pipeline/ports/identity_registry.h"
#include "validators/accounts/life.h"
#include "validators/policies/policy.h"

namespace docintake {

/// Who claims something: the claim, and the keyed hashes of its identity and mobile number.
struct Claimant {
  Claim claim;
  std::string identity;
  std::string mobile;
};

/// Where accounts are opened, judged and looked after: the state machine, the rules and the registry
/// together. For one thread at a time; several desks may work on one store, whose limits hold between them.
/// Errors of every call: those of the registry; corrupt_file where what is asked is illegal or about no
/// account, with the reason.
class AccountDesk {
 public:
  /// Both outlive the desk.
  AccountDesk(IdentityRegistry& registry, Notifications& notifications)
      : registry_(registry), notifications_(notifications) {}

  /// A new account, which begins unverified whatever it says of its status.
  Result<KeptAccount> open(Account account);

  /// What is known of the account and of the claimant.
  Result<Background> background(const std::string& id, const Claimant& claimant);

  /// What its owner does: submit, remove (always refused) or close, which frees its place.
  Result<KeptAccount> happens(const std::string& id, LifeEvent event, Date day);

  /// Judges what is in review. Approved: the account gets its place and is verified, both or, where its place
  /// was taken meanwhile, neither, and the verdict says so. Rejected: it is rejected and may try again. For
  /// review: it stays in review.
  Result<Verdict> judge(const std::string& id, const Claimant& claimant, std::span<const Outcome> uploads,
                        const Policy& policy, Date day, const Calendar& calendar = {});

  /// Looks at a verified enterprise in the company register again. In operation: its status is confirmed.
  /// Otherwise its owner is told, and when it is so at the next re-check the status is taken away and its
  /// place freed. Where the register cannot tell, nothing changes.
  Result<KeptAccount> recheck(const std::string& id, const Claimant& claimant, Date day);

  /// The accounts of the claimant's identity, where the uploads prove it under the policy; else the verdict's
  /// reason as an error.
  Result<std::vector<std::string>> find(const Claimant& claimant, std::span<const Outcome> uploads,
                                        const Policy& policy, Date day);

 private:
  Result<KeptAccount> kept(const std::string& id);
  Result<KeptAccount> keep(KeptAccount kept, const Life& life);
  Result<RegistryAnswers> answers(const std::string& account, const Claimant& claimant);
  Status tell(const std::string& account, Date day, const std::string& en, const std::string& zh);

  IdentityRegistry& registry_;
  Notifications& notifications_;
};

/// The limits that the policy sets; none where it has no such rule.
PlaceLimits limits_of(const Policy& policy);

}  // namespace docintake
