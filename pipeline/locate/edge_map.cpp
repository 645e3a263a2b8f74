#include "pipeline/locate/edge_map.h"

#include <cmath>
#include <cstdlib>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace docintake {
namespace {

constexpr int kFloor = 10;         // Sobel units; below it is camera noise and JPEG ringing
constexpr int kNeighbourhood = 25;  // pixels a side over which strength is relative

/// Whether the gradient at p is a maximum along its own direction (one of four axes, as in Canny 1986).
bool is_crest(const std::uint16_t* m, std::ptrdiff_t stride, int dx, int dy) {
  const int ax = std::abs(dx);
  const int ay = std::abs(dy);
  std::ptrdiff_t step;
  if (ax * 5 > ay * 12) {  // tan 67.5 deg = 2.41
    step = 1;
  } else if (ay * 5 > ax * 12) {
    step = stride;
  } else {
    step = (dx > 0) == (dy > 0) ? stride + 1 : stride - 1;
  }
  return m[0] > m[-step] && m[0] >= m[step];
}

std::uint8_t direction_of(int dx, int dy) {
  return static_cast<std::uint8_t>(static_cast<int>(cv::fastAtan2(float(dy), float(dx)) * (256.0f / 360.0f) + 0.5f));
}

}  // namespace

EdgeMap find_edges(const Raster& picture) {
  EdgeMap edges{picture.width(), picture.height(), {}, {}};
  edges.strength.resize(static_cast<std::size_t>(edges.width) * edges.height);
  edges.direction.resize(edges.strength.size());
  if (edges.width < 8 || edges.height < 8) return edges;

  const cv::Mat source(edges.height, edges.width, CV_8U, const_cast<std::uint8_t*>(picture.data()));
  cv::Mat smooth, dx, dy;
  cv::GaussianBlur(source, smooth, {5, 5}, 1.0);
  cv::Sobel(smooth, dx, CV_16S, 1, 0);
  cv::Sobel(smooth, dy, CV_16S, 0, 1);

  cv::Mat magnitude(source.size(), CV_16U);
  for (int y = 0; y < edges.height; ++y) {
    const auto* gx = dx.ptr<std::int16_t>(y);
    const auto* gy = dy.ptr<std::int16_t>(y);
    auto* m = magnitude.ptr<std::uint16_t>(y);
    for (int x = 0; x < edges.width; ++x) {
      m[x] = static_cast<std::uint16_t>(std::sqrt(float(gx[x]) * gx[x] + float(gy[x]) * gy[x]));
    }
  }
  cv::Mat around;
  cv::blur(magnitude, around, {kNeighbourhood, kNeighbourhood});

  const auto stride = static_cast<std::ptrdiff_t>(magnitude.step1());
  for (int y = 1; y + 1 < edges.height; ++y) {
    const auto* gx = dx.ptr<std::int16_t>(y);
    const auto* gy = dy.ptr<std::int16_t>(y);
    const auto* m = magnitude.ptr<std::uint16_t>(y);
    const auto* mean = around.ptr<std::uint16_t>(y);
    for (int x = 1; x + 1 < edges.width; ++x) {
      if (m[x] < kFloor || m[x] < mean[x] || !is_crest(m + x, stride, gx[x], gy[x])) continue;
      edges.strength[edges.at(x, y)] = static_cast<std::uint8_t>(255 * m[x] / (m[x] + mean[x] + 2 * kFloor));
      edges.direction[edges.at(x, y)] = direction_of(gx[x], gy[x]);
    }
  }
  return edges;
}

}  // namespace docintake
