#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/identifiers/icao9303.h"
#include "validators/identifiers/identifier_scheme.h"
#include "validators/rules/application/numbers.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

/// What the number's own scheme says about it; nothing where there is nothing to check it against.
std::optional<bool> well_formed(const Record& record, const std::string& number, Date as_of) {
  const std::string_view scheme = number_scheme_of(record.kind);
  if (scheme == "icao9303") {
    const std::optional<Mrz> mrz = mrz_of(record);
    if (!mrz || mrz->number != number) return std::nullopt;
    return mrz->number_check == DigitCheck::pass && mrz->composite_check != DigitCheck::fail;
  }
  for (const IdentifierScheme* row : identifier_schemes()) {
    if (row->id == scheme) return row->valid(number, as_of);
  }
  return std::nullopt;
}

Ruling of_number(const Exhibit& exhibit, const std::string& number, Date as_of) {
  const Facts facts{{"kind", exhibit.record.kind}, {"number", number}};
  const std::optional<bool> right = well_formed(exhibit.record, number, as_of);
  if (right == false || exhibit.has_finding("number_check_failed")) {
    return {CheckOutcome::fail, facts,
            "The certificate number is not a possible one: its check digits do not fit. Upload the original "
            "document.",
            "证件号码校验不通过。请上传证件原件的图片。"};
  }
  if (!right) {
    return {CheckOutcome::cannot_tell, facts,
            "The certificate number could not be checked. Upload a picture that shows the whole document "
            "clearly.",
            "证件号码无法校验。请上传完整、清晰的证件图片。"};
  }
  return {CheckOutcome::pass, facts, "The certificate number is well formed.", "证件号码格式正确。"};
}

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    if (const FieldValue* number = exhibit.record.find("number")) {
      rulings.push_back(of_number(exhibit, number->value, application.as_of));
    }
  }
  return worst(std::move(rulings), no_number_read());
}

}  // namespace

extern const Rule rule_number_well_formed;
const Rule rule_number_well_formed{
    .id = "number_well_formed",
    .question = "Does each number have the form and check digits of its kind?",
    .what =
        "Passes when the number of each document has the form and the check digits of its kind: GB "
        "11643 for cards of mainland China, the check digits of the machine readable zone (ICAO Doc "
        "9303) for documents that have one. Fails when a number contradicts them. Cannot tell where "
        "no number was read, or the kind's scheme has no check that this number can be put to (a "
        "passport whose zone was not read).",
    .why = "A number that fails its own check digits is misread or forged; either way it proves nothing.",
    .reads = "fields number, mrz; finding number_check_failed",
    .source =
        "Rule 8 of the rule core: format and check digits of the kind. The providers ask for a "
        "number that exists.",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
