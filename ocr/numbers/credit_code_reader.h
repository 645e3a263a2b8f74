#pragma once

#include <vector>

#include "ocr/lines/text_line_finder.h"
#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The stretch of a form's line that may be a unified social credit code (GB 32100), however badly `general`
/// reads its letters: cut out and read with Alphabet::mrz at two scales, and once more as 18 characters of
/// the code's alphabet where that says something else. The code's check characters shape no reading. Empty
/// where there is no such stretch.
std::vector<RecognizedLine> read_credit_code(const Raster& luma, const FoundLine& line,
                                             const RecognizedLine& general, LineRecognizer& recognizer,
                                             Deadline deadline);

}  // namespace docintake
