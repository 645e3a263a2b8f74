#include "pipeline/model/raster.h"

#include <algorithm>

namespace docintake {
namespace {

// Turns by a quarter. Done in tiles that the first-level cache holds: whole columns of a photograph would
// miss it with every pixel.
Raster turned_by_quarter(const Raster& raster, bool clockwise) {
  constexpr int kTile = 64;
  const int w = raster.width();
  const int h = raster.height();
  Raster result(h, w);
  for (int top = 0; top < w; top += kTile) {
    for (int left = 0; left < h; left += kTile) {
      const int bottom = std::min(top + kTile, w);
      const int right = std::min(left + kTile, h);
      for (int y = top; y < bottom; ++y) {
        std::uint8_t* to = result.row(y);
        const std::uint8_t* from = raster.data() + (clockwise ? y : w - 1 - y);
        for (int x = left; x < right; ++x)
          to[x] = from[static_cast<std::size_t>(clockwise ? h - 1 - x : x) * w];
      }
    }
  }
  return result;
}

}  // namespace

Raster turned(const Raster& raster, int quarter_turns) {
  const int turns = (quarter_turns % 4 + 4) % 4;
  if (turns % 2 == 1) return turned_by_quarter(raster, turns == 3);
  Raster result = raster;
  if (turns == 2)
    std::reverse(result.data(), result.data() + static_cast<std::size_t>(result.width()) * result.height());
  return result;
}

void mirror(Raster& raster) {
  for (int y = 0; y < raster.height(); ++y) std::reverse(raster.row(y), raster.row(y) + raster.width());
}

}  // namespace docintake
