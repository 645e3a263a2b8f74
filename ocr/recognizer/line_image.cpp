#include "ocr/recognizer/line_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

/// Share of the image's height that the ink fills, by attempt.
constexpr std::array<double, 3> kInk = {0.75, 0.66, 0.84};

}  // namespace

Box LineImage::on_picture(double left, double right) const {
  return {left / scale_x, top / scale_y, (right - left) / scale_x, pixels.height() / scale_y};
}

LineImage line_image(const LinePicture& line, int height, int widest, int attempt) {
  const Raster& picture = line.pixels();
  const double scale = kInk[std::size_t(std::clamp(attempt, 0, 2))] * height / line.ink_height();
  const int width = std::clamp(int(std::lround(picture.width() * scale)), 1, widest);
  const int rows = std::clamp(int(std::lround(picture.height() * scale)), 1, 4 * height);
  cv::Mat scaled;
  cv::resize(view_of(picture), scaled, {width, rows}, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  LineImage image;
  image.scale_x = double(width) / picture.width();
  image.scale_y = double(rows) / picture.height();
  image.pixels = Raster(width, height);
  const int top = (rows - height) / 2;
  image.top = top;
  cv::Mat target = view_of(image.pixels);
  for (int y = 0; y < height; ++y) scaled.row(std::clamp(y + top, 0, rows - 1)).copyTo(target.row(y));
  return image;
}

}  // namespace docintake
