#include "ocr/numbers/line_words.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "ocr/glyphs/ink.h"
#include "ocr/raster_view.h"
#include "ocr/recognizer/line_recognizer.h"

namespace docintake {

std::vector<std::span<const Character>> words_of(const RecognizedLine& line) {
  std::vector<std::span<const Character>> words;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(line.text);
  std::size_t begin = 0;
  std::size_t at = 0;
  const auto close = [&] {
    if (at > begin) words.push_back(std::span(line.characters).subspan(begin, at - begin));
    begin = at;
  };
  for (std::int32_t i = 0; i < text.length() && at < line.characters.size(); i = text.moveIndex32(i, 1)) {
    if (text.char32At(i) == U' ') {
      close();
    } else if (is_ideograph(line.characters[at].character)) {
      close();
      begin = ++at;
    } else {
      ++at;
    }
  }
  close();
  return words;
}

namespace {

/// Where the white between two characters lies, pixels of the line's picture: the middle of the widest gap in
/// the ink from the middle of one to that of the other. Readers place characters by guess.
std::optional<double> white_between(const LinePicture& line, const Box& left, const Box& right) {
  const cv::Mat grey = view_of(line.pixels());
  const int height = cvRound(line.ink_height());
  const int begin = std::max(0, cvRound(left.center().x)),
            end = std::min(grey.cols, cvRound(right.center().x));
  if (end - begin < 2) return std::nullopt;
  // Ink is told by what is around it.
  const int first = std::max(0, begin - height), last = std::min(grey.cols, end + height);
  const cv::Mat around = grey.colRange(first, last);
  const cv::Mat ink = ink_of(darkness_of(around, height), height).colRange(begin - first, end - first);
  cv::Mat1b columns;
  cv::reduce(ink.rowRange((grey.rows - height) / 2, (grey.rows + height) / 2), columns, 0, cv::REDUCE_MAX);
  int widest = 0, middle = 0;
  for (int x = 0; x < columns.cols;) {
    const int start = x;
    while (x < columns.cols && columns(x) == 0) ++x;
    if (x - start > widest) {
      widest = x - start;
      middle = start + widest / 2;
    }
    ++x;
  }
  return widest > 0 ? std::optional<double>(begin + middle) : std::nullopt;
}

}  // namespace

LinePicture cut_out(const Raster& luma, const FoundLine& line, const RecognizedLine& general,
                    std::span<const Character> part) {
  constexpr double kRoom = 0.25;  // heights of the line, beside the margin that every line's picture has
  const LinePicture whole(luma, line.quad, line.height);
  const double height = whole.ink_height();
  const auto box_of = [&](const Character& c) { return whole.from_capture(quad_of(c.box)); };
  const auto begin = std::size_t(part.data() - general.characters.data()), end = begin + part.size();
  const Box first = box_of(part.front()), last = box_of(part.back());
  double left = first.x - kRoom * height;
  double right = last.right() + kRoom * height;
  if (begin > 0) {
    const auto white = white_between(whole, box_of(general.characters[begin - 1]), first);
    if (white) left = std::max(left, *white + LinePicture::kMargin * height);
  }
  if (end < general.characters.size()) {
    const auto white = white_between(whole, last, box_of(general.characters[end]));
    if (white) right = std::min(right, *white - LinePicture::kMargin * height);
  }
  const double top = (whole.pixels().height() - height) / 2;
  return {luma, whole.quad_on_capture({left, top, std::max(height, right - left), height}), height};
}

}  // namespace docintake
