#pragma once

#include <optional>
#include <span>

#include "pipeline/model/geometry.h"

namespace docintake {

/// A place on a card's model and where it was found on the capture.
struct Anchor {
  Point model;    ///< In card widths from the top left corner.
  Point capture;  ///< Pixels.
};

/// Where things of the model lie on the capture: a similarity map (turn, scale, shift). Anchors find it, so
/// that it holds wherever the card lies in the capture.
class CardFrame {
 public:
  /// The map that fits the anchors best (least squares); one that lies far off the others is left out.
  /// Nothing for fewer than two anchors, or for ones in one place.
  static std::optional<CardFrame> fit(std::span<const Anchor> anchors);

  /// The card as wide as the whole capture.
  static CardFrame whole(int capture_width);

  Point to_capture(Point model) const;
  Point to_model(Point capture) const;

  /// Pixels in one card width.
  double scale() const;

 private:
  CardFrame(double a, double b, Point shift) : a_(a), b_(b), shift_(shift) {}

  double a_;  ///< x' = a x - b y + shift.x
  double b_;  ///< y' = b x + a y + shift.y
  Point shift_;
};

}  // namespace docintake
