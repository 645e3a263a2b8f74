#include "pipeline/locate/rectify.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/model/shrink.h"

namespace docintake {
namespace {

double length(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

struct Size {
  int width;
  int height;
};

/// As large as the quad's longer sides are, so that no detail is lost.
Size size_of(const Quad& quad, double ratio, int longest) {
  const double across = std::max(length(quad[0], quad[1]), length(quad[3], quad[2]));
  const double down = std::max(length(quad[0], quad[3]), length(quad[1], quad[2]));
  const double width = std::max(across, down * ratio);
  const double height = width / ratio;
  const double scale = std::min(1.0, longest / std::max(width, height));
  return {std::max(1, static_cast<int>(std::lround(width * scale))),
          std::max(1, static_cast<int>(std::lround(height * scale)))};
}

cv::Mat view(const Raster& raster) {
  return {raster.height(), raster.width(), CV_8U, const_cast<std::uint8_t*>(raster.data())};
}

/// The part of the page around the quad with a small margin, whole pixels.
cv::Rect surroundings(const Raster& page, const Quad& quad) {
  const Box box = bounding_box(quad);
  const auto low = [](double v, int size) {
    return std::clamp(static_cast<int>(std::floor(v)) - 8, 0, size - 1);
  };
  const auto high = [](double v, int size) {
    return std::clamp(static_cast<int>(std::ceil(v)) + 9, 1, size);
  };
  const int left = low(box.x, page.width());
  const int top = low(box.y, page.height());
  return {left, top, std::max(1, high(box.right(), page.width()) - left),
          std::max(1, high(box.bottom(), page.height()) - top)};
}

}  // namespace

Raster rectified(const Raster& page, const Quad& quad, double ratio, int longest) {
  if (page.empty()) return {};
  const Size size = size_of(quad, ratio, longest);
  const cv::Rect part = surroundings(page, quad);
  // Page pixels per result pixel. Whole factors are averaged away first and the rest is smoothed, since
  // bilinear sampling looks at four pixels only.
  double reduction = std::sqrt(std::abs(signed_area(quad)) / (double(size.width) * size.height));
  const int factor = std::clamp(static_cast<int>(reduction), 1, std::min({part.width, part.height, 256}));
  Raster averaged;
  cv::Mat source = view(page)(part);
  if (factor > 1) {
    averaged = reduced(page, part.x, part.y, part.width / factor, part.height / factor, factor);
    source = view(averaged);
    reduction /= factor;
  }
  cv::Mat smooth;
  if (reduction > 1.35 && std::min(source.cols, source.rows) > 4) {
    cv::GaussianBlur(source, smooth, {3, 3}, 0.35 * reduction, 0, cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    source = smooth;
  }

  cv::Point2f from[4], to[4];
  for (int i = 0; i < 4; ++i) {
    from[i] = {static_cast<float>((quad[i].x - part.x - (factor - 1) / 2.0) / factor),
               static_cast<float>((quad[i].y - part.y - (factor - 1) / 2.0) / factor)};
  }
  const auto w = static_cast<float>(size.width);
  const auto h = static_cast<float>(size.height);
  to[0] = {0, 0};
  to[1] = {w, 0};
  to[2] = {w, h};
  to[3] = {0, h};
  Raster result(size.width, size.height);
  cv::Mat target(size.height, size.width, CV_8U, result.data());
  cv::warpPerspective(source, target, cv::getPerspectiveTransform(from, to), target.size(), cv::INTER_LINEAR,
                      cv::BORDER_REPLICATE);
  return result;
}

}  // namespace docintake
