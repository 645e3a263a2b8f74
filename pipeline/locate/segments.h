#pragma once

#include <vector>

#include "pipeline/locate/edge_map.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// A straight piece of edge.
struct Segment {
  Point from;
  Point to;
  double length = 0;  ///< Pixels.
};

/// The straight pieces of edge of at least `shortest` pixels, longest first: edge pixels are chained along
/// the edge, and each chain is cut where it leaves the line fitted to it (as Akinlar and Topal 2011,
/// "EDLines"). Edge pixels that belong to no chain are removed from `edges`: they are noise and fine texture.
std::vector<Segment> find_segments(EdgeMap& edges, double shortest);

}  // namespace docintake
