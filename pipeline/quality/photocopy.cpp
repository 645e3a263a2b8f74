#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/base/median.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// A document whose colours differ by so many levels has the score 0.
constexpr double kColourful = 16;
constexpr double kThreshold = 0.84;  // 2.6 levels

/// The share of the cells that the most colourful ones are beyond; fewer may be a stamp on a copy.
constexpr double kShare = 0.95;

/// Below that level of paper colours are lost in the dark.
constexpr double kDark = 60;

constexpr std::string_view kMessage = "This is a picture of a copy. Photograph the document itself.";

/// How far the colours are from the document's usual one, which lamp and camera tint: the larger of the two
/// differences, exceeded by the most colourful twentieth.
double colourfulness(const ChromaCells& cells) {
  const int cb = median_of(cells.cb);
  const int cr = median_of(cells.cr);
  std::array<int, 256> counts{};
  for (std::size_t i = 0; i < cells.cb.size(); ++i)
    ++counts[std::size_t(std::max(std::abs(cells.cb[i] - cb), std::abs(cells.cr[i] - cr)))];
  int sum = 0, value = 0;
  while (value < 255 && sum + counts[std::size_t(value)] <= kShare * double(cells.cb.size()))
    sum += counts[std::size_t(value++)];
  return value;
}

}  // namespace

/// Whether there is any colour on the document, in proportion to the light; a grey or a black and white copy
/// has none. Every kind of document is printed in colours.
std::vector<Finding> check_photocopy(const Subject& subject) {
  Finding finding;
  if (subject.page.chroma.empty()) {
    finding = measured("photocopy", 1, kThreshold, kMessage);
  } else {
    const ChromaCells& cells = subject.colours;
    if (cells.empty())
      return {not_measured("photocopy", "The document is too small for its colours to be told.")};
    if (subject.paper < kDark)
      return {not_measured("photocopy", "The picture is too dark for colours to be told.")};
    const double colours = colourfulness(cells) * 230 / std::max(subject.paper, 1.0);
    finding = measured("photocopy", 1 - colours / kColourful, kThreshold, kMessage);
  }
  finding.where = subject.place();
  return {finding};
}

}  // namespace docintake::quality
