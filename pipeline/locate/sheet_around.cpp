#include "pipeline/locate/sheet_around.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/rectify.h"
#include "pipeline/locate/side_fit.h"

namespace docintake {
namespace {

// Distances are pixels of a flat picture of the frame and what is around it.
constexpr int kLongest = 700;        // of that picture
constexpr double kAround = 0.135;    // shown on each side, of the frame's longer side
constexpr double kWidest = 0.115;    // margin, of the frame's longer side
constexpr double kBands = 0.04;      // of the frame's longer side, that further bands of it may fill outside
constexpr int kFirst = 4;            // from the frame's line on, what is outside
constexpr int kLeast = 9;            // margin: nearer is the frame itself
constexpr int kPositions = 40;       // along a side
constexpr double kFromCorner = 0.1;  // of a side, at each end, not looked at
constexpr int kStep = 5;             // grey levels from which a position shows an edge
constexpr double kAgreeing = 0.65;   // of the positions that show it, one way
constexpr int kBeyond = 6, kBeyondDepth = 6,
              kBandsDepth = 32;           // beyond an edge, where it must not be paper again: no printed line
constexpr double kOtherThanPaper = 8;     // grey levels
constexpr double kPaperTolerance = 0.13;  // of the paper's brightness
constexpr double kEvenness = 2.2;         // of the widest margin to the narrowest
constexpr double kRefined = 0.008;        // of the frame's longer side, that an edge is fitted within

double length(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

int median(std::vector<int> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The frame on its flat picture, with what is around it.
struct Surroundings {
  Raster picture;
  Box frame;            ///< On the picture.
  PerspectiveMap page;  ///< From the picture to the page.
  Point page_size;
};

Surroundings surroundings_of(const Raster& page, const Quad& frame) {
  const Point size{double(page.width()), double(page.height())};
  const double ratio = snapped_ratio(true_ratio(frame, size));
  const double across = ratio >= 1 ? kAround : kAround / ratio, down = ratio >= 1 ? kAround * ratio : kAround;
  const PerspectiveMap of_frame(1, 1, frame);
  const Quad outer = of_frame.forward(quad_of(Box{-across, -down, 1 + 2 * across, 1 + 2 * down}));
  if (!is_proper(outer)) return {{}, {}, of_frame, size};
  Raster picture = rectified(page, outer, ratio * (1 + 2 * across) / (1 + 2 * down), kLongest);
  const double w = picture.width() / (1 + 2 * across), h = picture.height() / (1 + 2 * down);
  const Box box{across * w, down * h, w, h};
  const PerspectiveMap to_page(picture.width(), picture.height(), outer);
  return {std::move(picture), box, to_page, size};
}

/// What is seen from one side of the frame outwards. Sides as in a quad: top, right, bottom, left.
class SideView {
 public:
  SideView(const Surroundings& around, int side) : around_(around), side_(side) {
    const Box& f = around.frame;
    reach_ = int(kAround * std::max(f.w, f.h)) - 2;
    while (end_ < reach_ && outside(end_) < kPositions / 4) ++end_;
  }

  /// How far the page goes on, at most as far as is looked.
  int end() const { return end_; }
  bool page_ends() const { return end_ < reach_; }

  /// Median brightness of the strip from one distance to another.
  int brightness(int from, int to) const {
    std::vector<int> values;
    for (int i = 0; i < kPositions; ++i)
      for (int d = from; d < to; ++d) values.push_back(at(i, d));
    return median(std::move(values));
  }

  /// How far from the frame something other than this paper begins at an edge, from the distance `least` on.
  std::optional<int> edge(int paper, int least, int widest) const {
    for (int d = least; d < std::min(widest, end_ - kBeyond); ++d) {
      if (agreeing(d) < kAgreeing) continue;
      int best = d;
      while (d + 1 < end_ - kBeyond && agreeing(d + 1) >= kAgreeing && d - best < kBeyond)
        if (contrast(++d) > contrast(best)) best = d;
      if (!paper_again(best, paper)) return best;
    }
    return std::nullopt;
  }

 private:
  /// Whether there is this paper again not far beyond: then it was a band of the frame.
  bool paper_again(int edge, int paper) const {
    const int last = std::min(end_, edge + kBandsDepth) - kBeyondDepth;
    for (int d = edge + kBeyond; d <= last; ++d)
      if (std::abs(brightness(d, d + kBeyondDepth) - paper) < kOtherThanPaper) return true;
    return false;
  }

  Point place(int position, double distance) const {
    const Box& f = around_.frame;
    const double t = kFromCorner + (1 - 2 * kFromCorner) * (position + 0.5) / kPositions;
    switch (side_) {
      case 0:
        return {f.x + t * f.w, f.y - distance};
      case 1:
        return {f.right() + distance, f.y + t * f.h};
      case 2:
        return {f.x + t * f.w, f.bottom() + distance};
      default:
        return {f.x - distance, f.y + t * f.h};
    }
  }

  int outside(int distance) const {
    int count = 0;
    for (int i = 0; i < kPositions; ++i) {
      const Point p = around_.page.forward(place(i, distance));
      count += p.x < 0 || p.y < 0 || p.x > around_.page_size.x - 1 || p.y > around_.page_size.y - 1;
    }
    return count;
  }

  int at(int position, int distance) const {
    const Point p = place(position, distance);
    const int x = std::clamp(int(std::lround(p.x)), 0, around_.picture.width() - 1);
    const int y = std::clamp(int(std::lround(p.y)), 0, around_.picture.height() - 1);
    return around_.picture.row(y)[x];
  }

  /// Brightness beyond a distance less that before it.
  int step(int position, int d) const {
    int sum = 0;
    for (int k = 1; k <= 3; ++k) sum += at(position, d + k) - at(position, d - k);
    return sum / 3;
  }

  double agreeing(int d) const {
    int lighter = 0, darker = 0;
    for (int i = 0; i < kPositions; ++i) {
      const int s = step(i, d);
      lighter += s >= kStep;
      darker += s <= -kStep;
    }
    return double(std::max(lighter, darker)) / kPositions;
  }

  int contrast(int d) const {
    int sum = 0;
    for (int i = 0; i < kPositions; ++i) sum += step(i, d);
    return std::abs(sum);
  }

  const Surroundings& around_;
  int side_;
  int reach_ = 0;
  int end_ = 1;
};

/// How far the sheet goes on beyond each side of the frame, 0 where the side is its own; nothing where that
/// is no frame on a sheet.
struct Margins {
  std::array<double, 4> of_side{};
  bool at_edges = true;  ///< Whether all of them end at edges.
};

/// From where on there is paper outside a side: beyond the frame's further bands, where its innermost line
/// was taken for the sheet's sides. Nothing where there is none.
std::optional<int> paper_from(const SideView& view, int paper, int last) {
  constexpr int kDepth = 4;
  for (int d = kFirst; d <= last && d + kDepth < view.end(); ++d)
    if (std::abs(view.brightness(d, d + kDepth) - paper) <= kPaperTolerance * paper + 4) return d;
  return std::nullopt;
}

std::optional<Margins> margins_of(const Surroundings& around) {
  const int bands = int(kBands * std::max(around.frame.w, around.frame.h));
  const int widest = int(kWidest * std::max(around.frame.w, around.frame.h));
  constexpr int kInside = -25, kInsideEnd = -8;
  Margins margins;
  std::vector<double> seen;
  std::array<bool, 4> lost{};
  for (int side = 0; side < 4; ++side) {
    const SideView view(around, side);
    if (view.end() < kLeast) continue;
    const int paper = view.brightness(kInside, kInsideEnd);
    const auto from = paper_from(view, paper, bands);
    if (!from) continue;
    const int ring = view.brightness(*from, *from + kLeast - kFirst);
    double& margin = margins.of_side[std::size_t(side)];
    if (const auto edge = view.edge(ring, *from - kFirst + kLeast, widest)) {
      margin = *edge;
    } else if (view.page_ends() && view.end() <= widest) {
      margin = view.end();
      margins.at_edges = false;
    } else {
      lost[std::size_t(side)] = true;
      continue;
    }
    seen.push_back(margin);
  }
  if (seen.size() < 2) return std::nullopt;
  const auto [least, most] = std::minmax_element(seen.begin(), seen.end());
  if (*most > kEvenness * *least) return std::nullopt;
  for (std::size_t side = 0; side < 4; ++side) {
    if (!lost[side]) continue;
    if (seen.size() < 3) return std::nullopt;
    margins.of_side[side] = (*least + *most) / 2;
    margins.at_edges = false;
  }
  return margins;
}

}  // namespace

std::optional<Quad> sheet_around(const Raster& page, const Quad& frame) {
  if (page.empty()) return std::nullopt;
  const Surroundings around = surroundings_of(page, frame);
  if (around.picture.empty()) return std::nullopt;
  const auto margins = margins_of(around);
  if (!margins) return std::nullopt;
  const auto& [top, right, bottom, left] = margins->of_side;
  const Box& f = around.frame;
  const Quad sheet =
      around.page.forward(quad_of(Box{f.x - left, f.y - top, f.w + left + right, f.h + top + bottom}));
  if (!margins->at_edges) return sheet;
  const double longer = std::max(length(frame[0], frame[1]), length(frame[1], frame[2]));
  return fitted_to_sides(page, sheet, std::max(2.0, kRefined * longer));
}

}  // namespace docintake
