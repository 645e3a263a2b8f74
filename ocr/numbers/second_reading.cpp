#include "ocr/numbers/second_reading.h"

#include <algorithm>
#include <span>

#include "ocr/lines/line_picture.h"
#include "ocr/numbers/line_words.h"

namespace docintake {
namespace {

constexpr std::ptrdiff_t kFewestDigits = 2;
constexpr std::size_t kShortest = 4;  // characters from the first word to the last
constexpr double kMargin = 0.25;      // beside the words, in heights of the line

bool holds_digits(std::span<const Character> word) {
  return std::ranges::count_if(
             word, [](char32_t c) { return c >= U'0' && c <= U'9'; }, &Character::character) >= kFewestDigits;
}

}  // namespace

std::optional<RecognizedLine> read_second(const Raster& luma, const FoundLine& line,
                                          const RecognizedLine& general, LineRecognizer& other,
                                          Deadline deadline) {
  const std::vector<std::span<const Character>> words = words_of(general);
  const auto first = std::ranges::find_if(words, holds_digits);
  if (first == words.end()) return std::nullopt;
  const auto last = std::find_if(words.rbegin(), words.rend(), holds_digits);
  const Character& begin = first->front();
  const Character& end = last->back();
  if (std::size_t(&end - &begin) + 1 < kShortest) return std::nullopt;

  const LinePicture whole(luma, line.quad, line.height);
  const Box left = whole.from_capture(quad_of(begin.box)), right = whole.from_capture(quad_of(end.box));
  const double height = whole.ink_height(), margin = kMargin * height;
  const double top = (whole.pixels().height() - height) / 2;
  const Box box{left.x - margin, top, right.right() - left.x + 2 * margin, height};
  return other.recognize(LinePicture(luma, whole.quad_on_capture(box), height), Alphabet::general, 0,
                         deadline);
}

}  // namespace docintake
