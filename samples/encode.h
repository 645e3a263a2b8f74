// Picture files: JPEG, PNG, BMP and PDF written, PNG read.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docintake::samples {

using Bytes = std::vector<std::uint8_t>;

/// How a JPEG is written.
struct JpegOptions {
  int quality = 90;
  bool progressive = false;
  bool subsampled = true;    ///< colour at half resolution (4:2:0), as phones do
  int exif_orientation = 0;  ///< 1 to 8: an EXIF segment with that orientation; 0: no EXIF at all
};

/// A baseline or progressive JPEG.
Bytes encode_jpeg(const cv::Mat3b& picture, const JpegOptions& options);
/// A grey JPEG.
Bytes encode_grey_jpeg(const cv::Mat1b& picture, int quality);
/// A grey JPEG read back, for the marks compression leaves.
cv::Mat1b decode_grey_jpeg(const Bytes& bytes);

/// An 8-bit colour PNG; with `alpha` (of the picture's size) one with an alpha channel.
Bytes encode_png(const cv::Mat3b& picture, const cv::Mat1b& alpha = {});
/// An 8-bit grey PNG.
Bytes encode_grey_png(const cv::Mat1b& picture);

/// A 24-bit BMP, rows from the bottom up.
Bytes encode_bmp(const cv::Mat3b& picture);

/// A line of text in a PDF, in points from the lower left corner of the page.
struct PdfText {
  double x;
  double y;
  double size;
  std::string text;  ///< ASCII
};

/// A page of a PDF with one JPEG. `size` and `box` (where the picture stands) in points.
struct PdfPage {
  Bytes jpeg;
  cv::Size pixels;
  cv::Size2d size;
  cv::Rect2d box;
  std::vector<PdfText> texts = {};
};

/// A PDF.
Bytes encode_pdf(const std::vector<PdfPage>& pages);

/// A PNG file as BGR; none when it cannot be read.
std::optional<cv::Mat3b> read_png(const std::string& path);

}  // namespace docintake::samples
