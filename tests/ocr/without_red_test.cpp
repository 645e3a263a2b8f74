#include "ocr/lines/without_red.h"

#include <gtest/gtest.h>

#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

TEST(WithoutRed, LeavesBlackInkUnderARedSeal) {
  Raster luma = sheet(400, 200, 230);
  Raster redness = sheet(100, 50, 128);
  view_of(luma)(cv::Rect(100, 40, 200, 120)).setTo(105);  // a seal
  view_of(redness)(cv::Rect(25, 10, 50, 30)).setTo(205);
  view_of(luma)(cv::Rect(120, 90, 160, 12)).setTo(30);  // print under it
  view_of(luma)(cv::Rect(20, 90, 60, 12)).setTo(30);    // and beside it
  const auto result = without_red(luma, redness);
  ASSERT_TRUE(result);
  EXPECT_GT(result->row(60)[200], 210);
  EXPECT_LT(result->row(95)[200], 60);
  EXPECT_EQ(result->row(95)[40], 30);
  EXPECT_EQ(result->row(10)[10], 230);
}

TEST(WithoutRed, HasNothingToDoWhereNothingIsRed) {
  const Raster luma = sheet(400, 200, 230);
  EXPECT_FALSE(without_red(luma, Raster()));
  EXPECT_FALSE(without_red(luma, sheet(100, 50, 128)));
  EXPECT_FALSE(without_red(luma, sheet(100, 50, 160)));  // a tint all over
  EXPECT_FALSE(without_red(Raster(), sheet(100, 50, 128)));
}

}  // namespace
}  // namespace docintake
