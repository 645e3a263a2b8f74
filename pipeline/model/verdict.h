#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.h"
#include "pipeline/model/record.h"

namespace docintake {

enum class Decision { approved, review, rejected };

std::string_view to_string(Decision decision);

/// What a policy does with what a rule came to.
enum class Action { accept, review, reject };

std::string_view to_string(Action action);

/// One rule's part in a verdict.
struct RuleFinding {
  std::string rule;  ///< Rule id, e.g. "document_in_date".
  CheckOutcome outcome = CheckOutcome::cannot_tell;
  Action action = Action::review;               ///< What the policy made of the outcome.
  std::map<std::string, std::string> evidence;  ///< The facts that the rule looked at. Personal data.
  std::string message_en;                       ///< What it came to and what the applicant can do.
  std::string message_zh;
};

/// The rule core's answer. Follows from its findings alone, so that an old one can be replayed.
struct Verdict {
  Decision decision = Decision::review;
  std::string policy;         ///< Policy id.
  std::string policy_digest;  ///< "sha256:" of the policy's text.
  Date as_of;                 ///< The day it was judged as of.
  std::vector<RuleFinding> findings;
};

}  // namespace docintake
