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
constexpr double kLeastScore = 0.42;       // below, no document is reported
constexpr double kFarthestOutside = 0.25;  // of the picture's longer side that a corner may lie outside
constexpr double kOpposite = 0.6;          // radians that opposite sides may differ in direction: 34 degrees
constexpr double kSideError = 3.5;         // search pixels
constexpr double kConcludedError = 8;      // search pixels, of a side that was concluded
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

/// How sure it is, by hand-set weights, that the candidate is a document's outline.
double score_of(const QuadCandidate& candidate) {
  std::array<double, 4> quality;
  std::transform(candidate.sides.begin(), candidate.sides.end(), quality.begin(), [](const SideEvidence& e) {
    const double support = 0.6 * e.support + 0.4 * e.one_sided;
    return (e.seen * support + (1 - e.seen) * 0.4) * (1 - 0.45 * e.overshoot);
  });
  std::sort(quality.begin(), quality.end());
  const double mean = (quality[0] + quality[1] + quality[2] + quality[3]) / 4;
  const double off = distance_to_format(candidate.ratio);
  const double shape = 0.35 + 0.65 * std::exp(-off * off / (2 * 0.06 * 0.06));
  const double size = std::min(1.0, 0.8 + 0.4 * candidate.area);
  return (0.5 * mean + 0.25 * quality[0] + 0.25 * quality[1]) * shape * size;
}

/// Goes through the lines of a picture by pairs of opposite sides.
class QuadSearch {
 public:
  explicit QuadSearch(const ReducedPicture& picture)
      : picture_(picture),
        width_(picture.luma.width()),
        height_(picture.luma.height()),
        smallest_(kSmallestSide * std::min(width_, height_)),
        edges_(find_edges(picture.luma)) {
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

  bool outside(Point p) const { return p.x < 0 || p.y < 0 || p.x > width_ - 1 || p.y > height_ - 1; }

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
         kSideError);
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
             {ea, eb, evidence_of(lines_[c], c1, c2), evidence_of(d, 0, side)}, kConcludedError);
      }
    }
  }

  void keep(Quad quad, const std::array<SideEvidence, 4>& sides, double error) {
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
    candidate.extrapolated = std::any_of(quad.begin(), quad.end(), [&](Point p) { return outside(p); }) ||
                             std::any_of(sides.begin(), sides.end(),
                                         [](const SideEvidence& e) { return e.support < kLeastSupport; });
    candidate.error = error * picture_.factor;
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
  std::vector<SideLine> lines_;
  std::vector<Crossing> crossings_;
  std::vector<QuadCandidate> found_;
};

bool overlap(const Quad& a, const Quad& b) { return intersection_over_union(a, b) > 0.02; }

}  // namespace

std::vector<QuadCandidate> propose_quads(const ReducedPicture& picture) {
  if (std::min(picture.luma.width(), picture.luma.height()) < 32) return {};
  return QuadSearch(picture).run();
}

std::vector<QuadCandidate> chosen_quads(std::vector<QuadCandidate> proposed) {
  std::erase_if(proposed, [](const QuadCandidate& c) { return c.score < kLeastScore; });
  std::stable_sort(proposed.begin(), proposed.end(),
                   [](const QuadCandidate& a, const QuadCandidate& b) { return a.score > b.score; });
  std::vector<QuadCandidate> chosen;
  for (const QuadCandidate& candidate : proposed) {
    if (chosen.size() == kMostQuads) break;
    const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const QuadCandidate& c) { return overlap(c.quad, candidate.quad); });
    if (!taken) chosen.push_back(candidate);
  }
  return chosen;
}

}  // namespace docintake
