#include "ocr/barcode/barcode_finder.h"

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr double kMostPixels = 4e6;
constexpr double kEnlargedPixels = 0.7e6;  // up to which a picture is looked at twice as large as well
constexpr int kSmallest = 24;              // pixels of the shorter side of a picture that may hold a code
constexpr int kMostCodes = 4;
constexpr std::size_t kMostBytes = 4096;  // a PDF417 holds 1,108, a QR code 2,953

/// A picture to look at, and how much larger than the capture it is.
struct View {
  cv::Mat grey;
  double scale = 1;
};

View scaled(const cv::Mat& grey, double scale) {
  View view{{}, scale};
  cv::resize(grey, view.grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return view;
}

Quad quad_of(const ZXing::Position& position, double scale) {
  const auto point = [&](ZXing::PointI p) { return Point{(p.x + 0.5) / scale, (p.y + 0.5) / scale}; };
  return {point(position.topLeft()), point(position.topRight()), point(position.bottomRight()),
          point(position.bottomLeft())};
}

std::string content_of(const ZXing::Result& result, Symbology symbology) {
  if (symbology == Symbology::qr) return result.text();
  const ZXing::ByteArray& bytes = result.bytes();
  return {bytes.begin(), bytes.end()};
}

std::vector<Barcode> find_in(const View& view, Symbology symbology) {
  ZXing::DecodeHints hints;
  hints.setFormats(symbology == Symbology::qr ? ZXing::BarcodeFormat::QRCode : ZXing::BarcodeFormat::PDF417);
  hints.setMaxNumberOfSymbols(kMostCodes);
  const ZXing::ImageView image(view.grey.data, view.grey.cols, view.grey.rows, ZXing::ImageFormat::Lum,
                               int(view.grey.step));
  std::vector<Barcode> found;
  for (const ZXing::Result& result : ZXing::ReadBarcodes(image, hints)) {
    if (!result.isValid() || found.size() == kMostCodes) continue;
    Barcode code{symbology, content_of(result, symbology), quad_of(result.position(), view.scale)};
    if (!code.content.empty() && code.content.size() <= kMostBytes) found.push_back(std::move(code));
  }
  return found;
}

/// Codes with narrow modules are found once they are enlarged: the library samples a picture by whole pixels.
std::vector<Barcode> find(const cv::Mat& grey, Symbology symbology, Deadline deadline) {
  const double pixels = double(grey.cols) * grey.rows;
  const View plain = pixels > kMostPixels ? scaled(grey, std::sqrt(kMostPixels / pixels)) : View{grey, 1};
  std::vector<Barcode> found = find_in(plain, symbology);
  if (!found.empty() || pixels > kEnlargedPixels || deadline.passed()) return found;
  return find_in(scaled(grey, 2), symbology);
}

}  // namespace

std::vector<Barcode> find_barcodes(const Raster& luma, std::span<const Symbology> symbologies,
                                   Deadline deadline) {
  std::vector<Barcode> found;
  if (std::min(luma.width(), luma.height()) < kSmallest) return found;
  const cv::Mat grey = view_of(luma);
  for (const Symbology symbology : symbologies) {
    if (deadline.passed()) break;
    std::vector<Barcode> more = find(grey, symbology, deadline);
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return found;
}

}  // namespace docintake
