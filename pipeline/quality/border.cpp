#include <algorithm>

#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// A corner may lie so far outside, in shares of the document's longer side: what stands so near an edge is
/// no print.
constexpr double kThreshold = 0.012;

}  // namespace

/// How far the document reaches out of the picture, in shares of its longer side.
std::vector<Finding> check_border(const Subject& subject) {
  const Capture& capture = subject.document.capture;
  if (capture.placed_by != PlacedBy::sides) {
    return {not_measured(
        "border_incomplete",
        "The edges of the document were not seen; whether all of it is there must be looked at.")};
  }
  const Box place = subject.place();
  const double width = subject.page.luma.width(), height = subject.page.luma.height();
  const double outside = std::max({-place.x, -place.y, place.right() - width, place.bottom() - height, 0.0});
  Finding finding =
      measured("border_incomplete", outside / std::max(place.w, place.h), kThreshold,
               "A corner of the document is outside the picture or hidden. Photograph the whole "
               "document with all four corners free.");
  finding.where = place;
  return {finding};
}

}  // namespace docintake::quality
