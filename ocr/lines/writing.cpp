#include "ocr/lines/writing.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ocr/lines/parts.h"

namespace docintake {
namespace {

constexpr int kStrokeReach = 11;  // dark things wider than this in both directions are no strokes
constexpr int kFaintest = 12;     // grey levels that ink must be darker than its surroundings
constexpr int kInkShare = 35;     // percent of the strongest ink nearby that weaker ink must reach
constexpr int kFaintShare = 20;   // and that a whole faint character must reach
constexpr int kNearX = 41;        // pixels that ink is nearby within
constexpr int kNearY = 25;

cv::Mat rectangle(int width, int height) {
  return cv::getStructuringElement(cv::MORPH_RECT, {width, height});
}

/// Where strokes are strong enough for ink, and where they are for a faint character.
struct InkMasks {
  cv::Mat strong;
  cv::Mat faint;
};

InkMasks ink_from(const cv::Mat& contrast) {
  cv::Mat strongest_nearby;
  cv::dilate(contrast, strongest_nearby, rectangle(kNearX, kNearY));
  InkMasks ink{cv::Mat(contrast.size(), CV_8U), cv::Mat(contrast.size(), CV_8U)};
  const int width = contrast.cols;
  for (int y = 0; y < contrast.rows; ++y) {
    const auto* here = contrast.ptr<std::uint8_t>(y);
    const auto* strongest = strongest_nearby.ptr<std::uint8_t>(y);
    auto* strong = ink.strong.ptr<std::uint8_t>(y);
    auto* faint = ink.faint.ptr<std::uint8_t>(y);
    for (int x = 0; x < width; ++x) {
      // 16 bits hold a hundred times a grey level, and are what makes this loop fast.
      const auto share = static_cast<std::uint16_t>(100 * here[x]);
      const int seen = here[x] > kFaintest ? 255 : 0;
      const int as_strong = share > static_cast<std::uint16_t>(kInkShare * strongest[x]) ? 255 : 0;
      const int as_faint = share > static_cast<std::uint16_t>(kFaintShare * strongest[x]) ? 255 : 0;
      strong[x] = static_cast<std::uint8_t>(seen & as_strong);
      faint[x] = static_cast<std::uint8_t>(seen & as_faint);
    }
  }
  return ink;
}

/// Draws the wanted parts into the mask.
template <typename Wanted>
void draw(const Parts& parts, cv::Mat& mask, Wanted wanted) {
  std::vector<char> keep(parts.parts.size());
  std::transform(parts.parts.begin(), parts.parts.end(), keep.begin(), wanted);
  for (const Run& run : parts.runs) {
    if (keep[std::size_t(run.part)])
      std::memset(mask.ptr<std::uint8_t>(run.y) + run.left, 255, std::size_t(run.right - run.left));
  }
}

/// Not what cannot be part of a character: long rules, large blobs, specks.
bool may_be_written(const Part& part) {
  const bool speck = part.area < 4;
  const bool large = part.height() > kTallest + 2 || part.width() > 7 * kTallest;
  const bool rule = part.height() <= 3 && part.width() > 2 * kTallest;
  return !speck && !large && !rule;
}

/// As high and wide as a whole character or the greater part of one.
bool like_character(const Part& part) {
  return part.height() >= 7 && part.height() <= kTallest && part.width() <= 1.5 * kTallest &&
         part.width() <= 2.5 * part.height() && part.area >= 12;
}

}  // namespace

cv::Mat contrast_of(const cv::Mat& grey) {
  cv::Mat contrast;
  cv::morphologyEx(grey, contrast, cv::MORPH_BLACKHAT, rectangle(kStrokeReach, kStrokeReach));
  return contrast;
}

cv::Mat writing_on(const cv::Mat& contrast) {
  const InkMasks ink = ink_from(contrast);
  cv::Mat writing = cv::Mat::zeros(ink.strong.size(), CV_8U);
  draw(parts_of(ink.strong), writing, may_be_written);
  draw(parts_of(ink.faint), writing, [&](const Part& part) {
    return like_character(part) && cv::countNonZero(ink.strong(part.box())) * 4 < part.area;
  });
  return writing;
}

}  // namespace docintake
