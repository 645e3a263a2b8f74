// A drawing surface in millimetres, for documents of a real size at any resolution.
#pragma once

#include <opencv2/core.hpp>
#include <string_view>
#include <vector>

#include "fonts.h"

namespace docintake::samples {

/// A colour from its usual 0xRRGGBB notation.
inline cv::Vec3b rgb(unsigned value) {
  return {static_cast<uchar>(value), static_cast<uchar>(value >> 8), static_cast<uchar>(value >> 16)};
}

/// How text is set on a canvas. Lengths are millimetres.
struct Lettering {
  int font = 0;         ///< index into `font_table`
  double size = 3;      ///< em size
  cv::Vec3b colour{};   ///< ink
  double tracking = 0;  ///< added after each character
  double pitch = 0;     ///< fixed advance where above 0
  double embolden = 0;  ///< outline growth
  double stretch = 1;   ///< horizontal scale
  double slant = 0;     ///< shear
  double opacity = 1;   ///< of the ink
};

/// A page or card being drawn. Not safe for use from several threads. Holds a reference to the fonts, which
/// must outlive it.
class Canvas {
 public:
  /// `size` in millimetres, `scale` in pixels a millimetre.
  Canvas(Fonts& fonts, cv::Size2d size, double scale, cv::Vec3b background);

  cv::Size2d size() const { return size_; }
  double scale() const { return scale_; }

  /// The picture, 8-bit BGR.
  cv::Mat3b& picture() { return picture_; }

  /// Draws text with its first character's pen at `baseline_start`; returns the box of its ink in
  /// millimetres, empty for blank text.
  cv::Rect2d text(std::u32string_view text, cv::Point2d baseline_start, const Lettering& lettering);
  /// The same from UTF-8.
  cv::Rect2d text(std::string_view utf8, cv::Point2d baseline_start, const Lettering& lettering);

  /// The pen travel of a text in millimetres.
  double width(std::u32string_view text, const Lettering& lettering);
  double width(std::string_view utf8, const Lettering& lettering);

  /// A polyline, anti-aliased; `thickness` in millimetres (at least half a pixel's ink is laid).
  void curve(const std::vector<cv::Point2d>& points, cv::Vec3b colour, double thickness, double opacity = 1);

  /// Many polylines of one colour at once, which is much faster than one by one.
  void curves(const std::vector<std::vector<cv::Point2d>>& lines, cv::Vec3b colour, double thickness,
              double opacity = 1);

  /// Fills the whole surface with a smooth mixture of the colours of its corners (top left, top right, bottom
  /// left, bottom right).
  void gradient(cv::Vec3b top_left, cv::Vec3b top_right, cv::Vec3b bottom_left, cv::Vec3b bottom_right);

  /// A filled polygon.
  void fill(const std::vector<cv::Point2d>& polygon, cv::Vec3b colour, double opacity = 1);

  /// A filled ellipse, its radii in millimetres.
  void ellipse(cv::Point2d centre, cv::Size2d radii, cv::Vec3b colour, double opacity = 1);

  /// A picture scaled into a box; `mask` (empty: everything) is of the picture's size.
  void image(const cv::Mat3b& source, const cv::Mat1b& mask, cv::Rect2d box, double opacity = 1);

 private:
  cv::Rect pixels(cv::Rect2d box) const;
  void blend(const cv::Mat1b& coverage, cv::Point at, cv::Vec3b colour, double opacity);

  Fonts* fonts_;
  cv::Size2d size_;
  double scale_;
  cv::Mat3b picture_;
};

}  // namespace docintake::samples
