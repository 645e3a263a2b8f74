#include "pipeline/model/raster.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace docintake {
namespace {

constexpr int kBlock = 8;

static_assert(std::endian::native == std::endian::little, "a block is read as numbers, first pixel lowest");

// Eight rows of eight pixels, a row in each number, the first pixel in its lowest byte.
using Block = std::array<std::uint64_t, kBlock>;

// Exchanges rows and columns, by swapping ever smaller quarters (Warren, Hacker's Delight, 7-3). The loops
// must be unrolled for the block to stay in registers; that makes it five times as fast.
void transpose(Block& block) {
  constexpr std::uint64_t kMasks[]{0x00ff'00ff'00ff'00ff, 0x0000'ffff'0000'ffff, 0x0000'0000'ffff'ffff};
#pragma GCC unroll 3
  for (int level = 2; level >= 0; --level) {
    const int distance = 1 << level;
#pragma GCC unroll 8
    for (int i = 0; i < kBlock; ++i) {
      if ((i & distance) != 0) continue;
      std::uint64_t& upper = block[i];
      std::uint64_t& lower = block[i + distance];
      const std::uint64_t swapped = ((upper >> (8 * distance)) ^ lower) & kMasks[level];
      lower ^= swapped;
      upper ^= swapped << (8 * distance);
    }
  }
}

// Turns by a quarter. Done in blocks, and these in strips as wide as a cache line: whole columns of a
// photograph would miss the cache with every pixel. What is left over at two sides goes pixel by pixel.
Raster turned_by_quarter(const Raster& raster, bool clockwise) {
  constexpr int kStrip = 64;
  const int w = raster.width();
  const int h = raster.height();
  Raster result(h, w);
  // The row of the result that a column goes to, and the column that a row goes to.
  const auto row_of = [&](int x) { return clockwise ? x : w - 1 - x; };
  const auto column_of = [&](int y) { return clockwise ? h - 1 - y : y; };
  const int whole_w = w / kBlock * kBlock;
  const int whole_h = h / kBlock * kBlock;
  for (int strip = 0; strip < whole_w; strip += kStrip) {
    for (int y = 0; y < whole_h; y += kBlock) {
      for (int x = strip; x < std::min(strip + kStrip, whole_w); x += kBlock) {
        Block block;
#pragma GCC unroll 8
        for (int i = 0; i < kBlock; ++i) {
          std::memcpy(&block[i], raster.row(clockwise ? y + kBlock - 1 - i : y + i) + x, kBlock);
        }
        transpose(block);
        const int left = clockwise ? column_of(y + kBlock - 1) : column_of(y);
#pragma GCC unroll 8
        for (int i = 0; i < kBlock; ++i) std::memcpy(result.row(row_of(x + i)) + left, &block[i], kBlock);
      }
    }
  }
  for (int y = 0; y < h; ++y) {
    for (int x = y < whole_h ? whole_w : 0; x < w; ++x)
      result.row(row_of(x))[column_of(y)] = raster.row(y)[x];
  }
  return result;
}

}  // namespace

Raster turned(const Raster& raster, int quarter_turns) {
  const int turns = (quarter_turns % 4 + 4) % 4;
  if (turns % 2 == 1) return turned_by_quarter(raster, turns == 3);
  Raster result = raster;
  if (turns == 2)
    std::reverse(result.data(), result.data() + static_cast<std::size_t>(result.width()) * result.height());
  return result;
}

void mirror(Raster& raster) {
  for (int y = 0; y < raster.height(); ++y) std::reverse(raster.row(y), raster.row(y) + raster.width());
}

}  // namespace docintake
