#include "ocr/lines/end_in_light.h"

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

TEST(EndInLight, IsToldFromBrightPaper) {
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
                   {"paper as bright as light", 245, 214, 250, false}};
  for (const Row& row : rows)
    EXPECT_EQ(ends_in_light(page(row.paper, 210, row.light_from, row.light), line), row.in_light) << row.what;
  EXPECT_EQ(std::size(rows), 5u);
}

TEST(EndInLight, BordersOfThePictureAreNoLight) {
  const FoundLine line{quad_of(Box{40, 30, 355, 20}), 20, 150, 1};
  EXPECT_FALSE(ends_in_light(page(180, 400, 400, 0), line));
}

}  // namespace
}  // namespace docintake
