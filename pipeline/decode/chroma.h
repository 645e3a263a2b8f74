#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/decode/luma.h"
#include "pipeline/model/page.h"

namespace docintake {

/// How many pixels of a page of that size one pixel of its chroma covers in each direction: a power of two,
/// so that a JPEG's halved chroma is reduced by a whole factor, at least `least`.
int chroma_step(int width, int height, int least = 1);

/// Reduces one plane whose rows come from the top down: each pixel of the result is the rounded mean of
/// `across` x `down` of the plane's, fewer at the right and below. `down` is at most 256.
class PlaneReducer {
 public:
  PlaneReducer(int columns, int rows, int across, int down);

  /// The next row, of as many pixels as the plane has columns.
  void add(const std::uint8_t* row);

  /// What the rows added came to; all of them were.
  Raster take() { return std::move(result_); }

 private:
  void finish_row();
  int finish_whole_cells(std::uint8_t* to) const;

  std::size_t columns_;
  int across_;
  int down_;
  int rows_left_;
  int gathered_ = 0;  // Rows in `sums_`.
  int next_ = 0;      // Row of the result that comes next.
  std::vector<std::uint16_t> sums_;
  Raster result_;
};

/// Gathers the chroma of a page from its colours, pixel by pixel in any order, each once.
class ColorSums {
 public:
  /// Of a page of that size.
  ColorSums(int width, int height);

  void add(int x, int y, unsigned r, unsigned g, unsigned b) {
    auto& sum =
        sums_[static_cast<std::size_t>(y >> shift_) * columns_ + static_cast<std::size_t>(x >> shift_)];
    sum[0] += r;
    sum[1] += g;
    sum[2] += b;
  }

  /// Pixels of a row: RGB samples of 8 or 16 bits, each pixel with its alpha behind it where `bands` is 4,
  /// seen on white paper. The first lies at `left`, each further one `step` to its right.
  template <typename Sample>
  void add_row(int y, const Sample* samples, int bands, int pixels, int left = 0, int step = 1) {
    const auto at = [](Sample sample) { return static_cast<unsigned>(sample >> (8 * (sizeof(Sample) - 1))); };
    for (int i = 0; i < pixels; ++i, samples += bands) {
      unsigned r = at(samples[0]), g = at(samples[1]), b = at(samples[2]);
      if (bands == 4) {
        const unsigned alpha = at(samples[3]);
        r = over_white(r, alpha);
        g = over_white(g, alpha);
        b = over_white(b, alpha);
      }
      add(left + i * step, y, r, g, b);
    }
  }

  Chroma chroma() const;

 private:
  int width_;
  int height_;
  int shift_;  // The step's logarithm.
  std::size_t columns_;
  std::vector<std::array<std::uint32_t, 3>> sums_;
};

}  // namespace docintake
