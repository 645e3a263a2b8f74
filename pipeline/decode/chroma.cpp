#include "pipeline/decode/chroma.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace docintake {
namespace {

int cells(int pixels, int step) { return (pixels + step - 1) / step; }

/// Cb or Cr of mean colours by JFIF (ITU-T T.871, 7).
std::uint8_t difference(double r, double g, double b, const std::array<double, 3>& weights) {
  return static_cast<std::uint8_t>(
      std::clamp(std::lround(128 + weights[0] * r + weights[1] * g + weights[2] * b), 0L, 255L));
}

/// The rounded means of groups of `Across` sums side by side, each of 2^shift pixels. A number known to the
/// compiler: it then makes vector code.
template <int Across>
void means_of(const std::uint16_t* sums, int groups, int shift, std::uint8_t* to) {
  const std::uint32_t half = (1U << shift) / 2;
  for (int x = 0; x < groups; ++x) {
    std::uint32_t sum = half;
    for (int dx = 0; dx < Across; ++dx) sum += sums[x * Across + dx];
    to[x] = static_cast<std::uint8_t>(sum >> shift);
  }
}

}  // namespace

int chroma_step(int width, int height, int least) {
  const int needed = cells(std::max({width, height, 1}), kLongestChromaSide);
  return static_cast<int>(std::bit_ceil(static_cast<unsigned>(std::max(needed, least))));
}

PlaneReducer::PlaneReducer(int columns, int rows, int across, int down)
    : columns_(static_cast<std::size_t>(columns)),
      across_(across),
      down_(down),
      rows_left_(rows),
      sums_(static_cast<std::size_t>(cells(columns, across)) * static_cast<std::size_t>(across)),
      result_(cells(columns, across), cells(rows, down)) {}

void PlaneReducer::add(const std::uint8_t* row) {
  for (std::size_t x = 0; x < columns_; ++x) sums_[x] = static_cast<std::uint16_t>(sums_[x] + row[x]);
  --rows_left_;
  if (++gathered_ == down_ || rows_left_ == 0) finish_row();
}

void PlaneReducer::finish_row() {
  std::uint8_t* const to = result_.row(next_++);
  const int width = result_.width();
  const auto columns = static_cast<int>(columns_);
  for (int x = finish_whole_cells(to); x < width; ++x) {
    const std::uint16_t* const from = sums_.data() + static_cast<std::size_t>(x) * across_;
    const int count = std::min(across_, columns - x * across_);
    const std::uint32_t area = static_cast<std::uint32_t>(count * gathered_);
    std::uint32_t sum = area / 2;
    for (int dx = 0; dx < across_; ++dx) sum += from[dx];
    to[x] = static_cast<std::uint8_t>(sum / area);
  }
  std::fill(sums_.begin(), sums_.end(), std::uint16_t{0});
  gathered_ = 0;
}

/// The cells of a row that have all their pixels, which are a power of two but for odd sizes; how many were
/// finished.
int PlaneReducer::finish_whole_cells(std::uint8_t* to) const {
  const auto area = static_cast<unsigned>(across_ * gathered_);
  if (!std::has_single_bit(area)) return 0;
  const int cells = static_cast<int>(columns_) / across_;
  const int shift = std::countr_zero(area);
  switch (across_) {
    case 1:
      means_of<1>(sums_.data(), cells, shift, to);
      return cells;
    case 2:
      means_of<2>(sums_.data(), cells, shift, to);
      return cells;
    case 4:
      means_of<4>(sums_.data(), cells, shift, to);
      return cells;
    default:
      return 0;
  }
}

ColorSums::ColorSums(int width, int height)
    : width_(width),
      height_(height),
      shift_(std::countr_zero(static_cast<unsigned>(chroma_step(width, height)))),
      columns_(static_cast<std::size_t>(cells(width, 1 << shift_))),
      sums_(columns_ * static_cast<std::size_t>(cells(height, 1 << shift_))) {}

Chroma ColorSums::chroma() const {
  constexpr std::array kBlue{-0.168736, -0.331264, 0.5};
  constexpr std::array kRed{0.5, -0.418688, -0.081312};
  const int step = 1 << shift_;
  Chroma result{step, Raster(cells(width_, step), cells(height_, step)),
                Raster(cells(width_, step), cells(height_, step))};
  for (int y = 0; y < result.cb.height(); ++y) {
    const int rows = std::min(step, height_ - y * step);
    for (int x = 0; x < result.cb.width(); ++x) {
      const double area = double(rows) * std::min(step, width_ - x * step);
      const auto& sum = sums_[static_cast<std::size_t>(y) * columns_ + static_cast<std::size_t>(x)];
      const double r = sum[0] / area, g = sum[1] / area, b = sum[2] / area;
      result.cb.row(y)[x] = difference(r, g, b, kBlue);
      result.cr.row(y)[x] = difference(r, g, b, kRed);
    }
  }
  return result;
}

}  // namespace docintake
