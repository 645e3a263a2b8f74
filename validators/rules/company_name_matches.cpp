#include <optional>
#include <string>
#include <utility>

#include "validators/rules/comparing/against_claim.h"
#include "validators/rules/comparing/names.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  if (application.claim.subject == Subject::personal) return not_concerned();
  const std::string& claimed = application.claim.company_name;
  return judge_against_claim(
      application, claimed,
      {CheckOutcome::cannot_tell,
       {},
       "No company name was entered. Enter it as on the licence.",
       "未填写企业名称。请按营业执照填写。"},
      {CheckOutcome::cannot_tell,
       {},
       "No company name could be read. Upload a clearer picture of the business licence.",
       "未能读取企业名称。请上传更清晰的营业执照图片。"},
      [&](const Exhibit& exhibit) -> std::optional<Ruling> {
        const FieldValue* read = exhibit.record.find("company_name");
        if (read == nullptr) return std::nullopt;
        return ruling_on_names(compare_companies(claimed, read->value), "company_name", claimed, *read,
                               parameters);
      });
}

}  // namespace

extern const Rule rule_company_name_matches;
const Rule rule_company_name_matches{
    .id = "company_name_matches",
    .question = "Is the claimed company name the one on the licence?",
    .what =
        "Passes when the claimed company name is the one on each business licence. Fails when it is another. "
        "Cannot tell where none was claimed or read, the reading is less sure than `least_confidence`, or "
        "one character differs that the reader may have misread. Passes for persons.",
    .why = "Width, kinds of brackets, spaces, and traditional against simplified forms do not count.",
    .reads = "claim: subject, company_name; field company_name",
    .source =
        "SiliconFlow: \"enter the legal representative's name and company name, upload the business "
        "license\"; Tencent Cloud: \"(enterprise name/business license)\"",
    .parameters = kComparisonParameters,
    .judge = judge,
};

}  // namespace docintake
