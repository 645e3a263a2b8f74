#include "pipeline/quality/blobs.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "pipeline/quality/subject.h"

namespace docintake::quality {
namespace {

/// Of a line, that lies in a blob for it to count as read there.
constexpr double kMostly = 0.5;

/// Takes the blob at a cell out of the grid; its cells are left in `cells`.
Blob take_blob(Grid& grid, int x, int y, std::vector<std::pair<int, int>>& cells) {
  cells.assign(1, {x, y});
  grid.at(x, y) = 0;
  Blob blob;
  int left = x, right = x, top = y, bottom = y;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto [cx, cy] = cells[i];
    left = std::min(left, cx), right = std::max(right, cx);
    top = std::min(top, cy), bottom = std::max(bottom, cy);
    for (const auto& [dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
      const int nx = cx + dx, ny = cy + dy;
      if (nx < 0 || ny < 0 || nx >= grid.width || ny >= grid.height || grid.at(nx, ny) == 0) continue;
      grid.at(nx, ny) = 0;
      cells.emplace_back(nx, ny);
    }
  }
  blob.cells = int(cells.size());
  blob.box = {double(left), double(top), double(right - left + 1), double(bottom - top + 1)};
  blob.at_border = left == 0 || top == 0 || right == grid.width - 1 || bottom == grid.height - 1;
  return blob;
}

}  // namespace

std::vector<Blob> keep_blobs(Grid& grid, int least, bool only_at_border) {
  Grid rest = grid;
  std::ranges::fill(grid.cells, std::uint8_t{0});
  std::vector<Blob> blobs;
  std::vector<std::pair<int, int>> cells;
  for (int y = 0; y < rest.height; ++y) {
    for (int x = 0; x < rest.width; ++x) {
      if (rest.at(x, y) == 0) continue;
      const Blob blob = take_blob(rest, x, y, cells);
      if (blob.cells < least || (only_at_border && !blob.at_border)) continue;
      for (const auto& [cx, cy] : cells) grid.at(cx, cy) = 1;
      blobs.push_back(blob);
    }
  }
  std::ranges::sort(blobs, std::greater{}, &Blob::cells);
  return blobs;
}

Blob blob_at(Grid grid, int x, int y) {
  std::vector<std::pair<int, int>> cells;
  return grid.at(x, y) != 0 ? take_blob(grid, x, y, cells) : Blob{};
}

double read_within(const Subject& subject, const Grid& grid, const Blob& blob, double cell) {
  double read = 0;
  for (const Box& b : subject.read) {
    const Box box{b.x / cell, b.y / cell, b.w / cell, b.h / cell};
    const double within = share_of(grid, box);
    if (within >= kMostly && share_within(box, blob.box) >= kMostly) read += within * box.area();
  }
  return blob.cells > 0 ? read / blob.cells : 0;
}

void clear(Grid& grid, const Box& box) {
  const Window window = window_of(box, grid.width, grid.height);
  for (int y = window.top; y < window.bottom; ++y) {
    for (int x = window.left; x < window.right; ++x) grid.at(x, y) = 0;
  }
}

double share_of(const Grid& grid, const Box& box) {
  const Window window = window_of(box, grid.width, grid.height);
  if (window.empty()) return 0;
  int sum = 0;
  for (int y = window.top; y < window.bottom; ++y) {
    for (int x = window.left; x < window.right; ++x) sum += grid.at(x, y);
  }
  return double(sum) / (double(window.width()) * window.height());
}

std::vector<Finding> on_unread_fields(std::string_view code, const Subject& subject, const Grid& grid,
                                      double cell, double threshold, std::string_view message) {
  std::vector<Finding> findings;
  for (const Part& field : subject.fields) {
    const Box& b = field.box;
    const double share = share_of(grid, {b.x / cell, b.y / cell, b.w / cell, b.h / cell});
    if (share < threshold || !subject.is_unread(field.field)) continue;
    Finding finding = measured(code, share, threshold, message);
    finding.field = field.field;
    finding.where = subject.on_page(b);
    findings.push_back(finding);
  }
  return findings;
}

}  // namespace docintake::quality
