#include "ocr/lines/form_lines.h"

#include <algorithm>
#include <cmath>

#include "ocr/lines/text_line_finder.h"

namespace docintake {
namespace {

constexpr double kGap = 2.2;          // between pieces of one line, in line heights
constexpr double kLongest = 50;       // line heights of a line that the networks read whole
constexpr double kOverlap = 0.3;      // of pieces of one line
constexpr double kDrop = 0.35;        // between the middles of their facing ends
constexpr double kLeastHeight = 0.5;  // of a piece, in heights of the other: digits and brackets are lower

Point middle(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
Point left_of(const FoundLine& line) { return middle(line.quad[0], line.quad[3]); }
Point right_of(const FoundLine& line) { return middle(line.quad[1], line.quad[2]); }

/// How far the middle of the line's height is above or below a point, where the line is made as long as that.
double drop_to(const FoundLine& line, Point p) {
  const Point a = left_of(line), b = right_of(line);
  const double slope = (b.y - a.y) / std::max(1.0, b.x - a.x);
  return p.y - (a.y + slope * (p.x - a.x));
}

const FoundLine& longer_of(const FoundLine& a, const FoundLine& b) { return a.width() >= b.width() ? a : b; }

bool continues(const FoundLine& left, const FoundLine& right) {
  const double taller = std::max(left.height, right.height);
  const double gap = left_of(right).x - right_of(left).x;
  const FoundLine& base = longer_of(left, right);
  const Point facing = &base == &left ? left_of(right) : right_of(left);
  return gap > -kOverlap * taller && gap < kGap * taller &&
         std::abs(drop_to(base, facing)) < kDrop * taller &&
         std::min(left.height, right.height) > kLeastHeight * taller &&
         right_of(right).x - left_of(left).x < kLongest * taller;
}

FoundLine joined(const FoundLine& left, const FoundLine& right) {
  const bool alike = alike_in_height(left, right);
  FoundLine line = longer_of(left, right);
  line.quad = alike ? quad_around(left, right)
                    : stretched(line, std::max(0.0, left_of(line).x - left_of(left).x),
                                std::max(0.0, right_of(right).x - right_of(line).x));
  if (alike) line.height = std::max(left.height, right.height);
  const double a = left.width(), b = right.width();
  line.contrast = (left.contrast * a + right.contrast * b) / (a + b);
  line.promise = std::max(left.promise, right.promise);
  return line;
}

}  // namespace

std::vector<FoundLine> form_lines(std::vector<FoundLine> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const FoundLine& a, const FoundLine& b) { return left_of(a).x < left_of(b).x; });
  std::vector<FoundLine> lines;
  for (const FoundLine& piece : pieces) {
    const auto before = std::find_if(lines.begin(), lines.end(),
                                     [&](const FoundLine& line) { return continues(line, piece); });
    if (before == lines.end()) {
      lines.push_back(piece);
    } else {
      *before = joined(*before, piece);
    }
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const FoundLine& a, const FoundLine& b) { return a.promise > b.promise; });
  return lines;
}

FreeSpace free_space(const FoundLine& line, std::span<const FoundLine> lines, double most) {
  FreeSpace space{most, most};
  const Point left = left_of(line), right = right_of(line);
  for (const FoundLine& other : lines) {
    const bool after = left_of(other).x > right.x - kOverlap * line.height;
    const bool before = right_of(other).x < left.x + kOverlap * line.height;
    const double apart = (line.height + other.height) / 2;
    if (after && std::abs(drop_to(line, left_of(other))) < apart)
      space.right = std::min(space.right, std::max(0.0, (left_of(other).x - right.x) / 2));
    if (before && std::abs(drop_to(line, right_of(other))) < apart)
      space.left = std::min(space.left, std::max(0.0, (left.x - right_of(other).x) / 2));
  }
  return space;
}

}  // namespace docintake
