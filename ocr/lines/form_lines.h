#pragma once

#include <span>
#include <vector>

#include "pipeline/model/reading.h"

namespace docintake {

/// The lines of a form, from the pieces that find_text_lines() gives: pieces at one height are one line up to
/// a gap as wide as a full-width mark leaves (its ink fills a quarter of its place) and as spaced labels
/// have. The most promising first.
std::vector<FoundLine> form_lines(std::vector<FoundLine> pieces);

/// How far a line may be stretched before it meets what stands beside it.
struct FreeSpace {
  double left = 0;  ///< Pixels.
  double right = 0;
};

/// Half the way from the line to its nearest neighbours at its height, at most `most` pixels. `lines` may
/// hold the line itself.
FreeSpace free_space(const FoundLine& line, std::span<const FoundLine> lines, double most);

}  // namespace docintake
