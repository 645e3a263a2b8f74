#include "validators/verify.h"

#include <fmt/format.h>

#include <algorithm>

#include "validators/policies/policy.h"

namespace docintake {
namespace {

/// The built-in policies, parsed once. One that does not parse is a defect, which a test over the files finds
/// first.
const std::vector<Policy>& policies() {
  static const std::vector<Policy> kPolicies = [] {
    std::vector<Policy> parsed;
    for (const std::string_view text : policy_texts()) parsed.push_back(parse_policy(text).value());
    return parsed;
  }();
  return kPolicies;
}

RuleFinding apply(const RuleUse& use, const Application& application) {
  Ruling ruling = use.rule->judge(application, use.parameters);
  return {std::string(use.rule->id),     ruling.outcome,
          use.action_on(ruling.outcome), std::move(ruling.evidence),
          std::move(ruling.message_en),  std::move(ruling.message_zh)};
}

/// The worst action decides.
Decision decision_of(const std::vector<RuleFinding>& findings) {
  Action worst = Action::accept;
  for (const RuleFinding& finding : findings) worst = std::max(worst, finding.action);
  switch (worst) {
    case Action::accept:
      return Decision::approved;
    case Action::review:
      return Decision::review;
    case Action::reject:
      return Decision::rejected;
  }
  return Decision::review;
}

}  // namespace

Result<const Policy*> find_policy(std::string_view id) {
  for (const Policy& policy : policies()) {
    if (policy.id == id) return &policy;
  }
  return Error{ErrorCode::unreadable_file,
               fmt::format("There is no policy {}; there are: {}.", id, fmt::join(policy_ids(), ", "))};
}

std::vector<std::string> policy_ids() {
  std::vector<std::string> ids;
  for (const Policy& policy : policies()) ids.push_back(policy.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

Verdict verify(std::span<const Outcome> uploads, const Claim& claim, const Policy& policy, Date as_of,
               const Background& background) {
  const Application application{uploads, claim, as_of, background};
  Verdict verdict{Decision::review, policy.id, policy.digest, as_of, {}};
  for (const RuleUse& use : policy.rules) verdict.findings.push_back(apply(use, application));
  verdict.decision = decision_of(verdict.findings);
  return verdict;
}

}  // namespace docintake
