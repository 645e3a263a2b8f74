#include "ocr/glyphs/ink.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace docintake {
namespace {

constexpr double kNearby = 0.42;    // of the darkest ink nearby
constexpr double kAnywhere = 0.18;  // of the darkest ink of the line

}  // namespace

cv::Mat darkness_of(const cv::Mat& grey, int reach) {
  cv::Mat dark;
  cv::morphologyEx(grey, dark, cv::MORPH_BLACKHAT, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
  return dark;
}

cv::Mat ink_of(const cv::Mat& darkness, int reach) {
  double darkest = 0;
  cv::minMaxLoc(darkness, nullptr, &darkest);
  cv::Mat nearby;
  cv::dilate(darkness, nearby, cv::getStructuringElement(cv::MORPH_RECT, {4 * reach + 1, 2 * reach + 1}));
  cv::blur(nearby, nearby, {2 * reach + 1, 1});
  cv::Mat least;
  nearby.convertTo(least, CV_8U, kNearby);
  cv::max(least, std::max(1.0, kAnywhere * darkest), least);
  return darkness > least;
}

}  // namespace docintake
