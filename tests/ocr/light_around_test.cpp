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
    Light behind;
  };
  const FoundLine line{quad_of(Box{40, 30, 170, 20}), 20, 150, 1};
  const Row rows[]{{"light behind the line", 180, 214, 250, Light::white},
                   {"no light", 180, 400, 0, Light::none},
                   {"light farther away", 180, 270, 250, Light::none},
                   {"a brighter field that is not light", 180, 214, 220, Light::none},
                   {"paper as bright as light", 245, 214, 250, Light::none},
                   {"pale paper, white light", 242, 214, 253, Light::white},
                   {"pale paper, pale light", 238, 214, 248, Light::none},
                   {"light that is not white", 200, 214, 240, Light::pale}};
  for (const Row& row : rows)
    EXPECT_EQ(light_around(page(row.paper, 210, row.light_from, row.light), line).behind, row.behind)
        << row.what;
  EXPECT_EQ(std::size(rows), 8u);
}

TEST(LightAround, BordersOfThePictureAreNoLight) {
  const FoundLine line{quad_of(Box{40, 30, 355, 20}), 20, 150, 1};
  EXPECT_EQ(light_around(page(180, 400, 400, 0), line).behind, Light::none);
}

TEST(LightAround, IsSeenBeforeALineToo) {
  const FoundLine line{quad_of(Box{140, 30, 170, 20}), 20, 150, 1};
  Raster raster = page(180, 310, 400, 0);
  EXPECT_EQ(light_around(raster, line).before, Light::none);
  view_of(raster).colRange(0, 136) = cv::Scalar(250);
  EXPECT_EQ(light_around(raster, line).before, Light::white);
  EXPECT_EQ(light_around(raster, line).behind, Light::none);
}

}  // namespace
}  // namespace docintake
