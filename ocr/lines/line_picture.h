#pragma once

#include "ocr/lines/text_line_finder.h"
#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// One line of text cut out of a capture and turned level, at the resolution it had there, with a margin of
/// background around the ink. Owns its pixels.
class LinePicture {
 public:
  static constexpr double kMargin = 0.3;  ///< Of background around the ink, in ink heights.

  /// Cuts the ink of `quad` (capture pixels, a parallelogram) out of the capture. `height` is the ink's
  /// height across the line.
  LinePicture(const Raster& capture, const Quad& quad, double height);

  const Raster& pixels() const { return pixels_; }

  /// Height of the ink, pixels of the picture.
  double ink_height() const { return ink_height_; }

  /// Where a box of the picture lies on the capture: the upright box around it.
  Box on_capture(const Box& box) const;

  /// The quad of the capture that a box of the picture came from.
  Quad quad_on_capture(const Box& box) const;

  /// The box of the picture around a quad of the capture.
  Box from_capture(const Quad& quad) const;

 private:
  Raster pixels_;
  double ink_height_ = 0;
  PerspectiveMap to_capture_;
};

}  // namespace docintake
