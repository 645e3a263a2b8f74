#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/reading.h"

namespace docintake {

/// One reading of what may be a unified social credit code.
struct CodeReading {
  std::string text;       ///< 18 characters of the code's alphabet.
  double confidence = 0;  ///< Least probability among them.
  Quad box{};             ///< Capture pixels.
};

/// What all readings of a code come to.
struct CodeVote {
  enum class Result {
    none,          ///< Nothing on the page looks like such a code.
    unreadable,    ///< Something does, but what stands there is not certain: withheld.
    check_failed,  ///< All readings agree on a code that is not valid: handed on, and said.
    read,          ///< Read.
  };
  Result result = Result::none;
  CodeReading code;  ///< Filled for `check_failed` and `read`.
};

/// Every reading of 18 characters that the lines offer, in which letters that the alphabet leaves out are
/// taken for the digits that they look like. Longer runs give their valid windows of 18.
std::vector<CodeReading> code_readings(const Reading& reading);

/// Weighs the readings. One that is valid is handed on where no other valid one rivals it and it was read
/// twice or surely; its two check characters see every single substitution.
CodeVote vote_on_code(const std::vector<CodeReading>& readings);

/// The valid code in a text that carries exactly one, as QR codes do.
std::optional<std::string> code_in_text(std::string_view text);

}  // namespace docintake
