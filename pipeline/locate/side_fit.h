#pragma once

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// The quad with each side moved onto the edge that the page shows there, to a fraction of a pixel: edge
/// points are taken across the straight middle part of each side (a card's corners are rounded), a line is
/// fitted to them robustly, and neighbouring lines are crossed. A side whose edge cannot be made out keeps
/// its place. `reach` is how far, in page pixels, an edge may lie from where `quad` has it.
Quad fitted_to_sides(const Raster& page, const Quad& quad, double reach);

}  // namespace docintake
