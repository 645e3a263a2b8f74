#pragma once

#include "pipeline/model/geometry.h"

namespace docintake {

/// Longer side over shorter side of the formats that documents have.
inline constexpr double kId1Ratio = 85.60 / 53.98;  ///< ISO/IEC 7810 ID-1.
inline constexpr double kPassportRatio =
    125.0 / 88.0;  ///< ICAO 9303 TD3; TD2 (105 x 74) and A4 are within 0.5 %.

/// Width over height that the flat rectangle seen as `quad` has, top and bottom being its width: from the
/// perspective itself, with the principal point at the picture's centre (Zhang and He 2007, "Whiteboard
/// scanning and image enhancement", section 3), or the ratio of mean side lengths where the perspective is
/// too slight to tell. `picture` is the width and height of the picture that the quad's pixels belong to. The
/// quad is proper.
double true_ratio(const Quad& quad, Point picture);

/// `ratio` (width over height) moved to the nearest format of a document, lying or standing, when it is near
/// one.
double snapped_ratio(double ratio);

/// How far the ratio is from the nearest format: |ln(ratio / format)|, lying or standing.
double distance_to_format(double ratio);

}  // namespace docintake
