#include "ocr/orientation.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ocr/lines/text_line_finder.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr int kLongSide = 800;      // lines are sought at this size, pixels
constexpr double kLineLike = 3;     // width to height from which a line shows a direction
constexpr double kFiller = 17;      // beyond it, a line may be of a zone and end in fillers, which say little
constexpr double kLongestRead = 6;  // of a line, in heights, is read; more says nothing new
constexpr std::size_t kMostRead = 3;     // lines for each axis
constexpr double kClearAxis = 1.8;       // ratio of evidence from which only one axis is looked at
constexpr double kEnough = 0.35;         // lead of one reading over its opposite that settles it
constexpr double kLeast = 0.06;          // and that counts at all
constexpr double kSure = 0.85;           // mean probability that lines of the wrong axis do not reach ...
constexpr std::size_t kSureLetters = 4;  // ... over so many characters

/// The raster turned so that text along one axis is level, and the lines that run along it.
struct Axis {
  int quarter_turns = 0;  // 0 or 1
  Raster luma;
  std::vector<FoundLine> lines;  // in pixels of `luma`, the most promising first
  double strength = 0;
};

Raster reduced(const Raster& luma, double scale) {
  if (scale >= 1) return luma;
  cv::Mat small;
  cv::resize(view_of(luma), small, {}, scale, scale, cv::INTER_AREA);
  return raster_of(small);
}

Axis axis_of(const Raster& luma, int quarter_turns) {
  Axis axis{quarter_turns, turned(luma, quarter_turns), {}, 0};
  const double scale = double(kLongSide) / std::max(luma.width(), luma.height());
  axis.lines = find_text_lines(reduced(axis.luma, scale));
  std::erase_if(axis.lines, [](const FoundLine& line) { return line.width() < kLineLike * line.height; });
  if (axis.lines.size() > 12) axis.lines.resize(12);
  std::stable_partition(axis.lines.begin(), axis.lines.end(),
                        [](const FoundLine& line) { return line.width() < kFiller * line.height; });
  for (FoundLine& line : axis.lines) {
    axis.strength += line.promise * std::min(8.0, line.width() / line.height);
    if (scale >= 1) continue;
    for (Point& p : line.quad) p = {p.x / scale, p.y / scale};
    line.height /= scale;
  }
  return axis;
}

/// The first part of the line, at most so many heights long.
Quad shortened(const FoundLine& line) {
  const double share = std::min(1.0, kLongestRead * line.height / line.width());
  const auto between = [&](Point a, Point b) {
    return Point{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
  };
  return {line.quad[0], between(line.quad[0], line.quad[1]), between(line.quad[3], line.quad[2]),
          line.quad[3]};
}

bool is_sure(const RecognizedLine& line) {
  return line.characters.size() >= kSureLetters && mean_probability(line) >= kSure;
}

/// How sure the axis' lines read one way and the other.
struct Certainty {
  double upright = 0;
  double upside_down = 0;
  bool sure = false;  // beyond doubt: nothing else need be read

  double lead() const { return upright - upside_down; }
  double best() const { return std::max(upright, upside_down); }
};

Certainty read_both_ways(const Axis& axis, LineRecognizer& recognizer, Deadline deadline) {
  Certainty sum;
  double lines = 0;
  for (const FoundLine& line : axis.lines) {
    if (lines == kMostRead || deadline.passed()) break;
    const Quad quad = shortened(line);
    const auto read = [&](const Quad& q) {
      return recognizer.recognize(LinePicture(axis.luma, q, line.height), Alphabet::general, 0, deadline);
    };
    const RecognizedLine upright = read(quad);
    const RecognizedLine upside_down = read(turned(quad, 2));
    sum.upright += mean_probability(upright);
    sum.upside_down += mean_probability(upside_down);
    sum.sure |= is_sure(sum.lead() > 0 ? upright : upside_down);
    ++lines;
    if (std::abs(sum.lead()) > kEnough) break;
  }
  if (lines == 0) return {};
  sum.sure &= std::abs(sum.lead()) > kEnough;
  return {sum.upright / lines, sum.upside_down / lines, sum.sure};
}

Orientation orientation_of(const Axis& axis, const Certainty& certainty) {
  return {axis.quarter_turns + (certainty.lead() < 0 ? 2 : 0),
          std::min(1.0, std::abs(certainty.lead()) / kEnough) * certainty.best()};
}

}  // namespace

Orientation find_orientation(const Raster& luma, LineRecognizer& recognizer, Deadline deadline) {
  const Axis level = axis_of(luma, 0);
  const Certainty as_level = read_both_ways(level, recognizer, deadline);
  if (as_level.sure) return orientation_of(level, as_level);
  if (deadline.passed()) return {};
  const Axis upright = axis_of(luma, 1);
  const bool level_possible = level.strength * kClearAxis >= upright.strength;
  const bool upright_possible = upright.strength * kClearAxis >= level.strength;
  const Certainty as_upright = upright_possible ? read_both_ways(upright, recognizer, deadline) : Certainty{};
  const auto evidence = [](const Axis& axis, const Certainty& certainty, bool possible) {
    const bool counts = possible && std::abs(certainty.lead()) >= kLeast;
    return counts ? axis.strength * certainty.best() : 0;
  };
  const double for_level = evidence(level, as_level, level_possible);
  const double for_upright = evidence(upright, as_upright, upright_possible);
  if (for_level == 0 && for_upright == 0) return {};
  return for_level >= for_upright ? orientation_of(level, as_level) : orientation_of(upright, as_upright);
}

}  // namespace docintake
