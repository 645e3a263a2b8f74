#include "ocr/lines/text_line_finder.h"

#include <gtest/gtest.h>

#include "ocr/lines/line_picture.h"
#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

/// The found line that shares most with the box; its share is asserted to be large.
FoundLine line_at(const std::vector<FoundLine>& lines, const Box& box) {
  FoundLine best;
  double most = 0;
  for (const FoundLine& line : lines) {
    const double share = intersection_over_union(bounding_box(line.quad), box);
    if (share > most) {
      most = share;
      best = line;
    }
  }
  EXPECT_GT(most, 0.6);
  return best;
}

TEST(TextLineFinder, FindsLinesOfEverySize) {
  int rows = 0;
  for (const double pitch : {10.0, 16.0, 24.0, 36.0, 52.0}) {
    Raster raster = sheet(1200, 300);
    write(raster, "SPECIMEN 52", 100, 200, pitch);
    const std::vector<FoundLine> lines = find_text_lines(raster);
    ASSERT_FALSE(lines.empty()) << pitch;
    const FoundLine line =
        line_at(lines, {100 + 0.2 * pitch, 200 - 1.05 * pitch, 10.6 * pitch, 1.03 * pitch});
    EXPECT_NEAR(line.height, 1.05 * pitch, 0.25 * pitch);
    ++rows;
  }
  EXPECT_EQ(rows, 5);
}

TEST(TextLineFinder, FollowsTheSlopeOfALine) {
  Raster raster = sheet(1400, 400);
  write(raster, "THE QUICK BROWN FOX JUMPS OVER", 60, 180, 40, 40, 0.04);
  const std::vector<FoundLine> lines = find_text_lines(raster);
  ASSERT_FALSE(lines.empty());
  const Quad& quad = lines.front().quad;
  EXPECT_NEAR((quad[1].y - quad[0].y) / (quad[1].x - quad[0].x), 0.04, 0.006);
}

TEST(TextLineFinder, KeepsStackedLinesApart) {
  Raster raster = sheet(900, 300);
  write(raster, "SURNAME", 100, 100, 16);
  write(raster, "ERIKSSON", 100, 136, 26);
  const std::vector<FoundLine> lines = find_text_lines(raster);
  line_at(lines, {102, 84, 108, 16});
  line_at(lines, {105, 109, 200, 27});
}

/// Characters as dense as Chinese ones, `size` pixels wide and high, side by side from that corner.
void write_dense(Raster& raster, int count, cv::Point corner, int size, int grey) {
  cv::Mat picture = view_of(raster);
  const int stroke = std::max(2, size / 9);
  for (int i = 0; i < count; ++i) {
    const cv::Rect cell(corner.x + i * size * 11 / 10, corner.y, size, size);
    for (int y = 0; y + stroke <= size; y += 2 * stroke)
      cv::rectangle(picture, {cell.x, cell.y + y, size, stroke}, cv::Scalar(grey), cv::FILLED);
    cv::rectangle(picture, {cell.x + size / 2, cell.y, stroke, size}, cv::Scalar(grey), cv::FILLED);
  }
}

TEST(TextLineFinder, KeepsApartWhatStandsInANarrowColumn) {
  Raster raster = sheet(1600, 1000);
  write_dense(raster, 2, {1012, 582}, 40, 60);   // a value
  write_dense(raster, 4, {1012, 638}, 24, 130);  // the next one's label
  write_dense(raster, 1, {1012, 682}, 36, 60);   // and its value
  const std::vector<FoundLine> lines = find_text_lines(raster);
  line_at(lines, {1012, 582, 84, 40});
  line_at(lines, {1012, 638, 102, 24});
  line_at(lines, {1012, 682, 36, 36});
}

/// Characters that a gap parts at one height, the lower half of the first one alone dense.
void write_parted(Raster& raster, int count, cv::Point corner, int size) {
  cv::Mat picture = view_of(raster);
  const int stroke = std::max(2, size / 9);
  for (int i = 0; i < count; ++i) {
    const int x = corner.x + i * size * 11 / 10;
    const auto fill = [&](int left, int top, int width, int height) {
      cv::rectangle(picture, {x + left, corner.y + top, width, height}, cv::Scalar(50), cv::FILLED);
    };
    for (const int y : {0, 2 * stroke}) fill(0, y, size, stroke);
    for (const int left : {0, size / 2, size - stroke}) fill(left, 0, stroke, 3 * stroke);
    const int lower = 3 * stroke + std::max(2, stroke / 2);
    if (i == 0) {
      for (int y = lower; y + stroke <= size; y += 2 * stroke) fill(size / 8, y, size * 3 / 4, stroke);
      for (const int left : {size / 8, size * 7 / 8 - stroke}) fill(left, lower, stroke, size - lower);
    } else {
      fill(size / 2, lower, stroke, size - lower);
    }
  }
}

TEST(TextLineFinder, KeepsTheHalvesOfANamesCharactersTogether) {
  int rows = 0;
  for (const int size : {22, 34}) {
    Raster raster = sheet(1000, 600);
    write(raster, "SPECIMEN", 100, 100, 24);
    write_parted(raster, 2, {310, 260}, size);
    line_at(find_text_lines(raster), {310, 260, 2.1 * size, double(size)});
    ++rows;
  }
  EXPECT_EQ(rows, 2);
}

TEST(TextLineFinder, KeepsALabelApartFromLargerPrintRightBelowIt) {
  Raster raster = sheet(1240, 870);
  write(raster, "SURNAME", 416, 179, 11);
  write(raster, "YAN", 416, 222, 17);
  write_dense(raster, 3, {504, 193}, 32, 60);
  const std::vector<FoundLine> lines = find_text_lines(raster);
  line_at(lines, {418, 193, 188, 32});
  line_at(lines, {418, 168, 74, 12});
}

TEST(TextLineFinder, FindsAOneAlone) {
  Raster raster = sheet(1200, 600);
  write(raster, "SPECIMEN 249", 100, 200, 30);
  cv::line(view_of(raster), {110, 232}, {110, 262}, cv::Scalar(40), 5);
  cv::line(view_of(raster), {104, 238}, {110, 232}, cv::Scalar(40), 3);
  line_at(find_text_lines(raster), {104, 230, 10, 34});
}

TEST(TextLineFinder, FindsFaintCharactersBesideDarkOnes) {
  Raster raster = sheet(900, 200);
  write(raster, "19", 100, 120, 36, 30);
  write(raster, "E", 220, 120, 36, 165);
  write(raster, "84", 290, 120, 36, 30);
  const auto lines = find_text_lines(raster);
  const bool covered = std::any_of(lines.begin(), lines.end(), [](const FoundLine& line) {
    const Box box = bounding_box(line.quad);
    return box.x < 232 && box.right() > 244 && box.y < 100 && box.bottom() > 110;
  });
  EXPECT_TRUE(covered);
}

TEST(TextLineFinder, FindsLinesInTheDarkAndInNoise) {
  Raster dark = sheet(1000, 300, 60);
  write(dark, "510104199003074518", 100, 160, 36, 20);
  wear(dark, 0.8, 3);
  const std::vector<FoundLine> lines = find_text_lines(dark);
  ASSERT_FALSE(lines.empty());
  line_at(lines, {107, 122, 640, 38});
}

TEST(TextLineFinder, SeesNothingOnPlainPaper) {
  EXPECT_TRUE(find_text_lines(sheet(800, 500)).empty());
  EXPECT_TRUE(find_text_lines(sheet(1, 1)).empty());
  EXPECT_TRUE(find_text_lines(Raster()).empty());
}

TEST(TextLineFinder, LeavesThePictureAsItIs) {
  Raster raster = sheet(600, 300, 70);
  write(raster, "SPECIMEN", 100, 160, 36, 20);
  wear(raster, 0, 25);
  const Raster before = raster;
  find_text_lines(raster);
  EXPECT_TRUE(std::equal(raster.data(), raster.data() + 600 * 300, before.data()));
}

TEST(LinePicture, LiesWhereItWasCut) {
  const Raster raster = sheet(400, 200);
  const Quad quad{{{100, 50}, {200, 60}, {198, 80}, {98, 70}}};
  const LinePicture picture(raster, quad, 20);
  const Box inner = picture.from_capture(quad);
  const Quad back = picture.quad_on_capture(inner);
  for (int i = 0; i < 4; ++i) {
    EXPECT_NEAR(back[i].x, quad[i].x, 1);
    EXPECT_NEAR(back[i].y, quad[i].y, 1);
  }
}

}  // namespace
}  // namespace docintake
