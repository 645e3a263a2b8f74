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

bool like_digit(const cv::Rect& glyph, const cv::Rect& model) {
  const double h = model.height;
  return std::abs(glyph.height - h) <= kHeightSpread * h &&
         std::abs(glyph.br().y - model.br().y) <= kHeightSpread * h && glyph.width <= kWidest * h &&
         glyph.width >= kNarrowest * h;
}

/// The run of digits that begins with glyph `first`: the numbers of its glyphs.
std::vector<std::size_t> run_from(const std::vector<cv::Rect>& glyphs, std::size_t first) {
  std::vector<std::size_t> run{first};
  const cv::Rect& model = glyphs[first];
  double pitch = 0;
  double separated = 0;
  for (std::size_t i = first + 1; i < glyphs.size(); ++i) {
    if (glyphs[i].height < kSeparator * model.height) {
      separated = 1;
      continue;
    }
    const double step = center(glyphs[i]) - center(glyphs[run.back()]);
    const double least = pitch > 0 ? kLeastStep * pitch : 0.35 * model.height;
    const double most = pitch > 0 ? (kMostStep + separated) * pitch : 1.6 * model.height;
    if (!like_digit(glyphs[i], model) || step < least || step > most) break;
    if (separated == 0) pitch = pitch > 0 ? 0.7 * pitch + 0.3 * step : step;
    separated = 0;
    run.push_back(i);
  }
  return run;
}

}  // namespace

std::optional<Box> find_digit_run(const LinePicture& line) {
  const double scale = kInkHeight / line.ink_height();
  cv::Mat grey;
  cv::resize(view_of(line.pixels()), grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  const std::vector<cv::Rect> glyphs = glyphs_of(grey);
  std::vector<std::size_t> best;
  for (std::size_t first = 0; first < glyphs.size(); ++first) {
    if (glyphs[first].height < 0.5 * kInkHeight) continue;
    std::vector<std::size_t> run = run_from(glyphs, first);
    if (run.size() > best.size()) best = std::move(run);
  }
  if (int(best.size()) < kFewestGlyphs) return std::nullopt;
  cv::Rect around = glyphs[best.front()];
  for (const std::size_t i : best) around |= glyphs[i];
  return Box{around.x / scale, around.y / scale, around.width / scale, around.height / scale};
}

}  // namespace docintake
