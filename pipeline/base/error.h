#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace docintake {

/// Why an upload could not be processed. Each code exists because a caller acts differently on it; the names
/// of the contract (`unsupported_format` ...) are what `to_string` gives.
enum class ErrorCode {
  unsupported_format,
  upload_too_large,
  too_many_pixels,
  too_many_pages,
  corrupt_file,
  encrypted_file,
  empty_file,
  unreadable_file,
  deadline_exceeded,
  decoder_crashed,
  out_of_memory,
  internal,
};

/// One row of the list of errors: the code, its name in the contract, and what the person who uploaded should
/// do.
struct ErrorDescription {
  ErrorCode code;
  std::string_view name;
  std::string_view remedy;
};

/// Every error there is, in the order of `ErrorCode`.
const std::array<ErrorDescription, 12>& error_descriptions();

/// The code's name in the contract, e.g. "corrupt_file".
std::string_view to_string(ErrorCode code);

/// The code with that name, or nothing.
std::optional<ErrorCode> error_code_from(std::string_view name);

/// "Could not process": an upload that yields no documents. What was processed and is not acceptable is a
/// Finding.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string
      message;  ///< One or two sentences: what is wrong and what to do. No file names, no personal data.
};

/// An error whose message is `detail` followed by the remedy of the code.
Error make_error(ErrorCode code, std::string_view detail);

}  // namespace docintake
