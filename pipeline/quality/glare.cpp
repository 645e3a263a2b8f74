#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/median.h"
#include "pipeline/quality/blobs.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// A reflection is by so much brighter than the paper usually is, and nearly as bright as anything on the
/// document: nearer to the brightest three in a thousand than this, of their distance to the paper.
constexpr int kBeyondPaper = 20;
constexpr double kBrightest = 0.997;
constexpr double kNearBrightest = 0.3;
constexpr int kNearLevels = 10;  // at least

/// A reflection fades out, where white print and the ground of a portrait end at once, and so it does within
/// about its own size, where the lit part of a page does not: what is left of its light, above the paper's,
/// near to it and further off. Distances in its own inner radius.
constexpr double kNear = 0.3, kLeftNear = 0.1;
constexpr double kFar = 1.5, kLeftFar = 0.35;
constexpr int kNearest = 2, kFarthest = 40;  // cells

/// It is round or long, not branched as the paper between what is printed: see ellipticity(). And it is
/// larger than what is left free there, in inner radii.
constexpr double kEllipse = 0.85;
constexpr double kLeastRadius = 0.03;  // of the document's shorter side, ...
constexpr int kLeastCells = 5;         // ... and cells

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

/// The grid with the cells beside its own taken into it; `beside` is called for each.
template <typename Beside>
Grid grown(const Grid& grid, const Beside& beside) {
  Grid next = grid;
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      if (grid.at(x, y)) continue;
      if ((x > 0 && grid.at(x - 1, y)) || (y > 0 && grid.at(x, y - 1)) ||
          (x + 1 < grid.width && grid.at(x + 1, y)) || (y + 1 < grid.height && grid.at(x, y + 1))) {
        next.at(x, y) = 1;
        beside(x, y);
      }
    }
  }
  return next;
}

/// How often a spot can be robbed of its outermost cells until nothing is left.
int inner_radius(const Grid& spot) {
  Grid outside(spot.width + 2, spot.height + 2);
  for (int y = 0; y < outside.height; ++y) {
    for (int x = 0; x < outside.width; ++x) {
      const bool rim = x == 0 || y == 0 || x > spot.width || y > spot.height;
      outside.at(x, y) = rim || !spot.at(x - 1, y - 1);
    }
  }
  for (int radius = 1;; ++radius) {
    bool any = false;
    outside = grown(outside, [](int, int) {});
    for (const std::uint8_t cell : outside.cells) any = any || cell == 0;
    if (!any) return radius;
  }
}

/// How nearly a spot is an ellipse, as the light of a lamp is: its area over that of the ellipse with its
/// second moments; 1 for an ellipse, less the more it branches.
double ellipticity(const Grid& bright, const Blob& blob) {
  const Window w = window_of(blob.box, bright.width, bright.height);
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (int y = w.top; y < w.bottom; ++y) {
    for (int x = w.left; x < w.right; ++x) {
      if (!bright.at(x, y)) continue;
      const double dx = x - w.left, dy = y - w.top;
      n += 1, sx += dx, sy += dy, sxx += dx * dx, syy += dy * dy, sxy += dx * dy;
    }
  }
  if (n == 0) return 0;
  const double cell = 1.0 / 12;  // the second moment of one
  const double vx = sxx / n - sx * sx / n / n + cell, vy = syy / n - sy * sy / n / n + cell;
  const double c = sxy / n - sx * sy / n / n;
  return n / (4 * std::numbers::pi * std::sqrt(std::max(cell * cell, vx * vy - c * c)));
}

/// Whether a spot has the shape of a reflection, which is `peak` bright, on paper of that level, and fades
/// out around it.
bool is_light(const Raster& cells, const Grid& bright, const Blob& spot, int paper, int peak) {
  const Box& blob = spot.box;
  const auto cut = [](const Grid& from, const Window& w) {
    Grid part(w.width(), w.height());
    for (int y = 0; y < part.height; ++y) {
      for (int x = 0; x < part.width; ++x) part.at(x, y) = from.at(x + w.left, y + w.top) ? 1 : 0;
    }
    return part;
  };
  const auto with_margin = [&](double margin) {
    return window_of({blob.x - margin, blob.y - margin, blob.w + 2 * margin, blob.h + 2 * margin},
                     cells.width(), cells.height());
  };
  const int radius = inner_radius(cut(bright, with_margin(0)));
  if (radius < std::max(double(kLeastCells), kLeastRadius * std::min(cells.width(), cells.height())) ||
      ellipticity(bright, spot) < kEllipse)
    return false;
  const int near = std::max(kNearest, int(std::lround(kNear * radius)));
  const int far = std::clamp(int(std::lround(kFar * radius)), near + 4, kFarthest);
  const Window w = with_margin(far);
  Grid grid = cut(bright, w);
  for (int distance = 1; distance <= far; ++distance) {
    std::vector<int> levels;
    grid = grown(grid, [&](int x, int y) { levels.push_back(cells.row(y + w.top)[x + w.left]); });
    if (levels.empty()) return false;  // It is nowhere but there.
    const double left = double(median_of(std::move(levels)) - paper) / std::max(1, peak - paper);
    if (distance == near && left < kLeftNear) return false;
    if (distance == far && left > kLeftFar) return false;
  }
  return true;
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
  const int peak = level(cells, {0, 0, double(cells.width()), double(cells.height())}, kBrightest);
  Grid bright(cells.width(), cells.height());
  const int least =
      std::max(paper + kBeyondPaper, peak - std::max(kNearLevels, int(kNearBrightest * (peak - paper))));
  for (int y = 0; y < cells.height(); ++y) {
    for (int x = 0; x < cells.width(); ++x) bright.at(x, y) = cells.row(y)[x] >= least;
  }
  const double area = double(cells.width()) * cells.height();
  std::vector<Blob> spots = keep_blobs(bright, std::max(4, int(kLeastSpot * area)), false);
  std::erase_if(spots, [&](const Blob& spot) {
    const bool light = is_light(cells, bright, spot, paper, peak);
    if (!light) clear(bright, spot.box);
    return !light;
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
