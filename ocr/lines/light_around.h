#pragma once

#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// At which ends of a line light washes out the paper: it is all but white there, and clearly brighter than
/// between the line's characters. More of the line may have stood in it.
struct LightAround {
  bool before = false;
  bool behind = false;
};

LightAround light_around(const Raster& luma, const FoundLine& line);

}  // namespace docintake
