#pragma once

#include <string>

#include "pipeline/base/bytes.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/result.h"

namespace docintake {

/// The bytes somebody sent, with a label for messages. Once it exists, 0 < size <= the limit.
class Upload {
 public:
  /// Takes the bytes over. Errors: `empty_file`, `upload_too_large`.
  static Result<Upload> create(std::string label, Bytes bytes, const Limits& limits);

  /// What the caller calls it (a path as given, or "-"); shown in the outcome, never interpreted.
  const std::string& label() const { return label_; }

  /// The content. Hostile until decoded.
  ByteView bytes() const { return bytes_; }

  /// "sha256:" and 64 hexadecimal digits.
  const std::string& id() const { return id_; }

 private:
  Upload(std::string label, Bytes bytes, std::string id);

  std::string label_;
  Bytes bytes_;
  std::string id_;
};

}  // namespace docintake
