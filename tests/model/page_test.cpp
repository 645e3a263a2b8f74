#include "pipeline/model/page.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace docintake {
namespace {

constexpr int kWidth = 43;
constexpr int kHeight = 29;

/// A page on which each block of eight pixels is one colour, and quantized more coarsely to the side.
Page blocks() {
  Page page;
  page.luma = Raster(kWidth, kHeight);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x)
      page.luma.row(y)[x] = static_cast<std::uint8_t>(10 + x / 8 * 40 + y / 8 * 7);
  }
  page.jpeg.emplace();
  for (std::size_t i = 0; i < 64; ++i) page.jpeg->quantization[i] = static_cast<std::uint16_t>(i + 1);
  return page;
}

/// How many neighbours differ elsewhere than at an edge of the coding's blocks.
int edges_astray(const Page& page) {
  int count = 0;
  const Raster& luma = page.luma;
  for (int y = 1; y < luma.height(); ++y) {
    for (int x = 1; x < luma.width(); ++x) {
      count += luma.row(y)[x] != luma.row(y)[x - 1] && x % 8 != page.jpeg->left;
      count += luma.row(y)[x] != luma.row(y - 1)[x] && y % 8 != page.jpeg->top;
    }
  }
  return count;
}

TEST(Page, TheBlocksTurnWithIt) {
  for (int turns = 0; turns < 4; ++turns) {
    Page page = turned(blocks(), turns);
    EXPECT_EQ(edges_astray(page), 0) << turns;
    EXPECT_EQ(page.jpeg->quantization[1], turns % 2 == 0 ? 2 : 9) << turns;
    mirror(page);
    EXPECT_EQ(edges_astray(page), 0) << turns;
  }
}

TEST(Page, ColorsTurnWithIt) {
  Page page = blocks();
  page.chroma = {8, Raster(6, 4), Raster(6, 4)};
  page.chroma.cb.row(0)[0] = 200;
  page = turned(std::move(page), 1);
  EXPECT_EQ(page.chroma.cb.width(), 4);
  EXPECT_EQ(page.chroma.cb.row(5)[0], 200);
  mirror(page);
  EXPECT_EQ(page.chroma.cb.row(5)[3], 200);
}

}  // namespace
}  // namespace docintake
