#pragma once

#include <optional>

#include "pipeline/model/raster.h"

namespace docintake {

/// The picture with its red ink as light as its paper: what is printed under a red seal can then be read.
/// `redness` (red difference of JFIF, 128 neutral) spans the same at any size. Nothing where hardly anything
/// is red, or nothing is known of it. The picture's own tint is not taken for ink.
std::optional<Raster> without_red(const Raster& luma, const Raster& redness);

}  // namespace docintake
