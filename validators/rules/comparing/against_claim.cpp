#include "validators/rules/comparing/against_claim.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "validators/normalize/unicode.h"
#include "validators/rules/comparing/claim_margin.h"

namespace docintake {
namespace {

/// How a name is called in messages.
struct NameWords {
  std::string_view what;
  std::string_view en;
  std::string_view zh;
};

constexpr std::array kNameWords{
    NameWords{"name", "name", "姓名"},
    NameWords{"company_name", "company name", "企业名称"},
    NameWords{"legal_representative", "legal representative's name", "法定代表人姓名"},
};

const NameWords& words_for(std::string_view what) {
  const auto it = std::find_if(kNameWords.begin(), kNameWords.end(),
                               [=](const NameWords& row) { return row.what == what; });
  return it == kNameWords.end() ? kNameWords.front() : *it;
}

Ruling said(CheckOutcome outcome, Facts facts, const NameWords& words, std::string_view en,
            std::string_view zh) {
  return {outcome, std::move(facts), fmt::format(fmt::runtime(en), words.en),
          fmt::format(fmt::runtime(zh), words.zh)};
}

}  // namespace

Reliance reliance_on(const FieldValue& read, std::u32string_view claimed, const Parameters& parameters) {
  if (const auto margin = claim_margin(claimed, read.characters)) {
    const bool small = std::abs(*margin) < parameters.number("least_margin");
    return {small, small, margin};
  }
  return {read.confidence < parameters.number("least_confidence"),
          read.confidence < parameters.number("sure_confidence"), std::nullopt};
}

Facts comparison_facts(std::string_view what, const std::string& claimed, const FieldValue& read,
                       const Reliance& reliance) {
  Facts facts{{fmt::format("claimed_{}", what), claimed},
              {fmt::format("read_{}", what), read.value},
              {"confidence", fmt::format("{:.2f}", read.confidence)}};
  if (reliance.margin) facts["margin"] = fmt::format("{:.1f}", *reliance.margin);
  return facts;
}

Ruling ruling_on_names(const NameComparison& comparison, std::string_view what, const std::string& claimed,
                       const FieldValue& read, const Parameters& parameters) {
  const NameWords& words = words_for(what);
  NameMatch match = comparison.match;
  // What one script's reader saw says nothing of a name in another.
  const bool comparable = match != NameMatch::other_script;
  const Reliance reliance = reliance_on(read, comparable ? to_u32(claimed) : std::u32string(), parameters);
  const auto& [doubtful, unsure, margin] = reliance;
  if (margin && match == NameMatch::look_alike) match = NameMatch::one_character;  // It tells them apart.
  Facts facts = comparison_facts(what, claimed, read, reliance);
  if (comparison.variant_forms)
    facts["compared_as"] = "traditional and simplified forms of the same characters";
  if (match == NameMatch::same && !doubtful) {
    return said(CheckOutcome::pass, facts, words, "The {} matches the document.", "{}与证件一致。");
  }
  if (match == NameMatch::different && !doubtful) {
    return said(
        CheckOutcome::fail, facts, words,
        "The {} that was entered is not the one on the document. Correct it or upload your own document.",
        "填写的{}与证件不一致。请更正，或上传正确的证件。");
  }
  if (match == NameMatch::one_character && !unsure) {
    return said(CheckOutcome::fail, facts, words,
                "One character of the {} that was entered is not as on the document. Correct it.",
                "填写的{}与证件有一个字不一致。请核对并更正。");
  }
  if (match == NameMatch::other_script) {
    return said(CheckOutcome::cannot_tell, facts, words,
                "The {} was entered in another script than it was read in. Enter it as it is printed.",
                "填写的{}与证件所用文字不同。请按证件上的文字填写。");
  }
  return said(
      CheckOutcome::cannot_tell, facts, words,
      "The {} on the document could not be read with certainty. Check what you entered or upload a clearer "
      "picture.",
      "证件上的{}无法准确识别。请核对所填内容，或上传更清晰的图片。");
}

Ruling judge_against_claim(const Application& application, const std::string& claimed, Ruling of_no_claim,
                           Ruling of_none,
                           const std::function<std::optional<Ruling>(const Exhibit&)>& of_exhibit) {
  if (claimed.empty()) return of_no_claim;
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    if (auto ruling = of_exhibit(exhibit)) rulings.push_back(std::move(*ruling));
  }
  return worst(std::move(rulings), std::move(of_none));
}

}  // namespace docintake
