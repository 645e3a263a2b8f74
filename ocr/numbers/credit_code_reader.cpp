#include "ocr/numbers/credit_code_reader.h"

#include <algorithm>
#include <span>

#include "ocr/decoding/text_constraint.h"
#include "ocr/numbers/line_words.h"

namespace docintake {
namespace {

constexpr std::size_t kShortest = 14, kLongest = 22;  // of 18, some read as two or not at all
constexpr double kLeastShare = 0.6;                   // of characters that stand in codes
constexpr int kAttempts = 2;

using Stretch = std::span<const Character>;

bool in_code(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z'); }

/// The longest stretch between ideographs; what the reader takes for spaces splits none.
Stretch longest_of(const std::vector<Character>& characters) {
  Stretch longest;
  for (std::size_t begin = 0; begin < characters.size();) {
    std::size_t end = begin;
    while (end < characters.size() && !is_ideograph(characters[end].character)) ++end;
    if (end - begin > longest.size()) longest = std::span(characters).subspan(begin, end - begin);
    begin = end + 1;
  }
  return longest;
}

bool may_be_code(Stretch stretch) {
  const auto alike = std::ranges::count_if(stretch, in_code, &Character::character);
  return stretch.size() >= kShortest && stretch.size() <= kLongest &&
         double(alike) >= kLeastShare * double(stretch.size());
}

}  // namespace

std::vector<RecognizedLine> read_credit_code(const Raster& luma, const FoundLine& line,
                                             const RecognizedLine& general, LineRecognizer& recognizer,
                                             Deadline deadline) {
  static const FixedForm kShape = social_credit_code_shape();
  const Stretch code = longest_of(general.characters);
  if (!may_be_code(code)) return {};
  const LinePicture picture = cut_out(luma, line, general, code);
  std::vector<RecognizedLine> readings;
  for (int attempt = 0; attempt < kAttempts; ++attempt)
    readings.push_back(recognizer.recognize(picture, Alphabet::mrz, attempt, deadline));
  const auto shaped = recognizer.recognize_within(picture, Alphabet::mrz, 0, kShape, deadline);
  if (shaped && !shaped->as_read) readings.push_back(shaped->line);
  return readings;
}

}  // namespace docintake
