#pragma once

#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// How light washes out the paper at the ends of a line, against the paper between the characters of its
/// other half. More of the line may have stood in it.
struct LightAround {
  Light before = Light::none;
  Light behind = Light::none;
};

LightAround light_around(const Raster& luma, const FoundLine& line);

}  // namespace docintake
