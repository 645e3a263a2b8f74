#include "pipeline/model/shrink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace docintake {
namespace {

Raster even(int width, int height, std::uint8_t grey) {
  Raster picture(width, height);
  std::fill_n(picture.data(), std::size_t(width) * height, grey);
  return picture;
}

TEST(Reduced, TakesMeans) {
  Raster picture(5, 4);
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 5; ++x) picture.row(y)[x] = static_cast<std::uint8_t>(10 * x + 100 * (y / 2));
  }
  const Raster half = reduced(picture, 0, 0, 2, 2, 2);
  EXPECT_EQ(half.row(0)[0], 5);
  EXPECT_EQ(half.row(0)[1], 25);
  EXPECT_EQ(half.row(1)[0], 105);
  const Raster part = reduced(picture, 1, 2, 2, 1, 2);
  EXPECT_EQ(part.row(0)[0], 115);
}

TEST(Reduced, HoldsTheLargestSums) {
  EXPECT_EQ(reduced(even(256, 256, 255), 0, 0, 1, 1, 256).row(0)[0], 255);
}

TEST(Shrunk, KeepsWhatIsEven) {
  int rows = 0;
  for (const auto& [width, height] : {std::pair{100, 60}, {99, 59}, {71, 43}, {50, 30}, {13, 7}, {1, 1}}) {
    const Raster small = shrunk(even(100, 60, 255), width, height);
    ASSERT_EQ(small.width(), width);
    ASSERT_EQ(small.height(), height);
    EXPECT_TRUE(std::all_of(small.data(), small.data() + std::size_t(width) * height,
                            [](std::uint8_t grey) { return grey == 255; }));
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

TEST(Shrunk, TakesMeansOfWhatAPixelCovers) {
  Raster picture(5, 5);
  for (int y = 0; y < 5; ++y) {
    for (int x = 0; x < 5; ++x) picture.row(y)[x] = static_cast<std::uint8_t>(40 * x);
  }
  const Raster small = shrunk(picture, 3, 3);  // 5/3 pixels each
  for (int y = 0; y < 3; ++y) {
    EXPECT_NEAR(small.row(y)[0], (0 + 40 * 2 / 3.) / (5 / 3.), 1);
    EXPECT_NEAR(small.row(y)[1], 80, 1);
    EXPECT_NEAR(small.row(y)[2], (160 + 120 * 2 / 3.) / (5 / 3.), 1);
  }
}

TEST(Shrunk, ReducesByWholeFactorsFirst) {
  Raster picture(400, 300);
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 400; ++x) picture.row(y)[x] = static_cast<std::uint8_t>(x / 2 + y / 8);
  }
  const Raster small = shrunk(picture, 97, 73);
  for (int y = 0; y < 73; ++y) {
    for (int x = 0; x < 97; ++x)
      ASSERT_NEAR(small.row(y)[x], (x + 0.5) * 400 / 97 / 2 + (y + 0.5) * 300 / 73 / 8 - 0.8, 2);
  }
}

TEST(Shrunk, StaysInsideOddlyShapedPictures) {
  const Raster flat = shrunk(even(1000, 3, 9), 10, 2);
  EXPECT_EQ(flat.row(1)[9], 9);
  EXPECT_EQ(shrunk(even(1, 1, 9), 1, 1).row(0)[0], 9);
}

}  // namespace
}  // namespace docintake
