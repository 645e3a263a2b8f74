#pragma once

#include <vector>

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// A quad that may be a document's outline.
struct QuadCandidate {
  Quad quad{};                ///< Pixels of the searched picture; clockwise, longer sides on top and bottom.
  double score = 0;           ///< 0 to 1: how sure it is that a document's sides lie there.
  bool extrapolated = false;  ///< Whether a corner lies outside the picture or a side was not seen.
};

/// The outlines of documents in a picture of about 1,000 pixels, the likeliest first, none overlapping another.
std::vector<QuadCandidate> find_quads(const Raster& picture);

}  // namespace docintake
