#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/reading.h"
#include "validators/documents/evidence/licence_print.h"

namespace docintake {

/// What the recognizers but the first read where the value's words stand, letters and digits alone: whole
/// readings, and every stretch of them between spaces and marks that no number has inside.
std::vector<std::string> other_readings(const Reading& reading, const LicenceValue& value);

/// A driving licence's number, as printed, where another recognizer read the same on its line, or two of them
/// read the same but for letters and digits that look alike. Empty where they do not agree, and where a
/// letter may be a digit and the jurisdiction's formats do not say which.
std::string agreed_number(const Reading& reading, const LicenceValue& value, std::string_view jurisdiction);

}  // namespace docintake
