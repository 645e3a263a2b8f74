#include "ocr/numbers/code_reader.h"

#include <algorithm>
#include <functional>
#include <span>

#include "ocr/lines/line_picture.h"
#include "ocr/numbers/line_words.h"

namespace docintake {
namespace {

constexpr std::size_t kShortest = 6;
constexpr std::size_t kLongest = 12;
constexpr std::size_t kShortestLong = 15, kLongestLong = 21;  // of 18, some read as two or not at all
constexpr int kAttempts = 2;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Whether it stands in codes, or is what a struck zero or an S before digits is read as.
bool in_code(char32_t c) {
  return is_digit(c) || (c >= U'A' && c <= U'Z') || c == U'Ø' || c == U'l' || c == U'o' || c == U'$';
}

using Word = std::span<const Character>;

/// Of a length for a unified social credit code (GB 32100), and not a resident's number.
bool may_be_long(Word word) {
  const bool letters =
      std::ranges::any_of(word.first(word.size() - 1), std::not_fn(is_digit), &Character::character);
  return word.size() >= kShortestLong && word.size() <= kLongestLong &&
         (letters || word.front().character == U'9');
}

bool may_be_code(Word word) {
  return word.size() >= kShortest && (word.size() <= kLongest || may_be_long(word)) &&
         std::ranges::all_of(word, in_code, &Character::character) &&
         std::ranges::any_of(word, is_digit, &Character::character);
}

}  // namespace

std::vector<RecognizedLine> read_code(const Raster& luma, const FoundLine& line,
                                      const RecognizedLine& general, LineRecognizer& recognizer,
                                      Deadline deadline) {
  std::vector<Word> words = words_of(general);
  std::erase_if(words, [](Word word) { return !may_be_code(word); });
  if (words.empty()) return {};
  const Word word = *std::ranges::max_element(words, {}, [](Word w) { return w.size(); });

  const LinePicture picture = cut_out(luma, line, general, word);
  std::vector<RecognizedLine> readings;
  for (int attempt = 0; attempt < kAttempts; ++attempt)
    readings.push_back(recognizer.recognize(picture, Alphabet::mrz, attempt, deadline));
  return readings;
}

}  // namespace docintake
