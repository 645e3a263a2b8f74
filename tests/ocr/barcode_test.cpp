#include "ocr/barcode/barcode_finder.h"

#define ZX_USE_UTF8
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <string>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr std::array kAll{Symbology::pdf417, Symbology::qr};

/// A code drawn at so many pixels a module on a light sheet, smoothed as a lens does.
Raster drawn(Symbology symbology, const std::string& text, double pixels, int turns = 0) {
  const bool qr = symbology == Symbology::qr;
  const ZXing::BitMatrix modules =
      ZXing::MultiFormatWriter(qr ? ZXing::BarcodeFormat::QRCode : ZXing::BarcodeFormat::PDF417)
          .setMargin(0)
          .encode(text, 1, 1);
  cv::Mat small(modules.height(), modules.width(), CV_8UC1);
  for (int y = 0; y < small.rows; ++y)
    for (int x = 0; x < small.cols; ++x) small.at<std::uint8_t>(y, x) = modules.get(x, y) ? 20 : 235;
  cv::Mat large;
  cv::resize(small, large, {}, 8, 8, cv::INTER_NEAREST);
  cv::resize(large, large, {}, pixels / 8, pixels / 8, cv::INTER_AREA);
  cv::copyMakeBorder(large, large, 60, 60, 60, 60, cv::BORDER_CONSTANT, 235);
  return turned(raster_of(large), turns);
}

const std::string kAamva =
    "@\n\x1e\rANSI "
    "636014090001DL00310150DLDCAC\nDBA08312031\nDCSMARLOWE\nDACEMMA\nDBD08312021\nDBB08311977\nDBC2\n"
    "DAG12 OAK STREET\nDAIRIVERTON\nDAJCA\nDAQI1234568\nDCGUSA\n\r";

TEST(BarcodeFinder, ReadsBothSymbologiesAtEverySizeAndTurn) {
  struct Row {
    Symbology symbology;
    std::string text;
    double pixels;
    int turns;
  };
  const std::string link = "http://www.gsxt.gov.cn/index.html?uniscid=91350100M000100Y43";
  const Row rows[] = {{Symbology::pdf417, kAamva, 4, 0},   {Symbology::pdf417, kAamva, 2, 0},
                      {Symbology::pdf417, kAamva, 1.5, 0}, {Symbology::pdf417, kAamva, 3, 1},
                      {Symbology::pdf417, kAamva, 3, 2},   {Symbology::qr, link, 8, 0},
                      {Symbology::qr, link, 2.5, 0},       {Symbology::qr, link, 4, 3}};
  int read = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pixels);
    const auto found = find_barcodes(drawn(row.symbology, row.text, row.pixels, row.turns), kAll, Deadline());
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].symbology, row.symbology);
    EXPECT_EQ(found[0].content, row.text);
    const Box box = bounding_box(found[0].quad);
    EXPECT_GT(box.x, 40);
    EXPECT_GT(box.area(), 1000);
    ++read;
  }
  EXPECT_EQ(read, 8);
}

/// The code on a card in the middle of a page of 12 megapixels, turned by so many degrees, with soft print.
Raster on_a_page(const std::string& text, double pixels, double degrees) {
  const ZXing::BitMatrix modules =
      ZXing::MultiFormatWriter(ZXing::BarcodeFormat::PDF417).setMargin(0).encode(text, 1, 1);
  constexpr int kFine = 8;
  cv::Mat code(modules.height(), modules.width(), CV_8UC1);
  for (int y = 0; y < code.rows; ++y)
    for (int x = 0; x < code.cols; ++x) code.at<std::uint8_t>(y, x) = modules.get(x, y) ? 30 : 225;
  cv::resize(code, code, {}, kFine, kFine, cv::INTER_NEAREST);
  cv::copyMakeBorder(code, code, 80, 80, 80, 80, cv::BORDER_CONSTANT, 230);
  cv::GaussianBlur(code, code, {}, 0.45 * kFine / pixels);
  cv::Mat page(3000, 4000, CV_8UC1, 165);
  cv::Mat map = cv::getRotationMatrix2D({code.cols / 2.F, code.rows / 2.F}, degrees, pixels / kFine);
  map.at<double>(0, 2) += 2100.3 - code.cols / 2.0;
  map.at<double>(1, 2) += 1400.6 - code.rows / 2.0;
  cv::warpAffine(code, page, map, page.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
  return raster_of(page);
}

TEST(BarcodeFinder, ReadsAFineCodeOnALargePage) {
  struct Row {
    double pixels, degrees;
  };
  const Row rows[] = {{1.5, 0}, {1.5, 7}, {2, 30}, {3, 7}};
  int read = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pixels);
    const auto found = find_barcodes(on_a_page(kAamva, row.pixels, row.degrees), kAll, Deadline());
    ASSERT_EQ(found.size(), 1u) << row.degrees;
    EXPECT_EQ(found[0].content, kAamva);
    EXPECT_NEAR(center_of(found[0].quad).x, 2100, 40);
    EXPECT_NEAR(center_of(found[0].quad).y, 1400, 40);
    ++read;
  }
  EXPECT_EQ(read, 4);
}

TEST(BarcodeFinder, GivesOnlyWhatIsAskedForInTime) {
  const Raster sheet = drawn(Symbology::qr, "hello", 6);
  constexpr std::array kPdf417{Symbology::pdf417};
  EXPECT_TRUE(find_barcodes(sheet, kPdf417, Deadline()).empty());
  EXPECT_TRUE(find_barcodes(sheet, kAll, Deadline(std::chrono::milliseconds(0))).empty());
  EXPECT_EQ(find_barcodes(sheet, kAll, Deadline()).size(), 1u);
}

TEST(BarcodeFinder, SurvivesPicturesWithoutCodes) {
  int rows = 0;
  for (const auto& [width, height] : {std::pair{0, 0}, {1, 1}, {5000, 3}, {30, 30}, {3000, 2000}}) {
    Raster raster(width, height);
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < std::size_t(width) * std::size_t(height); ++i)
      raster.data()[i] = std::uint8_t((noise = noise * 1664525 + 1013904223) >> 24);
    EXPECT_TRUE(find_barcodes(raster, kAll, Deadline()).empty());
    ++rows;
  }
  EXPECT_EQ(rows, 5);
}

}  // namespace
}  // namespace docintake
