#include "pipeline/locate/quad_search.h"

#include <algorithm>
#include <cmath>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/edge_map.h"
#include "pipeline/locate/segments.h"
#include "pipeline/locate/side_line.h"

namespace docintake {
namespace {

constexpr int kMostLines = 90;
constexpr double kShortestSegment = 14;  // pixels
constexpr double kSmallestSide = 0.10;   // of the picture's shorter side
constexpr double kLeastSupport = 0.30;   // of a side that is looked at further
constexpr double kLeastMeanSupport = 0.45;
constexpr double kStrongSupport = 0.6;     // of each of three sides from which the fourth is concluded
constexpr double kLongestRatio = 2.2;      // of documents and of what perspective makes of them
constexpr double kLeastScore = 0.15;       // below, no document is reported
constexpr double kFarthestOutside = 0.25;  // of the picture's longer side that a corner may lie outside
constexpr double kOpposite = 0.6;          // radians that opposite sides may differ in direction: 34 degrees
constexpr double kSideError = 3.5;         // search pixels
constexpr double kConcludedError = 8;      // search pixels, of a side that was concluded
constexpr double kSureScore = 0.75;        // of what is taken for a document on a sheet or a screen
constexpr double kUnseen = 0.4;            // support that the part of a side outside the picture counts as
constexpr double kRepeated = 0.8;          // intersection over union of two quads for one outline
constexpr std::size_t kMostOutlines = 40;  // that are compared with each other
constexpr std::size_t kMostQuads = 4;

double angle_between(const SideLine& a, const SideLine& b) {
  const double dot = std::abs(a.along().x * b.along().x + a.along().y * b.along().y);
  return std::acos(std::min(1.0, dot));
}

SideEvidence evidence_of(const SideLine& line, double from, double to) {
  if (from > to) std::swap(from, to);
  const double length = to - from;
  const double inset = 0.07 * length;  // rounded corners
  SideEvidence e;
  e.support = line.support(from + inset, to - inset);
  e.one_sided = line.one_sided_support(from + inset, to - inset);
  const double gap = 3;
  const double reach = std::max(8.0, 0.12 * length);
  if (from - gap - reach > line.first()) e.overshoot = line.support(from - gap - reach, from - gap);
  if (to + gap + reach < line.last()) {
    e.overshoot = std::max(e.overshoot, line.support(to + gap, to + gap + reach));
  }
  e.seen = std::max(0.0, std::min(to, line.last()) - std::max(from, line.first())) / length;
  return e;
}

/// Part of the points of a grid over the quad, drawn out to `to` and without what is inside `from`, 0 its
/// centre and 1 its sides, that lie in print.
double busy_part(const EdgeDensity& density, const Quad& quad, double from, double to) {
  constexpr int kColumns = 14;
  constexpr int kRows = 9;
  int busy = 0;
  int all = 0;
  for (int i = 0; i < kRows; ++i) {
    for (int j = 0; j < kColumns; ++j) {
      const double u = to * ((2 * j + 1.0) / kColumns - 1);
      const double v = to * ((2 * i + 1.0) / kRows - 1);
      if (std::max(std::abs(u), std::abs(v)) < from) continue;
      const double a = (1 - u) * (1 - v) / 4, b = (1 + u) * (1 - v) / 4, c = (1 + u) * (1 + v) / 4,
                   d = (1 - u) * (1 + v) / 4;
      ++all;
      busy += density.busy(a * quad[0].x + b * quad[1].x + c * quad[2].x + d * quad[3].x,
                           a * quad[0].y + b * quad[1].y + c * quad[2].y + d * quad[3].y);
    }
  }
  return double(busy) / all;
}

/// How sure it is that the candidate is a document's outline. The weights come from a conditional logistic
/// regression on documents of the sample maker: of all quads proposed in a picture the true one was to win,
/// and where there was none, nothing. One half of the pictures predicted the other as well as itself.
double score_of(const QuadCandidate& candidate) {
  std::array<double, 4> support, one_sided;
  double overshoot = 0, most_overshoot = 0, seen = 1;
  for (int i = 0; i < 4; ++i) {
    const SideEvidence& e = candidate.sides[i];
    support[i] = e.support * e.seen + kUnseen * (1 - e.seen);
    one_sided[i] = e.one_sided;
    overshoot += e.overshoot / 4;
    most_overshoot = std::max(most_overshoot, e.overshoot);
    seen = std::min(seen, e.seen);
  }
  std::sort(support.begin(), support.end());
  std::sort(one_sided.begin(), one_sided.end());
  const double off = distance_to_format(candidate.ratio);
  const auto near = [&](double width) { return std::exp(-off * off / (2 * width * width)); };
  const double sum = -22.0 + 1.8 * support[0] + 2.4 * support[1] + 2.9 * one_sided[0] + 4.9 * one_sided[1] +
                     3.7 * (one_sided[2] + one_sided[3]) - 2.5 * most_overshoot - 3.5 * overshoot +
                     4.3 * seen + 1.9 * near(0.03) + 5.9 * near(0.10) + 2.5 * std::log(candidate.area) -
                     2.0 * candidate.area + 0.4 * candidate.ink + 1.6 * candidate.ink_around +
                     4.0 * std::min(candidate.ink, 0.3) - 0.35 * candidate.concluded;
  return 1 / (1 + std::exp(-sum));
}

/// Goes through the lines of a picture by pairs of opposite sides.
class QuadSearch {
 public:
  explicit QuadSearch(const ReducedPicture& picture)
      : picture_(picture),
        width_(picture.luma.width()),
        height_(picture.luma.height()),
        smallest_(kSmallestSide * std::min(width_, height_)),
        edges_(find_edges(picture.luma)),
        density_(edges_) {
    const auto segments = find_segments(edges_, kShortestSegment);
    lines_ = lines_through(segments, edges_, kMostLines);
    crossings_.resize(lines_.size() * lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t j = 0; j < lines_.size(); ++j) {
        if (i != j) crossings_[i * lines_.size() + j] = crossing_of(lines_[i], lines_[j]);
      }
    }
  }

  std::vector<QuadCandidate> run() {
    std::vector<std::size_t> across;
    for (std::size_t a = 0; a < lines_.size(); ++a) {
      for (std::size_t b = a + 1; b < lines_.size(); ++b) {
        if (angle_between(lines_[a], lines_[b]) > kOpposite) continue;
        across.clear();
        for (std::size_t c = 0; c < lines_.size(); ++c) {
          if (c != a && c != b && joins(c, a, b)) across.push_back(c);
        }
        for (std::size_t i = 0; i < across.size(); ++i) {
          for (std::size_t j = i + 1; j < across.size(); ++j) consider(a, across[i], b, across[j]);
          conclude(a, across[i], b);
        }
      }
    }
    return std::move(found_);
  }

 private:
  const Crossing& at(std::size_t i, std::size_t j) const { return crossings_[i * lines_.size() + j]; }

  /// Whether line c shows edges from line a to line b.
  bool joins(std::size_t c, std::size_t a, std::size_t b) const {
    const Crossing& ca = at(c, a);
    const Crossing& cb = at(c, b);
    return !ca.parallel && !cb.parallel && std::abs(ca.on_first - cb.on_first) >= smallest_ &&
           plausible(lines_[c].at(ca.on_first)) && plausible(lines_[c].at(cb.on_first)) &&
           lines_[c].support(ca.on_first, cb.on_first) >= kLeastSupport;
  }

  bool plausible(Point p) const {
    const double slack = kFarthestOutside * std::max(width_, height_);
    return p.x > -slack && p.y > -slack && p.x < width_ + slack && p.y < height_ + slack;
  }

  /// Lines a and b are opposite sides, c and d the other two.
  void consider(std::size_t a, std::size_t c, std::size_t b, std::size_t d) {
    if (angle_between(lines_[c], lines_[d]) > kOpposite) return;
    const double a1 = at(a, c).on_first, a2 = at(a, d).on_first;
    const double b1 = at(b, c).on_first, b2 = at(b, d).on_first;
    if (std::abs(a1 - a2) < smallest_ || std::abs(b1 - b2) < smallest_) return;
    if (lines_[a].support(a1, a2) < kLeastSupport || lines_[b].support(b1, b2) < kLeastSupport) return;
    const Quad quad{lines_[a].at(a1), lines_[a].at(a2), lines_[b].at(b2), lines_[b].at(b1)};
    keep(quad,
         {evidence_of(lines_[a], a1, a2), evidence_of(lines_[b], b1, b2),
          evidence_of(lines_[c], at(c, a).on_first, at(c, b).on_first),
          evidence_of(lines_[d], at(d, a).on_first, at(d, b).on_first)},
         false);
  }

  /// Lines a and b are opposite sides that c joins; where the fourth one lies follows from the formats there
  /// are.
  void conclude(std::size_t a, std::size_t c, std::size_t b) {
    const double c1 = at(c, a).on_first, c2 = at(c, b).on_first;
    if (lines_[c].support(c1, c2) < kStrongSupport) return;
    const double a1 = at(a, c).on_first, b1 = at(b, c).on_first;
    const double joint = std::abs(c1 - c2);
    // Both lines directed to the same side of c.
    const Point u = lines_[a].along();
    Point v = lines_[b].along();
    const double same = u.x * v.x + u.y * v.y < 0 ? -1 : 1;
    for (const double way : {1.0, -1.0}) {
      if (std::min(lines_[a].support(a1, a1 + way * 0.5 * joint),
                   lines_[b].support(b1, b1 + way * same * 0.5 * joint)) < kStrongSupport) {
        continue;
      }
      for (const double format : {kId1Ratio, 1 / kId1Ratio, kPassportRatio, 1 / kPassportRatio}) {
        // The fourth side is taken as parallel to c, at the distance that gives the format its ratio.
        double length = joint / format;
        Quad quad;
        for (int round = 0; round < 4; ++round) {
          quad = {lines_[a].at(a1), lines_[a].at(a1 + way * length), lines_[b].at(b1 + way * same * length),
                  lines_[b].at(b1)};
          if (signed_area(quad) < 0) quad = {quad[0], quad[3], quad[2], quad[1]};
          if (!is_proper(quad)) break;
          // quad[0]-quad[1] is along line a or along c, by the turn above.
          const double ratio = true_ratio(quad, {width_, height_});
          const bool along_a = std::abs(quad[1].x - lines_[a].at(a1 + way * length).x) < 1e-6 &&
                               std::abs(quad[1].y - lines_[a].at(a1 + way * length).y) < 1e-6;
          const double c_over_a = along_a ? 1 / ratio : ratio;
          length *= std::clamp(c_over_a / format, 0.7, 1.4);
        }
        if (!is_proper(quad) || length < smallest_) continue;
        const double a2 = a1 + way * length;
        const double b2 = b1 + way * same * length;
        if (!plausible(lines_[a].at(a2)) || !plausible(lines_[b].at(b2))) continue;
        const SideEvidence ea = evidence_of(lines_[a], a1, a2), eb = evidence_of(lines_[b], b1, b2);
        if (std::min(ea.support, eb.support) < kStrongSupport) continue;
        const Point from = lines_[a].at(a2), to = lines_[b].at(b2);
        const double side = std::hypot(to.x - from.x, to.y - from.y);
        SideLine d(edges_, from, {(to.x - from.x) / side, (to.y - from.y) / side});
        keep({lines_[a].at(a1), from, to, lines_[b].at(b1)},
             {ea, eb, evidence_of(lines_[c], c1, c2), evidence_of(d, 0, side)}, true);
      }
    }
  }

  void keep(Quad quad, const std::array<SideEvidence, 4>& sides, bool concluded) {
    if (signed_area(quad) < 0) quad = {quad[0], quad[3], quad[2], quad[1]};
    if (!is_proper(quad)) return;
    double support = 0;
    for (const SideEvidence& e : sides) support += e.support / 4;
    if (support < kLeastMeanSupport) return;
    QuadCandidate candidate;
    candidate.sides = sides;
    candidate.ratio = true_ratio(quad, {width_, height_});
    if (candidate.ratio < 1) {
      quad = turned(quad, 1);
      candidate.ratio = 1 / candidate.ratio;
    }
    if (candidate.ratio > kLongestRatio) return;
    candidate.area = signed_area(quad) / (width_ * height_);
    candidate.concluded = concluded;
    candidate.error = (concluded ? kConcludedError : kSideError) * picture_.factor;
    candidate.ink = busy_part(density_, quad, 0, 0.9);
    candidate.ink_around = busy_part(density_, quad, 1.1, 1.35);
    candidate.score = score_of(candidate);
    std::transform(quad.begin(), quad.end(), candidate.quad.begin(),
                   [&](Point p) { return picture_.to_page(p); });
    found_.push_back(candidate);
  }

  const ReducedPicture& picture_;
  double width_;
  double height_;
  double smallest_;
  EdgeMap edges_;
  EdgeDensity density_;
  std::vector<SideLine> lines_;
  std::vector<Crossing> crossings_;
  std::vector<QuadCandidate> found_;
};

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

std::vector<QuadCandidate> propose_quads(const ReducedPicture& picture) {
  if (std::min(picture.luma.width(), picture.luma.height()) < 32) return {};
  return QuadSearch(picture).run();
}

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
