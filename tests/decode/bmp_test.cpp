#include <gtest/gtest.h>

#include "tests/decode/decoded.h"

namespace docintake {
namespace {

TEST(Bmp, EveryKindGivesTheSamePicture) {
  const Raster plain = decoded("bmp_24.bmp");
  const std::vector<std::pair<const char*, double>> rows{{"bmp_8.bmp", 0},
                                                         {"bmp_top_down.bmp", 0},
                                                         {"bmp_32.bmp", 0},
                                                         {"bmp_v5_alpha_0.bmp", 0},
                                                         {"bmp_os2_v1.bmp", 0},
                                                         {"bmp_os2_v2.bmp", 0},
                                                         {"bmp_os2_v2_short.bmp", 0},
                                                         {"bmp_trailing.bmp", 0},
                                                         {"bmp_palette_count_lies.bmp", 0},
                                                         {"bmp_10_bit_fields.bmp", 1},
                                                         {"bmp_565.bmp", 4},
                                                         {"bmp_16.bmp", 5},
                                                         {"bmp_4.bmp", 10}};
  for (const auto& [file, tolerance] : rows) EXPECT_LE(difference(plain, decoded(file)), tolerance) << file;
  EXPECT_EQ(rows.size(), 13u);
}

TEST(Bmp, StandsUpright) {
  const Raster luma = decoded("bmp_24.bmp");
  EXPECT_EQ(luma.row(0)[0], 51);
  EXPECT_GT(luma.row(31)[47], 240);
  EXPECT_LT(luma.row(31)[0], 120);
}

TEST(Bmp, AlphaShowsWhitePaper) {
  const Raster plain = decoded("bmp_32.bmp");
  const Raster luma = decoded("bmp_v4_alpha.bmp");
  const int alpha = 255 - 2 * 40;
  EXPECT_NEAR(luma.row(20)[40], (plain.row(20)[40] * alpha + 255 * (255 - alpha)) / 255, 1);
}

TEST(Bmp, RunLengthsAreWrittenFromTheBottom) {
  const Raster plain = decoded("bmp_8.bmp");
  const Raster runs = decoded("bmp_rle8.bmp");
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 11; ++x) ASSERT_EQ(runs.row(y)[x], plain.row(y)[x]) << x << ", " << y;
    ASSERT_EQ(runs.row(y)[11], plain.row(y)[40]) << y;
    ASSERT_EQ(runs.row(y)[47], plain.row(y)[40]) << y;
  }
  const Raster jump = decoded("bmp_rle8_delta.bmp");
  EXPECT_EQ(jump.row(26)[4], 0);
  EXPECT_EQ(jump.row(26)[5], 255);
  EXPECT_EQ(jump.row(26)[7], 255);
  EXPECT_EQ(jump.row(26)[8], 0);
}

TEST(Bmp, NibblesAlternate) {
  const Raster plain = decoded("bmp_4.bmp");
  const Raster runs = decoded("bmp_rle4.bmp");
  for (int x = 0; x < 6; ++x) EXPECT_EQ(runs.row(20)[x], plain.row(20)[x]) << x;
  EXPECT_EQ(runs.row(20)[6], 3 * 17);
  EXPECT_EQ(runs.row(20)[7], 10 * 17);
}

}  // namespace
}  // namespace docintake
