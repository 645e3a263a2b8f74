#pragma once

#include "pipeline/model/raster.h"

namespace docintake {

/// The part of the picture from (left, top) on, reduced by a whole factor, each pixel of the result the
/// rounded mean of factor x factor pixels. The part, width * factor by height * factor pixels, lies inside
/// the picture. `factor` is at least 1 and at most 256.
Raster reduced(const Raster& picture, int left, int top, int width, int height, int factor);

/// The picture at a smaller size, each pixel of the result the mean of what it covers: first by the largest
/// whole factor in both directions, at which up to factor - 1 pixels at the right and below are lost, then by
/// what is left. Neither size is larger than the picture's nor less than 1. Takes a small part of the time of
/// OpenCV's INTER_AREA.
Raster shrunk(const Raster& picture, int width, int height);

}  // namespace docintake
