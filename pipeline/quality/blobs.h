#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/geometry.h"
#include "pipeline/quality/subject.h"

namespace docintake::quality {

/// A grid of cells, each of which has a property or not.
struct Grid {
  Grid(int width, int height)
      : width(width), height(height), cells(std::size_t(width) * std::size_t(height)) {}

  std::uint8_t& at(int x, int y) { return cells[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
  bool at(int x, int y) const { return cells[std::size_t(y) * std::size_t(width) + std::size_t(x)] != 0; }

  int width;
  int height;
  std::vector<std::uint8_t> cells;
};

/// Cells with the property that hang together by their sides.
struct Blob {
  int cells = 0;
  Box box;                 ///< Around them, in cells.
  bool at_border = false;  ///< Whether one lies at a side of the grid.
};

/// Keeps in the grid only the blobs of at least `least` cells (and, where wanted, at a side of the grid), and
/// gives them, the largest first.
std::vector<Blob> keep_blobs(Grid& grid, int least, bool only_at_border);

/// The blob that a cell belongs to; none of its cells where that has not the property.
Blob blob_at(Grid grid, int x, int y);

/// The share of a blob's cells that text covers which was read and lies mostly in it: what is read through is
/// not covered. Cells are `cell` capture pixels wide.
double read_within(const Subject& subject, const Grid& grid, const Blob& blob, double cell);

/// Takes the property from all cells of a box, given in cells.
void clear(Grid& grid, const Box& box);

/// The share of a box, given in cells, that has the property.
double share_of(const Grid& grid, const Box& box);

/// A finding for each field that was not read surely and of which at least the share `threshold` has the
/// property of the grid, whose cells are `cell` capture pixels wide.
std::vector<Finding> on_unread_fields(std::string_view code, const Subject& subject, const Grid& grid,
                                      double cell, double threshold, std::string_view message);

}  // namespace docintake::quality
