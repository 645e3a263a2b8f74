#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validators/identifiers/icao9303.h"
#include "validators/rules/application/numbers.h"
#include "validators/rules/comparing/against_claim.h"
#include "validators/rules/comparing/names.h"

namespace docintake {
namespace {

/// A name as one field of a document gives it.
struct ReadName {
  FieldValue value;
  bool may_be_cut_off = false;
};

/// Each way in which the document gives its holder's name.
std::vector<ReadName> names_on(const Record& record) {
  std::vector<ReadName> names;
  const auto mrz = mrz_of(record);
  const auto add = [&](const FieldValue& value) {
    const bool may_be_cut_off = value.source == Source::mrz && mrz && mrz->name_fills_field;
    names.push_back({value, may_be_cut_off});
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

/// The ruling on one document; nothing where it shows no name. Names in another script do not count where one
/// can be compared; names that contradict each other do not let the claim pass or fail.
std::optional<Ruling> of_exhibit(const Exhibit& exhibit, const std::string& claimed,
                                 const Parameters& parameters) {
  std::vector<Ruling> comparable;
  std::optional<Ruling> other_script;
  for (const auto& [read, may_be_cut_off] : names_on(exhibit.record)) {
    const NameComparison comparison = compare_names(claimed, read.value, may_be_cut_off);
    Ruling ruling = ruling_on_names(comparison, "name", claimed, read, parameters);
    if (comparison.match == NameMatch::other_script) {
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
  if (disputed) {
    return Ruling{CheckOutcome::cannot_tell, std::move(ruling.evidence),
                  "The document gives different names. Check the name or upload a clearer picture.",
                  "证件上的姓名前后不一致。请核对姓名，或上传更清晰的图片。"};
  }
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

extern const Rule rule_name_matches;
const Rule rule_name_matches{
    .id = "name_matches",
    .question = "Is the claimed name the name on the document?",
    .what =
        "Passes when the claimed name is the name on each document that shows one. Fails when it is "
        "another name. Cannot tell where nothing can be compared (no name claimed, none read, "
        "Chinese against Latin), where the reading is less sure than `least_confidence`, or where "
        "claim and reading differ so little that the reader may be at fault: by one Chinese "
        "character that looks alike, or by any one character while the reading is less sure than "
        "`sure_confidence`. Both names are then in the evidence. Where the reader says what it saw at each "
        "place, the claim is scored on that instead: it passes when it is likelier than any other name by "
        "`least_margin`, fails when another is likelier than it by as much, and cannot be told in between.",
    .why =
        "How names are compared is in comparing/names.h. A near miss is neither a pass nor an "
        "accusation.",
    .reads = "claim: name; fields name, name_latin, surname, given_names, mrz",
    .source =
        "Huawei Cloud, individual: \"The name and certificate number you entered must match the "
        "certificate.\" SiliconFlow and Tencent Cloud likewise.",
    .parameters = kComparisonParameters,
    .judge = judge,
};

}  // namespace docintake
