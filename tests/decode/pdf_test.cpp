#include <gtest/gtest.h>

#include "tests/decode/decoded.h"

namespace docintake {
namespace {

// What counter-clockwise quarter turns make of the plain picture.
Raster plain_turned(int quarter_turns) { return turned(decoded("jpeg_plain.jpg"), quarter_turns); }

TEST(Pdf, APageThatIsAJpegIsThatJpeg) {
  const Raster plain = decoded("jpeg_plain.jpg");
  for (const char* file : {"pdf_jpeg.pdf", "pdf_jpeg_exif.pdf", "pdf_jpeg_hidden_text.pdf",
                           "pdf_jpeg_on_white.pdf", "pdf_jpeg_clipped_to_page.pdf", "pdf_jpeg_in_form.pdf",
                           "pdf_junk_before.pdf", "pdf_no_xref.pdf", "pdf_wrong_xref.pdf", "pdf_named.png"}) {
    EXPECT_EQ(difference(plain, decoded(file)), 0) << file;
  }
}

TEST(Pdf, ThePagesRotationIsApplied) {
  EXPECT_EQ(difference(plain_turned(-1), decoded("pdf_jpeg_rotate_90.pdf")), 0);
  EXPECT_EQ(difference(plain_turned(2), decoded("pdf_jpeg_rotate_180.pdf")), 0);
  EXPECT_EQ(difference(plain_turned(1), decoded("pdf_jpeg_rotate_270.pdf")), 0);
  EXPECT_EQ(difference(plain_turned(1), decoded("pdf_jpeg_rotate_-90.pdf")), 0);
}

// Poppler decides how a page looks; a picture taken out of it must look the same.
TEST(Pdf, TakingThePictureOutGivesWhatRenderingGives) {
  const Raster plain = decoded("jpeg_plain.jpg");
  EXPECT_LT(difference(plain, decoded("pdf_flate.pdf")), 3);
  // Inks look as printed, which is duller than what they were made from.
  EXPECT_LT(difference(plain, decoded("pdf_jpeg_cmyk.pdf")), 12);
  // Turned by its matrix: the dark block of the stored picture's upper left ends up lower left.
  const Raster turned_by_matrix = decoded("pdf_jpeg_turned.pdf");
  EXPECT_LT(turned_by_matrix.row(28)[3], 80);
  EXPECT_GT(turned_by_matrix.row(3)[3], 100);
}

TEST(Pdf, TheRotationOfARenderedPageIsApplied) {
  const Raster page = decoded(upload_of([] {
    Bytes bytes = bytes_of(malformed_folder() / "pdf_crop_box.pdf");
    const std::string from = "/CropBox [0 0 72 96]";
    const std::string to = "/Rotate 90          ";
    const auto at = std::search(bytes.begin(), bytes.end(), from.begin(), from.end());
    std::copy(to.begin(), to.end(), at);
    return bytes;
  }()));
  ASSERT_EQ(page.width(), 266);
  ASSERT_EQ(page.height(), 400);
  // The black square lies in the lower left corner of the page, so in the upper left of the turned one.
  EXPECT_EQ(page.row(20)[20], 0);
  EXPECT_EQ(page.row(380)[20], 255);
}

TEST(Pdf, WhatIsPaintedOnAPictureIsSeen) {
  const Raster page = decoded("pdf_jpeg_and_text.pdf");
  int dark = 0;
  for (int y = 140; y < 240; ++y) {
    for (int x = 50; x < 140; ++x) dark += page.row(y)[x] < 60;
  }
  EXPECT_GT(dark, 50);
}

TEST(Pdf, WhatIsClippedAwayIsNotSeen) {
  const Raster page = decoded("pdf_jpeg_clipped.pdf");
  EXPECT_EQ(page.row(10)[10], 255);  // Where the dark block would be.
  EXPECT_LT(page.row(200)[100], 255);
}

TEST(Pdf, DecodeArraysAreObeyed) {
  const Raster plain = decoded("jpeg_plain.jpg");
  const Raster inverted = decoded("pdf_jpeg_inverted.pdf");
  EXPECT_NEAR(inverted.row(3)[3], 255 - plain.row(3)[3], 4);
}

}  // namespace
}  // namespace docintake
