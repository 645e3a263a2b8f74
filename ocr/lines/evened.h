#pragma once

#include "pipeline/model/raster.h"

namespace docintake {

/// A dark picture brightened until its paper is light, a noisy one smoothed.
Raster evened(Raster luma);

}  // namespace docintake
