#include "pipeline/decode/jpeg.h"

#include <gtest/gtest.h>
// jpeglib.h wants stdio.h before it.
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include "tests/decode/decoded.h"

namespace docintake {
namespace {

struct Coding {
  bool arithmetic = false;
  bool progressive = false;
  int restart_rows = 0;
};

// A grey picture whose every row differs from the next, coded by libjpeg.
Bytes coded(int width, int height, const Coding& coding) {
  jpeg_compress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  jpeg_create_compress(&state);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&state, &buffer, &size);
  state.image_width = static_cast<JDIMENSION>(width);
  state.image_height = static_cast<JDIMENSION>(height);
  state.input_components = 1;
  state.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&state);
  state.arith_code = coding.arithmetic ? TRUE : FALSE;
  state.restart_in_rows = coding.restart_rows;
  if (coding.progressive) jpeg_simple_progression(&state);
  jpeg_start_compress(&state, TRUE);
  Bytes row(static_cast<std::size_t>(width));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x)
      row[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>((x * 5 + y * 3) % 240);
    JSAMPROW rows[]{row.data()};
    jpeg_write_scanlines(&state, rows, 1);
  }
  jpeg_finish_compress(&state);
  jpeg_destroy_compress(&state);
  Bytes result(buffer, buffer + size);
  std::free(buffer);
  return result;
}

Result<Raster> decode(const Bytes& bytes, Deadline deadline = Deadline()) {
  DOCINTAKE_TRY(page, decode_jpeg(bytes, Limits{}, deadline, ExifUse::apply));
  return std::move(page.luma);
}

Bytes first_part(const Bytes& bytes, double part) {
  return Bytes(bytes.begin(),
               bytes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(bytes.size()) * part));
}

TEST(Jpeg, AllOrientationsLookTheSame) {
  const Raster upright = decoded("jpeg_exif_1.jpg");
  for (int orientation = 2; orientation <= 8; ++orientation) {
    EXPECT_LT(difference(upright, decoded("jpeg_exif_" + std::to_string(orientation) + ".jpg")), 1)
        << orientation;
  }
}

TEST(Jpeg, AllColorCodingsLookTheSame) {
  const Raster plain = decoded("jpeg_plain.jpg");
  for (const char* file : {"jpeg_grey.jpg", "jpeg_progressive.jpg", "jpeg_444.jpg", "jpeg_rgb.jpg",
                           "jpeg_cmyk.jpg", "jpeg_cmyk_adobe.jpg", "jpeg_ycck.jpg"}) {
    EXPECT_LT(difference(plain, decoded(file)), 2) << file;
  }
}

TEST(Jpeg, ReadsArithmeticCoding) {
  const auto huffman = decode(coded(200, 100, {}));
  const auto arithmetic = decode(coded(200, 100, {.arithmetic = true}));
  ASSERT_TRUE(huffman.ok() && arithmetic.ok());
  EXPECT_EQ(difference(*huffman, *arithmetic), 0);
}

// The rule of jpeg.h: nine tenths of the rows.
TEST(Jpeg, TruncatedPicturesAreDecodedWhenNineTenthsAreThere) {
  const Bytes whole = coded(400, 800, {});
  const auto complete = decode(whole);
  ASSERT_TRUE(complete.ok());
  const auto most = decode(first_part(whole, 0.95));
  ASSERT_TRUE(most.ok());
  EXPECT_LT(difference(*complete, *most), 10);
  int wrong = 0;
  for (int x = 0; x < 400; ++x) wrong += complete->row(700)[x] != most->row(700)[x];
  EXPECT_EQ(wrong, 0);
  for (const double part : {0.85, 0.5, 0.1}) {
    const auto little = decode(first_part(whole, part));
    ASSERT_FALSE(little.ok()) << part;
    EXPECT_EQ(little.error().code, ErrorCode::corrupt_file);
  }
}

TEST(Jpeg, TruncatedProgressivePicturesAreDecodedWhenTheyLackOnlyTheLastBit) {
  const Bytes whole = coded(400, 800, {.progressive = true});
  const auto complete = decode(whole);
  ASSERT_TRUE(complete.ok());
  const auto most = decode(first_part(whole, 0.97));
  ASSERT_TRUE(most.ok());
  EXPECT_LT(difference(*complete, *most), 10);
  EXPECT_FALSE(decode(first_part(whole, 0.3)).ok());
}

TEST(Jpeg, DamageBetweenRestartMarkersCounts) {
  Bytes bytes = coded(400, 800, {.restart_rows = 1});
  for (std::size_t i = bytes.size() / 3; i < bytes.size() / 3 + 400; ++i) bytes[i] = 0x55;
  const auto damaged = decode(bytes);
  ASSERT_FALSE(damaged.ok());
  EXPECT_EQ(damaged.error().code, ErrorCode::corrupt_file);
}

TEST(Jpeg, StopsAtTheDeadline) {
  const Bytes whole = coded(4000, 3000, {.progressive = true});
  const auto start = std::chrono::steady_clock::now();
  const auto late = decode(whole, Deadline(std::chrono::milliseconds(1)));
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::deadline_exceeded);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace docintake
