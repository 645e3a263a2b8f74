#include "pipeline/locate/reduce.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

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
