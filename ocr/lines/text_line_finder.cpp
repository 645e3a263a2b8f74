#include "ocr/lines/text_line_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "ocr/lines/evened.h"
#include "ocr/lines/parts.h"
#include "ocr/lines/writing.h"
#include "ocr/raster_view.h"
#include "pipeline/base/median.h"
#include "pipeline/model/shrink.h"

namespace docintake {
namespace {

// The same detector looks for characters of about one size on a pyramid of ever smaller pictures. Sizes are
// in pixels of the level that is being looked at.
constexpr double kStep = 0.7;   // from one level to the next
constexpr int kSmallest = 16;   // pictures smaller than that hold no text, pixels
constexpr int kFullSide = 700;  // pictures with less on their longer side are enlarged
constexpr int kMostSide =
    1150;                   // with more, reduced: print that is then too small says nothing on a document
constexpr int kLevels = 6;  // characters of up to kTallest / kStep^5 = 113 pixels
constexpr double kShortest = 7.5;      // ink height of a line
constexpr int kCharacterGap = 11;      // gaps up to this between characters are bridged
constexpr double kPieceGap = 1.0;      // gap between pieces of one line, in line heights
constexpr double kSteepest = 0.12;     // slope of a line, about 7 degrees
constexpr double kDensestHalo = 0.8;   // ink around a line to ink in it
constexpr double kTextHalo = 0.12;     // the same of text among other text
constexpr double kNarrow = 0.4;        // width to height of most characters, and ...
constexpr double kNarrowest = 0.22;    // ... of a one that the end of a line was wrapped to
constexpr double kThinnestInk = 0.07;  // share of a line that is ink
constexpr double kDensestInk = 0.88;   // a single bold M has 0.85
constexpr double kSameInk = 0.4;       // of the smaller of two boxes that cover the same ink
constexpr double kCornerReach = 0.01;  // from the picture's sides, of the longer one
constexpr double kCornerWidth = 2;     // of what lies beyond a rounded corner at most, in its heights

/// A pixel of ink.
struct InkPixel {
  int x = 0;
  int y = 0;
  int contrast = 0;
};

/// The ink of one smear.
using Ink = std::vector<InkPixel>;

/// The ink under each part of the smeared ink, which covers it.
std::vector<Ink> gather(const cv::Mat& ink, const cv::Mat& contrast, const Parts& smeared) {
  std::vector<Ink> gathered(smeared.parts.size());
  for (const Run& run : smeared.runs) {
    const std::uint8_t* dark = ink.ptr<std::uint8_t>(run.y);
    const std::uint8_t* strength = contrast.ptr<std::uint8_t>(run.y);
    Ink& under = gathered[std::size_t(run.part)];
    for (int x = run.left; x < run.right; ++x) {
      if (dark[x]) under.push_back({x, run.y, strength[x]});
    }
  }
  return gathered;
}

/// From the leftmost pixel to beyond the rightmost one.
std::pair<int, int> extent_of(const Ink& ink) {
  const auto [left, right] = std::minmax_element(
      ink.begin(), ink.end(), [](const InkPixel& a, const InkPixel& b) { return a.x < b.x; });
  return {left->x, right->x + 1};
}

bool is_long(const Ink& ink) {
  const auto [left, right] = extent_of(ink);
  return right - left > 6 * kTallest;
}

/// Slope of the least-squares line through the pixels.
double slope_of(const Ink& ink) {
  double sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const InkPixel& p : ink) {
    sx += p.x;
    sy += p.y;
    sxx += double(p.x) * p.x;
    sxy += double(p.x) * p.y;
  }
  const double n = double(ink.size());
  const double spread = sxx - sx * sx / n;
  return spread > 0 ? (sxy - sx * sy / n) / spread : 0;
}

/// How many pixels lie on each row once the slope is taken out; row 0 is `top` at x = 0.
struct Profile {
  int top = 0;
  std::vector<int> rows;
};

int level_row(const InkPixel& p, double slope) { return cvRound(p.y - slope * p.x); }

Profile profile_of(const Ink& ink, double slope) {
  std::vector<int> ys;
  ys.reserve(ink.size());
  for (const InkPixel& p : ink) ys.push_back(level_row(p, slope));
  const auto [low, high] = std::minmax_element(ys.begin(), ys.end());
  Profile profile{*low, std::vector<int>(static_cast<std::size_t>(*high - *low + 1))};
  for (const int y : ys) ++profile.rows[static_cast<std::size_t>(y - profile.top)];
  return profile;
}

/// The ink within the densest band of a line's height along the slope: without what hangs on to a long line.
Ink banded(const Ink& ink, double slope) {
  const Profile profile = profile_of(ink, slope);
  const int band = std::min(int(profile.rows.size()), int(kTallest));
  int sum = std::accumulate(profile.rows.begin(), profile.rows.begin() + band, 0);
  int densest = sum;
  int first = 0;
  for (int row = band; row < int(profile.rows.size()); ++row) {
    sum += profile.rows[std::size_t(row)] - profile.rows[std::size_t(row - band)];
    if (sum <= densest) continue;
    densest = sum;
    first = row - band + 1;
  }
  Ink kept;
  for (const InkPixel& p : ink) {
    const int row = level_row(p, slope) - profile.top;
    if (row >= first && row < first + band) kept.push_back(p);
  }
  return kept;
}

/// Whether a row without ink parts the middle of the profile: then two lines were smeared into one.
bool parted(const std::vector<int>& rows) {
  const int n = int(rows.size());
  const int peak = *std::max_element(rows.begin(), rows.end());
  return std::any_of(rows.begin() + n / 3, rows.end() - n / 3, [&](int row) { return row * 25 < peak; });
}

/// The row between two lines, one close below the other, that were smeared into one: next to no ink, and a
/// line above and below it, of which neither is flat beside the other. One character or two may be parted
/// so themselves: only what is wide is looked at.
std::optional<int> row_between(const Ink& ink, const Profile& profile) {
  constexpr double kLeastWidth = 3, kFlattest = 0.3;  // Of the taller one's height; of the height of both.
  constexpr int kLittle = 12;  // Ink that is so many times less than in the rows of either line.
  const auto n = std::ptrdiff_t(profile.rows.size());
  const auto least = std::max(std::ptrdiff_t(kShortest) + 1, std::ptrdiff_t(kFlattest * double(n)));
  if (n < 2 * least) return std::nullopt;
  const auto begin = profile.rows.begin(), end = profile.rows.end();
  const auto emptiest = std::min_element(begin + least, end - least);
  const auto [left, right] = extent_of(ink);
  const auto taller = std::max(emptiest - begin, end - emptiest);
  if (right - left < kLeastWidth * double(taller)) return std::nullopt;
  const int peak = std::min(*std::max_element(begin, emptiest), *std::max_element(emptiest, end));
  if (*emptiest * kLittle >= peak) return std::nullopt;
  return profile.top + int(emptiest - begin);
}

/// The ink taken apart where it is several lines.
void take_apart(const Ink& ink, double slope, std::vector<Ink>& lines) {
  const auto row = row_between(ink, profile_of(ink, slope));
  if (!row) {
    lines.push_back(ink);
    return;
  }
  Ink above, below;
  for (const InkPixel& p : ink) (level_row(p, slope) < *row ? above : below).push_back(p);
  take_apart(above, slope, lines);
  take_apart(below, slope, lines);
}

/// A line in pixels of the level, and how many of them are its ink; without height where there is none.
struct InkLine {
  FoundLine line;
  double ink = 0;
};

/// The line that the ink makes along the slope.
InkLine line_along(const Ink& ink, double slope) {
  if (std::abs(slope) > kSteepest) return {};
  const auto [left, right] = extent_of(ink);
  const Profile profile = profile_of(ink, slope);
  const int peak = *std::max_element(profile.rows.begin(), profile.rows.end());
  const auto inked = [&](int row) { return row * 20 > peak; };
  const auto first = std::find_if(profile.rows.begin(), profile.rows.end(), inked) - profile.rows.begin();
  const auto last = profile.rows.rend() - std::find_if(profile.rows.rbegin(), profile.rows.rend(), inked);
  const double height = double(last - first);
  const double width = right - left;
  if (height < kShortest || height > kTallest || width < kNarrowest * height) return {};
  if (width > 4 * height && parted(profile.rows)) return {};
  const double density = double(ink.size()) / (width * height);
  if (density < kThinnestInk || density > kDensestInk) return {};

  const auto at = [&](double x, double row) { return Point{x, profile.top + row + slope * x}; };
  FoundLine line;
  line.quad = {at(left, double(first)), at(right, double(first)), at(right, double(last)),
               at(left, double(last))};
  line.height = height;
  double contrast = 0;
  for (const InkPixel& p : ink) contrast += p.contrast;
  line.contrast = contrast / double(ink.size());
  return {line, double(ink.size())};
}

/// The line that the ink makes, or that a band of it does. A long one has its own slope, a short one that of
/// the level.
InkLine line_of(const Ink& ink, double level_slope) {
  if (!is_long(ink)) return line_along(ink, level_slope);
  const InkLine whole = line_along(ink, slope_of(ink));
  if (whole.line.height > 0) return whole;
  const Ink band = banded(ink, level_slope);
  return is_long(band) ? line_along(banded(band, slope_of(band)), slope_of(band)) : InkLine{};
}

/// How much of what is above and below the columns [left, right) of the line, and beside its ends where they
/// are those, is as dark as its ink there, relative to the line itself.
double halo_between(const cv::Mat& grey, const FoundLine& line, int left, int right) {
  const int margin = std::max(2, int(std::lround(0.3 * line.height)));
  const double slope = (line.quad[1].y - line.quad[0].y) / std::max(1.0, line.quad[1].x - line.quad[0].x);
  const int height = int(std::lround(line.height));
  const bool begins = left == int(std::lround(line.quad[0].x));
  const bool ends = right == int(std::lround(line.quad[1].x));
  const int first = std::max(0, begins ? left - margin : left);
  const int last = std::min(grey.cols, ends ? right + margin : right);
  std::vector<int> tops;  // of the line at each column
  for (int x = first; x < last; ++x) tops.push_back(cvRound(line.quad[0].y + slope * (x - line.quad[0].x)));
  std::array<int, 256> inside{};
  std::array<int, 256> outside{};
  for (int row = -margin; row < height + margin; ++row) {
    for (int x = first; x < last; ++x) {
      const int y = tops[std::size_t(x - first)] + row;
      if (y < 0 || y >= grey.rows) continue;
      const bool within = x >= left && x < right && row >= 0 && row < height;
      ++(within ? inside : outside)[grey.at<std::uint8_t>(y, x)];
    }
  }
  const int total_inside = std::accumulate(inside.begin(), inside.end(), 0);
  const int total_outside = std::accumulate(outside.begin(), outside.end(), 0);
  if (total_inside == 0 || total_outside == 0) return 1;
  const auto quantile = [&](double share) {
    int value = 0;
    for (int sum = inside[0]; sum < share * total_inside && value < 255; sum += inside[std::size_t(++value)])
      continue;
    return value;
  };
  const int middle = (quantile(0.03) + quantile(0.8)) / 2;
  const double dark_inside =
      std::accumulate(inside.begin(), inside.begin() + middle, 0) / double(total_inside);
  const double dark_outside =
      std::accumulate(outside.begin(), outside.begin() + middle, 0) / double(total_outside);
  return dark_inside > 0 ? dark_outside / dark_inside : 1;
}

/// How much of what is around the line is as dark as its ink, relative to the line itself: near 0 around
/// text, near 1 in hair, shadows and patterns. Of a long one stretch by stretch, since light is not the same
/// all along it.
double halo_of(const cv::Mat& grey, const FoundLine& line) {
  constexpr double kStretch = 4;  // line heights
  const int left = int(std::lround(line.quad[0].x)), right = int(std::lround(line.quad[1].x));
  const int stretches = std::max(1, int((right - left) / (kStretch * line.height)));
  std::vector<double> halos;
  for (int i = 0; i < stretches; ++i)
    halos.push_back(halo_between(grey, line, left + i * (right - left) / stretches,
                                 left + (i + 1) * (right - left) / stretches));
  return median_of(std::move(halos));
}

struct Candidate {
  FoundLine line;
  double fit = 0;  // how much ink of the full picture it explains, how densely, and how clean it is around
};

/// The slope that long smears on this level have in common.
double common_slope(const std::vector<Ink>& inks) {
  std::vector<double> slopes;
  for (const Ink& ink : inks)
    if (ink.size() >= 100 && is_long(ink)) slopes.push_back(slope_of(ink));
  if (slopes.empty()) return 0;
  std::nth_element(slopes.begin(), slopes.begin() + std::ptrdiff_t(slopes.size() / 2), slopes.end());
  return std::clamp(slopes[slopes.size() / 2], -kSteepest, kSteepest);
}

void find_on_level(const cv::Mat& grey, double scale, std::vector<Candidate>& found) {
  const cv::Mat contrast = contrast_of(grey);
  const cv::Mat ink = writing_on(contrast);
  cv::Mat smeared;
  cv::morphologyEx(ink, smeared, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {kCharacterGap, 3}));
  const std::vector<Ink> smears = gather(ink, contrast, parts_of(smeared));
  const double slope = common_slope(smears);
  std::vector<Ink> inks;
  for (const Ink& smear : smears) {
    if (!smear.empty()) take_apart(smear, slope, inks);
  }
  for (const Ink& each : inks) {
    if (each.size() < 12) continue;
    auto [line, ink_size] = line_of(each, slope);
    if (line.height == 0) continue;
    const double halo = halo_of(grey, line);
    if (halo > kDensestHalo) continue;
    line.promise =
        line.contrast * std::sqrt(std::min(10.0, line.width() / line.height)) * std::exp(-3 * halo);
    const double density = ink_size / (line.width() * line.height);
    for (Point& p : line.quad) p = {p.x / scale, p.y / scale};
    line.height /= scale;
    const double clean = std::exp(-3 * std::max(0.0, halo - kTextHalo));
    found.push_back({line, line.contrast * ink_size / (scale * scale) * density * clean});
  }
}

double shared(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

/// How much of what the candidate explains finer lines within it do, which overlap little.
double explained_by(std::vector<Candidate> parts, const Candidate& candidate) {
  std::ranges::stable_sort(parts, std::ranges::greater(), &Candidate::fit);
  std::vector<Box> taken;
  double fit = 0;
  for (const Candidate& part : parts) {
    const Box box = bounding_box(part.line.quad);
    if (std::ranges::any_of(taken, [&](const Box& other) {
          return shared(box, other) > kSameInk * std::min(box.area(), other.area());
        }))
      continue;
    taken.push_back(box);
    fit += part.fit;
  }
  return fit / candidate.fit;
}

/// Whether two of the parts are lines of the candidate, one below the other.
bool has_one_below_another(const std::vector<Box>& parts, const Candidate& candidate) {
  const Box box = bounding_box(candidate.line.quad);
  // One character's parts are no lines: they are neither wider than it is high nor long.
  constexpr double kWiderThanHigh = 1.2, kLongPart = 3.5, kMostOfIt = 0.5;
  const auto wide = [&](const Box& part) {
    return part.w > kWiderThanHigh * candidate.line.height ||
           (part.w > kLongPart * part.h && part.w > kMostOfIt * box.w);
  };
  return std::any_of(parts.begin(), parts.end(), [&](const Box& above) {
    return std::any_of(parts.begin(), parts.end(), [&](const Box& below) {
      if (!wide(above) && !wide(below)) return false;
      const double beside = std::min(above.right(), below.right()) - std::max(above.x, below.x);
      // A label and, further right, a value below it are two lines as well.
      const double least =
          wide(above) && wide(below) ? 0 : std::min(0.2 * box.w, 0.5 * std::min(above.w, below.w));
      return below.y > above.bottom() - 0.15 * above.h && beside > least;
    });
  });
}

/// Whether the candidate is two lines or more, one below the other, that a finer level tells apart, a line
/// with a frame or figure around it, or several lines that explain more by themselves.
bool stacked(const Candidate& candidate, const std::vector<Candidate>& all) {
  // A coarse level cuts off the edge of the lower one; what is not long is covered by chance.
  constexpr double kLong = 3, kCovered = 0.8, kLongCovered = 0.65, kFiner = 0.75;
  constexpr double kFramed = 8, kWideInFrame = 0.3, kFlatInFrame = 0.45;
  // The upper and lower halves of a name's characters explain less of it than two lines do, and are not so
  // long.
  constexpr double kLeastExplained = 0.5, kLongerThanHalves = 12;
  constexpr double kExplainedBetter = 1.1;
  const Box box = bounding_box(candidate.line.quad);
  // Across two columns of print the lines of one of them are enough.
  const double widest_needed = std::min(0.3 * box.w, 3 * candidate.line.height);
  std::vector<Candidate> within;
  std::vector<Box> parts;
  bool framed = false, has_long = false;
  for (const Candidate& other : all) {
    if (other.line.height > kFiner * candidate.line.height) continue;
    const Box part = bounding_box(other.line.quad);
    const double length = part.w / other.line.height, covered = shared(box, part) / part.area();
    if (covered <= kLongCovered) continue;
    within.push_back(other);
    if (part.w < widest_needed || (length < kLong && covered <= kCovered)) continue;
    framed |= length > kFramed && part.w > kWideInFrame * box.w &&
              other.line.height < kFlatInFrame * candidate.line.height;
    has_long |= length > kLongerThanHalves;
    parts.push_back(part);
  }
  const bool several = within.size() > 1;
  const double explained = several ? explained_by(std::move(within), candidate) : 0;
  return explained >= kExplainedBetter ||
         ((framed || has_one_below_another(parts, candidate)) && (has_long || explained >= kLeastExplained));
}

bool is_narrow(const FoundLine& line) {
  const Box box = bounding_box(line.quad);
  return box.w < kNarrow * box.h;
}

/// Of lines that cover the same ink on several levels, the one that explains most of it; narrow ones last,
/// since another level shows most of them as wide as characters are.
std::vector<FoundLine> distinct(std::vector<Candidate> candidates) {
  std::vector<Candidate> single;
  for (const Candidate& candidate : candidates)
    if (!stacked(candidate, candidates)) single.push_back(candidate);
  candidates = std::move(single);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.fit > b.fit; });
  std::ranges::stable_partition(candidates, [](const Candidate& c) { return !is_narrow(c.line); });
  std::vector<FoundLine> kept;
  for (const Candidate& candidate : candidates) {
    const Box box = bounding_box(candidate.line.quad);
    const bool taken = std::any_of(kept.begin(), kept.end(), [&](const FoundLine& other) {
      const Box there = bounding_box(other.quad);
      return shared(box, there) > kSameInk * std::min(box.area(), there.area());
    });
    if (!taken) kept.push_back(candidate.line);
  }
  return kept;
}

/// Whether `right` carries on the line `left` after a gap that a letter-spaced value may have.
bool continues(const FoundLine& left, const FoundLine& right) {
  const double taller = std::max(left.height, right.height);
  const double gap = right.quad[0].x - left.quad[1].x;
  const double drop = (right.quad[0].y + right.quad[3].y - left.quad[1].y - left.quad[2].y) / 2;
  return gap > -0.3 * taller && gap < kPieceGap * taller && std::abs(drop) < 0.3 * taller &&
         std::min(left.height, right.height) > 0.65 * taller;
}

FoundLine joined(const FoundLine& left, const FoundLine& right) {
  FoundLine line = left;
  line.quad = quad_around(left, right);
  line.height = std::max(left.height, right.height);
  const double a = left.width();
  const double b = right.width();
  line.contrast = (left.contrast * a + right.contrast * b) / (a + b);
  line.promise = std::max(left.promise, right.promise);
  return line;
}

/// Joins pieces that stand in a row.
std::vector<FoundLine> chained(std::vector<FoundLine> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const FoundLine& a, const FoundLine& b) { return a.quad[0].x < b.quad[0].x; });
  std::vector<FoundLine> lines;
  for (const FoundLine& piece : pieces) {
    const auto before = std::find_if(lines.begin(), lines.end(),
                                     [&](const FoundLine& line) { return continues(line, piece); });
    if (before == lines.end()) {
      lines.push_back(piece);
    } else {
      *before = joined(*before, piece);
    }
  }
  return lines;
}

/// Whether the line is what lies beyond a rounded corner of the document.
bool beyond_corner(const FoundLine& line, const Raster& luma) {
  const Box box = bounding_box(line.quad);
  const double near = kCornerReach * std::max(luma.width(), luma.height());
  const bool at_side = box.x <= near || box.right() >= luma.width() - near;
  const bool at_end = box.y <= near || box.bottom() >= luma.height() - near;
  return at_side && at_end && box.w < kCornerWidth * box.h;
}

/// Whether the line is a stroke that does not go on a line right above it from its beginning: only that may
/// be a digit of its own.
bool lone_stroke(const FoundLine& line, const std::vector<FoundLine>& lines) {
  constexpr double kAligned = 0.5, kFarthest = 2.5, kAlike = 0.6;  // line heights
  if (!is_narrow(line)) return false;
  const Box box = bounding_box(line.quad);
  return std::ranges::none_of(lines, [&](const FoundLine& other) {
    const Box above = bounding_box(other.quad);
    const double down = box.center().y - above.center().y;
    return std::abs(box.x - above.x) < kAligned * line.height && down > 0 && down < kFarthest * line.height &&
           above.w > 2 * above.h &&
           std::min(line.height, other.height) > kAlike * std::max(line.height, other.height);
  });
}

/// Small pictures have small characters, which are found on levels larger than the picture.
double first_scale(const Raster& luma) {
  double scale = 1;
  const int longer = std::max(luma.width(), luma.height());
  for (int side = longer; side > kMostSide; side = int(side * kStep)) scale *= kStep;
  for (int side = longer; side < kFullSide && scale < 3; side = int(side / kStep)) scale /= kStep;
  return scale;
}

int scaled(int size, double scale) { return std::max(1, int(std::lround(size * scale))); }

Raster enlarged(const Raster& luma, double scale) {
  Raster out(scaled(luma.width(), scale), scaled(luma.height(), scale));
  cv::Mat target = view_of(out);
  cv::resize(view_of(luma), target, target.size(), 0, 0, cv::INTER_CUBIC);
  return out;
}

Raster reduced_by(const Raster& luma, double scale) {
  return shrunk(luma, scaled(luma.width(), scale), scaled(luma.height(), scale));
}

/// The picture of the first level.
Raster first_level(const Raster& luma, double scale) {
  if (scale < 1) return evened(reduced_by(luma, scale));
  return scale > 1 ? enlarged(evened(luma), scale) : evened(luma);
}

}  // namespace

Quad stretched(const FoundLine& line, double left, double right) {
  const double width = std::max(1.0, line.width());
  const auto moved = [&](Point p, Point from, Point to, double by) {
    return Point{p.x + by * (to.x - from.x) / width, p.y + by * (to.y - from.y) / width};
  };
  const Quad& q = line.quad;
  return {moved(q[0], q[1], q[0], left), moved(q[1], q[0], q[1], right), moved(q[2], q[3], q[2], right),
          moved(q[3], q[2], q[3], left)};
}

bool alike_in_height(const FoundLine& a, const FoundLine& b) {
  constexpr double kAlike = 0.8;  // of the taller one
  return std::min(a.height, b.height) > kAlike * std::max(a.height, b.height);
}

Quad quad_around(const FoundLine& left, const FoundLine& right) {
  const auto slope_from = [](const Quad& from, const Quad& to) {
    const double rise = (to[1].y + to[2].y - from[0].y - from[3].y) / 2;
    return rise / std::max(1.0, to[1].x - from[0].x);
  };
  const FoundLine& longer = left.width() >= right.width() ? left : right;
  const double slope =
      alike_in_height(left, right) ? slope_from(left.quad, right.quad) : slope_from(longer.quad, longer.quad);
  double top = std::numeric_limits<double>::max(), bottom = std::numeric_limits<double>::lowest();
  for (const Quad& quad : {left.quad, right.quad}) {
    for (const Point& p : quad) {
      top = std::min(top, p.y - slope * p.x);
      bottom = std::max(bottom, p.y - slope * p.x);
    }
  }
  const double first = std::min(left.quad[0].x, left.quad[3].x);
  const double last = std::max({left.quad[1].x, right.quad[1].x, right.quad[2].x});
  return {Point{first, top + slope * first}, Point{last, top + slope * last},
          Point{last, bottom + slope * last}, Point{first, bottom + slope * first}};
}

std::vector<FoundLine> find_text_lines(const Raster& luma) {
  if (luma.width() < kSmallest || luma.height() < kSmallest) return {};
  std::vector<Candidate> candidates;
  double scale = first_scale(luma);
  Raster grey = first_level(luma, scale);
  for (int level = 0; level < kLevels && std::min(grey.width(), grey.height()) > 2 * kTallest; ++level) {
    find_on_level(view_of(grey), scale, candidates);
    scale *= kStep;
    grey = reduced_by(grey, kStep);
  }
  std::vector<FoundLine> lines = chained(distinct(std::move(candidates)));
  const std::vector<FoundLine> all = lines;
  std::erase_if(lines,
                [&](const FoundLine& line) { return beyond_corner(line, luma) || lone_stroke(line, all); });
  std::stable_sort(lines.begin(), lines.end(),
                   [](const FoundLine& a, const FoundLine& b) { return a.promise > b.promise; });
  return lines;
}

}  // namespace docintake
