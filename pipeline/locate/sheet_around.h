#pragma once

#include <optional>

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// The sheet around a frame that is printed on it and was taken for its sides: paper goes on outside the
/// frame and ends at about the same distance on all sides, at an edge or where the picture ends. A side of
/// `frame` that is the sheet's own already stays. In the frame's order, page pixels. Nothing where no such
/// ends are seen. The frame is proper.
std::optional<Quad> sheet_around(const Raster& page, const Quad& frame);

}  // namespace docintake
