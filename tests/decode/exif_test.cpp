#include "pipeline/decode/exif.h"

#include <gtest/gtest.h>

#include <array>

namespace docintake {
namespace {

Bytes tiff(std::uint16_t tag, std::uint16_t type, std::uint16_t value) {
  const auto low = [](int v) { return static_cast<std::uint8_t>(v); };
  const auto high = [](int v) { return static_cast<std::uint8_t>(v >> 8); };
  return {'I',       'I',       42,         0, 8, 0, 0, 0,          1,           0, low(tag),
          high(tag), low(type), high(type), 1, 0, 0, 0, low(value), high(value), 0, 0};
}

TEST(ExifOrientation, ReadsTheTag) {
  for (std::uint16_t value = 1; value <= 8; ++value)
    EXPECT_EQ(exif_orientation(tiff(0x0112, 3, value)), value);
}

TEST(ExifOrientation, TakesNonsenseForOne) {
  EXPECT_EQ(exif_orientation({}), 1);
  EXPECT_EQ(exif_orientation(tiff(0x0112, 3, 0)), 1);
  EXPECT_EQ(exif_orientation(tiff(0x0112, 3, 9)), 1);
  EXPECT_EQ(exif_orientation(tiff(0x0112, 4, 6)), 1);
  EXPECT_EQ(exif_orientation(tiff(0x0113, 3, 6)), 1);
  Bytes mixed = tiff(0x0112, 3, 6);
  mixed[1] = 'M';
  EXPECT_EQ(exif_orientation(mixed), 1);
}

// Every prefix, in a buffer of its own size: a sanitizer sees a read behind the end.
TEST(ExifOrientation, StaysInsideTheBlock) {
  const Bytes whole = tiff(0x0112, 3, 6);
  int wrong = 0;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    const int orientation = exif_orientation(part);
    wrong += orientation != 1 && orientation != 6;
  }
  EXPECT_EQ(wrong, 0);
}

// Where the stored pixel (x, y) of a w x h picture is seen, by the names that EXIF gives the orientations.
std::array<int, 2> seen_at(int orientation, int x, int y, int w, int h) {
  switch (orientation) {
    case 2:
      return {w - 1 - x, y};  // Mirrored left to right.
    case 3:
      return {w - 1 - x, h - 1 - y};  // Upside down.
    case 4:
      return {x, h - 1 - y};  // Mirrored top to bottom.
    case 5:
      return {y, x};  // Row 0 is the left side, column 0 the top.
    case 6:
      return {h - 1 - y, x};  // Row 0 is the right side, column 0 the top.
    case 7:
      return {h - 1 - y, w - 1 - x};  // Row 0 is the right side, column 0 the bottom.
    case 8:
      return {y, w - 1 - x};  // Row 0 is the left side, column 0 the bottom.
    default:
      return {x, y};
  }
}

// Sides that are no multiples of anything that the code may work in, so that borders of its tiles show.
TEST(Upright, PutsEachPixelWhereExifSays) {
  constexpr int kWidth = 201;
  constexpr int kHeight = 139;
  Raster stored(kWidth, kHeight);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) stored.row(y)[x] = static_cast<std::uint8_t>(x * 7 + y * 31 + x * y);
  }
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const Raster seen = upright(stored, orientation);
    ASSERT_EQ(seen.width(), orientation >= 5 ? kHeight : kWidth) << orientation;
    ASSERT_EQ(seen.height(), orientation >= 5 ? kWidth : kHeight) << orientation;
    int wrong = 0;
    for (int y = 0; y < kHeight; ++y) {
      for (int x = 0; x < kWidth; ++x) {
        const auto [to_x, to_y] = seen_at(orientation, x, y, kWidth, kHeight);
        wrong += seen.row(to_y)[to_x] != stored.row(y)[x];
      }
    }
    EXPECT_EQ(wrong, 0) << orientation;
  }
}

}  // namespace
}  // namespace docintake
