#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/reading.h"
#include "validators/documents/evidence/licence_print.h"
#include "validators/documents/evidence/number_formats.h"

namespace docintake {

/// What the recognizers but the first read where the value's words stand, letters and digits alone: whole
/// readings, and every stretch of them between spaces and marks that no number has inside.
std::vector<std::string> other_readings(const Reading& reading, const LicenceValue& value);

/// A licence's number on which its readers agree.
struct AgreedNumber {
  std::string text;  ///< As printed; empty where they do not.
  bool left_open =
      false;  ///< Whether it has a digit where a letter may stand that looks like it: to be doubted.
};

/// A driving licence's number where another recognizer read the same on its line, or two of them read the
/// same but for letters and digits that look alike, or all three did and the issuer's formats tell the rest.
/// Where those formats have letters and digits alike and all that keeps it from being agreed on is a letter
/// that may be a digit, it is left open.
AgreedNumber agreed_number(const Reading& reading, const LicenceValue& value, NumberFormats formats);

}  // namespace docintake
