#pragma once

#include <vector>

#include "pipeline/locate/edge_map.h"
#include "pipeline/locate/segments.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// A straight line through the picture on which edges lie, and where along it they lie. Positions along it
/// are pixels from `origin`.
class SideLine {
 public:
  /// The line through `origin` towards the unit vector `along`, with the evidence that `edges` has for it.
  SideLine(const EdgeMap& edges, Point origin, Point along);

  Point origin() const { return origin_; }
  Point along() const { return along_; }
  Point at(double t) const { return {origin_.x + t * along_.x, origin_.y + t * along_.y}; }
  double position_of(Point p) const { return (p.x - origin_.x) * along_.x + (p.y - origin_.y) * along_.y; }
  /// Signed distance of the point, positive to the right of `along` on the screen.
  double distance_of(Point p) const { return (p.y - origin_.y) * along_.x - (p.x - origin_.x) * along_.y; }

  /// The stretch inside the picture.
  double first() const { return first_; }
  double last() const { return last_; }

  /// Part of [from, to] with an edge along the line, 0 to 1; what lies outside the picture does not count.
  double support(double from, double to) const { return mean(any_, from, to); }

  /// As `support`, of edges that are lighter to the right of `along`, or of those that are lighter to the
  /// left, whichever there is more of. A thin printed line has both.
  double one_sided_support(double from, double to) const;

  /// How much longer than its gaps the best stretch of edge along the line is, pixels: a side is one long
  /// stretch, what lines up in a texture is many short ones.
  double longest_stretch() const;

 private:
  double mean(const std::vector<float>& prefix, double from, double to) const;

  Point origin_;
  Point along_;
  double first_ = 0;
  double last_ = 0;
  // Edge evidence as prefix sums, one entry a pixel from first_.
  std::vector<float> any_;
  std::vector<float> lighter_right_;
  std::vector<float> lighter_left_;
};

/// Where two lines cross; `parallel` when they hardly do.
struct Crossing {
  bool parallel = true;
  double on_first = 0;   ///< Position along the first line.
  double on_second = 0;  ///< Position along the second line.
};
Crossing crossing_of(const SideLine& a, const SideLine& b);

/// The lines through the segments, which come longest first, those with the longest stretches of edge first:
/// at most `most`, and not too many in one direction (wood has hundreds).
std::vector<SideLine> lines_through(const std::vector<Segment>& segments, const EdgeMap& edges, int most);

}  // namespace docintake
