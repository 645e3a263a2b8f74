#pragma once

#include "ocr/lines/line_picture.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// Turns the picture of one line into characters. One instance is used by one thread at a time.
class LineRecognizer {
 public:
  virtual ~LineRecognizer() = default;

  /// The line read with that alphabet; boxes in capture pixels. Try 0 prepares the picture in the way known
  /// best, tries 1 and 2 in ways (scale, binarization) that make other mistakes. Empty text where nothing is
  /// read or the deadline has passed.
  virtual RecognizedLine recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                                   Deadline deadline) = 0;
};

}  // namespace docintake
