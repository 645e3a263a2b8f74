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
  const std::string& claimed = application.claim.legal_representative;
  return judge_against_claim(
      application, claimed,
      {CheckOutcome::cannot_tell,
       {},
       "No legal representative was entered. Enter the name as on the licence.",
       "未填写法定代表人姓名。请按营业执照填写。"},
      {CheckOutcome::cannot_tell,
       {},
       "No legal representative could be read. Upload a clearer picture of the business licence.",
       "未能读取法定代表人。请上传更清晰的营业执照图片。"},
      [&](const Exhibit& exhibit) -> std::optional<Ruling> {
        const FieldValue* read = exhibit.record.find("legal_representative");
        if (read == nullptr) return std::nullopt;
        return ruling_on_names(compare_names(claimed, read->value, false), "legal_representative", claimed,
                               *read, parameters);
      });
}

}  // namespace

extern const Rule rule_legal_representative_matches;
const Rule rule_legal_representative_matches{
    .id = "legal_representative_matches",
    .question = "Is the claimed legal representative the one on the licence?",
    .what =
        "Passes when the claimed legal representative is the one on each business licence. Fails when it is "
        "another. Cannot tell where none was claimed or read, the reading is less sure than "
        "`least_confidence`, or one character differs that the reader may have misread. Passes for persons.",
    .why = "The licence of a sole trader names the operator in the same place.",
    .reads = "claim: subject, legal_representative; field legal_representative",
    .source =
        "SiliconFlow: \"enter the legal representative's name and company name, upload the business "
        "license\"; Tencent Cloud: the channels of the corporate legal person",
    .parameters = kComparisonParameters,
    .judge = judge,
};

}  // namespace docintake
