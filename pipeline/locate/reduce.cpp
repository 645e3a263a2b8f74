#include "pipeline/locate/reduce.h"

#include <algorithm>
#include <cmath>

#include "pipeline/model/shrink.h"

namespace docintake {

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
