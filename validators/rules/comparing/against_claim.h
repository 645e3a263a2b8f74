#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "validators/rules/comparing/names.h"
#include "validators/rules/rule.h"

namespace docintake {

/// The parameters of rules that compare what was claimed with what was read.
inline constexpr std::array kComparisonParameters{
    ParameterDescription{"least_confidence", ParameterKind::number,
                         "Below this confidence (0 to 1) a reading is not relied on"},
    ParameterDescription{"sure_confidence", ParameterKind::number,
                         "From this confidence on one differing character speaks against the claim"},
    ParameterDescription{
        "least_margin", ParameterKind::number,
        "Where the reader's probabilities are known: by how much the claim must be likelier, "
        "or less likely, than its best rival (natural logarithm of their ratio)"},
};

/// How far a reading can be relied on, for a claim or against it.
struct Reliance {
  bool doubtful = false;         ///< Not at all.
  bool unsure = false;           ///< Not against a claim that differs from it in one character.
  std::optional<double> margin;  ///< The claim's (claim_margin.h), where it was what decided.
};

/// Under kComparisonParameters: by the claim's margin where the reader says what it saw (a small one counts
/// neither way), else by the reading's confidence.
Reliance reliance_on(const FieldValue& read, std::u32string_view claimed, const Parameters& parameters);

/// What a comparison rests on: claimed_WHAT, read_WHAT, the confidence, the margin. Personal data.
Facts comparison_facts(std::string_view what, const std::string& claimed, const FieldValue& read,
                       const Reliance& reliance);

/// What a comparison of a claimed name with one that was read comes to. `what` says which name it is: "name",
/// "company_name" or "legal_representative".
Ruling ruling_on_names(const NameComparison& comparison, std::string_view what, const std::string& claimed,
                       const FieldValue& read, const Parameters& parameters);

/// The worst ruling over the documents of the application: `of_exhibit` gives nothing where a document does
/// not show what was claimed. `of_no_claim` where `claimed` is empty, `of_none` where no document shows it.
Ruling judge_against_claim(const Application& application, const std::string& claimed, Ruling of_no_claim,
                           Ruling of_none,
                           const std::function<std::optional<Ruling>(const Exhibit&)>& of_exhibit);

}  // namespace docintake
