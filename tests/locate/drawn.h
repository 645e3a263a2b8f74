#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "pipeline/model/geometry.h"
#include "pipeline/model/page.h"

namespace docintake {

/// Small reproducible noise: a linear congruential generator (Knuth, MMIX), so that pictures are the same
/// everywhere.
class Noise {
 public:
  explicit Noise(std::uint64_t seed) : state_(seed) {}

  /// Even in [-amplitude, amplitude].
  double next(double amplitude) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (double(state_ >> 33) / double(1ULL << 31) * 2 - 1) * amplitude;
  }

 private:
  std::uint64_t state_;
};

inline Page blank_page(int width, int height, int tone) {
  Page page{.index = 0, .luma = Raster(width, height), .chroma = {}, .jpeg = {}, .editors = {}};
  std::fill_n(page.luma.data(), static_cast<std::size_t>(width) * height, static_cast<std::uint8_t>(tone));
  return page;
}

inline void add_noise(Page& page, double amplitude, std::uint64_t seed) {
  Noise noise(seed);
  const std::size_t size = static_cast<std::size_t>(page.luma.width()) * page.luma.height();
  for (std::size_t i = 0; i < size; ++i) {
    page.luma.data()[i] =
        static_cast<std::uint8_t>(std::clamp(page.luma.data()[i] + noise.next(amplitude), 0.0, 255.0));
  }
}

/// Draws a card with rounded corners and rows of short strokes, as print is, into the quad, each pixel the
/// mean of 4 x 4 samples, so that the sides lie where the quad says to a small part of a pixel.
inline void draw_card(Page& page, const Quad& quad, int tone, int ink = 40) {
  constexpr double kWidth = 85.6, kHeight = 53.98, kRadius = 3.18;  // millimetres, ISO/IEC 7810
  const PerspectiveMap map(kWidth, kHeight, quad);
  const auto tone_at = [&](Point p) -> int {  // -1 outside the card
    const double dx = std::max({kRadius - p.x, p.x - (kWidth - kRadius), 0.0});
    const double dy = std::max({kRadius - p.y, p.y - (kHeight - kRadius), 0.0});
    if (std::hypot(dx, dy) > kRadius) return -1;
    const bool row = p.y > 8 && p.y < 46 && std::fmod(p.y, 6.0) < 2.5;
    const bool stroke = p.x > 8 && p.x < 60 && std::fmod(p.x, 1.7) < 0.7;
    return row && stroke ? ink : tone;
  };
  const Box box = bounding_box(quad);
  const int left = std::max(0, int(box.x) - 2), right = std::min(page.luma.width() - 1, int(box.right()) + 2);
  const int top = std::max(0, int(box.y) - 2),
            bottom = std::min(page.luma.height() - 1, int(box.bottom()) + 2);
  for (int y = top; y <= bottom; ++y) {
    for (int x = left; x <= right; ++x) {
      double sum = 0;
      for (int i = 0; i < 16; ++i) {
        const Point p{x + (i % 4 + 0.5) / 4 - 0.5, y + (i / 4 + 0.5) / 4 - 0.5};
        const int value = tone_at(map.backward(p));
        sum += value < 0 ? page.luma.row(y)[x] : value;
      }
      page.luma.row(y)[x] = static_cast<std::uint8_t>(std::lround(sum / 16));
    }
  }
}

/// The largest distance from a corner of `truth` to the corner of `found` next to it, over the best of the
/// four ways to name the corners.
inline double worst_corner(const Quad& truth, const Quad& found) {
  double best = 1e9;
  for (int turn = 0; turn < 4; ++turn) {
    const Quad renamed = turned(found, turn);
    double worst = 0;
    for (int i = 0; i < 4; ++i) {
      worst = std::max(worst, std::hypot(truth[i].x - renamed[i].x, truth[i].y - renamed[i].y));
    }
    best = std::min(best, worst);
  }
  return best;
}

/// The quad of a card about `center`, `width` pixels wide, turned by `angle` radians.
inline Quad card_at(Point center, double width, double angle) {
  const double height = width * 53.98 / 85.6;
  const double c = std::cos(angle), s = std::sin(angle);
  const auto at = [&](double x, double y) {
    return Point{center.x + c * x - s * y, center.y + s * x + c * y};
  };
  const double w = width / 2, h = height / 2;
  return {at(-w, -h), at(w, -h), at(w, h), at(-w, h)};
}

/// The quad of a rectangle of that ratio photographed by a camera of focal length `focal`, in longer sides of
/// the picture, tilted by `pitch` and `yaw` radians. It fills about two thirds of the picture's height.
inline Quad photographed(double ratio, Point picture, double focal, double pitch, double yaw) {
  const double f = focal * std::max(picture.x, picture.y);
  Quad quad;
  const Point corners[] = {{-ratio, -1}, {ratio, -1}, {ratio, 1}, {-ratio, 1}};
  for (int i = 0; i < 4; ++i) {
    const double x = corners[i].x * std::cos(yaw);
    const double z = corners[i].x * std::sin(yaw);
    const double y = corners[i].y * std::cos(pitch) - z * std::sin(pitch);
    const double depth = 4 * focal + corners[i].y * std::sin(pitch) + z * std::cos(pitch);
    quad[i] = {picture.x / 2 + f * x / depth, picture.y / 2 + f * y / depth};
  }
  return quad;
}

}  // namespace docintake
