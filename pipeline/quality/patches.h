#pragma once

#include <vector>

#include "pipeline/quality/subject.h"

namespace docintake::quality {

/// Bars of one tone, darker than the paper, that nothing a document prints looks like: longer than high, as
/// high as one to a few lines, nothing read on them, away from the document's border and portrait. Capture
/// pixels, the largest first. Tape as white as the paper is not seen.
std::vector<Box> find_patches(const Subject& subject);

}  // namespace docintake::quality
