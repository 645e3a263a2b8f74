#include "pipeline/locate/reduce.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace docintake {

Raster reduced(const Raster& picture, int left, int top, int width, int height, int factor) {
  Raster result(width, height);
  // Column sums of `factor` rows first: that loop is the long one, and the compiler turns it into vector
  // code. 256 rows of 255 fit 16 bits.
  std::vector<std::uint16_t> sums(static_cast<std::size_t>(width) * factor);
  const std::uint32_t area = static_cast<std::uint32_t>(factor) * factor;
  for (int y = 0; y < height; ++y) {
    std::fill(sums.begin(), sums.end(), std::uint16_t{0});
    for (int dy = 0; dy < factor; ++dy) {
      const std::uint8_t* from = picture.row(top + y * factor + dy) + left;
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] = static_cast<std::uint16_t>(sums[x] + from[x]);
    }
    std::uint8_t* to = result.row(y);
    for (int x = 0; x < width; ++x) {
      std::uint32_t sum = area / 2;
      for (int dx = 0; dx < factor; ++dx) sum += sums[static_cast<std::size_t>(x) * factor + dx];
      to[x] = static_cast<std::uint8_t>(sum / area);
    }
  }
  return result;
}

ReducedPicture reduced_to(const Raster& page, int longer_side) {
  const int longer = std::max(page.width(), page.height());
  const int shorter = std::min(page.width(), page.height());
  const int wanted = static_cast<int>(std::lround(static_cast<double>(longer) / longer_side));
  const int factor = std::clamp(std::min(wanted, shorter), 1, 256);
  return {reduced(page, 0, 0, page.width() / factor, page.height() / factor, factor), factor};
}

ReducedPicture halved(const ReducedPicture& picture) {
  const int width = picture.luma.width() / 2;
  const int height = picture.luma.height() / 2;
  if (width == 0 || height == 0) return picture;
  return {reduced(picture.luma, 0, 0, width, height, 2), picture.factor * 2};
}

}  // namespace docintake
