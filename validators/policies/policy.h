#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/verdict.h"
#include "validators/rules/rule.h"

namespace docintake {

/// A rule as one policy uses it.
struct RuleUse {
  const Rule* rule = nullptr;  ///< Never null.
  Action on_fail = Action::reject;
  Action on_cannot_tell = Action::review;  ///< Review or reject: what cannot be told is never accepted.
  Parameters parameters;

  /// What the policy does with that outcome of the rule; a pass is always accepted.
  Action action_on(CheckOutcome outcome) const;
};

/// What one provider makes of the rules' facts. Data: read from one TOML file of this folder.
struct Policy {
  std::string id;  ///< The file's name.
  std::string title;
  std::string
      digest;  ///< "sha256:" and the SHA-256 of the file, so that a verdict names what it was judged under.
  std::string text;            ///< The file's.
  std::vector<RuleUse> rules;  ///< In the order of the file's rules, by id.
};

/// The policy that the text holds:
///
///     id = "huawei_cloud"
///     title = "..."
///     [rules.upload_size]
///     fail = "reject"            # accept, review or reject
///     cannot_tell = "review"     # review or reject
///     most_bytes = 10485760      # each parameter that the rule describes
///
/// Errors (corrupt_file, with what is wrong and in which line): no TOML; a key that is missing or unknown, or
/// of another type; an id that is none; an unknown rule; a rule without `fail` or `cannot_tell`, or that
/// accepts what it cannot tell; an indispensable rule left out.
Result<Policy> parse_policy(std::string_view toml);

/// The text of each built-in policy, in the order of their ids; made by the build from the files of this
/// folder.
std::vector<std::string_view> policy_texts();

}  // namespace docintake
