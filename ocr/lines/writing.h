#pragma once

#include <opencv2/core.hpp>

namespace docintake {

/// Ink height of the tallest line that is sought on one level of the pyramid, pixels.
inline constexpr double kTallest = 19;

/// How dark strokes are against their surroundings, grey levels: what a black hat sees. `grey` has 8 bits.
cv::Mat contrast_of(const cv::Mat& grey);

/// What may be writing on one level, as a mask: strong ink, and faint characters that strong ink stands
/// beside (the units of a date between its digits) but touches nowhere. Not what cannot be part of a
/// character: long rules, large blobs, specks.
cv::Mat writing_on(const cv::Mat& contrast);

}  // namespace docintake
