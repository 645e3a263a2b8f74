#include "ocr/lines/line_segments.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/glyphs/ink.h"
#include "ocr/lines/line_picture.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr double kStrokeReach = 1.2;  // strokes thinner than that, in ink heights, are ink
constexpr double kWordGap = 0.26;     // columns without ink that part words, in ink heights
constexpr double kSmall = 0.8;        // of the line's height, up to which a word is small
constexpr double kLeastHeight = 0.3;  // lower ones are marks and go with the word before
constexpr double kAbove = 0.15;       // looked at above and below the line, in its heights
constexpr std::size_t kMostSegments = 6;

/// A word of the line's picture.
struct Word {
  int left = 0, right = 0, top = 0, bottom = 0;

  int height() const { return bottom - top; }
};

std::vector<Word> words_on(const cv::Mat& ink, double height) {
  const int gap = std::max(2, int(std::lround(kWordGap * height)));
  std::vector<Word> words;
  int last = -1;
  for (int x = 0; x < ink.cols; ++x) {
    int top = ink.rows, bottom = 0;
    for (int y = 0; y < ink.rows; ++y) {
      if (!ink.at<std::uint8_t>(y, x)) continue;
      top = std::min(top, y);
      bottom = y + 1;
    }
    if (bottom == 0) continue;
    if (last < 0 || x - last > gap) words.push_back({x, x + 1, top, bottom});
    Word& word = words.back();
    word = {word.left, x + 1, std::min(word.top, top), std::max(word.bottom, bottom)};
    last = x;
  }
  return words;
}

/// Words of one size side by side.
struct Segment {
  Word extent;
  bool small = false;
};

std::vector<Segment> segments_on(const std::vector<Word>& words) {
  const int tallest = std::max_element(words.begin(), words.end(), [](const Word& a, const Word& b) {
                        return a.height() < b.height();
                      })->height();
  std::vector<Segment> segments;
  for (const Word& word : words) {
    const bool mark = word.height() < kLeastHeight * tallest;
    const bool small = word.height() < kSmall * tallest;
    if (segments.empty() || (!mark && segments.back().small != small)) {
      segments.push_back({word, small});
      continue;
    }
    Word& all = segments.back().extent;
    all = {all.left, word.right, std::min(all.top, word.top), std::max(all.bottom, word.bottom)};
  }
  return segments;
}

}  // namespace

std::vector<FoundLine> segments_of(const Raster& luma, const FoundLine& line) {
  const LinePicture picture(luma, line.quad, line.height);
  const double height = picture.ink_height();
  const int reach = std::max(3, int(std::lround(kStrokeReach * height)));
  const int margin = int(std::lround((picture.pixels().height() - height) / 2 - kAbove * height));
  const cv::Mat all = ink_of(darkness_of(view_of(picture.pixels()), reach), reach);
  if (margin < 0 || all.rows <= 2 * margin) return {};
  const std::vector<Word> words = words_on(all.rowRange(margin, all.rows - margin), height);
  if (words.size() < 2) return {};
  const std::vector<Segment> segments = segments_on(words);
  if (segments.size() < 2 || segments.size() > kMostSegments) return {};
  std::vector<FoundLine> found;
  for (const Segment& segment : segments) {
    const Word& e = segment.extent;
    const Box box{double(e.left), double(margin + e.top), double(e.right - e.left), double(e.height())};
    FoundLine part = line;
    part.quad = picture.quad_on_capture(box);
    part.height = e.height();
    found.push_back(part);
  }
  return found;
}

}  // namespace docintake
