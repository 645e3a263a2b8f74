#include "ocr/lines/stacked_lines.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ocr/lines/line_picture.h"

namespace docintake {
namespace {

constexpr double kFirst = 0.4, kLast = 0.9;  // of the height, where the gap may be
constexpr double kEmpty = 0.08;              // of the fullest row's ink, in a gap
constexpr double kLeastLine = 0.1;           // of the height, of the lower line
constexpr double kInk = 0.25;                // of the darkest ink's darkness, from which a pixel is ink

/// How many pixels of each row are ink.
std::vector<int> ink_by_row(const Raster& pixels) {
  std::vector<std::uint8_t> sorted(
      pixels.data(), pixels.data() + std::size_t(pixels.width()) * std::size_t(pixels.height()));
  const auto paper_at = sorted.begin() + std::ptrdiff_t(sorted.size() * 3 / 4);
  std::nth_element(sorted.begin(), paper_at, sorted.end());
  const int paper = *paper_at;
  const auto dark_at = sorted.begin() + std::ptrdiff_t(sorted.size() / 50);
  std::nth_element(sorted.begin(), dark_at, sorted.end());
  const double least = kInk * (paper - *dark_at);
  std::vector<int> rows(std::size_t(pixels.height()), 0);
  for (int y = 0; y < pixels.height(); ++y) {
    const std::uint8_t* row = pixels.data() + std::size_t(y) * std::size_t(pixels.width());
    rows[std::size_t(y)] =
        int(std::count_if(row, row + pixels.width(), [&](int v) { return paper - v > least; }));
  }
  return rows;
}

FoundLine part(const LinePicture& picture, FoundLine line, double top, double bottom) {
  const double margin = (picture.pixels().height() - picture.ink_height()) / 2;
  line.quad = picture.quad_on_capture({margin, top, picture.pixels().width() - 2 * margin, bottom - top});
  line.height *= (bottom - top) / picture.ink_height();
  return line;
}

}  // namespace

std::optional<std::pair<FoundLine, FoundLine>> stacked_lines(const Raster& luma, const FoundLine& line) {
  const LinePicture picture(luma, line.quad, line.height);
  const std::vector<int> rows = ink_by_row(picture.pixels());
  const double height = picture.ink_height(), margin = (picture.pixels().height() - height) / 2;
  const int most = *std::max_element(rows.begin(), rows.end());
  const auto empty = [&](int y) { return rows[std::size_t(y)] <= kEmpty * most; };
  const int last = std::min(int(rows.size()) - 1, int(margin + kLast * height));
  int begin = -1, end = -1;  // of the longest stretch without ink
  for (int y = int(margin + kFirst * height); y <= last;) {
    int to = y;
    while (to <= last && empty(to)) ++to;
    if (to - y > end - begin) begin = y, end = to;
    y = std::max(to, y + 1);
  }
  const double bottom = margin + height;
  if (end <= begin || bottom - end < kLeastLine * height) return std::nullopt;
  return std::pair{part(picture, line, margin, begin), part(picture, line, end, bottom)};
}

}  // namespace docintake
