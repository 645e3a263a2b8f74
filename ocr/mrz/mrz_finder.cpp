#include "ocr/mrz/mrz_finder.h"

#include <algorithm>
#include <cmath>

namespace docintake {
namespace {

constexpr std::size_t kMostRegions = 4;
constexpr double kShortRow = 34;       // ink heights: rows of 30 characters are shorter, of 36 and 44 longer
constexpr double kFewestHeights = 18;  // a row is at least so many ink heights long
constexpr double kMostHeights = 70;
constexpr double kMostRunOn = 1.35;  // width of a row that ran on, over that of one that did not
constexpr std::size_t kMostCut = 2;  // regions with rows cut short

Point middle_left(const FoundLine& line) {
  return {(line.quad[0].x + line.quad[3].x) / 2, (line.quad[0].y + line.quad[3].y) / 2};
}

Point middle_right(const FoundLine& line) {
  return {(line.quad[1].x + line.quad[2].x) / 2, (line.quad[1].y + line.quad[2].y) / 2};
}

/// Whether `right` may be a further piece of the row `left`, which filler characters too faint to be found
/// part.
bool may_continue(const FoundLine& left, const FoundLine& right) {
  const double taller = std::max(left.height, right.height);
  const Point from = middle_right(left);
  const Point to = middle_left(right);
  const double slope = (from.y - middle_left(left).y) / std::max(1.0, left.width());
  return to.x > from.x - taller && to.x - from.x < 5 * taller &&
         std::abs(to.y - from.y - slope * (to.x - from.x)) < 0.45 * taller &&
         std::min(left.height, right.height) > 0.55 * taller;
}

/// Both pieces as one row, along the line of the longer one: a short piece may be noise, or fillers that
/// stand lower than letters.
FoundLine joined(const FoundLine& left, const FoundLine& right) {
  const bool from_left = left.width() >= right.width();
  FoundLine row = from_left ? left : right;
  row.quad = from_left ? stretched(left, 0, std::max(0.0, right.quad[1].x - left.quad[1].x))
                       : stretched(right, std::max(0.0, right.quad[0].x - left.quad[0].x), 0);
  return row;
}

/// The lines joined to rows as far as they go, those long enough for a zone.
std::vector<FoundLine> long_rows(std::vector<FoundLine> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const FoundLine& a, const FoundLine& b) { return a.quad[0].x < b.quad[0].x; });
  std::vector<FoundLine> rows;
  for (const FoundLine& piece : pieces) {
    const auto before = std::find_if(rows.begin(), rows.end(),
                                     [&](const FoundLine& row) { return may_continue(row, piece); });
    if (before == rows.end()) {
      rows.push_back(piece);
    } else {
      *before = joined(*before, piece);
    }
  }
  std::erase_if(rows, [](const FoundLine& row) {
    const double heights = row.width() / row.height;
    return heights < kFewestHeights || heights > kMostHeights;
  });
  std::stable_sort(rows.begin(), rows.end(), [](const FoundLine& a, const FoundLine& b) {
    return middle_left(a).y + middle_right(a).y < middle_left(b).y + middle_right(b).y;
  });
  return rows;
}

/// Whether `below` may be the row after `above` in one zone.
bool may_follow(const FoundLine& above, const FoundLine& below) {
  const double width = std::max(above.width(), below.width());
  const double drop =
      ((middle_left(below).y - middle_left(above).y) + (middle_right(below).y - middle_right(above).y)) / 2;
  const auto near = [&](double a, double b) { return std::abs(a - b) < 0.12 * width; };
  return drop > 0.03 * width && drop < 0.14 * width && near(middle_left(above).x, middle_left(below).x) &&
         near(middle_right(above).x, middle_right(below).x);
}

/// The row that follows, if there is one.
const FoundLine* next_row(const FoundLine& row, const std::vector<FoundLine>& rows) {
  const auto next =
      std::find_if(rows.begin(), rows.end(), [&](const FoundLine& r) { return may_follow(row, r); });
  return next == rows.end() ? nullptr : &*next;
}

/// The row that would stand `rows` rows below.
FoundLine moved_down(const FoundLine& row, const FoundLine& below, int rows) {
  const Point by{middle_left(below).x - middle_left(row).x, middle_left(below).y - middle_left(row).y};
  FoundLine moved = row;
  for (Point& p : moved.quad) p = {p.x + rows * by.x, p.y + rows * by.y};
  return moved;
}

/// The row from where the other begins to where it ends, as far as it reaches beyond that.
FoundLine cut_to(const FoundLine& row, const FoundLine& other) {
  FoundLine cut = row;
  cut.quad = stretched(row, -std::max(0.0, middle_left(other).x - middle_left(row).x),
                       -std::max(0.0, middle_right(row).x - middle_right(other).x));
  return cut;
}

/// Three rows of which some ran on into what lies beside the document: a side of the card or a shadow at the
/// height of a row looks like a piece of it. The shortest of the three says where all begin and end.
std::vector<MrzRegion> regions_cut_short(const std::vector<FoundLine>& rows) {
  std::vector<MrzRegion> regions;
  for (const FoundLine& shortest : rows) {
    if (shortest.width() > kShortRow * shortest.height) continue;
    std::vector<FoundLine> cut;
    for (const FoundLine& row : rows)
      if (row.width() < kMostRunOn * shortest.width()) cut.push_back(cut_to(row, shortest));
    for (const FoundLine& first : cut) {
      const FoundLine* second = next_row(first, cut);
      const FoundLine* third = second ? next_row(*second, cut) : nullptr;
      if (third) regions.push_back({{first, *second, *third}});
    }
  }
  return regions;
}

/// Zones stand at the foot of a document and fill its width. Of regions with the same last row the one that
/// begins higher stays first: its rows may make a zone of three.
double likelihood(const MrzRegion& region) {
  return middle_left(region.rows.back()).y + region.rows.back().width();
}

}  // namespace

std::vector<MrzRegion> find_mrz_regions(const std::vector<FoundLine>& lines) {
  const std::vector<FoundLine> rows = long_rows(lines);
  std::vector<MrzRegion> regions;
  std::vector<MrzRegion> with_lost_row;  // three rows, of which two were found
  for (const FoundLine& row : rows) {
    const FoundLine* second = next_row(row, rows);
    if (!second) continue;
    const FoundLine* third = next_row(*second, rows);
    if (third) regions.push_back({{row, *second, *third}});
    regions.push_back({{row, *second}});
    if (third || row.width() > kShortRow * row.height) continue;
    with_lost_row.push_back({{moved_down(row, *second, -1), row, *second}});
    with_lost_row.push_back({{row, *second, moved_down(*second, moved_down(*second, row, -1), 1)}});
  }
  std::stable_sort(regions.begin(), regions.end(),
                   [](const MrzRegion& a, const MrzRegion& b) { return likelihood(a) > likelihood(b); });
  if (std::none_of(regions.begin(), regions.end(), [](const MrzRegion& r) { return r.rows.size() == 3; })) {
    // First: two of the three rows may look like a zone of two.
    std::vector<MrzRegion> cut = regions_cut_short(rows);
    if (cut.size() > kMostCut) cut.resize(kMostCut);
    regions.insert(regions.begin(), cut.begin(), cut.end());
  }
  regions.insert(regions.end(), with_lost_row.begin(), with_lost_row.end());
  if (regions.size() > kMostRegions) regions.resize(kMostRegions);
  return regions;
}

}  // namespace docintake
