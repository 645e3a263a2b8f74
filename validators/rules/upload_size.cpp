#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr double kMegabyte = 1024 * 1024;

Ruling of_upload(const Outcome& upload, double most_bytes) {
  const bool refused = upload.error && upload.error->code == ErrorCode::upload_too_large;
  if (refused || double(upload.bytes) > most_bytes) {
    return {CheckOutcome::fail,
            {{"file", upload.file},
             {"bytes", std::to_string(upload.bytes)},
             {"most_bytes", fmt::format("{:.0f}", most_bytes)}},
            fmt::format("An uploaded file is too large. Upload one of at most {:.1f} MB.",
                        most_bytes / kMegabyte),
            fmt::format("上传的文件过大。请上传不超过 {:.1f} MB 的文件。", most_bytes / kMegabyte)};
  }
  if (upload.error && upload.error->code == ErrorCode::unreadable_file) {
    return {CheckOutcome::cannot_tell,
            {{"file", upload.file}},
            "The size of an uploaded file could not be determined. Upload the file again.",
            "无法确定上传文件的大小。请重新上传。"};
  }
  return {CheckOutcome::pass, {}, "Each upload is small enough.", "文件大小均符合要求。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  std::vector<Ruling> rulings;
  for (const Outcome& upload : application.uploads)
    rulings.push_back(of_upload(upload, parameters.number("most_bytes")));
  return worst(std::move(rulings), nothing_uploaded());
}

constexpr ParameterDescription kParameters[]{
    {"most_bytes", ParameterKind::number, "The largest size of a file in bytes"},
};

}  // namespace

extern const Rule rule_upload_size;
const Rule rule_upload_size{
    .id = "upload_size",
    .question = "Is each upload small enough?",
    .what =
        "Passes when each upload is at most as large as the provider takes. Fails when one is "
        "larger. Cannot tell where the size is not known because the upload could not be opened.",
    .why = "The limit of docintake itself is a setting and may be larger than a provider's.",
    .reads = "bytes and error of each upload",
    .source =
        "Huawei Cloud, individual: \"Each file must not exceed 10 MB.\" 10 MB is taken as 10 x 1024 x "
        "1024 bytes.",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
