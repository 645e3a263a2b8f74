#include "pipeline/locate/quad_choice.h"

#include <algorithm>
#include <cmath>

#include "pipeline/locate/aspect.h"

namespace docintake {
namespace {

constexpr double kLeastScore = 0.15;       // below, no document is reported
constexpr double kSureScore = 0.75;        // of what is taken for a document on a sheet or a screen
constexpr double kClearFold = 0.75;        // edge along the fold of an open passport
constexpr double kRepeated = 0.8;          // intersection over union of two quads for one outline
constexpr std::size_t kMostOutlines = 40;  // that are compared with each other
constexpr std::size_t kMostQuads = 4;

bool overlap(const Quad& a, const Quad& b) { return intersection_over_union(a, b) > 0.02; }

bool holds(const Quad& outer, const Quad& inner) {
  const PerspectiveMap map(1, 1, outer);
  return std::all_of(inner.begin(), inner.end(), [&](Point p) {
    const Point q = map.backward(p);
    return q.x > -0.02 && q.y > -0.02 && q.x < 1.02 && q.y < 1.02;
  });
}

/// Whether `card` is a document that lies on `carrier`, a sheet or a screen, and is not a part of it:
/// portraits are not as long as a card and cover less than a fifth of their page.
bool lies_on(const QuadCandidate& card, const QuadCandidate& carrier) {
  const double part = card.area / carrier.area;
  const bool card_shaped = std::abs(std::log(card.ratio / kId1Ratio)) < 0.05 && part > 0.05;
  const bool page_shaped = std::abs(std::log(card.ratio / kPassportRatio)) < 0.05 && part > 0.2;
  return (card_shaped || page_shaped) && part < 0.6 && card.score > kSureScore &&
         holds(carrier.quad, card.quad);
}

/// The pages of an open passport, or else the outline itself.
std::vector<QuadCandidate> pages_of(const QuadCandidate& outline) {
  if (outline.fold < kClearFold) return {outline};
  const PerspectiveMap map(1, 1, outline.quad);
  const Point top = map.forward(Point{outline.fold_at, 0});
  const Point bottom = map.forward(Point{outline.fold_at, 1});
  QuadCandidate first = outline;
  QuadCandidate second = outline;
  first.quad = {outline.quad[0], top, bottom, outline.quad[3]};
  second.quad = {top, outline.quad[1], outline.quad[2], bottom};
  return {first, second};
}

}  // namespace

std::vector<QuadCandidate> chosen_quads(std::vector<QuadCandidate> proposed) {
  std::erase_if(proposed, [](const QuadCandidate& c) { return c.score < kLeastScore; });
  std::stable_sort(proposed.begin(), proposed.end(),
                   [](const QuadCandidate& a, const QuadCandidate& b) { return a.score > b.score; });
  std::vector<QuadCandidate> outlines;
  for (const QuadCandidate& candidate : proposed) {
    if (outlines.size() == kMostOutlines) break;
    const bool known = std::any_of(outlines.begin(), outlines.end(), [&](const QuadCandidate& o) {
      return intersection_over_union(o.quad, candidate.quad) > kRepeated;
    });
    if (!known) outlines.push_back(candidate);
  }

  std::vector<QuadCandidate> chosen;
  for (const QuadCandidate& outline : outlines) {
    const bool carrier = std::any_of(outlines.begin(), outlines.end(),
                                     [&](const QuadCandidate& o) { return lies_on(o, outline); });
    if (carrier) continue;
    for (const QuadCandidate& part : pages_of(outline)) {
      const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const QuadCandidate& c) { return overlap(c.quad, part.quad); });
      if (!taken && chosen.size() < kMostQuads) chosen.push_back(part);
    }
  }
  return chosen;
}

}  // namespace docintake
