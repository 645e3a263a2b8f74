#include "pipeline/locate/sheet_around.h"

#include <gtest/gtest.h>

#include "tests/locate/drawn.h"

namespace docintake {
namespace {

/// The quad within the sheet's, so many parts of its width in from each side.
Quad inset(const Quad& sheet, double margin, double ratio) {
  const PerspectiveMap map(1, 1, sheet);
  return map.forward(quad_of(Box{margin, margin * ratio, 1 - 2 * margin, 1 - 2 * margin * ratio}));
}

void paint(Page& page, const Quad& quad, int tone) {
  const PerspectiveMap map(1, 1, quad);
  for (int y = 0; y < page.luma.height(); ++y) {
    for (int x = 0; x < page.luma.width(); ++x) {
      const Point p = map.backward(Point{double(x), double(y)});
      if (p.x > 0 && p.x < 1 && p.y > 0 && p.y < 1) page.luma.row(y)[x] = std::uint8_t(tone);
    }
  }
}

constexpr double kRatio = 297.0 / 210;

/// A sheet on a table with a frame line printed on it, and where the frame lies.
Quad draw_sheet(Page& page, const Quad& sheet, int paper) {
  const Quad frame = inset(sheet, 0.035, kRatio);
  paint(page, sheet, paper);
  paint(page, frame, paper - 70);
  paint(page, inset(sheet, 0.038, kRatio), paper);
  add_noise(page, 3, 5);
  return frame;
}

TEST(SheetAround, FindsTheSheetThatAFrameIsPrintedOn) {
  struct Row {
    const char* what;
    Quad sheet;
    int table;
  };
  const std::vector<Row> rows{
      {"straight", quad_of(Box{200, 160, 1100, 1100 / kRatio}), 90},
      {"tilted", {Point{260, 190}, Point{1310, 150}, Point{1380, 960}, Point{190, 930}}, 120},
      {"on a lighter table", quad_of(Box{200, 160, 1100, 1100 / kRatio}), 245}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Page page = blank_page(1600, 1200, row.table);
    const Quad frame = draw_sheet(page, row.sheet, 215);
    const auto found = sheet_around(page.luma, frame);
    ASSERT_TRUE(found);
    EXPECT_LT(worst_corner(row.sheet, *found), 6);
  }
  EXPECT_EQ(rows.size(), 3u);
}

TEST(SheetAround, TakesThePicturesEndForTheSheetsWhereItIsNear) {
  Page page = blank_page(1485, 1050, 230);
  const Quad sheet = quad_of(Box{0, 0, 1485, 1050});
  const auto found = sheet_around(page.luma, draw_sheet(page, sheet, 230));
  ASSERT_TRUE(found);
  EXPECT_LT(worst_corner(sheet, *found), 8);
}

TEST(SheetAround, SeesNoneAroundASheetItself) {
  Page page = blank_page(1600, 1200, 90);
  const Quad sheet = quad_of(Box{200, 160, 1100, 1100 / kRatio});
  draw_sheet(page, sheet, 215);
  EXPECT_FALSE(sheet_around(page.luma, sheet));
  EXPECT_FALSE(sheet_around(blank_page(1600, 1200, 200).luma, sheet));
  EXPECT_FALSE(sheet_around(Raster(), sheet));
}

}  // namespace
}  // namespace docintake
