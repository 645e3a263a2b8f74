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

/// A driving licence's number, as printed, where another recognizer read the same on its line, or two of them
/// read the same but for letters and digits that look alike, or all three did and the issuer's formats tell
/// the rest. Empty where they do not agree, and where a letter may be a digit and the formats do not say
/// which.
std::string agreed_number(const Reading& reading, const LicenceValue& value, NumberFormats formats);

/// The same where what the formats leave open alone keeps them from agreeing: with digits for those letters.
/// To be doubted.
std::string number_left_open(const Reading& reading, const LicenceValue& value, NumberFormats formats);

}  // namespace docintake
