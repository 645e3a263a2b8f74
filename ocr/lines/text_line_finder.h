#pragma once

#include <vector>

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The line's quad made longer along its own slope, by so many pixels at the left and at the right.
Quad stretched(const FoundLine& line, double left, double right);

/// Lines of dark text (characters 8 to 110 pixels high, within a few degrees of horizontal) on an upright
/// raster, the most promising first. Finds every script whose characters are about as high as each other; a
/// portrait or a pattern may yield a few false ones. Deterministic; safe to call from any thread.
std::vector<FoundLine> find_text_lines(const Raster& luma);

/// Whether two pieces of one line are about as high as each other, so that both tell its slope.
bool alike_in_height(const FoundLine& a, const FoundLine& b);

/// The parallelogram around two pieces of one line, the left one first: along both where they are about as
/// high as each other, along the longer one where a small label stands beside a large value.
Quad quad_around(const FoundLine& left, const FoundLine& right);

}  // namespace docintake
