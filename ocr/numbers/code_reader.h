#pragma once

#include <vector>

#include "ocr/lines/text_line_finder.h"
#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The longest word of the line that may be a document number in which letters and digits mix, as `general`
/// reads it, or a unified social credit code, cut out and read with Alphabet::mrz at two scales. Empty where
/// there is no such word.
std::vector<RecognizedLine> read_code(const Raster& luma, const FoundLine& line,
                                      const RecognizedLine& general, LineRecognizer& recognizer,
                                      Deadline deadline);

}  // namespace docintake
