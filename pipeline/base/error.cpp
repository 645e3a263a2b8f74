#include "pipeline/base/error.h"

#include <fmt/format.h>

namespace docintake {

const std::array<ErrorDescription, 12>& error_descriptions() {
  static constexpr std::array<ErrorDescription, 12> kDescriptions{{
      {ErrorCode::unsupported_format, "unsupported_format", "Upload a JPG, PNG, BMP or PDF file."},
      {ErrorCode::upload_too_large, "upload_too_large",
       "Upload a smaller file, or photograph at a lower quality."},
      {ErrorCode::too_many_pixels, "too_many_pixels", "Upload a picture of lower resolution."},
      {ErrorCode::too_many_pages, "too_many_pages", "Upload only the pages that show the document."},
      {ErrorCode::corrupt_file, "corrupt_file",
       "Save or photograph the document again and upload the new file."},
      {ErrorCode::encrypted_file, "encrypted_file", "Upload the file without a password."},
      {ErrorCode::empty_file, "empty_file", "Choose the file again; nothing arrived."},
      {ErrorCode::unreadable_file, "unreadable_file", "Check the path and its permissions."},
      {ErrorCode::deadline_exceeded, "deadline_exceeded", "Try again, or upload a smaller picture."},
      {ErrorCode::decoder_crashed, "decoder_crashed", "Save the picture in another format and upload that."},
      {ErrorCode::out_of_memory, "out_of_memory", "Upload a picture of lower resolution."},
      {ErrorCode::internal, "internal", "This is a defect in docintake; please report it."},
  }};
  return kDescriptions;
}

std::string_view to_string(ErrorCode code) {
  return error_descriptions()[static_cast<std::size_t>(code)].name;
}

std::optional<ErrorCode> error_code_from(std::string_view name) {
  for (const ErrorDescription& row : error_descriptions()) {
    if (row.name == name) return row.code;
  }
  return std::nullopt;
}

Error make_error(ErrorCode code, std::string_view detail) {
  return {code, fmt::format("{} {}", detail, error_descriptions()[static_cast<std::size_t>(code)].remedy)};
}

}  // namespace docintake
