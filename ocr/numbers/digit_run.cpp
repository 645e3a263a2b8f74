#include "ocr/numbers/digit_run.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ocr/glyphs/ink.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr int kFewestGlyphs = 8;
constexpr double kInkHeight = 24;  // lines are brought to it, pixels
constexpr double kWidest = 0.9;    // a digit, in its heights
constexpr double kNarrowest = 0.08;
constexpr double kHeightSpread = 0.16;
constexpr double kSeparator = 0.4;   // glyphs lower than that are dots and dashes
constexpr double kLeastStep = 0.62;  // distance to the next glyph, in the usual distance
constexpr double kMostStep = 1.42;
constexpr double kMostEndGap = 0.6;  // between the run and a doubtful digit at its end, in the usual distance
constexpr double kEndSpread = 0.45;  // of such a digit's height

/// The glyphs of the line from left to right; parts above each other are one.
std::vector<cv::Rect> glyphs_of(const cv::Mat& grey) {
  const cv::Mat ink = ink_of(darkness_of(grey, int(kInkHeight)), int(kInkHeight));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
  std::vector<cv::Rect> parts;
  for (int i = 1; i < count; ++i) {
    const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                       stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    if (stats.at<int>(i, cv::CC_STAT_AREA) >= 6) parts.push_back(box);
  }
  std::sort(parts.begin(), parts.end(),
            [](const cv::Rect& a, const cv::Rect& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  std::vector<cv::Rect> glyphs;
  for (const cv::Rect& part : parts) {
    const int overlap = glyphs.empty() ? 0 : std::min(glyphs.back().br().x, part.br().x) - part.x;
    if (!glyphs.empty() && 2 * overlap > std::min(glyphs.back().width, part.width)) {
      glyphs.back() |= part;
    } else {
      glyphs.push_back(part);
    }
  }
  return glyphs;
}

double center(const cv::Rect& box) { return box.x + box.width / 2.0; }

/// Whether the glyph stands on the line that `model` stands on and is as high.
bool level_with(const cv::Rect& glyph, const cv::Rect& model, double spread) {
  const double h = model.height;
  return std::abs(glyph.height - h) <= spread * h && std::abs(glyph.br().y - model.br().y) <= spread * h;
}

bool like_digit(const cv::Rect& glyph, const cv::Rect& model) {
  const double h = model.height;
  return level_with(glyph, model, kHeightSpread) && glyph.width <= kWidest * h &&
         glyph.width >= kNarrowest * h;
}

/// A row of digits: the numbers of its first and last glyph, how many they are and how far apart they stand.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
  int digits = 0;
  double pitch = 0;
};

/// The run of digits that begins with glyph `first`. A glyph of double width counts as two that touch.
Run run_from(const std::vector<cv::Rect>& glyphs, std::size_t first) {
  Run run{first, first, 1, 0};
  const cv::Rect& model = glyphs[first];
  double at = center(model);  // of the last digit
  bool separated = false;
  for (std::size_t i = first + 1; i < glyphs.size(); ++i) {
    const cv::Rect& glyph = glyphs[i];
    if (glyph.height < kSeparator * model.height) {
      separated = true;
      continue;
    }
    const bool pair = run.pitch > 0 && glyph.width > 1.3 * run.pitch && glyph.width < 2.1 * run.pitch &&
                      level_with(glyph, model, kHeightSpread);
    const double next = pair ? center(glyph) - run.pitch / 2 : center(glyph);
    const double step = next - at;
    const double least = run.pitch > 0 ? kLeastStep * run.pitch : 0.35 * model.height;
    const double most = run.pitch > 0 ? (kMostStep + (separated ? 1 : 0)) * run.pitch : 1.6 * model.height;
    if (!(pair || like_digit(glyph, model)) || step < least || step > most) break;
    if (!separated) run.pitch = run.pitch > 0 ? 0.7 * run.pitch + 0.3 * step : step;
    separated = false;
    run.last = i;
    run.digits += pair ? 2 : 1;
    at = pair ? next + run.pitch : next;
  }
  return run;
}

/// Takes in glyphs at both ends that stand where the next digit would and are nearly as high: a digit that is
/// broken, or touched by a pattern. A number must not lose one unseen.
cv::Rect with_ends(const std::vector<cv::Rect>& glyphs, const Run& run) {
  cv::Rect around = glyphs[run.first];
  for (std::size_t i = run.first; i <= run.last; ++i) around |= glyphs[i];
  const cv::Rect model = glyphs[run.first];
  const auto fits = [&](const cv::Rect& glyph, double gap) {
    return gap < kMostEndGap * run.pitch && glyph.width < 1.2 * run.pitch &&
           level_with(glyph, model, kEndSpread);
  };
  for (std::size_t i = run.first; i > 0 && fits(glyphs[i - 1], around.x - glyphs[i - 1].br().x); --i)
    around |= glyphs[i - 1];
  for (std::size_t i = run.last;
       i + 1 < glyphs.size() && fits(glyphs[i + 1], glyphs[i + 1].x - around.br().x); ++i)
    around |= glyphs[i + 1];
  return around;
}

}  // namespace

std::optional<Box> find_digit_run(const LinePicture& line) {
  const double scale = kInkHeight / line.ink_height();
  cv::Mat grey;
  cv::resize(view_of(line.pixels()), grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  const std::vector<cv::Rect> glyphs = glyphs_of(grey);
  Run best;
  for (std::size_t first = 0; first < glyphs.size(); ++first) {
    if (glyphs[first].height < 0.5 * kInkHeight) continue;
    const Run run = run_from(glyphs, first);
    if (run.digits > best.digits) best = run;
  }
  if (best.digits < kFewestGlyphs) return std::nullopt;
  const cv::Rect around = with_ends(glyphs, best);
  return Box{around.x / scale, around.y / scale, around.width / scale, around.height / scale};
}

}  // namespace docintake
