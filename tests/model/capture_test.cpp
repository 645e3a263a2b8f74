#include "pipeline/model/capture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace docintake {
namespace {

/// A 3 x 2 raster with the values 0 to 5, row by row.
Raster counting() {
  Raster raster(3, 2);
  for (int i = 0; i < 6; ++i) raster.data()[i] = std::uint8_t(i);
  return raster;
}

std::vector<int> pixels_of(const Raster& raster) {
  return {raster.data(), raster.data() + std::size_t(raster.width()) * raster.height()};
}

TEST(TurnedRaster, UndoesClockwiseQuarterTurns) {
  EXPECT_EQ(pixels_of(turned(counting(), 0)), (std::vector<int>{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(pixels_of(turned(counting(), 1)), (std::vector<int>{2, 5, 1, 4, 0, 3}));
  EXPECT_EQ(pixels_of(turned(counting(), 2)), (std::vector<int>{5, 4, 3, 2, 1, 0}));
  EXPECT_EQ(pixels_of(turned(counting(), 3)), (std::vector<int>{3, 0, 4, 1, 5, 2}));
  EXPECT_EQ(turned(counting(), 1).width(), 2);
  EXPECT_EQ(turned(counting(), 1).height(), 3);
}

// Whatever way a capture is turned, each pixel stays over the same place of the page.
TEST(TurnedCapture, KeepsPixelsOverTheirPlaceOnThePage) {
  Capture capture;
  capture.quad = {{{10, 10}, {40, 12}, {42, 30}, {9, 28}}};
  capture.luma = counting();
  const Point top_left_pixel = capture.to_page().forward(Point{0.5, 0.5});
  int checked = 0;
  for (int turns = 0; turns < 4; ++turns, ++checked) {
    const Capture upright = turned(capture, turns);
    const PerspectiveMap map = upright.to_page();
    double nearest = 1e9;
    for (int y = 0; y < upright.luma.height(); ++y) {
      for (int x = 0; x < upright.luma.width(); ++x) {
        if (upright.luma.row(y)[x] != 0) continue;
        const Point p = map.forward(Point{x + 0.5, y + 0.5});
        nearest = std::hypot(p.x - top_left_pixel.x, p.y - top_left_pixel.y);
      }
    }
    EXPECT_LT(nearest, 0.5) << turns;
  }
  EXPECT_EQ(checked, 4);
}

}  // namespace
}  // namespace docintake
