#include "ocr/lines/end_in_light.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

#include "ocr/lines/line_picture.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr double kBehind = 2.4;   // looked at behind the line, in its heights: two characters
constexpr double kPaper = 0.8;    // share of a stretch that is darker than its paper
constexpr double kDarkest = 0.4;  // share of what is behind that may be darker than light
constexpr int kLight = 236;       // grey level
constexpr int kBrighter = 14;     // grey levels, than the line's paper

/// The grey level below which that share of the pixels lies.
int quantile_of(const cv::Mat& grey, double share) {
  std::vector<std::uint8_t> values;
  for (int y = 0; y < grey.rows; ++y) values.insert(values.end(), grey.ptr(y), grey.ptr(y) + grey.cols);
  const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

bool ends_in_light(const Raster& luma, const FoundLine& line) {
  const LinePicture picture(luma, stretched(line, 0, kBehind * line.height), line.height);
  const cv::Mat grey = view_of(picture.pixels());
  const int behind = int(std::lround(kBehind * line.height));
  const int first_half = grey.cols / 2 - behind / 2;
  if (first_half < 2 || behind < 2 || grey.cols <= behind) return false;
  const int light = quantile_of(grey.colRange(grey.cols - behind, grey.cols), kDarkest);
  return light >= kLight && light >= quantile_of(grey.colRange(0, first_half), kPaper) + kBrighter;
}

}  // namespace docintake
