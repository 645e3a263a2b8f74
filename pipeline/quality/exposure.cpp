#include <algorithm>
#include <utility>

#include "pipeline/base/median.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

constexpr double kDarkThreshold = 0.55;
constexpr double kBrightThreshold = 0.5;

/// Paper from here on may have lost what was printed on it.
constexpr double kWhite = 250;

/// Ink: what a twentieth of a line's pixels are darker than.
constexpr double kInkShare = 0.05;

/// Level of the ink, the median of the lines.
double ink_level(const Subject& subject) {
  std::vector<int> levels;
  for (const Part& line : subject.lines) levels.push_back(level(subject.luma(), line.box, kInkShare));
  return median_of(std::move(levels));
}

}  // namespace

/// Under-exposed: how far the brightest tenth of the document is from white. Over-exposed: how pale the ink
/// is where the paper is white; white paper alone, as on a scan, is none, nor is what lies beside the
/// document.
std::vector<Finding> check_exposure(const Subject& subject) {
  if (subject.cells.empty()) {
    return {not_measured("under_exposed", "The document is too small on the picture."),
            not_measured("over_exposed", "The document is too small on the picture.")};
  }
  Finding dark = measured("under_exposed", 1 - subject.paper / 255, kDarkThreshold,
                          "The picture is too dark. Take it again in more light.");
  dark.where = subject.place();
  if (dark.outcome == CheckOutcome::fail && subject.all_read()) {
    dark.outcome = CheckOutcome::pass;
    dark.message = "The picture is dark, but all that is needed was read.";
  }
  if (subject.paper < kWhite) return {dark, measured("over_exposed", 0, kBrightThreshold, "")};
  if (subject.lines.empty())
    return {dark, not_measured("over_exposed", "The document is white, and no text on it was read.")};
  Finding bright = measured("over_exposed", ink_level(subject) / 255, kBrightThreshold,
                            "The picture is too bright. Take it again in softer light.");
  bright.where = subject.place();
  return {dark, bright};
}

}  // namespace docintake::quality
