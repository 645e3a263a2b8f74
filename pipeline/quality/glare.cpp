#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/median.h"
#include "pipeline/quality/blobs.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// A reflection is at least so bright, and by so much brighter than the paper usually is.
constexpr int kBright = 246;
constexpr int kBeyondPaper = 16;

/// A reflection fades out: from one of its cells to the next outside the light falls by less than this, on
/// the mean, where white print and the ground of a portrait end at once.
constexpr double kSoft = 18;

/// The share of the document that a spot takes at least; smaller ones are specks.
constexpr double kLeastSpot = 0.0015;

/// A line read with so much confidence, though so much of it lies in a bright spot between its ink, was read
/// through it; lines that cover so much of the spot tell that it is none.
constexpr double kSurelyRead = 0.8;
constexpr double kBetweenInk = 0.1;
constexpr double kReadThrough = 0.02;

/// The share of the document, and of a field or the portrait, from which on it fails; of the document only
/// where something was not read.
constexpr double kThreshold = 0.02;
constexpr double kFieldThreshold = 0.3;

constexpr std::string_view kMessage =
    "Light is reflected on the document. Tilt it or move away from the lamp, without flash, and take the "
    "picture again.";

/// How much darker it is outside a blob's outermost cells than on them, the median: in each row its first and
/// last cell, in each column its uppermost and lowest. What lies within, as ink does, does not count.
double fall_around(const Raster& cells, const Grid& grid, const Box& blob) {
  const Window window = window_of(blob, grid.width, grid.height);
  std::vector<int> falls;
  // The first cell of the blob from (x, y) on in steps of (dx, dy), against the one before it.
  const auto look = [&](int x, int y, int dx, int dy, int most) {
    for (int i = 0; i < most; ++i, x += dx, y += dy) {
      if (!grid.at(x, y)) continue;
      const int ox = x - dx, oy = y - dy;
      if (ox >= 0 && oy >= 0 && ox < grid.width && oy < grid.height)
        falls.push_back(cells.row(y)[x] - cells.row(oy)[ox]);
      return;
    }
  };
  for (int y = window.top; y < window.bottom; ++y) {
    look(window.left, y, 1, 0, window.width());
    look(window.right - 1, y, -1, 0, window.width());
  }
  for (int x = window.left; x < window.right; ++x) {
    look(x, window.top, 0, 1, window.height());
    look(x, window.bottom - 1, 0, -1, window.height());
  }
  return median_of(std::move(falls));
}

Box in_cells(const Box& box) {
  constexpr double kCell = Subject::kCell;
  return {box.x / kCell, box.y / kCell, box.w / kCell, box.h / kCell};
}

/// Whether lines were read surely in the bright spot: paper in the sun is bright too, and a reflection leaves
/// nothing to read.
bool is_read_through(const Subject& subject, const Grid& bright, const Box& spot) {
  double read = 0;
  for (const Part& line : subject.lines) {
    const bool unread = std::ranges::any_of(subject.fields, [&](const Part& field) {
      return subject.is_unread(field.field) && share_within(field.box, line.box) > 0;
    });
    const Box box = in_cells(line.box);
    if (!unread && line.confidence >= kSurelyRead && share_of(bright, box) >= kBetweenInk)
      read += share_within(spot, box);
  }
  return read > kReadThrough;
}

void clear(Grid& grid, const Box& box) {
  const Window window = window_of(box, grid.width, grid.height);
  for (int y = window.top; y < window.bottom; ++y) {
    for (int x = window.left; x < window.right; ++x) grid.at(x, y) = 0;
  }
}

Box in_pixels(const Box& box) {
  constexpr double kCell = Subject::kCell;
  return {box.x * kCell, box.y * kCell, box.w * kCell, box.h * kCell};
}

}  // namespace

/// Spots much brighter than the paper, which is what half of the document is darker than. They reject where
/// they lie on a field that was not read surely, on the portrait, or where some field could not be read: what
/// can be read through the shine of a hologram is fine. On paper as white as a reflection none can be told.
std::vector<Finding> check_glare(const Subject& subject) {
  const Raster& cells = subject.cells;
  if (cells.empty()) return {not_measured("glare", "The document is too small on the picture.")};
  const int paper = level(cells, {0, 0, double(cells.width()), double(cells.height())}, 0.6);
  if (paper + kBeyondPaper > 255) {
    if (subject.all_read()) return {measured("glare", 0, kThreshold, kMessage)};
    return {not_measured("glare", "The document is as white as a reflection, and not all of it was read.")};
  }
  Grid bright(cells.width(), cells.height());
  const int least = std::max(kBright, paper + kBeyondPaper);
  for (int y = 0; y < cells.height(); ++y) {
    for (int x = 0; x < cells.width(); ++x) bright.at(x, y) = cells.row(y)[x] >= least;
  }
  const double area = double(cells.width()) * cells.height();
  std::vector<Blob> spots = keep_blobs(bright, std::max(4, int(kLeastSpot * area)), false);
  std::erase_if(spots, [&](const Blob& spot) {
    const bool printed = fall_around(cells, bright, spot.box) > kSoft;
    if (printed) clear(bright, spot.box);
    return printed;
  });
  int covered = 0, blind = 0;
  for (const Blob& spot : spots) {
    covered += spot.cells;
    if (!is_read_through(subject, bright, spot.box)) blind += spot.cells;
  }
  std::vector<Finding> findings =
      on_unread_fields("glare", subject, bright, Subject::kCell, kFieldThreshold, kMessage);
  Finding overall = measured("glare", covered / area, kThreshold, kMessage);
  if (!spots.empty()) overall.where = subject.on_page(in_pixels(spots.front().box));
  if (overall.outcome == CheckOutcome::fail && subject.all_read()) {
    overall.outcome = CheckOutcome::pass;
    overall.message = "Light is reflected on the document, but all that is needed was read.";
  } else if (overall.outcome == CheckOutcome::fail && blind < kThreshold * area) {
    overall.outcome = CheckOutcome::pass;
    overall.message = "Part of the document is very bright, but what stands there was read.";
  }
  findings.push_back(overall);
  return findings;
}

}  // namespace docintake::quality
