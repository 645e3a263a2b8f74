#include "pipeline/model/geometry.h"

#include <algorithm>
#include <cmath>

namespace docintake {
namespace {

using Matrix = std::array<double, 9>;

Point apply(const Matrix& m, Point p) {
  const double w = m[6] * p.x + m[7] * p.y + m[8];
  return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
}

/// The adjugate, which is the inverse but for a factor that projective coordinates do not see.
Matrix adjugate(const Matrix& m) {
  return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
          m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
          m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

double cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

double polygon_area(const std::vector<Point>& polygon) {
  double sum = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point b = polygon[(i + 1) % polygon.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

/// The part of the polygon on the inner side of the line a-b.
std::vector<Point> clip(const std::vector<Point>& polygon, Point a, Point b) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point p = polygon[i];
    const Point q = polygon[(i + 1) % polygon.size()];
    const double side_p = cross(a, b, p);
    const double side_q = cross(a, b, q);
    if (side_p >= 0) kept.push_back(p);
    if ((side_p < 0) != (side_q < 0)) {
      const double t = side_p / (side_p - side_q);
      kept.push_back({p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)});
    }
  }
  return kept;
}

}  // namespace

Quad quad_of(const Box& box) {
  return {{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}};
}

Box bounding_box(const Quad& quad) {
  const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
  const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
  return {left, top, right - left, bottom - top};
}

double signed_area(const Quad& quad) { return polygon_area({quad.begin(), quad.end()}); }

Point center_of(const Quad& quad) {
  Point sum;
  for (const Point& p : quad) sum = {sum.x + p.x / 4, sum.y + p.y / 4};
  return sum;
}

bool is_proper(const Quad& quad) {
  for (std::size_t i = 0; i < 4; ++i) {
    const double turn = cross(quad[i], quad[(i + 1) % 4], quad[(i + 2) % 4]);
    if (!(turn > 0)) return false;
  }
  return true;
}

Quad turned(const Quad& quad, int quarter_turns) {
  Quad result;
  for (int i = 0; i < 4; ++i) result[i] = quad[((i + quarter_turns) % 4 + 4) % 4];
  return result;
}

double intersection_over_union(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  const double shared = std::max(0.0, w) * std::max(0.0, h);
  const double all = a.area() + b.area() - shared;
  return all > 0 ? shared / all : 0;
}

double intersection_over_union(const Quad& a, const Quad& b) {
  std::vector<Point> shared(a.begin(), a.end());
  for (std::size_t i = 0; i < 4 && !shared.empty(); ++i) shared = clip(shared, b[i], b[(i + 1) % 4]);
  const double intersection = shared.size() > 2 ? std::abs(polygon_area(shared)) : 0;
  const double all = std::abs(signed_area(a)) + std::abs(signed_area(b)) - intersection;
  return all > 0 ? intersection / all : 0;
}

PerspectiveMap::PerspectiveMap(double width, double height, const Quad& q) {
  const double sx = q[0].x - q[1].x + q[2].x - q[3].x;
  const double sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double dx1 = q[1].x - q[2].x;
  const double dy1 = q[1].y - q[2].y;
  const double dx2 = q[3].x - q[2].x;
  const double dy2 = q[3].y - q[2].y;
  const double det = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / det;
  const double h = (dx1 * sy - sx * dy1) / det;
  forward_ = {(q[1].x - q[0].x + g * q[1].x) / width,
              (q[3].x - q[0].x + h * q[3].x) / height,
              q[0].x,
              (q[1].y - q[0].y + g * q[1].y) / width,
              (q[3].y - q[0].y + h * q[3].y) / height,
              q[0].y,
              g / width,
              h / height,
              1};
  backward_ = adjugate(forward_);
}

Point PerspectiveMap::forward(Point p) const { return apply(forward_, p); }

Point PerspectiveMap::backward(Point p) const { return apply(backward_, p); }

Quad PerspectiveMap::forward(const Quad& quad) const {
  return {forward(quad[0]), forward(quad[1]), forward(quad[2]), forward(quad[3])};
}

}  // namespace docintake
