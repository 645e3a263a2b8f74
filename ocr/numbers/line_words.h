#pragma once

#include <span>
#include <vector>

#include "ocr/lines/line_picture.h"
#include "ocr/lines/text_line_finder.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The words of a line: its characters between spaces and ideographs, which are none of them. Refers to the
/// line.
std::vector<std::span<const Character>> words_of(const RecognizedLine& line);

/// The part of a line from one of its characters to another, with a little room on both sides.
LinePicture cut_out(const Raster& luma, const FoundLine& line, const Character& first, const Character& last);

}  // namespace docintake
