#include "pipeline/locate/quad_locator.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/print_blocks.h"
#include "pipeline/locate/quad_choice.h"
#include "pipeline/locate/quad_search.h"
#include "pipeline/locate/rectify.h"
#include "pipeline/locate/reduce.h"
#include "pipeline/locate/side_fit.h"

namespace docintake {
namespace {

constexpr int kFineSide = 1000;           // pixels of the pictures that are searched
constexpr double kSure = 0.95;            // score from which on small documents are not looked for, and ...
constexpr double kLikely = 0.5;           // ... faint ones
constexpr int kFaintSearches = 3;         // each at half the size of the one before: less noise
constexpr double kPrintConfidence = 0.2;  // of a document whose print alone was seen
constexpr double kCut =
    0.005;                    // of the picture's longer side that a corner may lie outside and is still whole
constexpr int kStretch = 10;  // contrast gained around the commonest brightness
constexpr std::size_t kMostCaptures = 4;
constexpr int kLongestRectified = 1600;  // pixels

void append(std::vector<QuadCandidate>& quads, const std::vector<QuadCandidate>& more) {
  quads.insert(quads.end(), more.begin(), more.end());
}

bool any_surer(const std::vector<QuadCandidate>& quads, double score) {
  return std::any_of(quads.begin(), quads.end(), [&](const QuadCandidate& q) { return q.score > score; });
}

/// The picture with the tones around its commonest one drawn apart and all others clipped: a photocopied card
/// differs from its paper by two or three steps of brightness, and so does a card from a table in the dark.
Raster stretched(const Raster& picture) {
  const std::size_t size = static_cast<std::size_t>(picture.width()) * picture.height();
  std::array<std::size_t, 256> count{};
  for (std::size_t i = 0; i < size; ++i) ++count[picture.data()[i]];
  const int commonest = static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
  std::array<std::uint8_t, 256> tone;
  for (int v = 0; v < 256; ++v) {
    tone[v] = static_cast<std::uint8_t>(std::clamp(128 + kStretch * (v - commonest), 0, 255));
  }
  Raster result(picture.width(), picture.height());
  std::transform(picture.data(), picture.data() + size, result.data(),
                 [&](std::uint8_t v) { return tone[v]; });
  return result;
}

double ratio_of(const Quad& quad, const Raster& page) {
  return true_ratio(quad, {double(page.width()), double(page.height())});
}

/// The quad with its longer sides on top and bottom, the top one above the bottom one on the page: most
/// documents stand upright in their pictures.
Quad lying(const Quad& quad, const Raster& page) {
  const Quad result = ratio_of(quad, page) < 1 ? turned(quad, 1) : quad;
  const double top = result[0].y + result[1].y;
  const double bottom = result[2].y + result[3].y;
  return top <= bottom ? result : turned(result, 2);
}

bool overlaps(const Quad& quad, const std::vector<Quad>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Quad& other) { return intersection_over_union(quad, other) > 0.02; });
}

bool inside(const Quad& quad, const Raster& page) {
  const double slack = kCut * std::max(page.width(), page.height());
  return std::all_of(quad.begin(), quad.end(), [&](Point p) {
    return p.x >= -slack && p.y >= -slack && p.x <= page.width() + slack && p.y <= page.height() + slack;
  });
}

}  // namespace

std::vector<Capture> QuadLocator::locate(const Page& page) {
  std::vector<Capture> captures;
  if (page.luma.empty()) return captures;
  const auto add = [&](const Quad& quad, PlacedBy placed_by, double confidence) {
    Capture capture;
    capture.page = page.index;
    capture.quad = lying(quad, page.luma);
    capture.placed_by = placed_by;
    capture.extrapolated = !inside(quad, page.luma);
    capture.confidence = confidence;
    capture.luma = rectify(page, capture.quad);
    captures.push_back(std::move(capture));
  };

  const ReducedPicture fine = reduced_to(page.luma, kFineSide);
  const ReducedPicture coarse = halved(fine);
  std::vector<QuadCandidate> proposed = propose_quads(coarse);
  if (!any_surer(proposed, kSure)) append(proposed, propose_quads(fine));
  ReducedPicture faint{stretched(fine.luma), fine.factor};
  for (int i = 0; i < kFaintSearches && !any_surer(proposed, kLikely); ++i, faint = halved(faint)) {
    append(proposed, propose_quads(faint));
  }
  for (const QuadCandidate& candidate : chosen_quads(std::move(proposed))) {
    add(fitted_to_sides(page.luma, candidate.quad, candidate.error), PlacedBy::sides, candidate.score);
  }
  std::vector<Quad> known;
  for (const Capture& capture : captures) known.push_back(capture.quad);
  for (const Quad& quad : find_print_blocks(coarse, known)) {
    if (captures.size() < kMostCaptures && !overlaps(quad, known))
      add(quad, PlacedBy::print, kPrintConfidence);
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
