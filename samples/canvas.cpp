#include "canvas.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "unicode.h"

namespace docintake::samples {

namespace {

constexpr int kShift = 4;  // fractional bits of OpenCV's drawing coordinates

TextStyle in_pixels(const Lettering& l, double scale) {
  return {l.font,    l.size * scale, l.tracking * scale, l.pitch * scale, l.embolden * scale,
          l.stretch, l.slant};
}

cv::Rect2d bounds(const std::vector<std::vector<cv::Point2d>>& lines, double margin) {
  cv::Point2d low(1e9, 1e9);
  cv::Point2d high(-1e9, -1e9);
  for (const auto& line : lines) {
    for (const auto& p : line) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  return {low.x - margin, low.y - margin, high.x - low.x + 2 * margin, high.y - low.y + 2 * margin};
}

std::vector<cv::Point> fixed_point(const std::vector<cv::Point2d>& points, double scale, cv::Point origin) {
  std::vector<cv::Point> result;
  for (const auto& p : points) {
    result.emplace_back(cvRound((p.x * scale - origin.x) * (1 << kShift)),
                        cvRound((p.y * scale - origin.y) * (1 << kShift)));
  }
  return result;
}

}  // namespace

Canvas::Canvas(Fonts& fonts, cv::Size2d size, double scale, cv::Vec3b background)
    : fonts_(&fonts),
      size_(size),
      scale_(scale),
      picture_(static_cast<int>(std::lround(size.height * scale)),
               static_cast<int>(std::lround(size.width * scale)), background) {}

cv::Rect Canvas::pixels(cv::Rect2d box) const {
  const cv::Point from(static_cast<int>(std::floor(box.x * scale_)),
                       static_cast<int>(std::floor(box.y * scale_)));
  const cv::Point to(static_cast<int>(std::ceil((box.x + box.width) * scale_)),
                     static_cast<int>(std::ceil((box.y + box.height) * scale_)));
  return {from, to};
}

void Canvas::blend(const cv::Mat1b& coverage, cv::Point at, cv::Vec3b colour, double opacity) {
  const cv::Rect target = cv::Rect(at, coverage.size()) & cv::Rect({}, picture_.size());
  const int weight = static_cast<int>(std::lround(opacity * 257));
  for (int y = target.y; y < target.y + target.height; ++y) {
    const uchar* cover = coverage[y - at.y] - at.x;
    cv::Vec3b* row = picture_[y];
    for (int x = target.x; x < target.x + target.width; ++x) {
      const int alpha = cover[x] * weight;  // 0 to 65535
      if (alpha == 0) continue;
      for (int c = 0; c < 3; ++c) {
        row[x][c] = static_cast<uchar>(row[x][c] + ((colour[c] - row[x][c]) * alpha + 32768) / 65536);
      }
    }
  }
}

cv::Rect2d Canvas::text(std::u32string_view text, cv::Point2d start, const Lettering& lettering) {
  const cv::Point2d pen = start * scale_;
  const cv::Point whole(static_cast<int>(std::floor(pen.x)), static_cast<int>(std::floor(pen.y)));
  const TextPicture drawn =
      fonts_->draw(text, in_pixels(lettering, scale_), {pen.x - whole.x, pen.y - whole.y});
  const cv::Point corner = whole - drawn.origin;
  blend(drawn.coverage, corner, lettering.colour, lettering.opacity);
  const cv::Rect ink = cv::boundingRect(drawn.coverage);
  if (ink.empty()) return {};
  return {(corner.x + ink.x) / scale_, (corner.y + ink.y) / scale_, ink.width / scale_, ink.height / scale_};
}

cv::Rect2d Canvas::text(std::string_view utf8, cv::Point2d start, const Lettering& lettering) {
  return text(to_utf32(utf8), start, lettering);
}

double Canvas::width(std::u32string_view text, const Lettering& lettering) {
  return fonts_->width(text, in_pixels(lettering, scale_)) / scale_;
}

double Canvas::width(std::string_view utf8, const Lettering& lettering) {
  return width(to_utf32(utf8), lettering);
}

void Canvas::curve(const std::vector<cv::Point2d>& points, cv::Vec3b colour, double thickness,
                   double opacity) {
  curves({points}, colour, thickness, opacity);
}

void Canvas::curves(const std::vector<std::vector<cv::Point2d>>& lines, cv::Vec3b colour, double thickness,
                    double opacity) {
  const cv::Rect area = pixels(bounds(lines, thickness + 2 / scale_)) & cv::Rect({}, picture_.size());
  if (area.empty()) return;
  const double wide = thickness * scale_;
  cv::Mat1b coverage = cv::Mat1b::zeros(area.size());
  for (const auto& line : lines) {
    cv::polylines(coverage, fixed_point(line, scale_, area.tl()), false, 255, std::max(1, cvRound(wide)),
                  cv::LINE_AA, kShift);
  }
  // A line thinner than a pixel is drawn one pixel wide and paler.
  blend(coverage, area.tl(), colour, opacity * std::clamp(wide, 0.25, 1.0));
}

void Canvas::gradient(cv::Vec3b top_left, cv::Vec3b top_right, cv::Vec3b bottom_left,
                      cv::Vec3b bottom_right) {
  cv::Mat3b corners(2, 2);
  corners(0, 0) = top_left;
  corners(0, 1) = top_right;
  corners(1, 0) = bottom_left;
  corners(1, 1) = bottom_right;
  cv::resize(corners, picture_, picture_.size(), 0, 0, cv::INTER_LINEAR);
}

void Canvas::fill(const std::vector<cv::Point2d>& polygon, cv::Vec3b colour, double opacity) {
  const cv::Rect area = pixels(bounds({polygon}, 2 / scale_)) & cv::Rect({}, picture_.size());
  if (area.empty()) return;
  cv::Mat1b coverage = cv::Mat1b::zeros(area.size());
  cv::fillPoly(coverage, std::vector{fixed_point(polygon, scale_, area.tl())}, 255, cv::LINE_AA, kShift);
  blend(coverage, area.tl(), colour, opacity);
}

void Canvas::ellipse(cv::Point2d centre, cv::Size2d radii, cv::Vec3b colour, double opacity) {
  std::vector<cv::Point2d> points;
  for (int i = 0; i < 72; ++i) {
    const double angle = i * CV_PI / 36;
    points.emplace_back(centre.x + radii.width * std::cos(angle), centre.y + radii.height * std::sin(angle));
  }
  fill(points, colour, opacity);
}

void Canvas::image(const cv::Mat3b& source, const cv::Mat1b& mask, cv::Rect2d box, double opacity) {
  const cv::Rect area = pixels(box);
  const cv::Rect visible = area & cv::Rect({}, picture_.size());
  if (visible.empty()) return;
  const int method = area.width < source.cols ? cv::INTER_AREA : cv::INTER_CUBIC;
  cv::Mat3b scaled;
  cv::resize(source, scaled, area.size(), 0, 0, method);
  cv::Mat1b alpha(area.size(), 255);
  if (!mask.empty()) cv::resize(mask, alpha, area.size(), 0, 0, method);
  for (int y = visible.y; y < visible.y + visible.height; ++y) {
    for (int x = visible.x; x < visible.x + visible.width; ++x) {
      const double weight = alpha(y - area.y, x - area.x) / 255.0 * opacity;
      cv::Vec3b& to = picture_(y, x);
      const cv::Vec3b& from = scaled(y - area.y, x - area.x);
      for (int c = 0; c < 3; ++c) to[c] = cv::saturate_cast<uchar>(to[c] + (from[c] - to[c]) * weight);
    }
  }
}

}  // namespace docintake::samples
