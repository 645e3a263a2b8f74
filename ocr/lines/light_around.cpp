#include "ocr/lines/light_around.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

#include "ocr/lines/line_picture.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr double kBeyond = 2.4;   // looked at before and behind the line, in its heights: two characters
constexpr double kPaper = 0.8;    // share of a stretch that is darker than its paper
constexpr double kDarkest = 0.4;  // share of what is beyond that may be darker than light
constexpr int kPale = 236;        // grey level of light ...
constexpr int kBrighter = 14;     // ... so many grey levels brighter than the line's paper
constexpr int kWhite = 250;       // grey level at which fewer are left:
constexpr int kBrighterThanPale = 8;

/// The grey level below which that share of the pixels lies.
int quantile_of(const cv::Mat& grey, double share) {
  std::vector<std::uint8_t> values;
  for (int y = 0; y < grey.rows; ++y) values.insert(values.end(), grey.ptr(y), grey.ptr(y) + grey.cols);
  const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

LightAround light_around(const Raster& luma, const FoundLine& line) {
  const double beyond = kBeyond * line.height;
  const LinePicture picture(luma, stretched(line, beyond, beyond), line.height);
  const cv::Mat grey = view_of(picture.pixels());
  const int margin = int(std::lround(kBeyond * line.height));
  const int width = grey.cols - 2 * margin;
  if (width < 4 || margin < 2) return {};
  const auto light_at = [&](int from, int paper_from) {
    const int light = quantile_of(grey.colRange(from, from + margin), kDarkest);
    if (light < kPale) return Light::none;
    const int brighter = light - quantile_of(grey.colRange(paper_from, paper_from + width / 2), kPaper);
    if (light >= kWhite) return brighter >= kBrighterThanPale ? Light::white : Light::none;
    return brighter >= kBrighter ? Light::pale : Light::none;
  };
  return {light_at(0, margin + width - width / 2), light_at(grey.cols - margin, margin)};
}

}  // namespace docintake
