// What security printers put on documents: gradients, fine line patterns, emblems, portraits, machine
// readable lines.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "canvas.h"
#include "portraits.h"
#include "random.h"

namespace docintake::samples {

/// Families of fine wavy lines across an area.
void print_waves(Canvas& canvas, Random& random, cv::Rect2d area, cv::Vec3b colour, int lines,
                 double opacity);

/// A spirograph figure.
void print_rosette(Canvas& canvas, Random& random, cv::Point2d centre, double radius, cv::Vec3b colour,
                   double opacity);

/// A round red and gold emblem with stars over a gate, of the general look of a state emblem.
void print_emblem(Canvas& canvas, cv::Point2d centre, double radius, cv::Vec3b red, cv::Vec3b gold,
                  double opacity);

/// A wall winding over hills, as pale line art.
void print_wall(Canvas& canvas, Random& random, cv::Rect2d area, cv::Vec3b colour, double opacity);

/// How a portrait is printed.
struct PortraitPrint {
  bool cut_out = true;  ///< the person alone on the document's background
  cv::Vec3b background{235, 235, 235};
  bool grey = false;
  double opacity = 1;
};

/// A portrait in a box; returns the face box in millimetres.
cv::Rect2d print_portrait(Canvas& canvas, Random& random, const Portraits& portraits, cv::Rect2d box,
                          const PortraitPrint& print);

/// Machine readable lines of `pitch` millimetres a character, the first one's characters centred on
/// `first_line_y`, the others `spacing` below each other. Returns the box of all lines.
cv::Rect2d print_mrz(Canvas& canvas, Random& random, const std::vector<std::string>& lines, cv::Point2d first,
                     double pitch, double spacing, cv::Vec3b ink);

/// A signature-like scribble.
void print_signature(Canvas& canvas, Random& random, cv::Rect2d area, cv::Vec3b ink);

/// A colour mixed of two, `share` of the second.
cv::Vec3b mix(cv::Vec3b a, cv::Vec3b b, double share);

/// A colour changed a little at random.
cv::Vec3b vary(Random& random, cv::Vec3b colour, int amount);

}  // namespace docintake::samples
