#pragma once

#include "pipeline/ports/document_locator.h"

namespace docintake {

/// Finds documents as quads bounded by straight edges. Stateless; the same page always gives the same
/// captures.
class QuadLocator final : public DocumentLocator {
 public:
  std::vector<Capture> locate(const Page& page) override;
  std::vector<Capture> locate_within(const Page& page, const Box& part) override;
  std::vector<Capture> locate_others(const Page& page, std::span<const Quad> known) override;
  Capture whole(const Page& page) override;
  Raster rectify(const Page& page, const Quad& quad) override;
  std::optional<Quad> sheet_around(const Page& page, const Quad& quad) override;
};

}  // namespace docintake
