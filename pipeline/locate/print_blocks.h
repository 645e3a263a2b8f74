#pragma once

#include <vector>

#include "pipeline/locate/reduce.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// Where documents may lie on white paper that shows no sides, as photocopies do not: each block of print of
/// a document's shape outside the `known` quads, with the margin that documents leave around their print.
/// Page pixels, clockwise, longer sides on top and bottom, largest first. Empty where the picture is not
/// mostly paper, or print covers most of it.
std::vector<Quad> find_print_blocks(const ReducedPicture& picture, const std::vector<Quad>& known);

}  // namespace docintake
