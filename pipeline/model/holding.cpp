#include "pipeline/model/holding.h"

#include <algorithm>
#include <cmath>

namespace docintake {
namespace {

// A face box is about 155 mm wide, a card 86 mm, an open passport 125 mm, held at the chest or towards the
// camera, where it looks up to three times as large.
constexpr double kLeastFace = 0.33;  // width of a holder's face over the document's longer side
constexpr double kLeastHeld = 0.3;   // longer side of a held document over the face's width
constexpr double kMostHeld = 3.2;
constexpr double kAbovePortrait = 1.5;  // width of a holder's face over that of a portrait

double longer_side(const Quad& q) {
  double longest = 0;
  for (int i = 0; i < 4; ++i) {
    longest = std::max(longest, std::hypot(q[(i + 1) % 4].x - q[i].x, q[(i + 1) % 4].y - q[i].y));
  }
  return longest;
}

Box within(const Box& box, double width, double height) {
  const double x = std::clamp(box.x, 0.0, width);
  const double y = std::clamp(box.y, 0.0, height);
  return {x, y, std::clamp(box.right(), 0.0, width) - x, std::clamp(box.bottom(), 0.0, height) - y};
}

}  // namespace

bool contains(const Quad& quad, Point p) {
  for (int i = 0; i < 4; ++i) {
    const Point a = quad[i];
    const Point b = quad[(i + 1) % 4];
    if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0) return false;
  }
  return true;
}

std::optional<std::size_t> holder_among(std::span<const Face> faces, std::span<const Quad> documents,
                                        double least_confidence) {
  if (documents.empty()) return std::nullopt;
  double least = 0;
  for (const Face& face : faces) {
    if (face.role == FaceRole::portrait) least = std::max(least, kAbovePortrait * face.box.w);
  }
  double shortest = longer_side(documents.front());
  for (const Quad& quad : documents) shortest = std::min(shortest, longer_side(quad));
  least = std::max(least, kLeastFace * shortest);
  std::optional<std::size_t> holder;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const Face& face = faces[i];
    const bool outside = std::none_of(documents.begin(), documents.end(),
                                      [&](const Quad& quad) { return contains(quad, face.box.center()); });
    if (face.role == FaceRole::portrait || face.confidence < least_confidence || !outside ||
        face.box.w < least)
      continue;
    if (!holder || face.box.w > faces[*holder].box.w) holder = i;
  }
  return holder;
}

std::vector<Box> where_held(const Box& face, double width, double height) {
  const double u = face.w;
  const Point c = face.center();
  std::vector<Box> parts;
  // Below and beside the face as far as arms reach, then the same near it, where a card fills more of the
  // part.
  for (const Box& part :
       {Box{c.x - 2 * u, c.y + 0.4 * u, 4 * u, 3.4 * u}, Box{c.x - 3.4 * u, c.y - 1.2 * u, 3 * u, 3.8 * u},
        Box{c.x + 0.4 * u, c.y - 1.2 * u, 3 * u, 3.8 * u},
        Box{c.x - 1.1 * u, c.y + 0.5 * u, 2.2 * u, 1.7 * u},
        Box{c.x - 1.1 * u, c.y + 1.6 * u, 2.2 * u, 1.7 * u},
        Box{c.x - 2.3 * u, c.y - 0.8 * u, 1.9 * u, 1.9 * u},
        Box{c.x + 0.4 * u, c.y - 0.8 * u, 1.9 * u, 1.9 * u}}) {
    const Box seen = within(part, width, height);
    if (seen.w > 0.4 * u && seen.h > 0.3 * u) parts.push_back(seen);
  }
  return parts;
}

bool may_be_held(const Quad& quad, const Box& face) {
  const double longer = longer_side(quad);
  return longer >= kLeastHeld * face.w && longer <= kMostHeld * face.w && !contains(quad, face.center());
}

}  // namespace docintake
