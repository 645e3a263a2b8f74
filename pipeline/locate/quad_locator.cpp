#include "pipeline/locate/quad_locator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "pipeline/locate/aspect.h"
#include "pipeline/locate/print_blocks.h"
#include "pipeline/locate/print_spots.h"
#include "pipeline/locate/quad_choice.h"
#include "pipeline/locate/quad_search.h"
#include "pipeline/locate/rectify.h"
#include "pipeline/locate/reduce.h"
#include "pipeline/locate/sheet_around.h"
#include "pipeline/locate/side_fit.h"
#include "pipeline/model/shrink.h"

namespace docintake {
namespace {

constexpr int kFineSide = 1000;             // pixels of the pictures that are searched
constexpr double kSure = 0.95;              // score from which on small documents are not looked for, and ...
constexpr double kLikely = 0.5;             // ... faint ones
constexpr int kFaintSearches = 3;           // each at half the size of the one before: less noise
constexpr double kPrintConfidence = 0.2;    // of a document whose print alone was seen
constexpr double kMostOverlap = 0.02;       // intersection over union of two documents, and ...
constexpr double kMostPrintOverlap = 0.08;  // ... where one was placed by its print, with margins
constexpr double kCut =
    0.005;  // of the picture's longer side that a corner may lie outside and is still whole
constexpr double kBeside = 1.04;     // of a document's size that the next one lies off at least
constexpr int kStroke = 14;          // steps of brightness from one pixel to the next
constexpr double kBlocks = 5;        // along a document, of which each is looked at for print
constexpr double kAsDense = 0.5;     // of the document's own density of print, and ...
constexpr double kGoodPart = 0.3;    // ... of its area
constexpr double kLikeArea = 0.35;   // |ln| that the area of the next one may differ, and ...
constexpr double kLikeRatio = 0.08;  // ... its ratio
constexpr int kStretch = 10;         // contrast gained around the commonest brightness
constexpr std::size_t kMostCaptures = 4;
constexpr std::size_t kMostOthers = 6;
constexpr int kLongestRectified = 1600;  // pixels
constexpr int kLeastPart = 32;           // pixels of a side
constexpr double kAroundSpot = 3;        // sides of the part that is searched, over the spot's longer one
constexpr double kSeen = 0.85;           // intersection over union of quads that show one thing
constexpr double kSpotInside = 0.3;  // of a known quad's longer side, below which a spot in it is looked at

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

/// How red the page is within the quad, flat.
Raster redness_of(const Page& page, const Quad& quad, double ratio) {
  if (page.chroma.empty()) return {};
  Quad small = quad;
  for (Point& p : small) p = {p.x / page.chroma.step, p.y / page.chroma.step};
  return rectified(page.chroma.cr, small, ratio, kLongestRectified);
}

bool overlaps(const Quad& quad, const std::vector<Quad>& others, double most = kMostOverlap) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Quad& other) { return intersection_over_union(quad, other) > most; });
}

/// Whether a document as large as the quad fits on the page beside it, above or below.
bool has_room_beside(const Quad& quad, const std::vector<Quad>& known, const Raster& page) {
  const auto moved = [&](Point by) {
    Quad result = quad;
    for (Point& p : result) p = {p.x + kBeside * by.x, p.y + kBeside * by.y};
    return result;
  };
  const Point across{(quad[1].x - quad[0].x + quad[2].x - quad[3].x) / 2,
                     (quad[1].y - quad[0].y + quad[2].y - quad[3].y) / 2};
  const Point down{(quad[3].x - quad[0].x + quad[2].x - quad[1].x) / 2,
                   (quad[3].y - quad[0].y + quad[2].y - quad[1].y) / 2};
  const std::array places{moved(across), moved({-across.x, -across.y}), moved(down),
                          moved({-down.x, -down.y})};
  return std::any_of(places.begin(), places.end(), [&](const Quad& place) {
    const Box box = bounding_box(place);
    return box.x >= 0 && box.y >= 0 && box.right() <= page.width() && box.bottom() <= page.height() &&
           !overlaps(place, known);
  });
}

/// The part of the pixels in a box of the picture that are much darker than the pixel before or after them.
double strokes_in(const Raster& picture, int left, int top, int right, int bottom) {
  int count = 0;
  for (int y = top; y < bottom; ++y) {
    const std::uint8_t* row = picture.row(y);
    for (int x = left + 1; x < right; ++x) count += std::abs(row[x] - row[x - 1]) > kStroke;
  }
  return double(count) / std::max(1, (right - left) * (bottom - top));
}

/// Whether as much as a good part of the document stands elsewhere on the page, as densely printed: where
/// that is not so, nothing lies beside it.
bool has_print_beside(const ReducedPicture& picture, const Quad& quad, const std::vector<Quad>& known) {
  const Raster& luma = picture.luma;
  const auto box_of = [&](const Quad& q) {
    const Box box = bounding_box(q);
    return std::array{std::clamp(int(box.x / picture.factor), 0, luma.width()),
                      std::clamp(int(box.y / picture.factor), 0, luma.height()),
                      std::clamp(int(box.right() / picture.factor) + 1, 0, luma.width()),
                      std::clamp(int(box.bottom() / picture.factor) + 1, 0, luma.height())};
  };
  const auto own = box_of(quad);
  const double own_strokes = strokes_in(luma, own[0], own[1], own[2], own[3]);
  const double own_area = double(own[2] - own[0]) * (own[3] - own[1]);
  const int step = std::max(4, int(std::sqrt(own_area) / kBlocks));
  double area = 0;
  for (int y = 0; y + step <= luma.height(); y += step) {
    for (int x = 0; x + step <= luma.width(); x += step) {
      const bool taken = std::any_of(known.begin(), known.end(), [&](const Quad& q) {
        const auto box = box_of(q);
        return x < box[2] && x + step > box[0] && y < box[3] && y + step > box[1];
      });
      if (!taken && strokes_in(luma, x, y, x + step, y + step) > kAsDense * own_strokes) area += step * step;
    }
  }
  return area > kGoodPart * own_area;
}

/// Whether the candidate is a document of the size and shape of one that was found.
bool is_like(const QuadCandidate& candidate, const QuadCandidate& found) {
  return std::abs(std::log(candidate.area / found.area)) < kLikeArea &&
         std::abs(std::log(candidate.ratio / found.ratio)) < kLikeRatio;
}

bool inside(const Quad& quad, const Raster& page) {
  const double slack = kCut * std::max(page.width(), page.height());
  return std::all_of(quad.begin(), quad.end(), [&](Point p) {
    return p.x >= -slack && p.y >= -slack && p.x <= page.width() + slack && p.y <= page.height() + slack;
  });
}

/// Of one document that was found, the other side may lie beside it and show less of its sides.
/// `skipped_fine`: the picture itself was not searched yet.
void add_those_beside(std::vector<QuadCandidate>& chosen, const Raster& page, const ReducedPicture& fine,
                      bool skipped_fine) {
  if (chosen.empty() || chosen.front().score < kLikely) return;
  const QuadCandidate found = chosen.front();
  std::vector<Quad> known;
  for (const QuadCandidate& candidate : chosen) known.push_back(candidate.quad);
  if (!has_room_beside(found.quad, known, page) || !has_print_beside(fine, found.quad, known)) return;
  const auto look_at = [&](const ReducedPicture& picture) {
    std::vector<QuadCandidate> more = propose_quads(picture);
    std::erase_if(more, [&](const QuadCandidate& candidate) {
      return !is_like(candidate, found) || overlaps(candidate.quad, known);
    });
    more = chosen_quads(std::move(more));
    for (const QuadCandidate& candidate : more) {
      if (chosen.size() == kMostCaptures) break;
      chosen.push_back(candidate);
      known.push_back(candidate.quad);
    }
    return !more.empty();
  };
  if (skipped_fine && look_at(fine)) return;
  ReducedPicture faint{stretched(fine.luma), fine.factor};
  for (int i = 0; i < kFaintSearches; ++i, faint = halved(faint)) {
    if (look_at(faint)) return;
  }
}

Capture captured(const Page& page, const Quad& quad, PlacedBy placed_by, double confidence) {
  Capture capture;
  capture.page = page.index;
  capture.quad = lying(quad, page.luma);
  capture.placed_by = placed_by;
  capture.extrapolated = !inside(quad, page.luma);
  capture.confidence = confidence;
  const double ratio = snapped_ratio(ratio_of(capture.quad, page.luma));
  capture.luma = rectified(page.luma, capture.quad, ratio, kLongestRectified);
  capture.redness = redness_of(page, capture.quad, ratio);
  return capture;
}

Capture captured_by_sides(const Page& page, const QuadCandidate& candidate) {
  return captured(page, fitted_to_sides(page.luma, candidate.quad, candidate.error), PlacedBy::sides,
                  candidate.score);
}

/// Whether the spot is the quad or a good part of it, which was looked at then.
bool fills(const Box& spot, const Quad& quad) {
  const Box box = bounding_box(quad);
  const Point c = spot.center();
  return c.x > box.x && c.x < box.right() && c.y > box.y && c.y < box.bottom() &&
         std::max(spot.w, spot.h) > kSpotInside * std::max(box.w, box.h);
}

/// The part of the page around a spot that a document in it is sought in: as large as documents are best
/// seen.
Box around(const Box& spot, const Raster& page) {
  const double side = kAroundSpot * std::max(spot.w, spot.h);
  const Point c = spot.center();
  const double left = std::max(0.0, c.x - side / 2), top = std::max(0.0, c.y - side / 2);
  return {left, top, std::min(double(page.width()), c.x + side / 2) - left,
          std::min(double(page.height()), c.y + side / 2) - top};
}

}  // namespace

std::vector<Capture> QuadLocator::locate(const Page& page) {
  std::vector<Capture> captures;
  if (page.luma.empty()) return captures;

  const ReducedPicture fine = reduced_to(page.luma, kFineSide);
  const ReducedPicture coarse = halved(fine);
  std::vector<QuadCandidate> proposed = propose_quads(coarse);
  const bool sure = any_surer(proposed, kSure);
  if (!sure) append(proposed, propose_quads(fine));
  ReducedPicture faint{stretched(fine.luma), fine.factor};
  for (int i = 0; i < kFaintSearches && !any_surer(proposed, kLikely); ++i, faint = halved(faint)) {
    append(proposed, propose_quads(faint));
  }
  std::vector<QuadCandidate> chosen = chosen_quads(std::move(proposed));
  add_those_beside(chosen, page.luma, fine, sure);
  for (const QuadCandidate& candidate : chosen) {
    captures.push_back(captured_by_sides(page, candidate));
  }
  std::vector<Quad> known;
  for (const Capture& capture : captures) known.push_back(capture.quad);
  for (const Quad& quad : find_print_blocks(coarse, known)) {
    if (captures.size() < kMostCaptures && !overlaps(quad, known, kMostPrintOverlap))
      captures.push_back(captured(page, quad, PlacedBy::print, kPrintConfidence));
  }
  return captures;
}

std::vector<Capture> QuadLocator::locate_within(const Page& page, const Box& part) {
  const int left = std::max(0, static_cast<int>(part.x));
  const int top = std::max(0, static_cast<int>(part.y));
  const int width = std::min(page.luma.width() - left, static_cast<int>(part.w));
  const int height = std::min(page.luma.height() - top, static_cast<int>(part.h));
  if (width < kLeastPart || height < kLeastPart) return {};
  Page cut;
  cut.index = page.index;
  cut.luma = reduced(page.luma, left, top, width, height, 1);
  std::vector<Capture> captures = locate(cut);
  for (Capture& capture : captures) {
    for (Point& corner : capture.quad) corner = {corner.x + left, corner.y + top};
    capture.extrapolated = !inside(capture.quad, page.luma);
  }
  return captures;
}

std::vector<Capture> QuadLocator::locate_others(const Page& page, std::span<const Quad> known) {
  std::vector<Capture> captures;
  if (page.luma.empty()) return captures;
  const ReducedPicture fine = reduced_to(page.luma, kFineSide);
  if (!known.empty()) {
    std::vector<QuadCandidate> proposed = propose_quads(halved(fine));
    append(proposed, propose_quads(fine));
    for (const QuadCandidate& candidate : second_choice(std::move(proposed), known))
      captures.push_back(captured_by_sides(page, candidate));
  }
  std::vector<Quad> seen(known.begin(), known.end());
  for (const Box& spot : find_print_spots(fine)) {
    if (std::ranges::any_of(seen, [&](const Quad& quad) { return fills(spot, quad); })) continue;
    for (Capture& capture : locate_within(page, around(spot, page.luma))) {
      if (capture.placed_by != PlacedBy::sides || overlaps(capture.quad, seen, kSeen)) continue;
      if (captures.size() == kMostOthers) return captures;
      seen.push_back(capture.quad);
      captures.push_back(std::move(capture));
    }
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
  const double ratio = std::max(frame.w, frame.h) / std::min(frame.w, frame.h);
  capture.luma = rectified(page.luma, capture.quad, ratio, kLongestRectified);
  capture.redness = redness_of(page, capture.quad, ratio);
  return capture;
}

std::optional<Quad> QuadLocator::sheet_around(const Page& page, const Quad& quad) {
  return docintake::sheet_around(page.luma, quad);
}

Raster QuadLocator::rectify(const Page& page, const Quad& quad) {
  return rectified(page.luma, quad, snapped_ratio(ratio_of(quad, page.luma)), kLongestRectified);
}

}  // namespace docintake
