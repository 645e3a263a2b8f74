#pragma once

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// A page made small enough to search, and how to get back.
struct ReducedPicture {
  Raster luma;
  int factor = 1;  ///< Page pixels a side that one of its pixels is the mean of.

  /// Reduced pixels to page pixels.
  Point to_page(Point p) const {
    return {p.x * factor + (factor - 1) / 2.0, p.y * factor + (factor - 1) / 2.0};
  }
};

/// The page reduced by the whole factor that brings its longer side nearest to `longer_side` pixels, never
/// enlarged.
ReducedPicture reduced_to(const Raster& page, int longer_side);

/// The same with half as many pixels a side; as it is when it has none to lose.
ReducedPicture halved(const ReducedPicture& picture);

}  // namespace docintake
