#pragma once

#include <array>
#include <vector>

namespace docintake {

/// A point in pixels, origin at the top left; a pixel's centre lies at its integer coordinates.
struct Point {
  double x = 0;
  double y = 0;

  bool operator==(const Point&) const = default;
};

/// An upright rectangle in pixels: left, top, width, height.
struct Box {
  double x = 0;
  double y = 0;
  double w = 0;
  double h = 0;

  double right() const { return x + w; }
  double bottom() const { return y + h; }
  Point center() const { return {x + w / 2, y + h / 2}; }
  double area() const { return w * h; }

  bool operator==(const Box&) const = default;
};

/// Four corners in the order top left, top right, bottom right, bottom left, as the thing is read upright.
using Quad = std::array<Point, 4>;

/// The quad of an upright box.
Quad quad_of(const Box& box);

/// The smallest upright box around the quad.
Box bounding_box(const Quad& quad);

/// Area in square pixels, positive when the corners run clockwise on the screen (y down).
double signed_area(const Quad& quad);

/// The middle of the four corners.
Point center_of(const Quad& quad);

/// Whether the quad is convex, runs clockwise and has an area.
bool is_proper(const Quad& quad);

/// The same corners, renamed so that what was turned clockwise by `quarter_turns` x 90 degrees reads upright.
Quad turned(const Quad& quad, int quarter_turns);

/// Intersection over union of two boxes; 0 where both are empty.
double intersection_over_union(const Box& a, const Box& b);

/// Intersection over union of two convex clockwise quads (Sutherland-Hodgman clipping).
double intersection_over_union(const Quad& a, const Quad& b);

/// The projective map that takes the corners of the rectangle [0,width] x [0,height] to a quad's corners
/// (Heckbert 1989, square-to-quadrilateral). Value type; safe to copy between threads.
class PerspectiveMap {
 public:
  /// From a raster of that size to the quad that it was taken from.
  PerspectiveMap(double width, double height, const Quad& quad);

  /// Raster coordinates to page coordinates.
  Point forward(Point p) const;

  /// Page coordinates to raster coordinates.
  Point backward(Point p) const;

  Quad forward(const Quad& quad) const;

 private:
  std::array<double, 9> forward_{};
  std::array<double, 9> backward_{};
};

}  // namespace docintake
