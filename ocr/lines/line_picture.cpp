#include "ocr/lines/line_picture.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

/// The level rectangle of the capture that holds the quad and its margin, as a quad.
Quad with_margin(const Quad& quad, double margin) {
  const double w = std::max(1.0, std::hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y));
  const Point along{(quad[1].x - quad[0].x) / w * margin, (quad[1].y - quad[0].y) / w * margin};
  const Point down{-along.y, along.x};
  const auto moved = [&](Point p, int a, int d) {
    return Point{p.x + a * along.x + d * down.x, p.y + a * along.y + d * down.y};
  };
  return {moved(quad[0], -1, -1), moved(quad[1], 1, -1), moved(quad[2], 1, 1), moved(quad[3], -1, 1)};
}

cv::Size size_of(const Quad& quad) {
  const double w = std::hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y);
  const double h = std::hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y);
  return {std::max(1, int(std::lround(w))), std::max(1, int(std::lround(h)))};
}

}  // namespace

LinePicture::LinePicture(const Raster& capture, const Quad& quad, double height)
    : ink_height_(height), to_capture_(1, 1, quad) {
  const Quad outer = with_margin(quad, kMargin * height);
  const cv::Size size = size_of(outer);
  to_capture_ = PerspectiveMap(size.width, size.height, outer);
  const auto corner = [](Point p) { return cv::Point2f(float(p.x), float(p.y)); };
  const cv::Point2f from[] = {corner(outer[0]), corner(outer[1]), corner(outer[3])};
  const cv::Point2f to[] = {{0, 0}, {float(size.width), 0}, {0, float(size.height)}};
  pixels_ = Raster(size.width, size.height);
  cv::Mat target = view_of(pixels_);
  cv::warpAffine(view_of(capture), target, cv::getAffineTransform(from, to), size, cv::INTER_LINEAR,
                 cv::BORDER_REPLICATE);
}

Box LinePicture::on_capture(const Box& box) const { return bounding_box(to_capture_.forward(quad_of(box))); }

Quad LinePicture::quad_on_capture(const Box& box) const { return to_capture_.forward(quad_of(box)); }

Box LinePicture::from_capture(const Quad& quad) const {
  Quad here;
  std::transform(quad.begin(), quad.end(), here.begin(), [&](Point p) { return to_capture_.backward(p); });
  return bounding_box(here);
}

}  // namespace docintake
