#include <algorithm>

#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// The share of the photo that one flat level may take: a reflection, a finger or a sticker.
constexpr double kThreshold = 0.5;

/// How far from that level a cell may be and still count as flat.
constexpr int kFlat = 6;

/// The largest share of the face that lies within kFlat levels of one level that is brighter than skin is
/// printed or darker than hair is.
double flat_share(const Raster& cells, const Box& face) {
  const Window window = window_of(face, cells.width(), cells.height());
  if (window.width() < 4 || window.height() < 4) return 0;
  int blown = 0, black = 0;
  for (int y = window.top; y < window.bottom; ++y) {
    for (int x = window.left; x < window.right; ++x) {
      blown += cells.row(y)[x] >= 255 - kFlat;
      black += cells.row(y)[x] <= kFlat;
    }
  }
  return double(std::max(blown, black)) / (double(window.width()) * window.height());
}

}  // namespace

/// Whether a side that carries a photo shows one: a face that was found is seen, one that was not may have
/// been missed. Of one that was found, how much is lost in white or black.
std::vector<Finding> check_portrait(const Subject& subject) {
  if (!subject.document.has_portrait_side) return {};
  if (!subject.portrait) {
    return {not_measured("portrait_missing",
                         "The photo on the document was not found. Upload a sharp, evenly lit picture of the "
                         "side with the photo.")};
  }
  Finding there = measured("portrait_missing", 0, 0.5, "");
  const Box& photo = *subject.portrait;
  constexpr double kCell = Subject::kCell;
  const Box cells{photo.x / kCell, photo.y / kCell, photo.w / kCell, photo.h / kCell};
  Finding covered = measured("portrait_covered", flat_share(subject.cells, cells), kThreshold,
                             "The photo on the document is covered. Take the picture again with nothing over "
                             "the photo.");
  there.where = covered.where = subject.document.portrait;
  return {there, covered};
}

}  // namespace docintake::quality
