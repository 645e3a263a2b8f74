#include "pipeline/locate/quad_choice.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/locate/aspect.h"

namespace docintake {
namespace {

constexpr double kLeastScore = 0.15;       // below, no document is reported
constexpr double kSureScore = 0.75;        // of what is taken for a document on a sheet or a screen
constexpr double kClearFold = 0.75;        // edge along the fold of an open passport
constexpr double kRepeated = 0.8;          // intersection over union of two quads for one outline
constexpr double kSameSide = 0.015;        // of the outline, that sides of two quads for one side lie apart
constexpr double kOnFormat = 0.05;         // |ln| that a ratio of a format may be off
constexpr std::size_t kMostOutlines = 40;  // that are compared with each other
constexpr std::size_t kMostQuads = 4;
constexpr double kAlike = 0.92;       // intersection over union of quads that would be read alike, and ...
constexpr double kAlikeSecond = 0.6;  // ... of second choices: where one shows nothing, neither does that
constexpr double kLittleLess = 2.5;   // log odds that a second choice may have less
constexpr std::size_t kMostSecond = 3;

bool overlap(const Quad& a, const Quad& b) { return intersection_over_union(a, b) > 0.02; }

bool holds(const Quad& outer, const Quad& inner) {
  const PerspectiveMap map(1, 1, outer);
  return std::all_of(inner.begin(), inner.end(), [&](Point p) {
    const Point q = map.backward(p);
    return q.x > -0.02 && q.y > -0.02 && q.x < 1.02 && q.y < 1.02;
  });
}

bool has_format(const QuadCandidate& candidate, double format) {
  return std::abs(std::log(candidate.ratio / format)) < kOnFormat;
}

/// How many sides of `inner` lie on a side of `outer`.
int shared_sides(const Quad& outer, const Quad& inner) {
  const PerspectiveMap map(1, 1, outer);
  std::array<Point, 4> corners;
  std::transform(inner.begin(), inner.end(), corners.begin(), [&](Point p) { return map.backward(p); });
  const auto both_at = [](double a, double b, double border) {
    return std::abs(a - border) < kSameSide && std::abs(b - border) < kSameSide;
  };
  int shared = 0;
  for (int i = 0; i < 4; ++i) {
    const Point a = corners[i], b = corners[(i + 1) % 4];
    shared += both_at(a.x, b.x, 0) || both_at(a.x, b.x, 1) || both_at(a.y, b.y, 0) || both_at(a.y, b.y, 1);
  }
  return shared;
}

/// Whether `card` is a document that lies on `carrier`, a sheet or a screen, and is not a part of it:
/// portraits are not as long as a card and cover less than a fifth of their page, and parts end where the
/// whole does.
bool lies_on(const QuadCandidate& card, const QuadCandidate& carrier) {
  const double part = card.area / carrier.area;
  const bool card_shaped = has_format(card, kId1Ratio) && part > 0.05;
  const bool page_shaped = has_format(card, kPassportRatio) && part > 0.2;
  return (card_shaped || page_shaped) && part < 0.6 && card.score > kSureScore &&
         holds(carrier.quad, card.quad) && shared_sides(carrier.quad, card.quad) < 2;
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

std::vector<QuadCandidate> second_choice(std::vector<QuadCandidate> proposed, std::span<const Quad> known) {
  const auto log_odds = [](const QuadCandidate& c) { return std::log(c.score / (1 - c.score)); };
  const auto alike = [](const Quad& a, const Quad& b, double most) {
    return intersection_over_union(a, b) > most;
  };
  std::stable_sort(proposed.begin(), proposed.end(),
                   [](const QuadCandidate& a, const QuadCandidate& b) { return a.score > b.score; });
  std::vector<QuadCandidate> chosen;
  for (const QuadCandidate& candidate : proposed) {
    if (candidate.score < kLeastScore || chosen.size() == kMostSecond) break;
    if (std::ranges::none_of(known, [&](const Quad& quad) { return overlap(quad, candidate.quad); }) ||
        std::ranges::any_of(known, [&](const Quad& quad) { return alike(quad, candidate.quad, kAlike); }) ||
        std::ranges::any_of(
            chosen, [&](const QuadCandidate& c) { return alike(c.quad, candidate.quad, kAlikeSecond); }))
      continue;
    if (log_odds(candidate) < log_odds(proposed.front()) - kLittleLess) break;
    chosen.push_back(candidate);
  }
  return chosen;
}

}  // namespace docintake
