#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validators/identifiers/gb11643.h"
#include "validators/identifiers/icao9303.h"
#include "validators/rules/application/numbers.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

/// Compares one number with the rest of its document and counts the comparisons.
class Consistency {
 public:
  Consistency(const Exhibit& exhibit, const FieldValue& number, Date as_of)
      : exhibit_(exhibit), number_(number) {
    facts_ = {{"kind", exhibit.record.kind}, {"number", number.value}};
    if (number_scheme_of(exhibit.record.kind) == "gb11643") compare_parts(check_gb11643(number.value, as_of));
    for (const char* field : {"number", "birth_date", "sex"}) compare_sources(field);
    if (const std::optional<Mrz> mrz = mrz_of(exhibit.record)) compare_zone(*mrz);
    contradicted_ |= exhibit.has_finding("sides_disagree");
  }

  Ruling ruling() const {
    if (contradicted_) {
      return {
          CheckOutcome::fail, facts_,
          "The certificate number does not agree with what else stands on the document. Upload the original, "
          "unmodified document.",
          "证件号码与证件上的其他信息不一致。请上传未经修改的证件原件。"};
    }
    if (compared_ == 0) {
      return {CheckOutcome::cannot_tell, facts_,
              "There is nothing legible on the document that its number could be compared with. Upload a "
              "clearer picture.",
              "证件上没有可与号码核对的清晰信息。请上传更清晰的图片。"};
    }
    return {CheckOutcome::pass, facts_, "The certificate number agrees with the document.",
            "证件号码与证件信息一致。"};
  }

 private:
  void compare(const char* fact, const std::string& here, const std::string& there) {
    ++compared_;
    facts_[fact] = here;
    contradicted_ |= here != there;
  }

  void compare_parts(const Gb11643& parts) {
    const FieldValue* birth_date = exhibit_.record.find("birth_date");
    if (birth_date != nullptr) {
      compare("birth_date", birth_date->value, parts.birth_date ? to_iso(*parts.birth_date) : "");
    }
    if (const FieldValue* sex = exhibit_.record.find("sex")) compare("sex", sex->value, parts.sex);
  }

  /// A number from the zone is held together with its dates by the composite check digit; another is
  /// compared.
  void compare_zone(const Mrz& mrz) {
    if (number_.source != Source::mrz) compare("mrz_number", mrz.number, number_.value);
    if (mrz.number == number_.value && mrz.composite_check == DigitCheck::pass) {
      compare("mrz_composite_check", "pass", "pass");
    }
  }

  /// Only readings that disagree are kept beside the best one.
  void compare_sources(const char* field) {
    const auto it = exhibit_.record.fields.find(field);
    if (it == exhibit_.record.fields.end()) return;
    for (const FieldValue& other : it->second.others) {
      compare(field, it->second.best.value, other.value);
      facts_[std::string(field) + "_" + std::string(to_string(other.source))] = other.value;
    }
    if (exhibit_.has_finding("sources_disagree", field)) contradicted_ = true;
  }

  const Exhibit& exhibit_;
  const FieldValue& number_;
  Facts facts_;
  int compared_ = 0;
  bool contradicted_ = false;
};

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  std::map<std::string, std::string> number_of_kind;
  for (const Exhibit& exhibit : application.exhibits()) {
    const FieldValue* number = exhibit.record.find("number");
    if (number == nullptr) continue;
    rulings.push_back(Consistency(exhibit, *number, application.as_of).ruling());
    const auto [first, is_first] = number_of_kind.emplace(exhibit.record.kind, number->value);
    if (!is_first && first->second != number->value) {
      rulings.push_back({CheckOutcome::fail,
                         {{"number", first->second}, {"other_number", number->value}},
                         "The uploads show different certificate numbers. Upload pictures of one document.",
                         "上传的图片中证件号码不一致。请上传同一证件的图片。"});
    }
  }
  return worst(std::move(rulings), no_number_read());
}

}  // namespace

extern const Rule rule_number_consistent;
const Rule rule_number_consistent{
    .id = "number_consistent",
    .question = "Does each number agree with what else stands on the document?",
    .what =
        "Passes when the number of each document agrees with what else stands there: birth date and "
        "sex of a GB 11643 number with the printed ones; printed with machine readable; the "
        "composite check digit of a machine readable zone, which holds number and dates together; "
        "the number on one side with that on the other. Fails when they contradict each other. "
        "Cannot tell where no number was read, or nothing that it could be compared with.",
    .why = "A reading error or an edited picture rarely changes both places at once.",
    .reads = "fields number, birth_date, sex, mrz; findings sides_disagree, sources_disagree",
    .source = "Rule 9 of the rule core: with birth date, sex, MRZ, barcode, other side.",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
