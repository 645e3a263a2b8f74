#include "pipeline/locate/edge_map.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace docintake {
namespace {

constexpr int kDensityCell = 8;  // pixels a side
constexpr int kBusy = 6;         // edge pixels of the 64 in a cell, as text has
constexpr int kFloor = 6;        // Sobel units; a step of one grey level after smoothing gives about 3
constexpr int kNoise = 20;       // Sobel units at which an edge on smooth ground counts half
constexpr int kCell = 4;         // pixels a side that the surroundings' mean is kept for
constexpr int kCells = 7;        // cells a side that it is taken over: 28 pixels

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
  return static_cast<std::uint8_t>(
      static_cast<int>(cv::fastAtan2(float(dy), float(dx)) * (256.0f / 360.0f) + 0.5f));
}

/// The length of each gradient.
cv::Mat magnitude_of(const cv::Mat& dx, const cv::Mat& dy) {
  cv::Mat magnitude(dx.size(), CV_16U);
  for (int y = 0; y < dx.rows; ++y) {
    const auto* gx = dx.ptr<std::int16_t>(y);
    const auto* gy = dy.ptr<std::int16_t>(y);
    auto* m = magnitude.ptr<std::uint16_t>(y);
    for (int x = 0; x < dx.cols; ++x) {
      const float u = gx[x];
      const float v = gy[x];
      m[x] = static_cast<std::uint16_t>(static_cast<int>(std::sqrt(u * u + v * v)));
    }
  }
  return magnitude;
}

}  // namespace

EdgeMap find_edges(const Raster& picture) {
  EdgeMap edges{picture.width(), picture.height(), {}};
  edges.pixels.resize(static_cast<std::size_t>(edges.width) * edges.height);
  if (edges.width < 16 || edges.height < 16) return edges;

  const cv::Mat source(edges.height, edges.width, CV_8U, const_cast<std::uint8_t*>(picture.data()));
  cv::Mat smooth, dx, dy;
  cv::GaussianBlur(source, smooth, {5, 5}, 1.0);
  cv::Sobel(smooth, dx, CV_16S, 1, 0);
  cv::Sobel(smooth, dy, CV_16S, 0, 1);
  const cv::Mat magnitude = magnitude_of(dx, dy);
  cv::Mat cells, around;
  cv::resize(magnitude, cells, {(edges.width + kCell - 1) / kCell, (edges.height + kCell - 1) / kCell}, 0, 0,
             cv::INTER_AREA);
  cv::blur(cells, around, {kCells, kCells});

  const auto stride = static_cast<std::ptrdiff_t>(magnitude.step1());
  for (int y = 1; y + 1 < edges.height; ++y) {
    const auto* gx = dx.ptr<std::int16_t>(y);
    const auto* gy = dy.ptr<std::int16_t>(y);
    const auto* m = magnitude.ptr<std::uint16_t>(y);
    const auto* mean = around.ptr<std::uint16_t>(y / kCell);
    std::uint16_t* to = edges.pixels.data() + static_cast<std::size_t>(y) * edges.width;
    for (int x = 1; x + 1 < edges.width; ++x) {
      const int strong = std::max<int>(kFloor, mean[x / kCell]);
      if (m[x] < strong || !is_crest(m + x, stride, gx[x], gy[x])) continue;
      const int strength = 255 * m[x] / (m[x] + mean[x / kCell] + kNoise);
      to[x] = static_cast<std::uint16_t>(strength << 8 | direction_of(gx[x], gy[x]));
    }
  }
  return edges;
}

EdgeDensity::EdgeDensity(const EdgeMap& edges)
    : columns_(edges.width / kDensityCell + 1),
      rows_(edges.height / kDensityCell + 1),
      counts_(static_cast<std::size_t>(columns_) * rows_) {
  for (int y = 0; y < edges.height; ++y) {
    const std::uint16_t* from = edges.pixels.data() + static_cast<std::size_t>(y) * edges.width;
    std::uint8_t* row = counts_.data() + static_cast<std::size_t>(y / kDensityCell) * columns_;
    for (int x = 0; x < edges.width; ++x) row[x / kDensityCell] += from[x] != 0;
  }
}

bool EdgeDensity::busy(double x, double y) const {
  const int column = static_cast<int>(std::floor(x)) / kDensityCell;
  const int row = static_cast<int>(std::floor(y)) / kDensityCell;
  if (x < 0 || y < 0 || column >= columns_ || row >= rows_) return false;
  return counts_[static_cast<std::size_t>(row) * columns_ + column] >= kBusy;
}

}  // namespace docintake
