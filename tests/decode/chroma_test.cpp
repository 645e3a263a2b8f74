#include "pipeline/decode/chroma.h"

#include <gtest/gtest.h>
#include <png.h>

#include <random>

#include "tests/decode/decoded.h"

namespace docintake {
namespace {

/// Mean absolute difference of two chroma pictures in levels; 256 where their sizes differ.
double difference(const Chroma& a, const Chroma& b) {
  if (a.step != b.step || a.empty() != b.empty()) return 256;
  return std::max(difference(a.cb, b.cb), difference(a.cr, b.cr));
}

Chroma chroma_of(const std::string& name) {
  SCOPED_TRACE(name);
  return decoded_page(malformed_upload(name)).chroma;
}

TEST(Chroma, StepsAreBinaryAndKeepItSmall) {
  struct Row {
    int width, height, least, step;
  };
  const std::vector<Row> rows{{1, 1, 1, 1},          {1024, 10, 1, 1},   {1025, 10, 1, 2},
                              {48, 32, 2, 2},        {4032, 3024, 1, 4}, {3024, 4032, 2, 4},
                              {10000, 10000, 1, 16}, {65500, 1, 1, 64}};
  for (const Row& row : rows)
    EXPECT_EQ(chroma_step(row.width, row.height, row.least), row.step) << row.width << ' ' << row.height;
  EXPECT_EQ(rows.size(), 8u);
}

// Against the plain sum, at sizes that are no multiple of the step.
TEST(Chroma, PlanesAreReducedToMeans) {
  constexpr int kColumns = 37, kRows = 22, kAcross = 4, kDown = 8;
  std::mt19937 random(5);
  Raster plane(kColumns, kRows);
  for (int i = 0; i < kColumns * kRows; ++i) plane.data()[i] = static_cast<std::uint8_t>(random());
  PlaneReducer reducer(kColumns, kRows, kAcross, kDown);
  for (int y = 0; y < kRows; ++y) reducer.add(plane.row(y));
  const Raster reduced = reducer.take();
  ASSERT_EQ(reduced.width(), 10);
  ASSERT_EQ(reduced.height(), 3);
  for (int cell_y = 0; cell_y < 3; ++cell_y) {
    for (int cell_x = 0; cell_x < 10; ++cell_x) {
      int sum = 0, count = 0;
      for (int y = cell_y * kDown; y < std::min(kRows, (cell_y + 1) * kDown); ++y) {
        for (int x = cell_x * kAcross; x < std::min(kColumns, (cell_x + 1) * kAcross); ++x, ++count)
          sum += plane.row(y)[x];
      }
      EXPECT_NEAR(reduced.row(cell_y)[cell_x], double(sum) / count, 0.51) << cell_x << ' ' << cell_y;
    }
  }
}

// JFIF's differences of pure colours.
TEST(Chroma, ColorsBecomeDifferences) {
  struct Row {
    int r, g, b, cb, cr;
  };
  const std::vector<Row> rows{{255, 0, 0, 85, 255}, {0, 255, 0, 44, 21},    {0, 0, 255, 255, 107},
                              {0, 0, 0, 128, 128},  {90, 90, 90, 128, 128}, {255, 255, 255, 128, 128}};
  for (const Row& row : rows) {
    ColorSums sums(1, 1);
    sums.add(0, 0, unsigned(row.r), unsigned(row.g), unsigned(row.b));
    const Chroma chroma = sums.chroma();
    EXPECT_EQ(chroma.cb.row(0)[0], row.cb) << row.r << ' ' << row.g << ' ' << row.b;
    EXPECT_EQ(chroma.cr.row(0)[0], row.cr) << row.r << ' ' << row.g << ' ' << row.b;
  }
  EXPECT_EQ(rows.size(), 6u);
}

TEST(Chroma, AllColorCodingsOfAJpegHaveTheSame) {
  const Chroma whole = chroma_of("jpeg_444.jpg");
  EXPECT_EQ(whole.step, 1);
  EXPECT_LT(difference(whole, chroma_of("jpeg_rgb.jpg")), 2);
  // The inks of the samples are made by a formula of their own.
  for (const char* file : {"jpeg_cmyk.jpg", "jpeg_cmyk_adobe.jpg", "jpeg_ycck.jpg"})
    EXPECT_LT(difference(whole, chroma_of(file)), 3) << file;
  const Chroma halved = chroma_of("jpeg_plain.jpg");
  EXPECT_EQ(halved.step, 2);
  EXPECT_EQ(halved.cb.width(), 24);
  EXPECT_EQ(difference(halved, chroma_of("jpeg_progressive.jpg")), 0);
}

// Red on the left, blue on the right.
std::vector<std::uint8_t> red_and_blue(int width, int height) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < width * height; ++i) {
    const bool left = i % width < width / 2;
    for (const int value : {left ? 255 : 0, 0, left ? 0 : 255}) pixels.push_back(std::uint8_t(value));
  }
  return pixels;
}

void expect_red_and_blue(const Chroma& chroma) {
  ASSERT_EQ(chroma.step, 1);
  const int right = chroma.cb.width() - 1;
  EXPECT_EQ(chroma.cb.row(1)[0], 85);
  EXPECT_EQ(chroma.cr.row(1)[0], 255);
  EXPECT_EQ(chroma.cb.row(1)[right], 255);
  EXPECT_EQ(chroma.cr.row(1)[right], 107);
}

TEST(Chroma, OfAPng) {
  const auto pixels = red_and_blue(48, 32);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = 48;
  image.height = 32;
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  Bytes bytes(size);
  ASSERT_NE(png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr), 0);
  bytes.resize(size);
  auto upload = Upload::create("upload", std::move(bytes), Limits{});
  expect_red_and_blue(decoded_page(*upload).chroma);
}

TEST(Chroma, OfABmp) {
  Bytes bytes = bytes_of(malformed_folder() / "bmp_24.bmp");
  const auto pixels = red_and_blue(48, 32);
  for (std::size_t i = 0; i < pixels.size(); i += 3) {
    for (std::size_t band = 0; band < 3; ++band) bytes[54 + i + band] = pixels[i + 2 - band];
  }
  auto upload = Upload::create("upload", std::move(bytes), Limits{});
  expect_red_and_blue(decoded_page(*upload).chroma);
}

TEST(Chroma, OfABmpsPalette) {
  Bytes bytes = bytes_of(malformed_folder() / "bmp_8.bmp");
  const Page before = decoded_page(malformed_upload("bmp_8.bmp"));
  const std::size_t palette = 14 + 40;
  for (std::size_t i = 0; i < 256; ++i) {
    const bool red = i < 128;  // The sample rises from dark to light.
    bytes[palette + 4 * i] = red ? 0 : 255;
    bytes[palette + 4 * i + 1] = 0;
    bytes[palette + 4 * i + 2] = red ? 255 : 0;
  }
  auto upload = Upload::create("upload", std::move(bytes), Limits{});
  const Page page = decoded_page(*upload);
  ASSERT_EQ(page.chroma.step, 1);
  int wrong = 0;
  for (int i = 0; i < 48 * 32; ++i)
    wrong += page.chroma.cr.data()[i] != (before.luma.data()[i] < 128 ? 255 : 107);
  EXPECT_EQ(wrong, 0);
}

TEST(Chroma, APageThatIsRenderedHasColors) {
  const Chroma jpeg = chroma_of("pdf_jpeg.pdf");
  const Chroma rendered =
      chroma_of("pdf_jpeg_inverted.pdf");  // Rendered, since its colours are turned round.
  ASSERT_FALSE(rendered.empty());
  EXPECT_LT(jpeg.cb.row(8)[12], 126);
  EXPECT_GT(rendered.cb.row(16)[24], 130);
}

TEST(Chroma, PixelsOfAGridComeToWhereTheyLie) {
  ColorSums all(40, 1), parts(40, 1);
  std::vector<std::uint8_t> row;
  for (int i = 0; i < 120; ++i) row.push_back(std::uint8_t(i * 37));
  all.add_row(0, row.data(), 3, 40);
  for (int left = 0; left < 4; ++left) {
    std::vector<std::uint8_t> part;
    for (int x = left; x < 40; x += 4) part.insert(part.end(), row.begin() + 3 * x, row.begin() + 3 * x + 3);
    parts.add_row(0, part.data(), 3, 10, left, 4);
  }
  EXPECT_EQ(difference(all.chroma(), parts.chroma()), 0);
}

TEST(Chroma, TransparentColorsAreWhite) {
  ColorSums sums(2, 1);
  const std::vector<std::uint8_t> row{255, 0, 0, 0, 255, 0, 0, 255};
  sums.add_row(0, row.data(), 4, 2);
  const Chroma chroma = sums.chroma();
  EXPECT_EQ(chroma.cr.row(0)[0], 128);
  EXPECT_EQ(chroma.cr.row(0)[1], 255);
}

TEST(Chroma, TurnsWithThePicture) {
  const Chroma upright = chroma_of("jpeg_exif_1.jpg");
  for (int orientation = 2; orientation <= 8; ++orientation) {
    EXPECT_LT(difference(upright, chroma_of("jpeg_exif_" + std::to_string(orientation) + ".jpg")), 1)
        << orientation;
  }
  const Chroma turned_page = chroma_of("pdf_jpeg_rotate_90.pdf");
  EXPECT_EQ(difference(turned(chroma_of("pdf_jpeg.pdf").cb, -1), turned_page.cb), 0);
}

TEST(Chroma, GreyPicturesHaveNone) {
  for (const char* file :
       {"jpeg_grey.jpg", "png_color0_8bit.png", "png_color4_16bit.png", "png_color0_16bit_interlaced.png"})
    EXPECT_TRUE(chroma_of(file).empty()) << file;
}

}  // namespace
}  // namespace docintake
