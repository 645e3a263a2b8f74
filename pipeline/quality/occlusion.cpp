#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "pipeline/base/median.h"
#include "pipeline/quality/blobs.h"
#include "pipeline/quality/checks.h"
#include "pipeline/quality/patches.h"

namespace docintake::quality {
namespace {

/// Skin of all tones, in differences from grey under neutral light (Chai and Ngan 1999, widened): Cb, Cr.
constexpr int kCbLow = 77, kCbHigh = 122;
constexpr int kCrLow = 136, kCrHigh = 178;

/// A finger must differ from the document's usual colour by so many levels.
constexpr int kUnlike = 10;

constexpr double kLeastFinger = 0.006;  // Of the document.
constexpr double kThreshold = 0.075;
/// From here on it may be why something was not read.
constexpr double kDoubtful = 0.025;
constexpr double kFieldThreshold = 0.25;

/// Text that covers so much of it was read, as only what is printed on the document leaves it.
constexpr double kReadThrough = 0.04;

/// How far outside of the border a finger is looked for, in cells, and how much of the border that it lies on
/// it crosses at least: print in its colour ends with the document.
constexpr std::array kOutwards{2.5, 4.0};
constexpr double kGoesOn = 0.3;
constexpr double kWidest = 0.5;  // of a side of the document: fingers cover less of it
constexpr int kAlike = 24;       // levels that its colour differs by there, in Cb and Cr together

/// A bar over a name of two characters covers nearly twice so much of a card.
constexpr double kPatchThreshold = 0.005;

constexpr std::string_view kPatchMessage =
    "A bar or tape covers part of the document. Take it off and take the picture again.";
constexpr std::string_view kMessage =
    "Something covers part of the document. Take the picture again with nothing over it.";

bool is_skin(int cb, int cr) { return cb >= kCbLow && cb <= kCbHigh && cr >= kCrLow && cr <= kCrHigh; }

/// Where the document has the colour of skin and not its own, but for the portrait.
Grid skin_of(const Subject& subject, const ChromaCells& cells) {
  const int cb = median_of(cells.cb);
  const int cr = median_of(cells.cr);
  Grid grid(cells.width, cells.height);
  for (int y = 0; y < cells.height; ++y) {
    for (int x = 0; x < cells.width; ++x) {
      const int b = cells.cb[cells.index(x, y)], r = cells.cr[cells.index(x, y)];
      const bool unlike = std::abs(b - cb) + std::abs(r - cr) >= kUnlike && r > cr;
      const Box cell{x * cells.cell, y * cells.cell, cells.cell, cells.cell};
      grid.at(x, y) =
          is_skin(b, r) && unlike && !(subject.portrait && share_within(cell, *subject.portrait) > 0);
    }
  }
  return grid;
}

/// Whether the page has about that colour of skin at a point of it; nothing outside of the picture.
std::optional<bool> skin_at(const Page& page, Point at, int cb, int cr) {
  if (at.x < 0 || at.y < 0 || at.x >= page.luma.width() || at.y >= page.luma.height()) return std::nullopt;
  const Chroma& chroma = page.chroma;
  const int x = std::min(int(at.x / chroma.step), chroma.cb.width() - 1);
  const int y = std::min(int(at.y / chroma.step), chroma.cb.height() - 1);
  const int b = chroma.cb.row(y)[x], r = chroma.cr.row(y)[x];
  return is_skin(b, r) && std::abs(b - cb) + std::abs(r - cr) <= kAlike;
}

/// The part of a blob's cells at the document's border beyond which its colour goes on; nothing where the
/// picture ends with the document.
std::optional<double> goes_on_outside(const Subject& subject, const ChromaCells& cells, const Grid& grid,
                                      const Box& blob) {
  const PerspectiveMap map = subject.document.capture.to_page();
  int seen = 0, alike = 0;
  const auto look = [&](int x, int y, int dx, int dy) {
    if (!grid.at(x, y)) return;
    const std::size_t i = cells.index(x, y);
    bool any = false, on = false;
    for (const double out : kOutwards) {
      const Point at{(x + 0.5 + dx * out) * cells.cell, (y + 0.5 + dy * out) * cells.cell};
      const auto skin = skin_at(subject.page, map.forward(at), cells.cb[i], cells.cr[i]);
      any = any || skin;
      on = on || skin.value_or(false);
    }
    seen += any;
    alike += on;
  };
  const Window w = window_of(blob, grid.width, grid.height);
  for (int x = w.left; x < w.right; ++x) {
    look(x, 0, 0, -1);
    look(x, grid.height - 1, 0, 1);
  }
  for (int y = w.top; y < w.bottom; ++y) {
    look(0, y, -1, 0);
    look(grid.width - 1, y, 1, 0);
  }
  return seen > 0 ? std::optional(double(alike) / seen) : std::nullopt;
}

/// The largest part of a side of the document that a blob takes.
double widest_side(const Grid& grid, const Box& blob) {
  const Window w = window_of(blob, grid.width, grid.height);
  int upper = 0, lower = 0, left = 0, right = 0;
  for (int x = w.left; x < w.right; ++x) {
    upper += w.top == 0 && grid.at(x, 0);
    lower += w.bottom == grid.height && grid.at(x, grid.height - 1);
  }
  for (int y = w.top; y < w.bottom; ++y) {
    left += w.left == 0 && grid.at(0, y);
    right += w.right == grid.width && grid.at(grid.width - 1, y);
  }
  return std::max(double(std::max(upper, lower)) / grid.width, double(std::max(left, right)) / grid.height);
}

/// What lies on the document from its border on in the colour of skin and is not printed there.
struct Fingers {
  Grid grid;                 ///< Without those that may be print.
  std::vector<Blob> sure;    ///< The largest first.
  double sure_part = 0;      ///< Of the document.
  double doubtful_part = 0;  ///< Of it, that lies where the picture ends with the document: print may be.
};

Fingers fingers_on(const Subject& subject) {
  const ChromaCells& cells = subject.colours;
  Fingers fingers{skin_of(subject, cells), {}, 0, 0};
  const double area = double(cells.width) * cells.height;
  for (const Blob& blob : keep_blobs(fingers.grid, std::max(3, int(kLeastFinger * area)), true)) {
    const bool printed = read_within(subject, fingers.grid, blob, cells.cell) >= kReadThrough;
    const auto goes_on = goes_on_outside(subject, cells, fingers.grid, blob.box);
    const bool slim = widest_side(fingers.grid, blob.box) < kWidest;
    if (!printed && slim && goes_on.value_or(0) >= kGoesOn) {
      fingers.sure.push_back(blob);
      fingers.sure_part += blob.cells / area;
      continue;
    }
    if (!printed && (!goes_on || !slim)) fingers.doubtful_part += blob.cells / area;
    clear(fingers.grid, blob.box);
  }
  return fingers;
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

/// How much of the document skin covers that reaches in from outside of its border, and each field that was
/// not read surely under it. Fields that were read are not covered, whatever lies beside them, and what is
/// read through is print. Bars are told by their tone and shape alone.
std::vector<Finding> check_occlusion(const Subject& subject) {
  if (const auto patches = covered_by_patches(subject); patches && patches->outcome == CheckOutcome::fail)
    return {*patches};
  if (subject.page.chroma.empty())
    return {not_measured("occluded", "The picture has no colours by which a finger could be told.")};
  const ChromaCells& cells = subject.colours;
  if (cells.empty()) return {not_measured("occluded", "The document is too small on the picture.")};
  const Fingers fingers = fingers_on(subject);
  std::vector<Finding> findings =
      on_unread_fields("occluded", subject, fingers.grid, cells.cell, kFieldThreshold, kMessage);
  Finding overall = measured("occluded", fingers.sure_part, kThreshold, kMessage);
  if (!fingers.sure.empty()) {
    const Box& b = fingers.sure.front().box;
    overall.where = subject.on_page({b.x * cells.cell, b.y * cells.cell, b.w * cells.cell, b.h * cells.cell});
  }
  if (subject.unread.empty()) {
    if (overall.outcome == CheckOutcome::fail)
      overall.message = "A finger lies on the document, but all that is needed was read.";
    overall.outcome = CheckOutcome::pass;
  } else if (overall.outcome == CheckOutcome::pass &&
             fingers.sure_part + fingers.doubtful_part >= kDoubtful) {
    overall.outcome = CheckOutcome::cannot_tell;
    overall.message =
        "What may be a finger lies on the document, and not all of it was read; it may lie on what is "
        "missing.";
  }
  findings.push_back(overall);
  return findings;
}

}  // namespace docintake::quality
