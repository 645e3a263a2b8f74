#pragma once

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// What a document's place on the page was taken from.
enum class PlacedBy {
  sides,  ///< Its own four sides were seen (or three and an extrapolated one).
  print,  ///< No sides were seen: a block of print, with a document's usual margins.
  frame,  ///< No sides were seen: the whole picture is taken for the document.
};

/// One document, or what may be one, on a page: where it lies and a flat picture of it.
/// `luma` spans `quad` exactly: raster corner (0,0) is quad[0], (width,0) is quad[1], and so on.
struct Capture {
  int page = 0;
  Quad quad{};  ///< Page pixels; the document's own order once upright.
  PlacedBy placed_by = PlacedBy::sides;
  bool extrapolated = false;  ///< Whether a corner lies outside the picture.
  double confidence = 0;      ///< 0 to 1: how sure it is that a flat rectangular thing lies there.
  Raster luma;                ///< Rectified, the longer side horizontal until turned upright.
  /// How red it is, spanning the quad like `luma` at a fraction of its size: the page's Chroma::cr, 128 where
  /// there is no colour. Empty where the page has none.
  Raster redness;

  PerspectiveMap to_page() const { return {double(luma.width()), double(luma.height()), quad}; }
};

/// The capture with its quad and raster turned so that what stood turned clockwise by `quarter_turns` x 90
/// degrees reads upright.
Capture turned(Capture capture, int quarter_turns);

}  // namespace docintake
