#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/raster.h"

namespace docintake {

/// The edge pixels of a picture, thinned to one pixel across the edge.
struct EdgeMap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> strength;   ///< 0 where there is no edge, else 1 to 255: how far it stands out from its surroundings.
  std::vector<std::uint8_t> direction;  ///< Towards the lighter side, 256 units to a full turn, clockwise from the x axis.

  std::size_t at(int x, int y) const { return static_cast<std::size_t>(y) * width + x; }
};

/// The edges of the picture. Strength is relative to the neighbourhood's mean gradient, so that the faint border of
/// a card on smooth paper counts as much as a strong one among text.
EdgeMap find_edges(const Raster& picture);

}  // namespace docintake
