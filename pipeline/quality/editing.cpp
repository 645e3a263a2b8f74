#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/base/median.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// What an editor named in the metadata scores: it may have cropped only, which is a change all the same.
constexpr double kNamed = 1;
constexpr double kThreshold = 0.7;

/// Noise below that is lost in rounding and in the compression, levels.
constexpr double kLeastNoise = 0.6;

/// A field whose noise is so many times that of the others, or so small a part of it, has the score 1.
constexpr double kHighestRatio = 8;

constexpr std::size_t kLeastLines = 4;

/// Noise in a box, levels: the median of the second differences across and down, where there is no ink.
std::optional<double> noise_in(const Raster& luma, const Box& box) {
  const Box wide{box.x - 0.1 * box.h, box.y - 0.2 * box.h, box.w + 0.2 * box.h, 1.4 * box.h};
  const Window w = window_of(wide, luma.width() - 1, luma.height() - 1);
  if (w.width() < 12 || w.height() < 6) return std::nullopt;
  const int paper = level(luma, wide, 0.7);
  std::array<int, 256> counts{};
  int total = 0;
  for (int y = std::max(1, w.top); y < w.bottom; ++y) {
    const std::uint8_t* const row = luma.row(y);
    for (int x = std::max(1, w.left); x < w.right; ++x) {
      // Diagonal neighbours cancel slopes and level or upright edges.
      const int laplace =
          4 * row[x] - 2 * (row[x - 1] + row[x + 1] + luma.row(y - 1)[x] + luma.row(y + 1)[x]) +
          luma.row(y - 1)[x - 1] + luma.row(y - 1)[x + 1] + luma.row(y + 1)[x - 1] + luma.row(y + 1)[x + 1];
      if (std::abs(row[x] - paper) > 16) continue;
      ++counts[std::size_t(std::min(std::abs(laplace), 255))];
      ++total;
    }
  }
  if (total < 60) return std::nullopt;
  int sum = 0, value = 0;
  while (value < 255 && 2 * (sum + counts[std::size_t(value)]) <= total) sum += counts[std::size_t(value++)];
  // Half of the way into the level that the median falls on; 6 is the filter's norm (Immerkaer 1996).
  const double within = double(total) / 2 - sum;
  const double median = value + within / std::max(1, counts[std::size_t(value)]);
  return 1.4826 * median / 6;
}

}  // namespace

/// Traces of editing: a program for it named in the metadata; a field whose noise is not that of the other
/// lines, as of text set anew on paper painted over. Where compression has taken all noise, only the first
/// can be told.
std::vector<Finding> check_editing(const Subject& subject) {
  constexpr std::string_view kMessage = "The picture was changed. Upload it as the camera took it.";
  if (!subject.page.editors.empty()) return {measured("edited", kNamed, kThreshold, kMessage)};
  std::vector<double> noises;
  for (const Part& line : subject.lines) {
    if (const auto noise = noise_in(subject.luma(), line.box)) noises.push_back(*noise);
  }
  if (noises.size() < kLeastLines)
    return {not_measured("edited", "There are too few lines of text for their noise to be compared.")};
  const double usual = std::max(kLeastNoise, median_of(std::move(noises)));
  double worst = 0;
  const Part* worst_field = nullptr;
  for (const Part& field : subject.fields) {
    const auto noise = noise_in(subject.luma(), field.box);
    if (!noise) continue;
    const double score = std::abs(std::log(std::max(kLeastNoise, *noise) / usual)) / std::log(kHighestRatio);
    if (score <= worst) continue;
    worst = score;
    worst_field = &field;
  }
  Finding finding = measured("edited", worst, kThreshold, kMessage);
  if (worst_field != nullptr && finding.outcome == CheckOutcome::fail) finding.field = worst_field->field;
  if (worst_field != nullptr) finding.where = subject.on_page(worst_field->box);
  return {finding};
}

}  // namespace docintake::quality
