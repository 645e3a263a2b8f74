#pragma once

#include <optional>

#include "ocr/lines/line_picture.h"

namespace docintake {

/// Where a number stands on the picture of a line: the longest row of at least eight glyphs that are as high
/// as each other, narrow and evenly spaced, as digits are and Chinese characters, with their label before a
/// number, are not. In picture pixels, tight around the ink. Nothing where there is no such row.
/// Deterministic.
std::optional<Box> find_digit_run(const LinePicture& line);

}  // namespace docintake
