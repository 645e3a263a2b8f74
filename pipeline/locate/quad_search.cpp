#include "pipeline/locate/quad_search.h"

#include <algorithm>
#include <cmath>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/edge_map.h"
#include "pipeline/locate/quad_score.h"
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
constexpr double kFarthestOutside = 0.25;  // of the picture's longer side that a corner may lie outside
constexpr double kOpposite = 0.825;  // cosine of what opposite sides may differ in direction: 34 degrees
constexpr std::size_t kMostOpenShapes = 48;
constexpr double kLeastOdds = -1.8;     // log odds of a quad that is kept
constexpr double kCornerGap = 3;        // pixels beyond a corner, where a side of its own may bend
constexpr double kLeastBeyond = 6;      // pixels of picture beyond a corner that say something
constexpr double kFoldable = 0.05;      // |ln| that an open passport's ratio may be off
constexpr int kFoldSteps = 6;           // each side of the middle
constexpr double kFoldStep = 0.005;     // of the longer side
constexpr double kCutOut = 0.045;       // |ln| that a document cut out may differ from its format
constexpr double kMostPortrait = 0.25;  // of a document
constexpr double kSideError = 3.5;      // search pixels
constexpr double kConcludedError = 8;   // search pixels, of a side that was concluded

bool may_be_opposite(const SideLine& a, const SideLine& b) {
  return std::abs(a.along().x * b.along().x + a.along().y * b.along().y) >= kOpposite;
}

/// Edge on the line just beyond a corner at `corner`, in the direction of `way`, 1 or -1; 0 where the picture
/// ends.
double beyond(const SideLine& line, double corner, double way, double length) {
  const double from = corner + way * kCornerGap;
  const double visible = way > 0 ? line.last() - from : from - line.first();
  const double reach = std::min(visible, std::max(8.0, 0.12 * length));
  return reach < kLeastBeyond ? 0 : line.support(from, from + way * reach);
}

SideEvidence evidence_of(const SideLine& line, double from, double to) {
  if (from > to) std::swap(from, to);
  const double length = to - from;
  const double inset = 0.07 * length;  // rounded corners
  SideEvidence e;
  e.support = line.support(from + inset, to - inset);
  e.one_sided = line.one_sided_support(from + inset, to - inset);
  e.overshoot = std::max(beyond(line, from, -1, length), beyond(line, to, 1, length));
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

double log_odds(double probability) { return std::log(probability / (1 - probability)); }

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
        if (!may_be_opposite(lines_[a], lines_[b])) continue;
        across.clear();
        for (std::size_t c = 0; c < lines_.size(); ++c) {
          if (c != a && c != b && joins(c, a, b)) across.push_back(c);
        }
        for (std::size_t i = 0; i < across.size(); ++i) {
          for (std::size_t j = i + 1; j < across.size(); ++j) consider(a, across[i], b, across[j]);
          note_open_shapes(a, across[i], b);
        }
      }
    }
    const std::size_t closed = std::min(open_.size(), kMostOpenShapes);
    std::partial_sort(open_.begin(), open_.begin() + closed, open_.end(),
                      [](const OpenShape& a, const OpenShape& b) { return a.strength > b.strength; });
    for (std::size_t i = 0; i < closed; ++i) conclude(open_[i]);
    return std::move(found_);
  }

 private:
  /// Two opposite sides, a and b, that a third one joins. `along_a` and `along_b`, 1 or -1, tell the
  /// direction away from c.
  struct OpenShape {
    std::size_t a, b, c;
    double along_a, along_b;
    double strength;
  };

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
    if (!may_be_opposite(lines_[c], lines_[d])) return;
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

  /// Notes the strong shapes that lines a and b make with c on either side of it.
  void note_open_shapes(std::size_t a, std::size_t c, std::size_t b) {
    const double c1 = at(c, a).on_first, c2 = at(c, b).on_first;
    const SideEvidence joint = evidence_of(lines_[c], c1, c2);
    if (joint.support < kStrongSupport) return;
    const double length = std::abs(c1 - c2);
    // Both lines directed to the same side of c.
    const Point u = lines_[a].along(), v = lines_[b].along();
    const double same = u.x * v.x + u.y * v.y < 0 ? -1 : 1;
    for (const double way : {1.0, -1.0}) {
      const double from_a = at(a, c).on_first, from_b = at(b, c).on_first;
      const double on_a = lines_[a].support(from_a, from_a + way * 0.5 * length);
      const double on_b = lines_[b].support(from_b, from_b + way * same * 0.5 * length);
      if (std::min(on_a, on_b) < kStrongSupport) continue;
      const double strength =
          (joint.one_sided * (1 - 0.5 * joint.overshoot) + on_a + on_b) * std::sqrt(length);
      open_.push_back({a, b, c, way, way * same, strength});
    }
  }

  /// Closes an open shape where the formats that there are say that the fourth side lies.
  void conclude(const OpenShape& shape) {
    const SideLine& a = lines_[shape.a];
    const SideLine& b = lines_[shape.b];
    const double c1 = at(shape.c, shape.a).on_first, c2 = at(shape.c, shape.b).on_first;
    const double a1 = at(shape.a, shape.c).on_first, b1 = at(shape.b, shape.c).on_first;
    for (const double format : {kId1Ratio, 1 / kId1Ratio, kPassportRatio, 1 / kPassportRatio}) {
      // Parallel to c, at the distance that gives side c to its neighbours the ratio of the format.
      double length = std::abs(c1 - c2) / format;
      for (int round = 0; round < 4; ++round) {
        const double ratio = true_ratio(
            {a.at(a1), b.at(b1), b.at(b1 + shape.along_b * length), a.at(a1 + shape.along_a * length)},
            {width_, height_});
        length *= std::clamp(ratio / format, 0.7, 1.4);
      }
      const double a2 = a1 + shape.along_a * length, b2 = b1 + shape.along_b * length;
      const Point from = a.at(a2), to = b.at(b2);
      if (!(length >= smallest_) || !plausible(from) || !plausible(to)) continue;
      const SideEvidence on_a = evidence_of(a, a1, a2), on_b = evidence_of(b, b1, b2);
      if (std::min(on_a.support, on_b.support) < kStrongSupport) continue;
      // A side that goes on does not end here.
      if (beyond(a, a2, shape.along_a, length) > 0.5 || beyond(b, b2, shape.along_b, length) > 0.5) continue;
      const double side = std::hypot(to.x - from.x, to.y - from.y);
      if (side < smallest_) continue;
      const SideLine d(edges_, from, {(to.x - from.x) / side, (to.y - from.y) / side});
      keep({a.at(a1), from, to, b.at(b1)},
           {on_a, on_b, evidence_of(lines_[shape.c], c1, c2), evidence_of(d, 0, side)}, true);
    }
  }

  /// Whether the quad stands in a picture that lies and has a document's proportions. Photographs have 4:3,
  /// 3:2 or 16:9 and scanned sheets stand, so that such a picture is a document cut out, and what stands on
  /// it its portrait.
  bool is_portrait(const Quad& quad) const {
    if (width_ < height_ || distance_to_format(width_ / height_) > kCutOut) return false;
    const double area = signed_area(quad) / (width_ * height_);
    const Point along{quad[1].x - quad[0].x, quad[1].y - quad[0].y};  // of a longer side
    return area < kMostPortrait && std::abs(along.y) > 2 * std::abs(along.x);
  }

  /// Looks for the fold of an open passport about the middle of the quad.
  void measure_fold(const Quad& quad, QuadCandidate& candidate) const {
    const PerspectiveMap map(1, 1, quad);
    for (int i = -kFoldSteps; i <= kFoldSteps; ++i) {
      const double at = 0.5 + i * kFoldStep;
      const Point from = map.forward(Point{at, 0}), to = map.forward(Point{at, 1});
      const double length = std::hypot(to.x - from.x, to.y - from.y);
      const SideLine line(edges_, from, {(to.x - from.x) / length, (to.y - from.y) / length});
      const double support = line.one_sided_support(0.04 * length, 0.96 * length);
      if (support <= candidate.fold) continue;
      candidate.fold = support;
      candidate.fold_at = at;
    }
  }

  /// Keeps the quad as a candidate when it is one.
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
    if (is_portrait(quad)) return;
    candidate.area = signed_area(quad) / (width_ * height_);
    candidate.concluded = concluded;
    candidate.error = (concluded ? kConcludedError : kSideError) * picture_.factor;
    // Counting the ink is the dear part: only where it can still matter.
    if (log_odds(score_of(candidate)) < kLeastOdds - kMostForInk) return;
    candidate.ink = busy_part(density_, quad, 0, 0.9);
    candidate.ink_around = busy_part(density_, quad, 1.1, 1.35);
    candidate.score = score_of(candidate);
    if (log_odds(candidate.score) < kLeastOdds) return;
    if (candidate.score > 0.5 && std::abs(std::log(candidate.ratio / kPassportRatio)) < kFoldable) {
      measure_fold(quad, candidate);
    }
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
  std::vector<OpenShape> open_;
  std::vector<QuadCandidate> found_;
};

}  // namespace

std::vector<QuadCandidate> propose_quads(const ReducedPicture& picture) {
  if (std::min(picture.luma.width(), picture.luma.height()) < 32) return {};
  return QuadSearch(picture).run();
}

}  // namespace docintake
