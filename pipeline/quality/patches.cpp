#include "pipeline/quality/patches.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "pipeline/quality/blobs.h"

namespace docintake::quality {
namespace {

/// Of the paper's level, that a patch is not brighter than: tape; bars, from which print that touches them is
/// told by its being lighter.
constexpr std::array kLevels{0.85, 0.6, 0.35};
constexpr double kEven = 0.035;       // of the paper's level, that its tone varies by, standard deviation
constexpr double kSolid = 0.86;       // of the box around it that it fills
constexpr double kLeastHeight = 0.8;  // heights of the text
constexpr double kMostHeight = 5;     // heights of the text
constexpr double kLeastLength = 3;    // heights of the text, and ...
constexpr double kElongated = 1.6;    // ... of its own height
constexpr int kFewestCells = 5;       // of a patch without its rim
constexpr double kPanel = 0.6;        // of the paper's level, that a panel is darker than
constexpr double kAlone = 1.7;        // times its own area, that what is as dark and touches it takes
constexpr double kRead = 0.15;        // of the patch that lines cover which were read

/// The cells that have the property as have all around them: what touches a patch, as a label above it, is
/// cut off, and strokes of print, which are thin, vanish.
Grid without_rim(const Grid& grid) {
  Grid inner(grid.width, grid.height);
  for (int y = 1; y + 1 < grid.height; ++y) {
    for (int x = 1; x + 1 < grid.width; ++x) {
      bool all = true;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) all = all && grid.at(x + dx, y + dy);
      inner.at(x, y) = all;
    }
  }
  return inner;
}

/// How evenly a box of cells is toned: the standard deviation.
double unevenness(const Raster& cells, const Box& box) {
  double sum = 0, squares = 0;
  int count = 0;
  for (int y = int(box.y); y < int(box.bottom()); ++y) {
    for (int x = int(box.x); x < int(box.right()); ++x, ++count) {
      const double value = cells.row(y)[x];
      sum += value;
      squares += value * value;
    }
  }
  if (count == 0) return 255;
  const double mean = sum / count;
  return std::sqrt(std::max(0.0, squares / count - mean * mean));
}

Box in_pixels(const Box& b) {
  constexpr double kCell = Subject::kCell;
  return {b.x * kCell, b.y * kCell, b.w * kCell, b.h * kCell};
}

/// What a picture shows along its border, such as a band with the title, belongs to the document or its
/// table.
bool at_border(const Box& box, const Raster& cells) {
  return box.x <= 1 || box.y <= 1 || box.right() >= cells.width() - 1 || box.bottom() >= cells.height() - 1;
}

/// Patches whose tone is below that level.
std::vector<Box> patches_darker_than(double level, const Subject& subject) {
  const Raster& cells = subject.cells;
  Grid dark(cells.width(), cells.height());
  for (int y = 0; y < cells.height(); ++y) {
    for (int x = 0; x < cells.width(); ++x) dark.at(x, y) = cells.row(y)[x] < level;
  }
  Grid inner = without_rim(dark);
  Grid around(cells.width(), cells.height());
  for (int y = 0; y < cells.height(); ++y) {
    for (int x = 0; x < cells.width(); ++x)
      around.at(x, y) = cells.row(y)[x] < std::max(level, kPanel * subject.paper);
  }
  const double height = subject.text_height / Subject::kCell;
  std::vector<Box> patches;
  for (const Blob& blob : keep_blobs(inner, kFewestCells, false)) {
    const Box b{blob.box.x - 1, blob.box.y - 1, blob.box.w + 2, blob.box.h + 2};  // with its rim
    if (b.h < kLeastHeight * height || b.h > kMostHeight * height || b.w < kLeastLength * height ||
        b.w < kElongated * b.h || blob.cells < kSolid * blob.box.area() || at_border(b, cells) ||
        unevenness(cells, blob.box) > kEven * subject.paper)
      continue;
    const Point centre = b.center();
    const int touching = blob_at(around, int(centre.x), int(centre.y)).cells;
    // A piece of a panel between the letters printed on it.
    if (touching > kAlone * b.area()) continue;
    const Box patch = in_pixels(b);
    if (subject.portrait && share_within(patch, *subject.portrait) > 0) continue;
    double read = 0;
    for (const Part& line : subject.lines) read += share_within(patch, line.box);
    if (read < kRead) patches.push_back(patch);
  }
  return patches;
}

}  // namespace

std::vector<Box> find_patches(const Subject& subject) {
  std::vector<Box> patches;
  if (subject.cells.empty() || subject.text_height <= 0) return patches;
  for (const double level : kLevels) {
    for (const Box& patch : patches_darker_than(level * subject.paper, subject)) {
      if (std::ranges::none_of(patches, [&](const Box& p) { return share_within(patch, p) > 0; }))
        patches.push_back(patch);
    }
  }
  std::ranges::sort(patches, std::greater(), &Box::area);
  return patches;
}

}  // namespace docintake::quality
