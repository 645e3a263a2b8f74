#include "validators/documents/layout/card_frame.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace docintake {
namespace {

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Point mean(std::span<const Anchor> anchors, Point Anchor::*which) {
  Point sum;
  for (const Anchor& anchor : anchors) sum = {sum.x + (anchor.*which).x, sum.y + (anchor.*which).y};
  return {sum.x / double(anchors.size()), sum.y / double(anchors.size())};
}

}  // namespace

std::optional<CardFrame> CardFrame::fit(std::span<const Anchor> anchors) {
  if (anchors.size() < 2) return std::nullopt;
  const Point m = mean(anchors, &Anchor::model), c = mean(anchors, &Anchor::capture);
  double along = 0, across = 0, spread = 0;
  for (const Anchor& anchor : anchors) {
    const Point p{anchor.model.x - m.x, anchor.model.y - m.y},
        q{anchor.capture.x - c.x, anchor.capture.y - c.y};
    along += p.x * q.x + p.y * q.y;
    across += p.x * q.y - p.y * q.x;
    spread += p.x * p.x + p.y * p.y;
  }
  constexpr double kLeastSpread = 1e-4;
  if (spread < kLeastSpread) return std::nullopt;
  const double a = along / spread, b = across / spread;
  if (a <= 0) return std::nullopt;
  const CardFrame frame(a, b, {c.x - a * m.x + b * m.y, c.y - b * m.x - a * m.y});

  // With four anchors or more, one far off is a label read where there is none.
  if (anchors.size() < 4) return frame;
  const auto off = [&](const Anchor& anchor) {
    return distance(frame.to_capture(anchor.model), anchor.capture);
  };
  const auto worst = std::max_element(anchors.begin(), anchors.end(),
                                      [&](const Anchor& p, const Anchor& q) { return off(p) < off(q); });
  constexpr double kFarOff = 0.05;  // Card widths: more than half a row.
  if (off(*worst) < kFarOff * frame.scale()) return frame;
  std::vector<Anchor> rest(anchors.begin(), anchors.end());
  rest.erase(rest.begin() + (worst - anchors.begin()));
  return fit(rest);
}

CardFrame CardFrame::whole(int capture_width) { return {double(capture_width), 0, {0, 0}}; }

Point CardFrame::to_capture(Point p) const {
  return {a_ * p.x - b_ * p.y + shift_.x, b_ * p.x + a_ * p.y + shift_.y};
}

Point CardFrame::to_model(Point p) const {
  const double x = p.x - shift_.x, y = p.y - shift_.y, squared = a_ * a_ + b_ * b_;
  return {(a_ * x + b_ * y) / squared, (a_ * y - b_ * x) / squared};
}

double CardFrame::scale() const { return std::hypot(a_, b_); }

}  // namespace docintake
