#include "ocr/lines/form_lines.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

FoundLine piece(double x, double y, double width, double height, double promise = 1) {
  FoundLine line;
  line.quad = quad_of(Box{x, y, width, height});
  line.height = height;
  line.promise = promise;
  return line;
}

TEST(FormLines, JoinsPiecesUpToAFullWidthMark) {
  struct Row {
    const char* what;
    std::vector<FoundLine> pieces;
    std::size_t lines;
  };
  const std::vector<Row> rows{
      {"a mark's gap", {piece(0, 0, 100, 20), piece(135, 0, 100, 20)}, 1},
      {"digits, lower than ideographs", {piece(0, 0, 100, 20), piece(120, 4, 40, 14)}, 1},
      {"another column", {piece(0, 0, 100, 20), piece(160, 0, 100, 20)}, 2},
      {"the line below", {piece(0, 0, 100, 20), piece(20, 30, 100, 20)}, 2},
      {"a speck", {piece(0, 0, 100, 20), piece(110, 6, 8, 8)}, 2},
      {"falling by two degrees",
       {[] {
          FoundLine line = piece(0, 0, 300, 20);
          line.quad[1].y += 10;
          line.quad[2].y += 10;
          return line;
        }(),
        piece(320, 11, 30, 20)},
       1}};
  std::size_t seen = 0;
  for (const Row& row : rows) {
    EXPECT_EQ(form_lines(row.pieces).size(), row.lines) << row.what;
    ++seen;
  }
  EXPECT_EQ(seen, 6u);
}

TEST(FormLines, SpansAllItsPiecesAtTheHeightOfTheLongerOne) {
  const auto lines = form_lines({piece(0, 0, 100, 20, 3), piece(120, 5, 40, 14, 7)});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_DOUBLE_EQ(lines[0].height, 20);
  EXPECT_DOUBLE_EQ(lines[0].promise, 7);
  EXPECT_NEAR(lines[0].quad[1].x, 160, 1e-9);
  EXPECT_NEAR(lines[0].quad[1].y, 0, 1e-9);
  EXPECT_NEAR(lines[0].quad[2].y, 20, 1e-9);
}

TEST(FormLines, FreeSpaceEndsHalfWayToTheNeighbours) {
  const std::vector<FoundLine> lines{piece(100, 0, 100, 20), piece(220, 2, 50, 20), piece(0, 0, 60, 20),
                                     piece(90, 40, 200, 20)};
  const FreeSpace space = free_space(lines[0], lines, 24);
  EXPECT_DOUBLE_EQ(space.right, 10);
  EXPECT_DOUBLE_EQ(space.left, 20);
  const FreeSpace below = free_space(lines[3], lines, 24);
  EXPECT_DOUBLE_EQ(below.left, 24);
  EXPECT_DOUBLE_EQ(below.right, 24);
}

}  // namespace
}  // namespace docintake
