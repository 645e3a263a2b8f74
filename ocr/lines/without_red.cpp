#include "ocr/lines/without_red.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <opencv2/imgproc.hpp>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr int kTint = 9;              // steps of redness above the picture's own that are no ink yet
constexpr double kLighter = 1.7;      // grey levels that red ink is darker than paper, a step of redness
constexpr double kRedOverBlack = 60;  // grey levels that red ink is lighter than black at least
constexpr double kLeastRed = 0.001;   // of the picture

/// The value that this share of the picture's pixels is not above.
int quantile(const Raster& picture, double share) {
  std::array<std::size_t, 256> counts{};
  const std::size_t size = std::size_t(picture.width()) * std::size_t(picture.height());
  for (std::size_t i = 0; i < size; ++i) ++counts[picture.data()[i]];
  std::size_t left = std::size_t(share * double(size));
  int value = 0;
  while (value < 255 && counts[std::size_t(value)] <= left) left -= counts[std::size_t(value++)];
  return value;
}

}  // namespace

std::optional<Raster> without_red(const Raster& luma, const Raster& redness) {
  if (luma.empty() || redness.empty()) return std::nullopt;
  const int neutral = quantile(redness, 0.5) + kTint;
  if (quantile(redness, 1 - kLeastRed) <= neutral) return std::nullopt;
  const int paper = quantile(luma, 0.8), black = quantile(luma, 0.005);
  Raster result = luma;
  cv::Mat red;
  cv::resize(view_of(redness), red, {luma.width(), luma.height()}, 0, 0, cv::INTER_LINEAR);
  for (int y = 0; y < luma.height(); ++y) {
    const std::uint8_t* const reds = red.ptr<std::uint8_t>(y);
    std::uint8_t* const row = result.row(y);
    for (int x = 0; x < luma.width(); ++x) {
      if (reds[x] <= neutral || row[x] >= paper) continue;
      // The colours are those of several pixels together: black ones among red ones stay.
      const double red_ink = std::clamp((row[x] - black) / kRedOverBlack, 0.0, 1.0);
      row[x] = std::uint8_t(std::min(double(paper), row[x] + red_ink * kLighter * (reds[x] - neutral)));
    }
  }
  return result;
}

}  // namespace docintake
