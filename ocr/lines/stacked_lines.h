#pragma once

#include <optional>
#include <utility>

#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The two lines that were found as one, a large one close above a small one (a title and what stands below
/// it), upper one first: cut where the least ink is, between two fifths and nine tenths of the height.
/// Nothing where there is no such gap.
std::optional<std::pair<FoundLine, FoundLine>> stacked_lines(const Raster& luma, const FoundLine& line);

}  // namespace docintake
