#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "tests/rules/applicant.h"

namespace docintake {

/// One row of the fixtures: an applicant, and what a rule says of it.
struct RuleCase {
  const char* rule;
  const char* what;
  std::function<Applicant()> applicant;
  CheckOutcome outcome;
};

/// An applicant with one thing changed.
inline std::function<Applicant()> but(std::function<Applicant()> base,
                                      std::function<void(Applicant&)> change) {
  return [base = std::move(base), change = std::move(change)] {
    Applicant applicant = base();
    change(applicant);
    return applicant;
  };
}

/// A finding of the applicant's uploads turned into another outcome; all of them.
inline std::function<void(Applicant&)> finding(const char* code, CheckOutcome outcome) {
  return [=](Applicant& applicant) {
    for (Outcome& upload : applicant.uploads) {
      for (Finding& row : upload.findings) {
        if (row.code == code) row.outcome = outcome;
      }
    }
  };
}

/// The fixtures of the rules on pictures, accounts and enterprises.
std::vector<RuleCase> picture_cases();
std::vector<RuleCase> account_cases();
std::vector<RuleCase> enterprise_cases();

/// The fixtures of all rules.
const std::vector<RuleCase>& rule_cases();

}  // namespace docintake
