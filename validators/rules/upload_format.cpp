#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling of_upload(const Outcome& upload, const std::vector<std::string>& formats) {
  const bool none_of_ours = upload.error && upload.error->code == ErrorCode::unsupported_format;
  if (upload.media_type.empty() && !none_of_ours) {
    return {CheckOutcome::cannot_tell,
            {{"file", upload.file}},
            "The format of an uploaded file could not be determined. Upload the file again.",
            "无法确定上传文件的格式。请重新上传。"};
  }
  if (std::find(formats.begin(), formats.end(), upload.media_type) != formats.end()) {
    return {CheckOutcome::pass, {}, "Each upload is of a supported format.", "文件格式均受支持。"};
  }
  return {CheckOutcome::fail,
          {{"file", upload.file}, {"media_type", upload.media_type.empty() ? "unknown" : upload.media_type}},
          "An uploaded file is of a format that is not supported. Upload a JPG, JPEG, BMP, PNG or PDF file.",
          "上传文件的格式不受支持。请上传 JPG、JPEG、BMP、PNG 或 PDF 文件。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  std::vector<Ruling> rulings;
  for (const Outcome& upload : application.uploads)
    rulings.push_back(of_upload(upload, parameters.texts("formats")));
  return worst(std::move(rulings), nothing_uploaded());
}

constexpr ParameterDescription kParameters[]{
    {"formats", ParameterKind::texts, "The media types that are taken, e.g. image/jpeg"},
};

}  // namespace

extern const Rule rule_upload_format;
const Rule rule_upload_format{
    .id = "upload_format",
    .question = "Is each upload of a format that the provider takes?",
    .what =
        "Passes when each upload is, by its content, of one of the formats that the provider takes. "
        "Fails when one is of another format. Cannot tell where an upload was never looked into (it "
        "could not be opened or was too large).",
    .why = "A file's name says nothing about what is in it; the bytes do.",
    .reads = "media type and error of each upload",
    .source = "Huawei Cloud, individual: \"Supported file formats include JPG, JPEG, BMP, PNG, and PDF.\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
