#include "ocr/numbers/line_words.h"

#include <unicode/unistr.h>

#include <cstddef>

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

LinePicture cut_out(const Raster& luma, const FoundLine& line, const Character& first,
                    const Character& last) {
  constexpr double kMargin = 0.25;  // heights of the line
  const LinePicture whole(luma, line.quad, line.height);
  const double height = whole.ink_height();
  const double left = whole.from_capture(quad_of(first.box)).x - kMargin * height;
  const double right = whole.from_capture(quad_of(last.box)).right() + kMargin * height;
  const double top = (whole.pixels().height() - height) / 2;
  return {luma, whole.quad_on_capture({left, top, right - left, height}), height};
}

}  // namespace docintake
