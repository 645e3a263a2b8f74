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

/// The picture of some of a line's characters, which lie in `general.characters`, with a little room on both
/// sides, but nothing of the characters beside them: it ends in the white between.
LinePicture cut_out(const Raster& luma, const FoundLine& line, const RecognizedLine& general,
                    std::span<const Character> part);

}  // namespace docintake
