#include <gtest/gtest.h>

#include "tests/decode/decoded.h"

namespace docintake {
namespace {

// The samples' ramp (samples/malformed/make.py): a dark corner of 48 x 32 pixels, else rising to the lower
// right.
int ramp(int x, int y, int top) { return x < 16 && y < 10 ? top / 5 : top * (x + y) / 80; }

// Opaque and half opaque stripes of eight pixels, on white.
int on_white(int luma, int x) { return x / 8 % 2 == 0 ? luma : (luma * 127 + 255 * 128 + 127) / 255; }

struct Row {
  const char* file;
  int top;  // Greatest sample.
  bool has_alpha;
};

TEST(Png, EveryKindGivesTheSamePicture) {
  const std::vector<Row> rows{{"png_color0_1bit.png", 1, false},
                              {"png_color0_2bit.png", 3, false},
                              {"png_color0_4bit.png", 15, false},
                              {"png_color0_8bit.png", 255, false},
                              {"png_color0_16bit.png", 65535, false},
                              {"png_color2_8bit.png", 255, false},
                              {"png_color2_16bit.png", 65535, false},
                              {"png_color3_1bit.png", 1, false},
                              {"png_color3_2bit.png", 3, false},
                              {"png_color3_4bit.png", 15, false},
                              {"png_color3_8bit.png", 255, false},
                              {"png_color4_8bit.png", 255, true},
                              {"png_color4_16bit.png", 65535, true},
                              {"png_color6_8bit.png", 255, true},
                              {"png_color6_16bit.png", 65535, true},
                              {"png_color0_1bit_interlaced.png", 1, false},
                              {"png_color0_16bit_interlaced.png", 65535, false},
                              {"png_color2_8bit_interlaced.png", 255, false},
                              {"png_color3_4bit_interlaced.png", 15, false},
                              {"png_color6_16bit_interlaced.png", 65535, true}};
  for (const Row& row : rows) {
    const Raster luma = decoded(row.file);
    int worst = 0;
    for (int y = 0; y < luma.height(); ++y) {
      for (int x = 0; x < luma.width(); ++x) {
        const int sample = ramp(x, y, row.top);
        const int eight = row.top == 65535 ? sample >> 8 : sample * 255 / row.top;
        const int expected = row.has_alpha ? on_white(eight, x) : eight;
        worst = std::max(worst, std::abs(luma.row(y)[x] - expected));
      }
    }
    EXPECT_LE(worst, 1) << row.file;
  }
  EXPECT_EQ(rows.size(), 20u);
}

TEST(Png, TransparentColorsAreWhite) {
  for (const char* file : {"png_trns_grey.png", "png_trns_rgb.png"}) {
    const Raster luma = decoded(file);
    EXPECT_EQ(luma.row(2)[2], 255) << file;
    EXPECT_EQ(luma.row(31)[47], ramp(47, 31, 255)) << file;
  }
}

TEST(Png, MetadataDoesNotChangeThePicture) {
  const Raster plain = decoded("png_color2_8bit.png");
  for (const char* file :
       {"png_text_bomb.png", "png_profile_bomb.png", "png_many_texts.png", "png_animated.png",
        "png_unknown_chunk.png", "png_trailing.png", "png_ancillary_crc.png", "png_gamma_nonsense.png"}) {
    EXPECT_EQ(difference(plain, decoded(file)), 0) << file;
  }
}

}  // namespace
}  // namespace docintake
