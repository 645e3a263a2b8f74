#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/ports/page_decoder.h"
#include "tests/contract/sample_upload.h"

namespace docintake {

/// An implementation of PageDecoder under the contract.
struct PageDecoderCase {
  std::string name;
  std::function<std::unique_ptr<PageDecoder>(const Limits&)> create;
};

/// What every PageDecoder must do. A test program includes this header and instantiates the suite with its
/// implementation: INSTANTIATE_TEST_SUITE_P(NAME, PageDecoderContract,
/// testing::Values(PageDecoderCase{...}));
class PageDecoderContract : public testing::TestWithParam<PageDecoderCase> {
 protected:
  std::unique_ptr<PageDecoder> decoder(const Limits& limits = {}) { return GetParam().create(limits); }

  static std::vector<std::uint8_t> pixels(const Raster& raster) {
    return {raster.data(), raster.data() + static_cast<std::size_t>(raster.width()) * raster.height()};
  }
};

TEST_P(PageDecoderContract, TellsFormatsByTheirContent) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"jpeg_plain.jpg", "image/jpeg"},     {"png_color2_8bit.png", "image/png"},
      {"bmp_24.bmp", "image/bmp"},          {"pdf_text.pdf", "application/pdf"},
      {"png_named.jpg", "image/png"},       {"jpeg_named.pdf", "image/jpeg"},
      {"pdf_named.png", "application/pdf"}, {"jpeg_png_quoted.jpg", "image/jpeg"}};
  for (const auto& [file, media_type] : rows) {
    const auto info = decoder()->inspect(malformed_upload(file));
    ASSERT_TRUE(info.ok()) << file << ": " << info.error().message;
    EXPECT_EQ(info->media_type, media_type) << file;
    EXPECT_EQ(info->pages, 1) << file;
  }
  EXPECT_EQ(rows.size(), 8u);
}

TEST_P(PageDecoderContract, CountsPages) {
  const auto info = decoder()->inspect(malformed_upload("pdf_20_pages.pdf"));
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->pages, 20);
}

TEST_P(PageDecoderContract, DecodesThePageAskedFor) {
  const auto decoder = this->decoder();
  const Upload upload = malformed_upload("pdf_20_pages.pdf");
  const auto info = decoder->inspect(upload);
  ASSERT_TRUE(info.ok());
  const auto page = decoder->decode(upload, *info, 19, Deadline());
  ASSERT_TRUE(page.ok()) << page.error().message;
  EXPECT_EQ(page->index, 19);
  EXPECT_EQ(page->luma.width(), 400);
  EXPECT_EQ(page->luma.height(), 266);
}

TEST_P(PageDecoderContract, RefusesPagesThatAreNotThere) {
  const auto decoder = this->decoder();
  const Upload upload = malformed_upload("jpeg_plain.jpg");
  const UploadInfo info{"image/jpeg", 1};
  EXPECT_FALSE(decoder->decode(upload, info, -1, Deadline()).ok());
  EXPECT_FALSE(decoder->decode(upload, info, 1, Deadline()).ok());
}

TEST_P(PageDecoderContract, RefusesAnotherUploadsInfo) {
  const auto page = decoder()->decode(malformed_upload("jpeg_plain.jpg"), {"image/png", 1}, 0, Deadline());
  EXPECT_FALSE(page.ok());
}

TEST_P(PageDecoderContract, RefusesUnknownContent) {
  const auto info = decoder()->inspect(malformed_upload("text.bmp"));
  ASSERT_FALSE(info.ok());
  EXPECT_EQ(info.error().code, ErrorCode::unsupported_format);
}

TEST_P(PageDecoderContract, ChecksThePixelBudgetWhenInspecting) {
  Limits limits;
  limits.page_pixels = 48 * 32 - 1;
  for (const char* file : {"jpeg_plain.jpg", "png_color2_8bit.png", "bmp_24.bmp"}) {
    const auto info = decoder(limits)->inspect(malformed_upload(file));
    ASSERT_FALSE(info.ok()) << file;
    EXPECT_EQ(info.error().code, ErrorCode::too_many_pixels) << file;
  }
  ++limits.page_pixels;
  EXPECT_TRUE(decoder(limits)->inspect(malformed_upload("jpeg_plain.jpg")).ok());
}

TEST_P(PageDecoderContract, ChecksTheMemoryBudgetWhenInspecting) {
  Limits limits;
  limits.decoder_memory = 48 * 32;
  EXPECT_TRUE(decoder(limits)->inspect(malformed_upload("jpeg_plain.jpg")).ok());
  for (const char* file : {"jpeg_progressive.jpg", "png_color2_8bit_interlaced.png"}) {
    const auto info = decoder(limits)->inspect(malformed_upload(file));
    ASSERT_FALSE(info.ok()) << file;
    EXPECT_EQ(info.error().code, ErrorCode::too_many_pixels) << file;
  }
}

TEST_P(PageDecoderContract, ChecksTheNumberOfPages) {
  Limits limits;
  limits.pages = 19;
  const auto info = decoder(limits)->inspect(malformed_upload("pdf_20_pages.pdf"));
  ASSERT_FALSE(info.ok());
  EXPECT_EQ(info.error().code, ErrorCode::too_many_pages);
}

TEST_P(PageDecoderContract, ObservesTheDeadline) {
  const auto decoder = this->decoder();
  for (const char* file : {"jpeg_plain.jpg", "png_color2_8bit.png", "png_color2_8bit_interlaced.png",
                           "bmp_24.bmp", "pdf_text.pdf"}) {
    const Upload upload = malformed_upload(file);
    const auto info = decoder->inspect(upload);
    ASSERT_TRUE(info.ok());
    const auto page = decoder->decode(upload, *info, 0, Deadline(std::chrono::milliseconds(-1)));
    ASSERT_FALSE(page.ok()) << file;
    EXPECT_EQ(page.error().code, ErrorCode::deadline_exceeded) << file;
  }
}

TEST_P(PageDecoderContract, KeepsNothingBetweenUploads) {
  const auto decoder = this->decoder();
  const Upload good = malformed_upload("jpeg_plain.jpg");
  const UploadInfo info{"image/jpeg", 1};
  const auto before = decoder->decode(good, info, 0, Deadline());
  ASSERT_TRUE(before.ok());
  for (const char* file : {"jpeg_half.jpg", "png_data_damaged.png", "bmp_half.bmp", "pdf_header_only.pdf"}) {
    const Upload bad = malformed_upload(file);
    const auto bad_info = decoder->inspect(bad);
    EXPECT_FALSE(bad_info.ok() && decoder->decode(bad, *bad_info, 0, Deadline()).ok()) << file;
  }
  const auto after = decoder->decode(good, info, 0, Deadline());
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(pixels(before->luma), pixels(after->luma));
}

TEST_P(PageDecoderContract, SaysWhatToDo) {
  for (const char* file :
       {"jpeg_zero_width.jpg", "png_bomb.png", "bmp_zero_width.bmp", "pdf_password.pdf", "gif.jpg"}) {
    const auto info = decoder()->inspect(malformed_upload(file));
    ASSERT_FALSE(info.ok()) << file;
    const Error& error = info.error();
    const std::string remedy(error_descriptions()[static_cast<std::size_t>(error.code)].remedy);
    EXPECT_TRUE(error.message.ends_with(" " + remedy)) << error.message;
    EXPECT_GT(error.message.size(), remedy.size() + 10) << error.message;
  }
}

}  // namespace docintake
