#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/geometry.h"

namespace docintake {

/// Where the characters of a monospaced line stand: the centre of cell k is `first + pitch k + bend k^2` (the
/// square takes up what perspective is left).
struct CellGrid {
  double first = 0;
  double pitch = 0;
  double bend = 0;

  double center(int k) const { return first + pitch * k + bend * k * k; }
  double width(int k) const { return pitch + 2 * bend * k; }
};

/// The grid that most glyph centres (pixels, any order) lie on, with a pitch from `least` to `most`, `most`
/// less than twice `least`. Nothing where there are fewer than eight or they stand irregularly.
std::optional<CellGrid> fit_cell_grid(const std::vector<double>& centers, double least, double most);

}  // namespace docintake
