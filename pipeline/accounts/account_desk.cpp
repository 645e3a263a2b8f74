#include "pipeline/accounts/account_desk.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "validators/verify.h"

namespace docintake {
namespace {

Error refused(std::string reason) { return {ErrorCode::corrupt_file, std::move(reason)}; }

Result<Life> life_of(const KeptAccount& kept) {
  const std::optional<Life> life = life_from(kept.life);
  if (!life) return Error{ErrorCode::unreadable_file, "The store holds what docintake did not write there."};
  return *life;
}

std::optional<int> limit_in(const Policy& policy, std::string_view rule) {
  const auto use = std::find_if(policy.rules.begin(), policy.rules.end(),
                                [=](const RuleUse& row) { return row.rule->id == rule; });
  if (use == policy.rules.end()) return std::nullopt;
  const double most = use->parameters.number("most_accounts");
  if (!std::isfinite(most) || most > 1e9) return std::nullopt;
  return int(most);
}

/// The rule's own answer, whatever policies make of it.
Ruling ruling(std::string_view rule, const Claim& claim, Date day, const Background& background) {
  return find_rule(rule)->judge({{}, claim, day, background}, Parameters());
}

}  // namespace

PlaceLimits limits_of(const Policy& policy) {
  return {limit_in(policy, "accounts_per_identity"), limit_in(policy, "accounts_per_mobile")};
}

Result<KeptAccount> AccountDesk::kept(const std::string& id) {
  DOCINTAKE_TRY(found, registry_.account(id));
  if (!found) return refused("There is no such account.");
  return *found;
}

Result<KeptAccount> AccountDesk::keep(KeptAccount kept, const Life& life) {
  kept.life = to_string(life);
  kept.account.status = status_of(life);
  if (life.review != Life::Review::pending) kept.account.submitted.reset();
  if (const Status done = registry_.keep(kept); !done.ok()) return done.error();
  return kept;
}

Status AccountDesk::tell(const std::string& account, Date day, const std::string& en, const std::string& zh) {
  return notifications_.notify({account, day, en, zh});
}

Result<KeptAccount> AccountDesk::open(Account account) {
  if (account.id.empty()) return refused("An account needs an id.");
  DOCINTAKE_TRY(there, registry_.account(account.id));
  if (there) return refused("There is such an account already.");
  account.last_verified.reset();
  account.subject.reset();
  return keep({std::move(account), {}}, Life{});
}

Result<RegistryAnswers> AccountDesk::answers(const std::string& account, const Claimant& claimant) {
  RegistryAnswers answers;
  if (!claimant.identity.empty()) {
    DOCINTAKE_TRY(accounts, registry_.accounts_of_identity(claimant.identity, account));
    DOCINTAKE_TRY(quota, registry_.quota(claimant.identity));
    answers.identity_accounts = accounts;
    answers.identity_quota = quota;
  }
  if (!claimant.mobile.empty()) {
    DOCINTAKE_TRY(accounts, registry_.accounts_of_mobile(claimant.mobile, account));
    answers.mobile_accounts = accounts;
  }
  if (claimant.claim.subject == Subject::enterprise && !claimant.claim.number.empty()) {
    DOCINTAKE_TRY(company, registry_.company(claimant.claim.number));
    answers.company_known = company.has_value();
    answers.company = company;
  }
  return answers;
}

Result<Background> AccountDesk::background(const std::string& id, const Claimant& claimant) {
  DOCINTAKE_TRY(account, kept(id));
  DOCINTAKE_TRY(registry, answers(id, claimant));
  Background background;
  background.account = account.account;
  background.registry = registry;
  return background;
}

Result<KeptAccount> AccountDesk::happens(const std::string& id, LifeEvent event, Date day) {
  if (event != LifeEvent::submit && event != LifeEvent::remove && event != LifeEvent::close)
    return refused("Only submit, remove and close are for an account's owner to do.");
  DOCINTAKE_TRY(account, kept(id));
  DOCINTAKE_TRY(life, life_of(account));
  DOCINTAKE_TRY(next, after(life, event));
  if (event == LifeEvent::submit) account.account.submitted = day;
  if (event == LifeEvent::close) {
    if (const Status freed = registry_.release(id); !freed.ok()) return freed.error();
  }
  return keep(std::move(account), next);
}

Result<Verdict> AccountDesk::judge(const std::string& id, const Claimant& claimant,
                                   std::span<const Outcome> uploads, const Policy& policy, Date day,
                                   const Calendar& calendar) {
  DOCINTAKE_TRY(account, kept(id));
  DOCINTAKE_TRY(life, life_of(account));
  DOCINTAKE_TRY(approved, after(life, LifeEvent::approve));
  DOCINTAKE_TRY(rejected, after(life, LifeEvent::reject));
  const auto judged = [&]() -> Result<Verdict> {
    DOCINTAKE_TRY(known, background(id, claimant));
    known.calendar = calendar;
    return verify(uploads, claimant.claim, policy, day, known);
  };
  DOCINTAKE_TRY(verdict, judged());
  const PlaceLimits limits = limits_of(policy);
  const bool wants_place = limits.identity || limits.mobile;
  if (verdict.decision == Decision::approved && wants_place && claimant.identity.empty())
    return refused("Without a claimed number the account has no identity to be approved under.");
  if (verdict.decision == Decision::approved && !claimant.identity.empty()) {
    DOCINTAKE_TRY(admission, registry_.admit({id, claimant.identity, claimant.mobile}, limits));
    if (admission != Admission::admitted) {
      // Somebody took the last place since the rules counted; they count it now.
      DOCINTAKE_TRY(again, judged());
      if (again.decision == Decision::approved) return refused("Places come and go; try again.");
      verdict = again;
    }
  }
  if (verdict.decision == Decision::review) return verdict;
  if (verdict.decision == Decision::approved) {
    account.account.subject = claimant.claim.subject;
    account.account.last_verified = day;
    account.account.enterprise_name = claimant.claim.company_name;
  }
  const auto done = keep(std::move(account), verdict.decision == Decision::approved ? approved : rejected);
  if (!done.ok()) return done.error();
  return verdict;
}

Result<KeptAccount> AccountDesk::recheck(const std::string& id, const Claimant& claimant, Date day) {
  DOCINTAKE_TRY(known, background(id, claimant));
  DOCINTAKE_TRY(account, kept(id));
  DOCINTAKE_TRY(life, life_of(account));
  const Ruling found = ruling("enterprise_in_operation", claimant.claim, day, known);
  if (found.outcome == CheckOutcome::cannot_tell) return account;
  if (found.outcome == CheckOutcome::pass) {
    DOCINTAKE_TRY(confirmed, after(life, LifeEvent::confirm));
    return keep(std::move(account), confirmed);
  }
  const bool told = life.standing == Life::Standing::warned;
  DOCINTAKE_TRY(next, after(life, told ? LifeEvent::withdraw : LifeEvent::warn));
  if (told) {
    if (const Status freed = registry_.release(id); !freed.ok()) return freed.error();
  }
  // Told first: a status is not taken away from somebody who does not know.
  const Status notified =
      told ? tell(id, day, "The account is no longer verified. Verify it again to go on using it.",
                  "账号已变更为未实名。如需继续使用，请重新认证。")
           : tell(id, day, found.message_en, found.message_zh);
  if (!notified.ok()) return notified.error();
  return keep(std::move(account), next);
}

Result<std::vector<std::string>> AccountDesk::find(const Claimant& claimant, std::span<const Outcome> uploads,
                                                   const Policy& policy, Date day) {
  Background asked;
  asked.request = Request::find_accounts;
  const Verdict verdict = verify(uploads, claimant.claim, policy, day, asked);
  const auto proof = std::find_if(verdict.findings.begin(), verdict.findings.end(),
                                  [](const RuleFinding& row) { return row.rule == "find_accounts"; });
  if (proof == verdict.findings.end()) return refused("The policy does not let anybody find accounts.");
  if (proof->outcome != CheckOutcome::pass) return refused(proof->message_en);
  return registry_.find_accounts(claimant.identity);
}

}  // namespace docintake
