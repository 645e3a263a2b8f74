#include <algorithm>
#include <string>
#include <utility>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

bool is_upload_at_fault(ErrorCode code) {
  switch (code) {
    case ErrorCode::deadline_exceeded:
    case ErrorCode::decoder_crashed:
    case ErrorCode::out_of_memory:
    case ErrorCode::internal:
      return false;
    default:
      return true;
  }
}

Ruling of_error(const Outcome& upload) {
  const Error& error = *upload.error;
  const Facts facts{{"file", upload.file}, {"error", std::string(to_string(error.code))}};
  if (is_upload_at_fault(error.code)) {
    return {CheckOutcome::fail, facts, "An uploaded file could not be read. " + error.message,
            "上传的文件无法读取。请重新拍摄或另存为 JPG、PNG、BMP 或 PDF 后再上传。"};
  }
  return {CheckOutcome::cannot_tell, facts,
          "An uploaded file could not be processed; it has to be looked at.",
          "上传的文件未能处理完成，需要人工查看。"};
}

Ruling of_upload(const Outcome& upload) {
  if (upload.error) return of_error(upload);
  const bool known = std::any_of(upload.documents.begin(), upload.documents.end(),
                                 [](const Document& document) { return document.record.kind != "unknown"; });
  if (known) return {CheckOutcome::pass, {}, "Each upload shows a document.", "每个文件中都有证件。"};
  return {CheckOutcome::cannot_tell,
          {{"file", upload.file}},
          "No document was recognised in an uploaded file. Photograph the whole document, flat and in focus, "
          "and upload "
          "it again.",
          "未能在上传的文件中识别出证件。请将证件平放、对焦清晰、完整拍摄后重新上传。"};
}

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  for (const Outcome& upload : application.uploads) rulings.push_back(of_upload(upload));
  return worst(std::move(rulings), nothing_uploaded());
}

}  // namespace

extern const Rule rule_document_present;
const Rule rule_document_present{
    .id = "document_present",
    .question = "Could each upload be processed, and does it show a document?",
    .what =
        "Passes when each upload could be processed and shows a document of a known kind. Fails for "
        "an upload that is at fault itself (damaged, encrypted, too large, of another format). "
        "Cannot tell where the fault may be ours (a deadline, no memory, a defect) or where nothing "
        "was recognised on the picture.",
    .why =
        "The other rules judge what was read. Without this one an upload that could not be read "
        "would say nothing against the applicant.",
    .reads = "error and documents of each upload",
    .source = "docintake itself: never fail open. Every policy must use it.",
    .parameters = {},
    .indispensable = true,
    .judge = judge,
};

}  // namespace docintake
