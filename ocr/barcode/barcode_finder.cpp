#include "ocr/barcode/barcode_finder.h"

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
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
std::vector<Barcode> find_enlarged(const cv::Mat& grey, Symbology symbology, double most_pixels) {
  const double pixels = double(grey.cols) * grey.rows;
  return pixels > most_pixels ? std::vector<Barcode>() : find_in(scaled(grey, 2), symbology);
}

/// The parts of a picture that are as densely covered with edges as a code is, the largest first: upright
/// boxes around what may lie askew, with their turn.
std::vector<cv::RotatedRect> dense_parts(const cv::Mat& grey) {
  constexpr int kCell = 8;            // pixels of a square that is looked at as one
  constexpr double kOfDensest = 0.5;  // of the densest square nearby
  constexpr double kLeastEdges = 12;  // grey levels, mean of a square
  constexpr double kLeastSide = 5;    // squares
  constexpr float kBeyond = 1.1F;     // the first and the last bar are wide, and have few edges
  constexpr std::size_t kMostParts = 3;
  cv::Mat along, down, edges;
  cv::absdiff(grey.colRange(1, grey.cols), grey.colRange(0, grey.cols - 1), along);
  cv::absdiff(grey.rowRange(1, grey.rows), grey.rowRange(0, grey.rows - 1), down);
  const cv::Size cells(grey.cols / kCell, grey.rows / kCell);
  if (cells.width < kLeastSide || cells.height < kLeastSide) return {};
  cv::resize(along, along, cells, 0, 0, cv::INTER_AREA);
  cv::resize(down, down, cells, 0, 0, cv::INTER_AREA);
  cv::max(along, down, edges);
  cv::blur(edges, edges, {3, 3});
  double densest = 0;
  cv::minMaxLoc(edges, nullptr, &densest);
  cv::Mat mask = edges > std::max(kLeastEdges, kOfDensest * densest);
  cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  cv::morphologyEx(mask, mask, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  std::vector<cv::RotatedRect> parts;
  for (const auto& outline : outlines) {
    cv::RotatedRect part = cv::minAreaRect(outline);
    if (std::max(part.size.width, part.size.height) < 2 * kLeastSide) continue;
    part.center = (part.center + cv::Point2f(0.5F, 0.5F)) * float(kCell);
    part.size = {(kBeyond * part.size.width + 4) * kCell, (kBeyond * part.size.height + 4) * kCell};
    parts.push_back(part);
  }
  std::ranges::stable_sort(parts, std::ranges::greater(),
                           [](const cv::RotatedRect& p) { return p.size.area(); });
  if (parts.size() > kMostParts) parts.resize(kMostParts);
  return parts;
}

/// The codes in one part of the picture, which is turned level and, where that is not enough, enlarged.
std::vector<Barcode> find_in_part(const cv::Mat& grey, const cv::RotatedRect& part, Symbology symbology) {
  std::vector<Barcode> found;
  for (const double scale : {1.0, 2.0, 3.0}) {
    const cv::Size size(int(part.size.width * scale), int(part.size.height * scale));
    if (!found.empty() || size.area() > kMostPixels || std::min(size.width, size.height) < kSmallest) break;
    cv::Mat map = cv::getRotationMatrix2D(part.center, part.angle, scale);
    map.at<double>(0, 2) += size.width / 2.0 - part.center.x;
    map.at<double>(1, 2) += size.height / 2.0 - part.center.y;
    View view;
    cv::warpAffine(grey, view.grey, map, size, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    found = find_in(view, symbology);
    cv::Mat back;
    cv::invertAffineTransform(map, back);
    for (Barcode& code : found) {
      for (Point& p : code.quad) {
        p = {back.at<double>(0, 0) * p.x + back.at<double>(0, 1) * p.y + back.at<double>(0, 2),
             back.at<double>(1, 0) * p.x + back.at<double>(1, 1) * p.y + back.at<double>(1, 2)};
      }
    }
  }
  return found;
}

/// On the picture as a whole; where nothing is found there, enlarged; then on its densest parts, at the
/// resolution that the picture has and turned level.
std::vector<Barcode> find(const cv::Mat& grey, Symbology symbology, Deadline deadline) {
  const double pixels = double(grey.cols) * grey.rows;
  const View plain = pixels > kMostPixels ? scaled(grey, std::sqrt(kMostPixels / pixels)) : View{grey, 1};
  std::vector<Barcode> found = find_in(plain, symbology);
  if (found.empty() && !deadline.passed()) found = find_enlarged(grey, symbology, kEnlargedPixels);
  if (!found.empty() || symbology != Symbology::pdf417) return found;
  for (const cv::RotatedRect& part : dense_parts(grey)) {
    if (deadline.passed() || !found.empty()) break;
    found = find_in_part(grey, part, symbology);
  }
  return found;
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
