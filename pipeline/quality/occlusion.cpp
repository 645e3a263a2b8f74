#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/base/median.h"
#include "pipeline/quality/checks.h"
#include "pipeline/quality/chroma_cells.h"
#include "pipeline/quality/patches.h"

namespace docintake::quality {
namespace {

/// Skin of all tones, in differences from grey under neutral light (Chai and Ngan 1999, widened): Cb, Cr.
constexpr int kCbLow = 77, kCbHigh = 122;
constexpr int kCrLow = 136, kCrHigh = 178;

/// A finger must differ from the document's usual colour by so many levels.
constexpr int kUnlike = 10;

constexpr double kLeastFinger = 0.006;  // Of the document.
constexpr double kThreshold = 0.12;
/// From here on it may be why something was not read.
constexpr double kDoubtful = 0.025;
constexpr double kFieldThreshold = 0.25;

/// A bar over a name of two characters covers nearly twice so much of a card.
constexpr double kPatchThreshold = 0.005;

constexpr std::string_view kPatchMessage =
    "A bar or tape covers part of the document. Take it off and take the picture again.";
constexpr std::string_view kMessage =
    "Something covers part of the document. Take the picture again with nothing over it.";

/// Where skin reaches into the document from its border, but for the portrait.
Grid fingers(const Subject& subject, const ChromaCells& cells) {
  const int cb = median_of(cells.cb);
  const int cr = median_of(cells.cr);
  Grid grid(cells.width, cells.height);
  for (int y = 0; y < cells.height; ++y) {
    for (int x = 0; x < cells.width; ++x) {
      const int b = cells.cb[cells.index(x, y)], r = cells.cr[cells.index(x, y)];
      const bool skin = b >= kCbLow && b <= kCbHigh && r >= kCrLow && r <= kCrHigh;
      const bool unlike = std::abs(b - cb) + std::abs(r - cr) >= kUnlike && r > cr;
      const Box cell{x * cells.cell, y * cells.cell, cells.cell, cells.cell};
      grid.at(x, y) = skin && unlike && !(subject.portrait && share_within(cell, *subject.portrait) > 0);
    }
  }
  return grid;
}

}  // namespace

/// Fails where a bar or a strip of tape lies on the document: nobody but who hides something puts one there.
std::optional<Finding> covered_by_patches(const Subject& subject) {
  const std::vector<Box> patches = find_patches(subject);
  if (patches.empty()) return std::nullopt;
  double area = 0;
  for (const Box& patch : patches) area += patch.area();
  Finding finding = measured("occluded", area / (double(subject.luma().width()) * subject.luma().height()),
                             kPatchThreshold, kPatchMessage);
  finding.where = subject.on_page(patches.front());
  return finding;
}

/// How much of the document skin covers that reaches in from its border, and each field that was not read
/// surely under it. Fields that were read are not covered, whatever lies beside them. Bars are told by their
/// tone and shape alone.
std::vector<Finding> check_occlusion(const Subject& subject) {
  if (const auto patches = covered_by_patches(subject); patches && patches->outcome == CheckOutcome::fail)
    return {*patches};
  if (subject.page.chroma.empty())
    return {not_measured("occluded", "The picture has no colours by which a finger could be told.")};
  const ChromaCells cells = chroma_cells(subject);
  if (cells.empty()) return {not_measured("occluded", "The document is too small on the picture.")};
  Grid grid = fingers(subject, cells);
  const double area = double(cells.width) * cells.height;
  const std::vector<Blob> found = keep_blobs(grid, std::max(3, int(kLeastFinger * area)), true);
  int covered = 0;
  for (const Blob& blob : found) covered += blob.cells;
  std::vector<Finding> findings =
      on_unread_fields("occluded", subject, grid, cells.cell, kFieldThreshold, kMessage);
  Finding overall = measured("occluded", covered / area, kThreshold, kMessage);
  if (!found.empty()) {
    const Box& b = found.front().box;
    overall.where = subject.on_page({b.x * cells.cell, b.y * cells.cell, b.w * cells.cell, b.h * cells.cell});
  }
  if (subject.unread.empty()) {
    if (overall.outcome == CheckOutcome::fail)
      overall.message = "A finger lies on the document, but all that is needed was read.";
    overall.outcome = CheckOutcome::pass;
  } else if (overall.outcome == CheckOutcome::pass && *overall.score >= kDoubtful) {
    overall.outcome = CheckOutcome::cannot_tell;
    overall.message =
        "A finger lies on the document, and not all of it was read; it may lie on what is missing.";
  }
  findings.push_back(overall);
  return findings;
}

}  // namespace docintake::quality
