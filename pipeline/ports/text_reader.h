#pragma once

#include <span>
#include <vector>

#include "pipeline/base/deadline.h"
#include "pipeline/model/capture.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// Reads the text on a capture. One instance is used by one thread at a time.
class TextReader {
 public:
  virtual ~TextReader() = default;

  /// Which way up the capture stands, by what can be read on it. Without evidence: zero turns, confidence 0.
  virtual Orientation orient(const Capture& capture, Deadline deadline) = 0;

  /// All text on an upright capture. `seen` is what orient() saw on it; where that is nothing, the lines are
  /// sought. What is not read when the deadline passes is left out.
  virtual Reading read(const Capture& capture, std::vector<FoundLine> seen, Deadline deadline) = 0;

  /// The two-dimensional codes on a capture or a whole page, whichever way up it stands; `read` does not look
  /// for them. At most four of each symbology. None once the deadline has passed.
  virtual std::vector<Barcode> read_barcodes(const Raster& luma, std::span<const Symbology> symbologies,
                                             Deadline deadline) = 0;
};

}  // namespace docintake
