#pragma once

#include <optional>
#include <span>

#include "ocr/lines/text_line_finder.h"
#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// Whether at least two of the characters are digits: a number or a date, then.
bool holds_digits(std::span<const Character> characters);

/// The words of a line that hold at least two digits, as `general` reads it, with what stands between them,
/// cut out and read by another recognizer with Alphabet::latin. Nothing where no word does.
std::optional<RecognizedLine> read_second(const Raster& luma, const FoundLine& line,
                                          const RecognizedLine& general, LineRecognizer& other,
                                          Deadline deadline);

}  // namespace docintake
