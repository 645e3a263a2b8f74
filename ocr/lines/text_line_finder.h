#pragma once

#include <vector>

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// Where a line of dark text seems to stand.
struct FoundLine {
  Quad quad{};          ///< Raster pixels, tight around the ink, the line's own skew followed.
  double height = 0;    ///< Of the ink across the line, pixels: about a character's height.
  double contrast = 0;  ///< Mean darkness of the ink against its surroundings, grey levels.
  double promise =
      0;  ///< The larger, the likelier that it is text worth reading. Only the order means something.

  double width() const;
};

/// The line's quad made longer along its own slope, by so many pixels at the left and at the right.
Quad stretched(const FoundLine& line, double left, double right);

/// Lines of dark text (characters 8 to 110 pixels high, within a few degrees of horizontal) on an upright
/// raster, the most promising first. Finds every script whose characters are about as high as each other; a
/// portrait or a pattern may yield a few false ones. Deterministic; safe to call from any thread.
std::vector<FoundLine> find_text_lines(const Raster& luma);

}  // namespace docintake
