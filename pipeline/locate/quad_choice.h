#pragma once

#include <span>
#include <vector>

#include "pipeline/locate/quad_search.h"

namespace docintake {

/// The outlines of documents among the proposed, the likeliest first, at most four, none overlapping another.
/// Of a sheet or a screen with a document on it the document, of an open passport both pages.
std::vector<QuadCandidate> chosen_quads(std::vector<QuadCandidate> proposed);

/// Of the proposed those that overlap with one of `known`, quads that turned out to be no documents, and are
/// little less likely than these looked; the likeliest first, at most three, none much like another or like a
/// known one.
std::vector<QuadCandidate> second_choice(std::vector<QuadCandidate> proposed, std::span<const Quad> known);

}  // namespace docintake
