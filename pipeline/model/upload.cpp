#include "pipeline/model/upload.h"

#include <fmt/format.h>

#include "pipeline/base/sha256.h"

namespace docintake {

Upload::Upload(std::string label, Bytes bytes, std::string id)
    : label_(std::move(label)), bytes_(std::move(bytes)), id_(std::move(id)) {}

Result<Upload> Upload::create(std::string label, Bytes bytes, const Limits& limits) {
  if (bytes.empty()) return make_error(ErrorCode::empty_file, "The file is empty.");
  if (bytes.size() > limits.upload_bytes) {
    return make_error(ErrorCode::upload_too_large,
                      fmt::format("The file is larger than {} bytes.", limits.upload_bytes));
  }
  std::string id = "sha256:" + sha256_hex(bytes);
  return Upload(std::move(label), std::move(bytes), std::move(id));
}

}  // namespace docintake
