#include "ocr/numbers/second_reading.h"

#include <algorithm>

#include "ocr/lines/line_picture.h"
#include "ocr/numbers/line_words.h"

namespace docintake {
namespace {

constexpr std::ptrdiff_t kFewestDigits = 2;
constexpr std::size_t kShortest = 4;  // characters from the first word to the last

}  // namespace

bool holds_digits(std::span<const Character> characters) {
  return std::ranges::count_if(
             characters, [](char32_t c) { return c >= U'0' && c <= U'9'; }, &Character::character) >=
         kFewestDigits;
}

std::optional<RecognizedLine> read_second(const Raster& luma, const FoundLine& line,
                                          const RecognizedLine& general, LineRecognizer& other,
                                          Deadline deadline) {
  const std::vector<std::span<const Character>> words = words_of(general);
  const auto first = std::ranges::find_if(words, holds_digits);
  if (first == words.end()) return std::nullopt;
  const auto last = std::find_if(words.rbegin(), words.rend(), holds_digits);
  const std::span<const Character> part(&first->front(), &last->back() + 1);
  if (part.size() < kShortest) return std::nullopt;

  return other.recognize(cut_out(luma, line, general, part), Alphabet::latin, 0, deadline);
}

}  // namespace docintake
