#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

#include "validators/normalize/unicode.h"
#include "validators/rules/comparing/against_claim.h"

namespace docintake {
namespace {

/// A number as it is compared.
std::u32string bare(std::string_view number) {
  std::u32string kept = folded(to_u32(number));
  std::erase_if(kept, [](char32_t c) { return c == U'-' || c == U'<' || c == U'‐' || c == U'–'; });
  return kept;
}

bool one_place_differs(const std::u32string& a, const std::u32string& b) {
  if (a.size() != b.size()) return false;
  return std::inner_product(a.begin(), a.end(), b.begin(), 0, std::plus<>(), std::not_equal_to<>()) == 1;
}

Ruling of_number(const Exhibit& exhibit, const FieldValue& number, const std::string& claimed,
                 const Parameters& parameters) {
  const std::u32string a = bare(claimed);
  const std::u32string b = bare(number.value);
  const Reliance reliance = reliance_on(number, a, parameters);
  const Facts facts = comparison_facts("number", claimed, number, reliance);
  const bool unsure = reliance.unsure || exhibit.has_finding("number_check_failed");
  if (reliance.doubtful || (unsure && one_place_differs(a, b))) {
    return {CheckOutcome::cannot_tell, facts,
            "The certificate number could not be read with certainty. Check the number or upload a clearer "
            "picture.",
            "证件号码无法准确识别。请核对号码，或上传更清晰的图片。"};
  }
  if (a == b) return {CheckOutcome::pass, facts, "The number matches the document.", "证件号码与证件一致。"};
  return {
      CheckOutcome::fail, facts,
      "The certificate number that was entered is not the one on the document. Correct it or upload your own "
      "document.",
      "填写的证件号码与证件不一致。请更正号码或上传本人证件。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  const std::string& claimed = application.claim.number;
  return judge_against_claim(application, claimed,
                             {CheckOutcome::cannot_tell,
                              {},
                              "No certificate number was entered. Enter it as it is printed.",
                              "未填写证件号码。请按证件填写。"},
                             no_number_read(), [&](const Exhibit& exhibit) -> std::optional<Ruling> {
                               const FieldValue* number = exhibit.record.find("number");
                               if (number == nullptr) return std::nullopt;
                               return of_number(exhibit, *number, claimed, parameters);
                             });
}

}  // namespace

extern const Rule rule_number_matches;
const Rule rule_number_matches{
    .id = "number_matches",
    .question = "Is the claimed number the number on the document?",
    .what =
        "Passes when the claimed certificate number is the number on each document that shows one. "
        "Fails when it is another. Cannot tell where no number was claimed or read, where the "
        "reading is less sure than `least_confidence`, or where claim and reading differ in one "
        "place while the reading is less sure than `sure_confidence` or fails its own check digits. Where "
        "the reader says what it saw at each place, the claim must be likelier than any other number by "
        "`least_margin` to pass, and another as much likelier to fail it.",
    .why = "Compared without width, case, spaces, hyphens and fillers; otherwise every character counts.",
    .reads = "claim: number; field number; finding number_check_failed",
    .source =
        "Huawei Cloud, individual: \"The name and certificate number you entered must match the "
        "certificate.\" Tencent Cloud likewise.",
    .parameters = kComparisonParameters,
    .judge = judge,
};

}  // namespace docintake
