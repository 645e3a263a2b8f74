#pragma once

#include <opencv2/core.hpp>

// Private to ocr/: what is ink on the picture of one line.

namespace docintake {

/// How much darker each pixel is than the paper around it (8 bit). Strokes thinner than `reach` pixels count
/// as ink.
cv::Mat darkness_of(const cv::Mat& grey, int reach);

/// Where ink is (255): as dark as a good part of the darkest ink nearby, so that a line half in glare is
/// whole, and a pattern behind it is not. `reach` as above.
cv::Mat ink_of(const cv::Mat& darkness, int reach);

}  // namespace docintake
