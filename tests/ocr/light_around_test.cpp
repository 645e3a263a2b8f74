#include "ocr/lines/light_around.h"

#include <gtest/gtest.h>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

/// Grey paper with bars for characters up to `end`, and light of that grey level from `light_from` on.
Raster page(int paper, int end, int light_from, int light) {
  Raster raster(400, 80);
  cv::Mat pixels = view_of(raster);
  pixels = cv::Scalar(paper);
  for (int x = 40; x + 10 < end; x += 20) pixels(cv::Rect(x, 30, 10, 20)) = cv::Scalar(40);
  if (light_from < pixels.cols) pixels.colRange(light_from, pixels.cols) = cv::Scalar(light);
  return raster;
}

TEST(LightAround, IsToldFromBrightPaper) {
  struct Row {
    const char* what;
    int paper, light_from, light;
    bool in_light;
  };
  const FoundLine line{quad_of(Box{40, 30, 170, 20}), 20, 150, 1};
  const Row rows[]{{"light behind the line", 180, 214, 250, true},
                   {"no light", 180, 400, 0, false},
                   {"light farther away", 180, 270, 250, false},
                   {"a brighter field that is not light", 180, 214, 220, false},
                   {"paper as bright as light", 245, 214, 250, false},
                   {"pale paper, white light", 242, 214, 253, true},
                   {"pale paper, pale light", 238, 214, 248, false}};
  for (const Row& row : rows)
    EXPECT_EQ(light_around(page(row.paper, 210, row.light_from, row.light), line).behind, row.in_light)
        << row.what;
  EXPECT_EQ(std::size(rows), 7u);
}

TEST(LightAround, BordersOfThePictureAreNoLight) {
  const FoundLine line{quad_of(Box{40, 30, 355, 20}), 20, 150, 1};
  EXPECT_FALSE(light_around(page(180, 400, 400, 0), line).behind);
}

TEST(LightAround, IsSeenBeforeALineToo) {
  const FoundLine line{quad_of(Box{140, 30, 170, 20}), 20, 150, 1};
  Raster raster = page(180, 310, 400, 0);
  EXPECT_FALSE(light_around(raster, line).before);
  view_of(raster).colRange(0, 136) = cv::Scalar(250);
  EXPECT_TRUE(light_around(raster, line).before);
  EXPECT_FALSE(light_around(raster, line).behind);
}

}  // namespace
}  // namespace docintake
