#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling of_exhibit(const Exhibit& exhibit, const std::string& claimed) {
  const Facts facts{{"claimed_kind", claimed}, {"kind", exhibit.record.kind}, {"file", exhibit.upload.file}};
  if (exhibit.record.kind == claimed) {
    return {CheckOutcome::pass, facts, "The document is of the kind that was selected.",
            "证件类型与所选一致。"};
  }
  return {CheckOutcome::fail, facts,
          "The document is not of the kind that was selected. Select the right kind or upload the other "
          "document.",
          "证件与所选类型不一致。请选择正确的证件类型，或上传相应的证件。"};
}

Ruling judge(const Application& application, const Parameters&) {
  const std::string& claimed = application.claim.document_kind;
  if (claimed.empty()) {
    return {CheckOutcome::cannot_tell,
            {},
            "No kind of document was selected. Select it.",
            "未选择证件类型。请选择。"};
  }
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) rulings.push_back(of_exhibit(exhibit, claimed));
  return worst(std::move(rulings), no_document_recognised());
}

}  // namespace

extern const Rule rule_document_kind_matches_claim;
const Rule rule_document_kind_matches_claim{
    .id = "document_kind_matches_claim",
    .question = "Is every document of the kind that was claimed?",
    .what =
        "Passes when every document on the uploads is of the kind that the applicant named. Fails "
        "when one is of another kind. Cannot tell where the applicant named none or no document was "
        "recognised.",
    .why = "Number and name are compared by the rules of the kind that was claimed.",
    .reads = "claim: document_kind; kind of each document",
    .source =
        "SiliconFlow (\"select the document type\") and Huawei Cloud, individual: the applicant fills "
        "in which document it is.",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
