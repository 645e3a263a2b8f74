#include "pipeline/locate/side_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace docintake {
namespace {

constexpr int kProfiles = 72;  // edge points looked for along a side
constexpr double kMiddle =
    0.09;  // of the side left out at each end: ID-1 corners are rounded over 3.18 of 53.98 mm
constexpr double kClear = 8;  // slope at which an edge point counts in full: how many agree matters more
constexpr int kRounds = 6;    // of the robust fit

struct Line {
  Point origin;
  Point along;
};

struct EdgePoint {
  double t;       // along the side, pixels
  double offset;  // across it, pixels
  double weight;
};

double brightness(const Raster& page, double x, double y) {
  x = std::clamp(x, 0.0, page.width() - 1.001);
  y = std::clamp(y, 0.0, page.height() - 1.001);
  const int ix = static_cast<int>(x);
  const int iy = static_cast<int>(y);
  const double fx = x - ix;
  const double fy = y - iy;
  const std::uint8_t* top = page.row(iy) + ix;
  const std::uint8_t* bottom = page.row(iy + 1) + ix;
  return (top[0] * (1 - fx) + top[1] * fx) * (1 - fy) + (bottom[0] * (1 - fx) + bottom[1] * fx) * fy;
}

/// Across one side: brightness sampled on a grid of profiles along it.
class Profiles {
 public:
  Profiles(const Raster& page, Point from, Point to, double reach) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const Point u{(to.x - from.x) / length, (to.y - from.y) / length};
    const Point n{-u.y, u.x};
    step_ = std::max(0.5, reach / 24);  // at most 2 x 24 samples and their margins
    half_ = static_cast<int>(std::ceil(reach / step_)) + 2;
    const double spacing = length * (1 - 2 * kMiddle) / (kProfiles - 1);
    for (int i = 0; i < kProfiles; ++i) {
      const double t = length * kMiddle + i * spacing;
      const Point p{from.x + t * u.x, from.y + t * u.y};
      if (p.x < reach || p.y < reach || p.x > page.width() - 1 - reach || p.y > page.height() - 1 - reach) {
        // Near the picture's border the profile would repeat the last pixel: still usable, since that is no
        // edge.
        if (p.x < 1 || p.y < 1 || p.x > page.width() - 2 || p.y > page.height() - 2) continue;
      }
      // Three neighbouring samples along the side, averaged: noise and print texture are uneven along it, the
      // edge is not.
      const double beside = std::min(spacing / 3, 2 * step_);
      std::vector<double> samples(2 * half_ + 1);
      for (int k = -half_; k <= half_; ++k) {
        double sum = 0;
        for (int j = -1; j <= 1; ++j) {
          sum += brightness(page, p.x + k * step_ * n.x + j * beside * u.x,
                            p.y + k * step_ * n.y + j * beside * u.y);
        }
        samples[k + half_] = sum / 3;
      }
      positions_.push_back(t);
      slopes_.push_back(slopes_of(samples));
    }
  }

  std::size_t size() const { return positions_.size(); }

  /// Whether the side is, on the whole, lighter towards its right (+1) or its left (-1): by the strongest
  /// slopes.
  double polarity() const {
    double sum = 0;
    for (const auto& slopes : slopes_) {
      double best = 0;
      for (std::size_t k = 2; k + 2 < slopes.size(); ++k) {
        const double nearness = 1 - 0.6 * std::abs(double(k) - half_) / half_;
        if (std::abs(slopes[k]) * nearness > std::abs(best)) best = slopes[k] * nearness;
      }
      sum += std::clamp(best, -20.0, 20.0);
    }
    return sum < 0 ? -1 : 1;
  }

  /// Each profile's steepest slope of that polarity, nearer ones preferred.
  std::vector<EdgePoint> edge_points(double polarity) const {
    std::vector<EdgePoint> points;
    for (std::size_t i = 0; i < slopes_.size(); ++i) {
      const auto& slopes = slopes_[i];
      std::size_t best = 0;
      double best_value = 0;
      for (std::size_t k = 2; k + 2 < slopes.size(); ++k) {
        const double nearness = 1 - 0.5 * std::abs(double(k) - half_) / half_;
        if (polarity * slopes[k] * nearness > best_value) {
          best_value = polarity * slopes[k] * nearness;
          best = k;
        }
      }
      if (best_value < 1.0) continue;
      const double a = polarity * slopes[best - 1];
      const double b = polarity * slopes[best];
      const double c = polarity * slopes[best + 1];
      const double bend = a - 2 * b + c;
      const double peak = bend < -1e-9 ? std::clamp((a - c) / (2 * bend), -1.0, 1.0) : 0;
      points.push_back({positions_[i], (double(best) - half_ + peak) * step_, std::min(b, kClear)});
    }
    return points;
  }

 private:
  static std::vector<double> slopes_of(const std::vector<double>& samples) {
    std::vector<double> slopes(samples.size(), 0.0);
    for (std::size_t k = 2; k + 2 < samples.size(); ++k) {
      slopes[k] = (samples[k + 2] - samples[k - 2]) + 2 * (samples[k + 1] - samples[k - 1]);
    }
    return slopes;
  }

  double step_ = 1;
  int half_ = 0;
  std::vector<double> positions_;
  std::vector<std::vector<double>> slopes_;
};

/// offset = shift + slope * t through most of the points: the best of the lines through two of them, then
/// reweighted least squares (Tukey's biweight). Nothing when too few agree.
std::optional<std::pair<double, double>> robust_line(const std::vector<EdgePoint>& points, double reach,
                                                     double length) {
  if (points.size() < kProfiles / 4) return std::nullopt;
  const double near = std::max(0.8, reach / 12);
  double best = 0;
  std::pair<double, double> line{0, 0};
  const std::size_t stride = std::max<std::size_t>(1, points.size() / 24);
  for (std::size_t i = 0; i < points.size(); i += stride) {
    for (std::size_t j = i + points.size() / 4; j < points.size(); j += stride) {
      const double slope = (points[j].offset - points[i].offset) / (points[j].t - points[i].t);
      const double shift = points[i].offset - slope * points[i].t;
      if (std::abs(shift) > 1.5 * reach || std::abs(shift + slope * length) > 1.5 * reach) continue;
      double agreement = 0;
      for (const EdgePoint& p : points) {
        const double d = (p.offset - shift - slope * p.t) / near;
        if (std::abs(d) < 1) agreement += p.weight * (1 - d * d);
      }
      if (agreement > best) {
        best = agreement;
        line = {shift, slope};
      }
    }
  }
  for (int round = 0; round < kRounds; ++round) {
    double s = 0, st = 0, stt = 0, sd = 0, std_ = 0;
    int agreeing = 0;
    for (const EdgePoint& p : points) {
      const double d = (p.offset - line.first - line.second * p.t) / (1.5 * near);
      if (std::abs(d) >= 1) continue;
      ++agreeing;
      const double w = p.weight * (1 - d * d) * (1 - d * d);
      s += w;
      st += w * p.t;
      stt += w * p.t * p.t;
      sd += w * p.offset;
      std_ += w * p.t * p.offset;
    }
    const double det = s * stt - st * st;
    if (agreeing < kProfiles / 5 || det < 1e-9) return std::nullopt;
    line = {(stt * sd - st * std_) / det, (s * std_ - st * sd) / det};
  }
  return line;
}

Line fitted_side(const Raster& page, Point from, Point to, double reach) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const Point u{(to.x - from.x) / length, (to.y - from.y) / length};
  const Profiles profiles(page, from, to, reach);
  const auto fit = robust_line(profiles.edge_points(profiles.polarity()), reach, length);
  if (!fit) return {from, u};
  const auto moved = [&](double t, double offset) {
    return Point{from.x + t * u.x - offset * u.y, from.y + t * u.y + offset * u.x};
  };
  const Point a = moved(0, fit->first);
  const Point b = moved(length, fit->first + fit->second * length);
  const double norm = std::hypot(b.x - a.x, b.y - a.y);
  return {a, {(b.x - a.x) / norm, (b.y - a.y) / norm}};
}

std::optional<Point> crossing(const Line& a, const Line& b) {
  const double det = a.along.x * b.along.y - a.along.y * b.along.x;
  if (std::abs(det) < 0.1) return std::nullopt;
  const double t = ((b.origin.x - a.origin.x) * b.along.y - (b.origin.y - a.origin.y) * b.along.x) / det;
  return Point{a.origin.x + t * a.along.x, a.origin.y + t * a.along.y};
}

}  // namespace

Quad fitted_to_sides(const Raster& page, const Quad& quad, double reach) {
  if (page.width() < 4 || page.height() < 4) return quad;
  std::array<Line, 4> sides;
  for (int i = 0; i < 4; ++i) sides[i] = fitted_side(page, quad[i], quad[(i + 1) % 4], reach);
  Quad result;
  for (int i = 0; i < 4; ++i) {
    const auto corner = crossing(sides[(i + 3) % 4], sides[i]);
    if (!corner) return quad;
    result[i] = *corner;
  }
  return is_proper(result) ? result : quad;
}

}  // namespace docintake
