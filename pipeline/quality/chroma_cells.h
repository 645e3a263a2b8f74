#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/model/capture.h"
#include "pipeline/model/page.h"

namespace docintake::quality {

/// The colours of a document, on a grid over its capture as fine as the page's chroma is there.
struct ChromaCells {
  int width = 0;
  int height = 0;
  double cell = 1;  ///< Capture pixels a cell.
  std::vector<std::uint8_t> cb;
  std::vector<std::uint8_t> cr;

  bool empty() const { return cb.empty(); }
  std::size_t index(int x, int y) const { return std::size_t(y) * std::size_t(width) + std::size_t(x); }
};

/// Empty where the page has no colours, or the document less than some dozen cells of them. `page_scale` is
/// page pixels a capture pixel.
ChromaCells chroma_cells(const Page& page, const Capture& capture, double page_scale);

}  // namespace docintake::quality
