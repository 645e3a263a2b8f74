#pragma once

#include <vector>

#include "pipeline/locate/reduce.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// Where on the picture something small may be printed, page pixels, the likeliest first, at most four: boxes
/// about as large as what is there, with many fine edges in them and few around. A card in a hand is such a
/// spot; so are faces and keys.
std::vector<Box> find_print_spots(const ReducedPicture& picture);

}  // namespace docintake
