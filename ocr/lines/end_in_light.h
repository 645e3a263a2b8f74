#pragma once

#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// Whether light washes out the paper right behind the line: it is all but white there, and clearly brighter
/// than between the line's characters. More of the line may have stood in it.
bool ends_in_light(const Raster& luma, const FoundLine& line);

}  // namespace docintake
