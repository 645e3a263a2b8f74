#pragma once

#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The line with its dates in Chinese (2016年03月01日, 2016年3月1日) read again as what they are: days that
/// exist, written in one of the two ways. A date that says itself surely stays, and so does what is near no
/// date; the others get the characters, with their probabilities, that the recognizer sees under that
/// constraint. `general` is the line as read with Alphabet::general by the same recognizer.
RecognizedLine with_dates(const Raster& luma, const FoundLine& line, RecognizedLine general,
                          LineRecognizer& recognizer, Deadline deadline);

}  // namespace docintake
