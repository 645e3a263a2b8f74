#include "pipeline/quality/text_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "pipeline/base/median.h"

namespace docintake::quality {
namespace {

constexpr int kBands = 6;         // next to each other, across the capture
constexpr double kMargin = 0.04;  // of the capture, left out on all sides
constexpr double kAbove = 0.35;   // of the way from the emptiest rows to the fullest that text is beyond
constexpr double kFull = 0.92;    // the share of rows that the fullest ones are beyond
constexpr double kEmpty = 0.25;   // and that the emptiest are below
/// Noise has slopes everywhere, whose mean over a band varies from row to row by so much of it, times the
/// root of the band's width.
constexpr double kOfNoise = 3.2;
constexpr double kLeastStrokes = 2;  // levels, mean slope of the fullest rows above the emptiest
constexpr double kAboveNoise =
    0.35;  // of the slope of the emptiest rows, likewise: noise has slopes everywhere
constexpr double kMostHeight = 0.2;     // of the capture's height: more is a picture
constexpr double kLeastHeight = 0.011;  // of it: less is a pattern
constexpr std::size_t kFewestRuns = 6;
constexpr double kAlike = 1.4;    // times the median, or that part of it, are as high, ...
constexpr double kMostly = 0.42;  // ... as is so much of the runs of text

/// Mean slope across of each row between two columns.
std::vector<double> slopes_of_rows(const Raster& luma, int left, int right, int top, int bottom) {
  std::vector<double> rows;
  for (int y = top; y < bottom; ++y) {
    const std::uint8_t* const row = luma.row(y);
    int sum = 0;
    for (int x = left + 1; x + 1 < right; ++x) sum += std::abs(row[x + 1] - row[x - 1]);
    rows.push_back(double(sum) / std::max(1, right - left - 2));
  }
  return rows;
}

double quantile(std::vector<double> values, double share) {
  const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

}  // namespace

double row_height(const Raster& luma) {
  const int left = int(kMargin * luma.width()), top = int(kMargin * luma.height());
  const int width = luma.width() - 2 * left, height = luma.height() - 2 * top;
  if (width < 8 * kBands || height < 24) return 0;
  std::vector<double> heights;
  for (int band = 0; band < kBands; ++band) {
    const int from = left + width * band / kBands, to = left + width * (band + 1) / kBands;
    const std::vector<double> rows = slopes_of_rows(luma, from, to, top, top + height);
    const double full = quantile(rows, kFull), empty = quantile(rows, kEmpty);
    if (full - empty < std::max(kLeastStrokes, kOfNoise * empty / std::sqrt(to - from))) continue;
    int run = 0;
    for (const double slope : rows) {
      if (slope > empty + kAbove * (full - empty)) {
        ++run;
        continue;
      }
      if (run > 2 && run < kMostHeight * height) heights.push_back(run);
      run = 0;
    }
  }
  if (heights.size() < kFewestRuns) return 0;
  const double usual = median_of(heights);
  const auto alike =
      std::ranges::count_if(heights, [&](double h) { return h < kAlike * usual && h * kAlike > usual; });
  return usual < kLeastHeight * luma.height() || double(alike) < kMostly * double(heights.size()) ? 0 : usual;
}

}  // namespace docintake::quality
