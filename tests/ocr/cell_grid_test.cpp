#include "ocr/glyphs/cell_grid.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

std::vector<double> centers(double first, double pitch, double bend, int count) {
  std::vector<double> out;
  for (int k = 0; k < count; ++k) out.push_back(first + pitch * k + bend * k * k);
  return out;
}

TEST(CellGrid, FindsThePitch) {
  int rows = 0;
  for (const double pitch : {16.3, 20.0, 23.7, 29.1}) {
    const auto grid = fit_cell_grid(centers(7, pitch, 0, 44), 15.8, 31.2);
    ASSERT_TRUE(grid) << pitch;
    EXPECT_NEAR(grid->pitch, pitch, 0.01);
    EXPECT_NEAR(grid->center(43), 7 + 43 * pitch, 0.5);
    ++rows;
  }
  EXPECT_EQ(rows, 4);
}

TEST(CellGrid, BendsWithThePage) {
  const auto grid = fit_cell_grid(centers(10, 22, 0.01, 44), 15.8, 31.2);
  ASSERT_TRUE(grid);
  EXPECT_NEAR(grid->width(43) - grid->width(0), 0.86, 0.2);
}

TEST(CellGrid, ForgivesLostGlyphsAndStrayOnes) {
  std::vector<double> some = centers(10, 22, 0, 44);
  some.erase(some.begin() + 12, some.begin() + 19);
  for (const double stray : {33.0, 250.0, 617.0}) some.push_back(stray);
  const auto grid = fit_cell_grid(some, 15.8, 31.2);
  ASSERT_TRUE(grid);
  EXPECT_NEAR(grid->pitch, 22, 0.05);
}

TEST(CellGrid, RefusesTheIrregular) {
  EXPECT_FALSE(fit_cell_grid({1, 30, 41, 72, 90, 133, 139, 171, 230, 251, 262, 299, 333, 351}, 15.8, 31.2));
  EXPECT_FALSE(fit_cell_grid(centers(0, 20, 0, 7), 15.8, 31.2));
  EXPECT_FALSE(fit_cell_grid({}, 15.8, 31.2));
}

}  // namespace
}  // namespace docintake
