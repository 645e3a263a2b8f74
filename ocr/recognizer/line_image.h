#pragma once

#include "ocr/lines/line_picture.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// A line at the scale and with the crop that the networks are trained on.
struct LineImage {
  Raster pixels;
  double scale_x = 1;  ///< From the line's picture to here.
  double scale_y = 1;
  double top = 0;  ///< Row of the line's picture, scaled, that is row 0 here.

  /// A stretch of columns, from top to bottom of the image, on the line's picture.
  Box on_picture(double left, double right) const;
};

/// The line `height` pixels high, not wider than `widest` (what is wider is squeezed). The networks' lines
/// fill 72 to 80 % of their height with ink; attempts 1 and 2 come out smaller and larger than attempt 0
/// does.
LineImage line_image(const LinePicture& line, int height, int widest, int attempt);

}  // namespace docintake
