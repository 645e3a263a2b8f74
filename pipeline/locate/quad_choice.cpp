#include "pipeline/locate/quad_choice.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/locate/aspect.h"

namespace docintake {
namespace {

constexpr double kLeastScore = 0.15;       // below, no document is reported
constexpr double kSureScore = 0.75;        // of what is taken for a document on a sheet or a screen
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

/// The two halves of the quad on either side of a line across the middle of its longer sides.
std::array<Quad, 2> halves_of(const Quad& quad) {
  const PerspectiveMap map(1, 1, quad);
  const Point top = map.forward(Point{0.5, 0});
  const Point bottom = map.forward(Point{0.5, 1});
  return {Quad{quad[0], top, bottom, quad[3]}, Quad{top, quad[1], quad[2], bottom}};
}

/// Whether every side is seen along nearly its whole length: a fold is, a line of text is not.
bool all_sides_clear(const QuadCandidate& candidate) {
  return candidate.score > 0.5 && std::all_of(candidate.sides.begin(), candidate.sides.end(),
                                              [](const SideEvidence& e) { return e.one_sided > 0.7; });
}

/// The pages of an open passport, when half of the outline is among the outlines too; else the outline
/// itself.
std::vector<QuadCandidate> pages_of(const QuadCandidate& outline,
                                    const std::vector<QuadCandidate>& outlines) {
  if (std::abs(std::log(outline.ratio / kPassportRatio)) > 0.12) return {outline};
  std::vector<QuadCandidate> pages;
  bool folded = false;
  for (const Quad& half : halves_of(outline.quad)) {
    QuadCandidate page = outline;
    page.quad = half;
    page.area = outline.area / 2;
    page.error = 3 * outline.error;
    for (const QuadCandidate& o : outlines) {
      if (intersection_over_union(o.quad, half) < 0.9 || !all_sides_clear(o)) continue;
      page = o;
      folded = true;
      break;
    }
    pages.push_back(page);
  }
  return folded ? pages : std::vector{outline};
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
    for (const QuadCandidate& part : pages_of(outline, outlines)) {
      const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const QuadCandidate& c) { return overlap(c.quad, part.quad); });
      if (!taken && chosen.size() < kMostQuads) chosen.push_back(part);
    }
  }
  return chosen;
}

}  // namespace docintake
