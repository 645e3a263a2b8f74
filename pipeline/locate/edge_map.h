#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/raster.h"

namespace docintake {

/// The edge pixels of a picture, thinned to one pixel across the edge.
struct EdgeMap {
  int width = 0;
  int height = 0;
  /// A pixel an entry, row by row: 0 where there is no edge, else strength * 256 + direction. Strength is 1
  /// to 255: how far the edge stands out from its surroundings. Direction points to the lighter side, 256
  /// units to a full turn, clockwise from the x axis.
  std::vector<std::uint16_t> pixels;

  static int strength(std::uint16_t pixel) { return pixel >> 8; }
  static std::uint8_t direction(std::uint16_t pixel) { return static_cast<std::uint8_t>(pixel); }
};

/// How much of each small cell of a picture is edge.
class EdgeDensity {
 public:
  explicit EdgeDensity(const EdgeMap& edges);

  /// Whether the surroundings of the point have edges as print has; not so outside the picture.
  bool busy(double x, double y) const;

 private:
  int columns_;
  int rows_;
  std::vector<std::uint8_t> counts_;
};

/// The edges of the picture. Strength is relative to the neighbourhood's mean gradient, so that the faint
/// border of a card on smooth paper counts as much as a strong one among text. Pictures under 16 pixels have
/// none.
EdgeMap find_edges(const Raster& picture);

}  // namespace docintake
