#include "pipeline/locate/aspect.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace docintake {
namespace {

using Vector = std::array<double, 3>;

constexpr double kSnap =
    0.085;  // |ln| up to which a ratio is taken for a format's: perspective and side errors

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

double length(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double nearest_format(double lying) {
  return std::abs(std::log(lying / kId1Ratio)) < std::abs(std::log(lying / kPassportRatio)) ? kId1Ratio
                                                                                            : kPassportRatio;
}

}  // namespace

double true_ratio(const Quad& quad, Point picture) {
  const double plain = (length(quad[0], quad[1]) + length(quad[3], quad[2])) /
                       (length(quad[0], quad[3]) + length(quad[1], quad[2]));
  // Coordinates in units of the picture's longer side, about its centre: the focal length is then near 1.
  const double unit = std::max(picture.x, picture.y);
  const auto corner = [&](Point p) {
    return Vector{(p.x - picture.x / 2) / unit, (p.y - picture.y / 2) / unit, 1};
  };
  const Vector m1 = corner(quad[0]), m2 = corner(quad[1]), m3 = corner(quad[3]), m4 = corner(quad[2]);
  const double k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
  const double k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
  Vector n2, n3;
  for (int i = 0; i < 3; ++i) {
    n2[i] = k2 * m2[i] - m1[i];
    n3[i] = k3 * m3[i] - m1[i];
  }
  // A phone's main camera has a focal length of 0.7 to 1 longer sides, its tele lens 2; a crop looks like
  // more.
  double focal2 = 0.9 * 0.9;
  const double depth = n2[2] * n3[2];
  if (std::abs(depth) > 1e-3) {
    const double seen = -(n2[0] * n3[0] + n2[1] * n3[1]) / depth;
    if (seen > 0.5 * 0.5 && seen < 3.0 * 3.0) focal2 = seen;
  }
  const auto size2 = [&](const Vector& n) { return n[0] * n[0] + n[1] * n[1] + n[2] * n[2] * focal2; };
  const double ratio = std::sqrt(size2(n2) / size2(n3));
  // A perspective that changes the ratio by more than half is not one that a person photographs with.
  return std::isfinite(ratio) && std::abs(std::log(ratio / plain)) < 0.4 ? ratio : plain;
}

double snapped_ratio(double ratio) {
  const double lying = std::max(ratio, 1 / ratio);
  if (distance_to_format(ratio) > kSnap) return ratio;
  return ratio >= 1 ? nearest_format(lying) : 1 / nearest_format(lying);
}

double distance_to_format(double ratio) {
  const double lying = std::max(ratio, 1 / ratio);
  return std::abs(std::log(lying / nearest_format(lying)));
}

}  // namespace docintake
