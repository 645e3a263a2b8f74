#include "pipeline/model/raster.h"

namespace docintake {

Raster turned(const Raster& raster, int quarter_turns) {
  const int turns = (quarter_turns % 4 + 4) % 4;
  if (turns == 0) return raster;
  const int w = raster.width();
  const int h = raster.height();
  Raster result = turns == 2 ? Raster(w, h) : Raster(h, w);
  for (int y = 0; y < result.height(); ++y) {
    std::uint8_t* to = result.row(y);
    for (int x = 0; x < result.width(); ++x) {
      switch (turns) {
        case 1: to[x] = raster.row(x)[w - 1 - y]; break;
        case 2: to[x] = raster.row(h - 1 - y)[w - 1 - x]; break;
        default: to[x] = raster.row(h - 1 - x)[y]; break;
      }
    }
  }
  return result;
}

}  // namespace docintake
