#include "pipeline/model/shrink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace docintake {
namespace {

constexpr int kWhole = 256;  // what the shares of one pixel of the result sum to

/// Which pixels of a row or column a pixel of the result covers, and how much each counts.
struct Shares {
  int first = 0;
  std::array<std::uint16_t, 3> weights{};
};

/// Shares of `from` pixels in `to`, for to <= from < 2 * to: three at most.
std::vector<Shares> shares_of(int from, int to) {
  std::vector<Shares> shares(static_cast<std::size_t>(to));
  const double size = double(from) / to;
  for (int i = 0; i < to; ++i) {
    const double begin = i * size;
    Shares& of = shares[static_cast<std::size_t>(i)];
    of.first = std::min(int(begin), from - 1);
    int taken = 0;
    for (int k = 0; k < 3; ++k) {
      const double covered = std::clamp((of.first + k + 1 - begin) / size, 0.0, 1.0);
      const bool last = k == 2 || of.first + k == from - 1;
      const int until = last ? kWhole : int(std::lround(kWhole * covered));
      of.weights[static_cast<std::size_t>(k)] = static_cast<std::uint16_t>(until - taken);
      taken = until;
    }
  }
  return shares;
}

/// By less than a factor of two in either direction.
Raster shrunk_a_little(const Raster& picture, int width, int height) {
  const std::vector<Shares> columns = shares_of(picture.width(), width);
  const std::vector<Shares> rows = shares_of(picture.height(), height);
  Raster result(width, height);
  // Sums of rows first: the longer loop, which becomes vector code. Two more, since a share may reach beyond
  // the last pixel with a weight of 0.
  std::vector<std::uint16_t> sums(static_cast<std::size_t>(picture.width()) + 2);
  for (int y = 0; y < height; ++y) {
    const auto [first, weights] = rows[static_cast<std::size_t>(y)];
    const auto row = [&](int k) { return picture.row(std::min(first + k, picture.height() - 1)); };
    const std::uint8_t* const a = row(0);
    const std::uint8_t* const b = row(1);
    const std::uint8_t* const c = row(2);
    for (int x = 0; x < picture.width(); ++x)
      sums[static_cast<std::size_t>(x)] =
          static_cast<std::uint16_t>(a[x] * weights[0] + b[x] * weights[1] + c[x] * weights[2]);
    std::uint8_t* const to = result.row(y);
    for (int x = 0; x < width; ++x) {
      const Shares& of = columns[static_cast<std::size_t>(x)];
      const std::uint16_t* const sum = sums.data() + of.first;
      const std::uint32_t total = std::uint32_t{sum[0]} * of.weights[0] +
                                  std::uint32_t{sum[1]} * of.weights[1] +
                                  std::uint32_t{sum[2]} * of.weights[2];
      to[x] = static_cast<std::uint8_t>((total + kWhole * kWhole / 2) / (kWhole * kWhole));
    }
  }
  return result;
}

}  // namespace

Raster reduced(const Raster& picture, int left, int top, int width, int height, int factor) {
  Raster result(width, height);
  // Column sums of `factor` rows first: that loop is the long one, and the compiler turns it into vector
  // code. 256 rows of 255 fit 16 bits.
  std::vector<std::uint16_t> sums(static_cast<std::size_t>(width) * factor);
  const std::uint32_t area = static_cast<std::uint32_t>(factor) * factor;
  for (int y = 0; y < height; ++y) {
    std::fill(sums.begin(), sums.end(), std::uint16_t{0});
    for (int dy = 0; dy < factor; ++dy) {
      const std::uint8_t* from = picture.row(top + y * factor + dy) + left;
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] = static_cast<std::uint16_t>(sums[x] + from[x]);
    }
    std::uint8_t* to = result.row(y);
    for (int x = 0; x < width; ++x) {
      std::uint32_t sum = area / 2;
      for (int dx = 0; dx < factor; ++dx) sum += sums[static_cast<std::size_t>(x) * factor + dx];
      to[x] = static_cast<std::uint8_t>(sum / area);
    }
  }
  return result;
}

Raster shrunk(const Raster& picture, int width, int height) {
  const int factor = std::min({picture.width() / width, picture.height() / height, 256});
  if (factor < 2) return shrunk_a_little(picture, width, height);
  return shrunk(reduced(picture, 0, 0, picture.width() / factor, picture.height() / factor, factor), width,
                height);
}

}  // namespace docintake
