#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "pipeline/model/upload.h"

namespace docintake {

/// The folder of the committed malformed uploads.
inline std::filesystem::path malformed_folder() {
  return std::filesystem::path(DOCINTAKE_SOURCE_DIR) / "samples" / "malformed";
}

/// A file's bytes; empty where it cannot be read. The buffer is exactly as long as the file, so that a
/// sanitizer sees a read behind its end.
inline Bytes bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string content(std::istreambuf_iterator<char>(file), {});
  return Bytes(content.begin(), content.end());
}

/// The upload that consists of these bytes, which are neither empty nor over the limit.
inline Upload upload_of(Bytes bytes, const Limits& limits = {}) {
  return Upload::create("upload", std::move(bytes), limits).value();
}

/// A committed malformed upload by its file name.
inline Upload malformed_upload(const std::string& name) {
  return upload_of(bytes_of(malformed_folder() / name));
}

}  // namespace docintake
