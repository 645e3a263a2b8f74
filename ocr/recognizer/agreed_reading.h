#pragma once

#include <span>

#include "pipeline/model/reading.h"

namespace docintake {

/// One reading out of several of the same line, which differ in how it was prepared: the surest of them, each
/// of its characters the one that all of them together hold for the likeliest at that place, with their mean
/// probability (nothing read there counts as 0). A character that it lost and the others have is put in.
/// `height` is the line's, in capture pixels. The readings' characters have boxes; there is at least one
/// reading.
RecognizedLine agreed_reading(std::span<const RecognizedLine> readings, double height);

}  // namespace docintake
