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
constexpr std::size_t kMostRead = 3;  // lines for each axis
constexpr double kClearAxis = 1.8;    // ratio of evidence from which only one axis is looked at
constexpr double kEnough = 0.35;      // lead of one reading over its opposite that settles it
constexpr double kLeast = 0.06;       // and that counts at all

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

double certainty(const RecognizedLine& line) {
  double sum = 0;
  for (const Character& c : line.characters) sum += c.probability;
  return line.characters.empty() ? 0 : sum / double(line.characters.size());
}

/// How sure the axis' lines read one way and the other.
struct Certainty {
  double upright = 0;
  double upside_down = 0;

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
      return certainty(
          recognizer.recognize(LinePicture(axis.luma, q, line.height), Alphabet::general, 0, deadline));
    };
    sum.upright += read(quad);
    sum.upside_down += read(turned(quad, 2));
    ++lines;
    if (std::abs(sum.lead()) > kEnough) break;
  }
  return lines > 0 ? Certainty{sum.upright / lines, sum.upside_down / lines} : Certainty{};
}

}  // namespace

Orientation find_orientation(const Raster& luma, LineRecognizer& recognizer, Deadline deadline) {
  const Axis level = axis_of(luma, 0);
  if (deadline.passed()) return {};
  const Axis upright = axis_of(luma, 1);
  Orientation found;
  double best = 0;
  for (const Axis* axis : {&level, &upright}) {
    const double rival = (axis == &level ? upright : level).strength;
    if (axis->strength * kClearAxis < rival) continue;
    const Certainty certainty = read_both_ways(*axis, recognizer, deadline);
    const double evidence = axis->strength * certainty.best();
    if (std::abs(certainty.lead()) < kLeast || evidence <= best) continue;
    best = evidence;
    found.quarter_turns = axis->quarter_turns + (certainty.lead() < 0 ? 2 : 0);
    found.confidence = std::min(1.0, std::abs(certainty.lead()) / kEnough) * certainty.best();
  }
  return found;
}

}  // namespace docintake
