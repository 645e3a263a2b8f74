#include "pipeline/locate/quad_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/edge_map.h"
#include "pipeline/locate/side_line.h"

namespace docintake {
namespace {

constexpr int kMostLines = 90;
constexpr double kSmallestSide = 0.10;     // of the picture's shorter side
constexpr double kLeastSupport = 0.35;     // of a side that is looked at further
constexpr double kLeastScore = 0.42;       // below, no document is reported
constexpr double kFarthestOutside = 0.25;  // of the picture's longer side that a corner may lie outside
constexpr std::size_t kMostQuads = 4;

/// What the sides of a quad show.
struct SideEvidence {
  double support = 0;    // 0 to 1: edge along it
  double polarity = 0;   // 0 to 1: of one polarity
  double overshoot = 0;  // 0 to 1: edge going on beyond its corners, as a table's or a keyboard's lines do
};

struct Scored {
  QuadCandidate candidate;
  double area = 0;
};

double angle_between(const SideLine& a, const SideLine& b) {
  const double dot = std::abs(a.along().x * b.along().x + a.along().y * b.along().y);
  return std::acos(std::min(1.0, dot));
}

SideEvidence evidence(const SideLine& line, double from, double to) {
  if (from > to) std::swap(from, to);
  const double length = to - from;
  const double inset = 0.07 * length;
  SideEvidence e;
  e.support = line.support(from + inset, to - inset);
  e.polarity = std::abs(line.polarity(from + inset, to - inset)) / std::max(0.05, e.support);
  const double gap = 3;
  const double reach = std::max(8.0, 0.12 * length);
  if (from - gap - reach > line.first()) e.overshoot = line.support(from - gap - reach, from - gap);
  if (to + gap + reach < line.last()) e.overshoot = std::max(e.overshoot, line.support(to + gap, to + gap + reach));
  const double seen = std::max(0.0, std::min(to, line.last()) - std::max(from, line.first())) / length;
  e.support = seen * e.support + (1 - seen) * 0.4;
  return e;
}

class QuadSearch {
 public:
  QuadSearch(const Raster& picture)
      : width_(picture.width()),
        height_(picture.height()),
        lines_(find_lines(find_edges(picture), kMostLines)),
        crossings_(lines_.size() * lines_.size()) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t j = 0; j < lines_.size(); ++j) {
        if (i != j) crossings_[i * lines_.size() + j] = crossing_of(lines_[i], lines_[j]);
      }
    }
  }

  std::vector<Scored> run() {
    const std::size_t n = lines_.size();
    const double smallest = kSmallestSide * std::min(width_, height_);
    std::vector<std::size_t> across;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        if (angle_between(lines_[a], lines_[b]) > 0.6) continue;  // 34 degrees
        across.clear();
        for (std::size_t c = 0; c < n; ++c) {
          if (c == a || c == b) continue;
          const Crossing& ca = at(c, a);
          const Crossing& cb = at(c, b);
          if (ca.parallel || cb.parallel || std::abs(ca.on_first - cb.on_first) < smallest) continue;
          if (!plausible(lines_[c].at(ca.on_first)) || !plausible(lines_[c].at(cb.on_first))) continue;
          if (lines_[c].support(ca.on_first, cb.on_first) < kLeastSupport) continue;
          across.push_back(c);
        }
        for (std::size_t i = 0; i < across.size(); ++i) {
          for (std::size_t j = i + 1; j < across.size(); ++j) consider(a, across[i], b, across[j], smallest);
        }
      }
    }
    return std::move(found_);
  }

 private:
  const Crossing& at(std::size_t i, std::size_t j) const { return crossings_[i * lines_.size() + j]; }

  bool plausible(Point p) const {
    const double slack = kFarthestOutside * std::max(width_, height_);
    return p.x > -slack && p.y > -slack && p.x < width_ + slack && p.y < height_ + slack;
  }

  bool outside(Point p) const { return p.x < 0 || p.y < 0 || p.x > width_ - 1 || p.y > height_ - 1; }

  /// Lines a and b are opposite sides, c and d the other two.
  void consider(std::size_t a, std::size_t c, std::size_t b, std::size_t d, double smallest) {
    if (angle_between(lines_[c], lines_[d]) > 0.6) return;
    const double a1 = at(a, c).on_first, a2 = at(a, d).on_first;
    const double b1 = at(b, c).on_first, b2 = at(b, d).on_first;
    if (std::abs(a1 - a2) < smallest || std::abs(b1 - b2) < smallest) return;
    if (lines_[a].support(a1, a2) < kLeastSupport || lines_[b].support(b1, b2) < kLeastSupport) return;
    Quad quad{lines_[a].at(a1), lines_[a].at(a2), lines_[b].at(b2), lines_[b].at(b1)};
    if (signed_area(quad) < 0) quad = {quad[0], quad[3], quad[2], quad[1]};
    if (!is_proper(quad)) return;
    const std::array<SideEvidence, 4> sides{
        evidence(lines_[a], a1, a2), evidence(lines_[b], b1, b2),
        evidence(lines_[c], at(c, a).on_first, at(c, b).on_first),
        evidence(lines_[d], at(d, a).on_first, at(d, b).on_first)};
    keep(quad, sides);
  }

  void keep(const Quad& quad, const std::array<SideEvidence, 4>& sides) {
    double mean = 0;
    double least = 1;
    for (const SideEvidence& e : sides) {
      const double quality = e.support * (0.6 + 0.4 * e.polarity) * (1 - 0.45 * e.overshoot);
      mean += quality / 4;
      least = std::min(least, quality);
    }
    const double ratio = true_ratio(quad, {double(width_), double(height_)});
    const double off = distance_to_format(ratio);
    const double shape = 0.55 + 0.45 * std::exp(-off * off / (2 * 0.07 * 0.07));
    const double area = signed_area(quad) / (double(width_) * height_);
    const double size = std::min(1.0, 0.8 + 0.4 * area);
    Scored s;
    s.candidate.quad = ratio >= 1 ? quad : turned(quad, 1);
    s.candidate.score = (0.5 * mean + 0.5 * least) * shape * size;
    s.candidate.extrapolated = std::any_of(quad.begin(), quad.end(), [&](Point p) { return outside(p); });
    s.area = signed_area(quad);
    if (s.candidate.score > kLeastScore) found_.push_back(s);
  }

  double width_;
  double height_;
  std::vector<SideLine> lines_;
  std::vector<Crossing> crossings_;
  std::vector<Scored> found_;
};

bool overlap(const Quad& a, const Quad& b) { return intersection_over_union(a, b) > 0.02; }

}  // namespace

std::vector<QuadCandidate> find_quads(const Raster& picture) {
  if (std::min(picture.width(), picture.height()) < 32) return {};
  auto found = QuadSearch(picture).run();
  std::stable_sort(found.begin(), found.end(),
                   [](const Scored& a, const Scored& b) { return a.candidate.score > b.candidate.score; });
  std::vector<QuadCandidate> chosen;
  for (const Scored& s : found) {
    if (chosen.size() == kMostQuads) break;
    const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const QuadCandidate& c) { return overlap(c.quad, s.candidate.quad); });
    if (!taken) chosen.push_back(s.candidate);
  }
  return chosen;
}

}  // namespace docintake
