#pragma once

#include <vector>

#include "ocr/lines/text_line_finder.h"
#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The number that `general` or the shape of the glyphs shows in the line, read with Alphabet::digits in
/// independent ways: twice by the recognizer, and, where it is printed in OCR-B, by comparing shapes. What
/// stands before and after the number (a label) is cut off; digits just beyond the ends of the line belong to
/// it. Empty where the line shows no number.
std::vector<RecognizedLine> read_number(const Raster& luma, const FoundLine& line,
                                        const RecognizedLine& general, LineRecognizer& recognizer,
                                        Deadline deadline);

}  // namespace docintake
