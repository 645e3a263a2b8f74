#include "ocr/lines/evened.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numbers>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr int kDark = 110;    // paper (nine tenths of the picture are darker) that is brightened
constexpr int kLight = 180;   // to this
constexpr double kNoisy = 6;  // grey levels of noise from which a picture is smoothed
constexpr int kBlock = 16;    // pixels a side that the noise is measured over

/// How strongly each block answers to Immerkaer's mask: the second difference of the second differences of
/// columns.
std::vector<int> answers_of(const Raster& luma) {
  const int columns = luma.width() / kBlock;
  const int rows = luma.height() / kBlock;
  std::vector<int> blocks(static_cast<std::size_t>(columns) * rows, 0);
  std::vector<std::int16_t> down(static_cast<std::size_t>(luma.width()));
  std::vector<std::int16_t> answer(down.size(), 0);
  for (int y = 1; y + 1 < rows * kBlock; ++y) {
    const std::uint8_t* const above = luma.row(y - 1);
    const std::uint8_t* const here = luma.row(y);
    const std::uint8_t* const below = luma.row(y + 1);
    for (std::size_t x = 0; x < down.size(); ++x)
      down[x] = static_cast<std::int16_t>(above[x] - 2 * here[x] + below[x]);
    for (std::size_t x = 1; x + 1 < down.size(); ++x)
      answer[x] = static_cast<std::int16_t>(std::abs(down[x - 1] - 2 * down[x] + down[x + 1]));
    int* const block = blocks.data() + static_cast<std::size_t>(y / kBlock) * columns;
    for (int i = 0; i < columns; ++i)
      block[i] = std::accumulate(answer.begin() + i * kBlock, answer.begin() + (i + 1) * kBlock, block[i]);
  }
  return blocks;
}

/// Strength of the noise, grey levels, where the picture is calmest: Immerkaer's mask (1996), to which flat
/// and sloping surfaces do not answer, over blocks, a third of which are at least without text.
double noise_of(const Raster& luma) {
  std::vector<int> blocks = answers_of(luma);
  if (blocks.empty()) return 0;
  const auto calm = blocks.begin() + std::ptrdiff_t(blocks.size() / 3);
  std::nth_element(blocks.begin(), calm, blocks.end());
  return double(*calm) / (kBlock * kBlock) * std::sqrt(std::numbers::pi / 2) / 6;
}

/// The grey level that nine tenths of the picture are darker than, 20 at least.
int light_of(const Raster& luma) {
  std::array<int, 256> counts{};
  for (int y = 0; y < luma.height(); y += 4)
    for (int x = 0; x < luma.width(); x += 4) ++counts[luma.row(y)[x]];
  int light = 255;
  int left = std::accumulate(counts.begin(), counts.end(), 0) / 10;
  for (; light > 20 && left > 0; --light) left -= counts[std::size_t(light)];
  return light;
}

}  // namespace

Raster evened(Raster luma) {
  cv::Mat grey = view_of(luma);
  const int light = light_of(luma);
  if (light < kDark) grey.convertTo(grey, CV_8U, double(kLight) / light);
  const double noise = noise_of(luma);
  if (noise > kNoisy) cv::GaussianBlur(grey, grey, {}, noise > 3 * kNoisy ? 1.6 : 1.0);
  return luma;
}

}  // namespace docintake
