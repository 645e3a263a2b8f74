#pragma once

#include <vector>

#include "ocr/lines/text_line_finder.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// The stretches of a line whose words are about as high as each other, left to right, where a line has words
/// of unlike height: a small label before a large value, which recognizers that scale a line as a whole
/// misread. Empty for a line of one height, or of so many changes that it is no such line.
std::vector<FoundLine> segments_of(const Raster& luma, const FoundLine& line);

}  // namespace docintake
