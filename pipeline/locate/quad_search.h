#pragma once

#include <array>
#include <vector>

#include "pipeline/locate/reduce.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// What speaks for one side of a quad.
struct SideEvidence {
  double support =
      0;  ///< 0 to 1: part of it with an edge along it; what lies outside the picture does not count.
  double one_sided = 0;  ///< 0 to 1: part with an edge of the one polarity that there is more of.
  double overshoot =
      0;            ///< 0 to 1: the edge going on beyond the corners, as a table's or a keyboard's lines do.
  double seen = 0;  ///< 0 to 1: part inside the picture.
};

/// A quad that may be a document's outline, and what speaks for it.
struct QuadCandidate {
  Quad quad{};  ///< Page pixels; clockwise, longer sides on top and bottom.
  std::array<SideEvidence, 4> sides;
  double fold = 0;       ///< 0 to 1: part of a line across the middle of its longer sides that shows an edge.
  double fold_at = 0.5;  ///< Where along the longer sides that line is, 0 to 1.
  bool concluded = false;  ///< Whether the fourth side was placed by the format and not by its edge.
  double ink = 0;          ///< 0 to 1: part of the inside that has edges, as print does.
  double ink_around = 0;   ///< 0 to 1: the same of a ring around it.
  double ratio = 1;        ///< True width over height, at least 1.
  double area = 0;         ///< Part of the picture.
  double score = 0;        ///< 0 to 1: how sure it is that a document's sides lie there.
  double error = 0;        ///< Page pixels that a side may be off.
};

/// All quads in the picture of which at least three sides show edges, scored, in no order. Made for pictures
/// of 500 to 1,000 pixels: the smaller one shows what is blurred or noisy, the larger one what is small or
/// fine.
std::vector<QuadCandidate> propose_quads(const ReducedPicture& picture);

}  // namespace docintake
