#pragma once

#include <span>
#include <vector>

#include "pipeline/model/reading.h"

namespace docintake {

/// The words of a line: its characters between spaces and ideographs, which are none of them. Refers to the
/// line.
std::vector<std::span<const Character>> words_of(const RecognizedLine& line);

}  // namespace docintake
