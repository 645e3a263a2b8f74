#include "ocr/lines/stacked_lines.h"

#include <gtest/gtest.h>

#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

TEST(StackedLines, AreCutBetweenThem) {
  Raster raster = sheet(700, 300);
  write(raster, "TITLE", 60, 120, 70);
  write(raster, "COPY", 200, 170, 20);
  FoundLine line;
  line.quad = quad_of({60, 30, 350, 142});
  line.height = 142;
  const auto parts = stacked_lines(raster, line);
  ASSERT_TRUE(parts);
  const Box upper = bounding_box(parts->first.quad), lower = bounding_box(parts->second.quad);
  EXPECT_NEAR(upper.bottom(), 124, 8);
  EXPECT_NEAR(lower.y, 149, 4);
  EXPECT_NEAR(lower.bottom(), 172, 4);
  EXPECT_NEAR(parts->first.height, upper.h, 1);
  EXPECT_NEAR(parts->second.height, lower.h, 1);
}

TEST(StackedLines, LeaveOneLineAlone) {
  Raster raster = sheet(700, 300);
  write(raster, "TITLE", 60, 120, 70);
  FoundLine line;
  line.quad = quad_of({60, 20, 350, 102});
  line.height = 102;
  EXPECT_FALSE(stacked_lines(raster, line));
}

}  // namespace
}  // namespace docintake
