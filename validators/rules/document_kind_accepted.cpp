#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling of_exhibit(const Exhibit& exhibit, const std::vector<std::string>& accepted) {
  if (std::find(accepted.begin(), accepted.end(), exhibit.record.kind) != accepted.end()) {
    return {CheckOutcome::pass,
            {{"kind", exhibit.record.kind}},
            "The document is of an accepted kind.",
            "证件类型符合要求。"};
  }
  return {CheckOutcome::fail,
          {{"file", exhibit.upload.file}, {"kind", exhibit.record.kind}},
          "This kind of document is not accepted. Upload one of the documents that the provider lists.",
          "不接受此类证件。请上传服务商所列的证件之一。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  const bool personal = application.claim.subject == Subject::personal;
  const std::vector<std::string>& accepted = parameters.texts(personal ? "personal" : "enterprise");
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) rulings.push_back(of_exhibit(exhibit, accepted));
  return worst(std::move(rulings), no_document_recognised());
}

constexpr ParameterDescription kParameters[]{
    {"personal", ParameterKind::texts, "The kinds of document that are taken from a person"},
    {"enterprise", ParameterKind::texts, "The kinds of document that are taken from an enterprise"},
};

}  // namespace

extern const Rule rule_document_kind_accepted;
const Rule rule_document_kind_accepted{
    .id = "document_kind_accepted",
    .question = "Is every document of a kind that the provider takes?",
    .what =
        "Passes when every document on the uploads is of a kind that the provider takes from such an "
        "applicant. Fails when one is of another kind. Cannot tell where no document was recognised.",
    .why = "Each provider lists what it can check.",
    .reads = "claim: subject; kind of each document",
    .source =
        "Huawei Cloud, individual: \"passport, ID card, Mainland Travel Permit for Hong Kong and "
        "Macao Residents or for Taiwan Residents, Residence Permit for Hong Kong and Macao Residents "
        "or for Taiwan Residents, or non-Chinese driver license.\" SiliconFlow and Tencent Cloud have "
        "lists of their own.",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
