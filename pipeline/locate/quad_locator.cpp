#include "pipeline/locate/quad_locator.h"

#include <algorithm>
#include <utility>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/quad_search.h"
#include "pipeline/locate/rectify.h"
#include "pipeline/locate/reduce.h"
#include "pipeline/locate/side_fit.h"

namespace docintake {
namespace {

constexpr int kSearchSides[] = {1000, 500};  // pixels of the pictures that are searched
constexpr int kLongestRectified = 1600;      // pixels

double ratio_of(const Quad& quad, const Raster& page) {
  return true_ratio(quad, {double(page.width()), double(page.height())});
}

bool inside(const Quad& quad, const Raster& page) {
  return std::all_of(quad.begin(), quad.end(), [&](Point p) {
    return p.x >= 0 && p.y >= 0 && p.x <= page.width() && p.y <= page.height();
  });
}

}  // namespace

std::vector<Capture> QuadLocator::locate(const Page& page) {
  std::vector<Capture> captures;
  if (page.luma.empty()) return captures;
  std::vector<QuadCandidate> proposed;
  for (const int side : kSearchSides) {
    const auto quads = propose_quads(reduced_to(page.luma, side));
    proposed.insert(proposed.end(), quads.begin(), quads.end());
  }
  for (const QuadCandidate& candidate : chosen_quads(std::move(proposed))) {
    Capture capture;
    capture.page = page.index;
    capture.quad = fitted_to_sides(page.luma, candidate.quad, candidate.error);
    if (ratio_of(capture.quad, page.luma) < 1) capture.quad = turned(capture.quad, 1);
    capture.placed_by = PlacedBy::sides;
    capture.extrapolated = candidate.extrapolated || !inside(capture.quad, page.luma);
    capture.confidence = candidate.score;
    capture.luma = rectify(page, capture.quad);
    captures.push_back(std::move(capture));
  }
  return captures;
}

Capture QuadLocator::whole(const Page& page) {
  Capture capture;
  capture.page = page.index;
  const Box frame{0, 0, double(page.luma.width()), double(page.luma.height())};
  capture.quad = turned(quad_of(frame), frame.w >= frame.h ? 0 : 1);
  capture.placed_by = PlacedBy::frame;
  capture.confidence = 0;
  // The frame is flat as it is: its proportions are right and not those of a format nearby.
  capture.luma = rectified(page.luma, capture.quad, std::max(frame.w, frame.h) / std::min(frame.w, frame.h),
                           kLongestRectified);
  return capture;
}

Raster QuadLocator::rectify(const Page& page, const Quad& quad) {
  return rectified(page.luma, quad, snapped_ratio(ratio_of(quad, page.luma)), kLongestRectified);
}

}  // namespace docintake
