#include "ocr/lines/line_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/raster_view.h"

namespace docintake {
namespace {

/// The rectangle along the line that holds the quad and its margin, as a quad. The two long sides of the quad
/// may lean apart, as those around a small label before a large number do: the line runs between them.
Quad with_margin(const Quad& quad, double margin) {
  const Point sum{quad[1].x - quad[0].x + quad[2].x - quad[3].x,
                  quad[1].y - quad[0].y + quad[2].y - quad[3].y};
  const double length = std::max(1.0, std::hypot(sum.x, sum.y));
  const Point along{sum.x / length, sum.y / length};
  const auto across = [&](Point p) { return p.y * along.x - p.x * along.y; };
  const auto ahead = [&](Point p) { return p.x * along.x + p.y * along.y; };
  const auto [left, right] =
      std::ranges::minmax(std::array{ahead(quad[0]), ahead(quad[1]), ahead(quad[2]), ahead(quad[3])});
  const auto [top, bottom] =
      std::ranges::minmax(std::array{across(quad[0]), across(quad[1]), across(quad[2]), across(quad[3])});
  const auto at = [&](double a, double d) {
    return Point{a * along.x - d * along.y, a * along.y + d * along.x};
  };
  return {at(left - margin, top - margin), at(right + margin, top - margin),
          at(right + margin, bottom + margin), at(left - margin, bottom + margin)};
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
