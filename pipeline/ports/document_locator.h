#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/model/capture.h"
#include "pipeline/model/page.h"

namespace docintake {

/// Finds documents on a page. One instance is used by one thread at a time.
class DocumentLocator {
 public:
  virtual ~DocumentLocator() = default;

  /// What may be documents by their sides, the likeliest first, at most four, not overlapping. Which way up
  /// they stand is not decided here. Empty where no sides are seen.
  virtual std::vector<Capture> locate(const Page& page) = 0;

  /// The same in a part of the page (page pixels, within it), sought at the size that the part has: what is
  /// held in a hand may be too small to be seen on the whole page.
  virtual std::vector<Capture> locate_within(const Page& page, const Box& part) = 0;

  /// What else may be documents on a page where `known`, the quads that `locate` gave, turned out to be none:
  /// what overlaps with one of them and is little less likely, as a card is that lies half over a sheet, and
  /// what is too small to be seen on the whole page. The likeliest of each first, at most six.
  virtual std::vector<Capture> locate_others(const Page&, std::span<const Quad>) { return {}; }

  /// The whole page taken as one document (PlacedBy::frame), for a picture that shows nothing else.
  virtual Capture whole(const Page& page) = 0;

  /// The flat picture of a quad of the page, at the resolution that the page has there, the longer side at
  /// most 1,600 pixels.
  virtual Raster rectify(const Page& page, const Quad& quad) = 0;

  /// The sheet around a quad that may be a frame printed on it; nothing where none is seen, or the locator
  /// does not look.
  virtual std::optional<Quad> sheet_around(const Page&, const Quad&) { return std::nullopt; }
};

}  // namespace docintake
