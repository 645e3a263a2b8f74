#pragma once

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// The flat picture of what lies in the quad, `ratio` times as wide as high, at the resolution that the page
/// has there, the longer side at most `longest` pixels. Corner (0,0) of the result is quad[0], (width,0)
/// quad[1]. What lies outside the page is continued from its border. The quad is proper.
Raster rectified(const Raster& page, const Quad& quad, double ratio, int longest);

}  // namespace docintake
