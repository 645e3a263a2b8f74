#pragma once

#include <vector>

#include "ocr/lines/text_line_finder.h"

namespace docintake {

/// Rows that may be a machine readable zone, top to bottom: two or three long lines of equal length, evenly
/// spaced.
struct MrzRegion {
  std::vector<FoundLine> rows;
};

/// Groups of found lines that have the shape of a machine readable zone (ICAO 9303: 2 x 44, 2 x 36 or 3 x 30
/// characters), pieces of one row joined, the likeliest first, at most three. Whether one is a zone shows in
/// reading.
std::vector<MrzRegion> find_mrz_regions(const std::vector<FoundLine>& lines);

}  // namespace docintake
