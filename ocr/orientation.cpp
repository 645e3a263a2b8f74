#include "ocr/orientation.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "ocr/lines/line_picture.h"
#include "ocr/lines/text_line_finder.h"

namespace docintake {
namespace {

constexpr double kLineLike = 3;     // width to height from which a line shows a direction
constexpr double kFiller = 17;      // beyond it, a line may be of a zone and end in fillers, which say little
constexpr double kLongestRead = 6;  // of a line, in heights, is read; more says nothing new
constexpr std::size_t kMostWeighed = 12;  // lines for each axis
constexpr std::size_t kMostRead = 7;      // of these
constexpr int kMostTelling = 3;           // of these again, that say something one way or the other
constexpr double kTelling = 0.3;          // certainty of a line that does
constexpr double kTellingLetters = 4;     // characters from which a line counts in full
constexpr double kClearAxis = 1.8;        // ratio of evidence from which only one axis is looked at
constexpr double kEnough = 0.35;          // lead of one reading over its opposite that settles it
constexpr double kLeast = 0.06;           // and that counts at all
constexpr double kSure = 0.85;            // mean probability that lines of the wrong axis do not reach ...
constexpr std::size_t kSureLetters = 4;   // ... over so many characters
constexpr double kSelfEvident = 0.97;     // the same of ideographs read the right way up

/// The raster turned so that text along one axis is level, and the lines that run along it.
struct Axis {
  int quarter_turns = 0;  // 0 or 1
  Raster luma;
  std::vector<FoundLine> lines;    // in pixels of `luma`, the most promising first
  std::vector<FoundLine> to_read;  // those of them that say most about the direction
  double strength = 0;
};

Axis axis_of(const Raster& luma, int quarter_turns) {
  Axis axis{quarter_turns, turned(luma, quarter_turns), {}, {}, 0};
  axis.lines = find_text_lines(axis.luma);
  std::copy_if(axis.lines.begin(), axis.lines.end(), std::back_inserter(axis.to_read),
               [](const FoundLine& line) { return line.width() >= kLineLike * line.height; });
  if (axis.to_read.size() > kMostWeighed) axis.to_read.resize(kMostWeighed);
  std::stable_partition(axis.to_read.begin(), axis.to_read.end(),
                        [](const FoundLine& line) { return line.width() < kFiller * line.height; });
  for (const FoundLine& line : axis.to_read)
    axis.strength += line.promise * std::min(8.0, line.width() / line.height);
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

/// How much the reading speaks for the way up that it was read in: a character or two are seen in anything.
double certainty_of(const RecognizedLine& line) {
  return mean_probability(line) * std::min(1.0, double(line.characters.size()) / kTellingLetters);
}

/// Whether the reading needs no comparison with that of the other way up: digits upside down look like
/// digits, ideographs hardly like ideographs.
bool speaks_for_itself(const RecognizedLine& line) {
  const auto ideograph = [](const Character& c) { return is_ideograph(c.character); };
  const auto ideographs = std::count_if(line.characters.begin(), line.characters.end(), ideograph);
  return mean_probability(line) >= kSelfEvident && std::size_t(ideographs) >= kSureLetters;
}

Certainty read_both_ways(const Axis& axis, LineRecognizer& recognizer, Deadline deadline) {
  Certainty sum;
  int lines = 0;
  for (std::size_t i = 0; i < std::min(kMostRead, axis.to_read.size()); ++i) {
    if (lines == kMostTelling || deadline.passed()) break;
    const FoundLine& line = axis.to_read[i];
    const Quad quad = shortened(line);
    const auto read = [&](const Quad& q) {
      return recognizer.recognize(LinePicture(axis.luma, q, line.height), Alphabet::general, 0, deadline);
    };
    const RecognizedLine upright = read(quad);
    const RecognizedLine upside_down = speaks_for_itself(upright) ? RecognizedLine{} : read(turned(quad, 2));
    const double up = certainty_of(upright);
    const double down = certainty_of(upside_down);
    if (std::max(up, down) < kTelling) continue;
    sum.upright += up;
    sum.upside_down += down;
    sum.sure |= is_sure(sum.lead() > 0 ? upright : upside_down);
    ++lines;
    if (std::abs(sum.lead()) > kEnough) break;
  }
  if (lines == 0) return {};
  sum.sure &= std::abs(sum.lead()) > kEnough;
  return {sum.upright / lines, sum.upside_down / lines, sum.sure};
}

/// The lines as they stand on the raster turned by half a turn.
std::vector<FoundLine> upside_down(std::vector<FoundLine> lines, const Raster& luma) {
  for (FoundLine& line : lines) {
    line.quad = turned(line.quad, 2);
    for (Point& p : line.quad) p = {luma.width() - p.x, luma.height() - p.y};
  }
  return lines;
}

Orientation orientation_of(Axis axis, const Certainty& certainty) {
  const bool turn = certainty.lead() < 0;
  return {axis.quarter_turns + (turn ? 2 : 0),
          std::min(1.0, std::abs(certainty.lead()) / kEnough) * certainty.best(),
          turn ? upside_down(std::move(axis.lines), axis.luma) : std::move(axis.lines)};
}

}  // namespace

Orientation find_orientation(const Raster& luma, LineRecognizer& recognizer, Deadline deadline) {
  Axis level = axis_of(luma, 0);
  const Certainty as_level = read_both_ways(level, recognizer, deadline);
  if (as_level.sure) return orientation_of(std::move(level), as_level);
  if (deadline.passed()) return {};
  Axis upright = axis_of(luma, 1);
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
  return for_level >= for_upright ? orientation_of(std::move(level), as_level)
                                  : orientation_of(std::move(upright), as_upright);
}

}  // namespace docintake
