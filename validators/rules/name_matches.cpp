#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "validators/identifiers/icao9303.h"
#include "validators/normalize/unicode.h"
#include "validators/rules/application/numbers.h"
#include "validators/rules/comparing/against_claim.h"
#include "validators/rules/comparing/claim_margin.h"
#include "validators/rules/comparing/names.h"

namespace docintake {
namespace {

/// A name as one field of a document gives it.
struct ReadName {
  std::string text;
  double confidence = 0;
  bool may_be_cut_off = false;
  std::span<const CharacterChoices> characters;  ///< May be empty.
};

/// Each way in which the document gives its holder's name.
std::vector<ReadName> names_on(const Record& record) {
  std::vector<ReadName> names;
  const auto mrz = mrz_of(record);
  const auto add = [&](const FieldValue& value) {
    const bool may_be_cut_off = value.source == Source::mrz && mrz && mrz->name_fills_field;
    names.push_back({value.value, value.confidence, may_be_cut_off, value.characters});
  };
  for (const char* field : {"name", "name_latin"}) {
    const auto it = record.fields.find(field);
    if (it == record.fields.end()) continue;
    add(it->second.best);
    for (const FieldValue& other : it->second.others) add(other);
  }
  const FieldValue* surname = record.find("surname");
  const FieldValue* given = record.find("given_names");
  if (names.empty() && surname != nullptr && given != nullptr) {
    FieldValue both = *surname;
    both.value += " " + given->value;
    both.confidence = std::min(surname->confidence, given->confidence);
    both.characters.clear();
    add(both);
  }
  return names;
}

Ruling uncertain(Facts facts) {
  return {CheckOutcome::cannot_tell, std::move(facts),
          "The name on the document could not be read with certainty. Check the name or upload a clearer "
          "picture.",
          "证件上的姓名无法准确识别。请核对姓名，或上传更清晰的图片。"};
}

Ruling of_name(const std::string& claimed, const ReadName& read, const Parameters& parameters) {
  const NameComparison comparison = compare_names(claimed, read.text, read.may_be_cut_off);
  Facts facts = comparison_facts("name", claimed, read.text, read.confidence);
  if (comparison.variant_forms)
    facts["compared_as"] = "traditional and simplified forms of the same characters";
  NameMatch match = comparison.match;
  Reliance reliance = reliance_on(read.confidence, parameters);
  const auto margin =
      match == NameMatch::other_script ? std::nullopt : claim_margin(to_u32(claimed), read.characters);
  if (margin) {
    facts["margin"] = fmt::format("{:.1f}", *margin);
    reliance = reliance_on_margin(*margin, parameters);
    if (match == NameMatch::look_alike) match = NameMatch::one_character;  // the margin tells them apart
  }
  const auto [doubtful, unsure] = reliance;
  if (match == NameMatch::same && !doubtful) {
    return {CheckOutcome::pass, facts, "The name matches the document.", "姓名与证件一致。"};
  }
  if (match == NameMatch::different && !doubtful) {
    return {
        CheckOutcome::fail, facts,
        "The name that was entered is not the one on the document. Correct it or upload your own document.",
        "填写的姓名与证件不一致。请更正姓名或上传本人证件。"};
  }
  if (match == NameMatch::one_character && !unsure) {
    return {CheckOutcome::fail, facts,
            "One character of the name that was entered is not as on the document. Correct the name.",
            "填写的姓名与证件有一个字不一致。请核对并更正。"};
  }
  if (match == NameMatch::other_script) {
    return {CheckOutcome::cannot_tell, facts,
            "The name was entered in another script than it was read in. Enter it as it is printed.",
            "填写的姓名与证件所用文字不同。请按证件上的文字填写。"};
  }
  return uncertain(facts);
}

/// The ruling on one document; nothing where it shows no name. Names in another script do not count where one
/// can be compared; names that contradict each other do not let the claim pass or fail.
std::optional<Ruling> of_exhibit(const Exhibit& exhibit, const std::string& claimed,
                                 const Parameters& parameters) {
  std::vector<Ruling> comparable;
  std::optional<Ruling> other_script;
  for (const ReadName& read : names_on(exhibit.record)) {
    Ruling ruling = of_name(claimed, read, parameters);
    if (compare_names(claimed, read.text, read.may_be_cut_off).match == NameMatch::other_script) {
      other_script = std::move(ruling);
    } else {
      comparable.push_back(std::move(ruling));
    }
  }
  if (comparable.empty()) return other_script;
  const bool disputed = std::any_of(comparable.begin(), comparable.end(), [&](const Ruling& ruling) {
    return ruling.outcome != comparable.front().outcome;
  });
  Ruling ruling = worst(std::move(comparable), {});
  if (disputed) return uncertain(std::move(ruling.evidence));
  return ruling;
}

Ruling judge(const Application& application, const Parameters& parameters) {
  const std::string& claimed = application.claim.name;
  return judge_against_claim(
      application, claimed,
      {CheckOutcome::cannot_tell,
       {},
       "No name was entered. Enter the name as it is printed on the document.",
       "未填写姓名。请按证件填写姓名。"},
      {CheckOutcome::cannot_tell,
       {{"claimed_name", claimed}},
       "No name could be read. Upload a clearer picture of the side that shows the name.",
       "未能读取姓名。请上传印有姓名一面的清晰图片。"},
      [&](const Exhibit& exhibit) { return of_exhibit(exhibit, claimed, parameters); });
}

}  // namespace

/// ## What it does
/// Passes when the claimed name is the name on each document that shows one. Fails when it is another name.
/// Cannot tell where nothing can be compared (no name claimed, none read, Chinese against Latin), where the
/// reading is less sure than `least_confidence`, or where claim and reading differ so little that the reader
/// may be at fault: by one Chinese character that looks alike, or by any one character while the reading is
/// less sure than `sure_confidence`. Both names are then in the evidence. Where the reader says what it saw
/// at each place, the claim is scored on that instead: it passes when it is likelier than any other name by
/// `least_margin`, fails when another is likelier than it by as much, and cannot be told in between.
///
/// ## Where it comes from
/// Huawei Cloud, individual: "The name and certificate number you entered must match the certificate."
/// SiliconFlow and Tencent Cloud likewise.
///
/// ## Why
/// How names are compared is in comparing/names.h. A near miss is neither a pass nor an accusation.
///
/// ## Parameters
/// least_confidence: below it a reading is not relied on at all. sure_confidence: from here on a reading is
/// relied on against the claim even where one character differs. least_margin: how many times likelier one
/// name must be than the other, as a natural logarithm.
extern const Rule rule_name_matches;
const Rule rule_name_matches{
    .id = "name_matches",
    .question = "Is the claimed name the name on the document?",
    .source = "SiliconFlow; Huawei Cloud, individual; Tencent Cloud",
    .parameters = kComparisonParameters,
    .judge = judge,
};

}  // namespace docintake
