#pragma once

#include <optional>

#include "pipeline/model/geometry.h"
#include "pipeline/model/page.h"

namespace docintake {

/// The colour of one person's skin, learned from the face: how the rest of that person is told from what is
/// around. Chroma alone, since it changes less than brightness from cheek to arm.
class SkinTone {
 public:
  /// Of the face in the box (page pixels). Nothing where the page has no colours, or too little of the box
  /// has a colour that skin can have (Chai and Ngan 1999).
  static std::optional<SkinTone> of(const Page& page, const Box& face);

  /// Whether the page is of that tone there (page pixels). False outside of it and where it is too dark to
  /// have a colour.
  bool at(const Page& page, Point p) const;

  /// The part of a box that is of that tone, 0 to 1; 0 for a box outside the page.
  double part_of(const Page& page, const Box& box) const;

 private:
  SkinTone(double cb, double cr) : cb_(cb), cr_(cr) {}

  double cb_;
  double cr_;
};

/// A pixel of a page in colour.
struct Tint {
  double luma = 0;
  double cb = 128;
  double cr = 128;
};

/// The mean of a box (page pixels) of a page that has colours, sampled; nothing where it lies outside.
std::optional<Tint> mean_tint(const Page& page, const Box& box);

}  // namespace docintake
