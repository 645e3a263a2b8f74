#include "pipeline/locate/reduce.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

TEST(Reduce, TakesMeans) {
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

TEST(Reduce, HoldsTheLargestSums) {
  Raster white(256, 256);
  std::fill_n(white.data(), 256 * 256, std::uint8_t{255});
  EXPECT_EQ(reduced(white, 0, 0, 1, 1, 256).row(0)[0], 255);
}

TEST(Reduce, BringsTheLongerSideNear) {
  EXPECT_EQ(reduced_to(Raster(4032, 3024), 1000).factor, 4);
  EXPECT_EQ(reduced_to(Raster(640, 480), 1000).factor, 1);
  EXPECT_EQ(reduced_to(Raster(10000, 10000), 1000).factor, 10);
  EXPECT_EQ(reduced_to(Raster(100000, 3), 1000).factor, 3);
  const ReducedPicture picture{Raster(10, 10), 4};
  EXPECT_EQ(picture.to_page({0, 0}), (Point{1.5, 1.5}));
}

}  // namespace
}  // namespace docintake
