#include "pipeline/quality/chroma_cells.h"

#include <algorithm>
#include <cmath>

namespace docintake::quality {
namespace {

constexpr int kLeastSide = 10;
constexpr int kLongestSide = 160;

}  // namespace

ChromaCells chroma_cells(const Page& page, const Capture& capture, double page_scale) {
  const Chroma& chroma = page.chroma;
  const Raster& luma = capture.luma;
  if (chroma.empty() || luma.empty()) return {};
  ChromaCells cells;
  cells.cell =
      std::max(chroma.step / page_scale, double(std::max(luma.width(), luma.height())) / kLongestSide);
  cells.width = int(luma.width() / cells.cell);
  cells.height = int(luma.height() / cells.cell);
  if (std::min(cells.width, cells.height) < kLeastSide) return {};
  const PerspectiveMap map = capture.to_page();
  cells.cb.resize(cells.index(0, cells.height));
  cells.cr.resize(cells.cb.size());
  for (int y = 0; y < cells.height; ++y) {
    for (int x = 0; x < cells.width; ++x) {
      const Point at = map.forward(Point{(x + 0.5) * cells.cell, (y + 0.5) * cells.cell});
      const int cx = std::clamp(int(std::floor(at.x / chroma.step)), 0, chroma.cb.width() - 1);
      const int cy = std::clamp(int(std::floor(at.y / chroma.step)), 0, chroma.cb.height() - 1);
      cells.cb[cells.index(x, y)] = chroma.cb.row(cy)[cx];
      cells.cr[cells.index(x, y)] = chroma.cr.row(cy)[cx];
    }
  }
  return cells;
}

}  // namespace docintake::quality
