#pragma once

#include <vector>

#include "pipeline/locate/quad_search.h"

namespace docintake {

/// The outlines of documents among the proposed, the likeliest first, at most four, none overlapping another.
/// Of a sheet or a screen with a document on it the document, of an open passport both pages.
std::vector<QuadCandidate> chosen_quads(std::vector<QuadCandidate> proposed);

}  // namespace docintake
