#include "validators/rules/application/ruling.h"

#include <algorithm>
#include <utility>

namespace docintake {
namespace {

int severity(CheckOutcome outcome) {
  switch (outcome) {
    case CheckOutcome::pass:
      return 0;
    case CheckOutcome::cannot_tell:
      return 1;
    case CheckOutcome::fail:
      return 2;
  }
  return 2;
}

}  // namespace

Ruling worst(std::vector<Ruling> rulings, Ruling of_none) {
  if (rulings.empty()) return of_none;
  return std::move(*std::max_element(rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) {
    return severity(a.outcome) < severity(b.outcome);
  }));
}

Ruling nothing_uploaded() {
  return {CheckOutcome::cannot_tell,
          {},
          "Nothing was uploaded. Upload a picture of the document.",
          "没有上传任何文件。请上传证件图片。"};
}

Ruling no_document_recognised() {
  return {
      CheckOutcome::cannot_tell,
      {},
      "No document was recognised. Photograph the whole document, flat and in focus, and upload it again.",
      "未能识别出证件。请将证件平放、对焦清晰、完整拍摄后重新上传。"};
}

Ruling no_number_read() {
  return {CheckOutcome::cannot_tell,
          {},
          "No certificate number could be read. Upload a clearer picture of the side that shows it.",
          "未能读取证件号码。请上传印有号码一面的清晰图片。"};
}

Ruling not_asked_for() { return {CheckOutcome::pass, {}, "This was not asked for.", "未提出此项请求。"}; }

Ruling not_concerned() {
  return {CheckOutcome::pass, {}, "This does not concern such an applicant.", "此项不适用于该申请人。"};
}

Ruling not_known(std::string_view what) {
  return {
      CheckOutcome::cannot_tell,
      {{"missing", std::string(what)}},
      "This could not be checked with what is known of the account; it has to be looked at. Nothing is for "
      "you to do.",
      "账号资料不足，无法自动核验此项，需人工查看。您无需操作。"};
}

}  // namespace docintake
