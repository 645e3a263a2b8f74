#include "validators/documents/evidence/american_address.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "validators/normalize/names.h"
#include "validators/normalize/states.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// The line's words, folded and without marks, but for those that are nothing else.
std::vector<std::u32string> words_of(const TextLine& line) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : to_u32(line.general.text)) {
    if (c == U' ' || c == U',') {
      words.emplace_back();
    } else {
      words.back() += folded(std::u32string_view(&c, 1));
    }
  }
  std::erase_if(words, [](const std::u32string& word) { return word.empty(); });
  return words;
}

/// Whether the line ends an address of the United States: a town, a state's two letters, and a postal code of
/// five or nine digits.
bool ends_american_address(const TextLine& line) {
  constexpr std::size_t kCode = 5;
  const std::vector<std::u32string> words = words_of(line);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::u32string code = words[i + 1].substr(0, kCode);
    if (code.size() == kCode && std::all_of(code.begin(), code.end(), is_ascii_digit) &&
        is_american_state(words[i]))
      return true;
  }
  return false;
}

bool holds_digit(const TextLine& line) {
  return std::any_of(line.general.text.begin(), line.general.text.end(),
                     [](char c) { return is_ascii_digit(char32_t(static_cast<unsigned char>(c))); });
}

bool is_name_line(const TextLine& line) {
  const std::vector<std::u32string> words = words_of(line);
  constexpr std::size_t kMostWords = 4;
  return !words.empty() && words.size() <= kMostWords && words.front().size() > 1 &&
         std::all_of(words.begin(), words.end(), [](const std::u32string& word) {
           return std::all_of(word.begin(), word.end(), is_latin_name_character);
         });
}

LicenceValue value_of(const TextLine& line, std::size_t index) {
  LicenceValue value;
  for (const std::u32string& word : words_of(line))
    value.words.push_back({word, word, line.general.confidence, bounding_box(line.quad), 0, index});
  return value;
}

}  // namespace

bool has_american_address(const Evidence& evidence) {
  return std::ranges::any_of(evidence.reading.lines, ends_american_address);
}

std::vector<LicenceValue> name_above_american_address(const Evidence& evidence) {
  constexpr double kAligned = 1, kNextLine = 2.2;  // line heights
  constexpr std::size_t kMostLines = 2;
  const auto& lines = evidence.reading.lines;
  const auto town = std::find_if(lines.begin(), lines.end(), ends_american_address);
  if (town == lines.end()) return {};
  Box below = bounding_box(town->quad);
  bool street = false;
  std::vector<LicenceValue> name;
  for (auto i = std::size_t(town - lines.begin()); i-- > 0 && name.size() < kMostLines;) {
    const Box box = bounding_box(lines[i].quad);
    if (std::abs(box.x - below.x) > kAligned * below.h) continue;
    if (below.center().y - box.center().y > kNextLine * std::max(below.h, box.h)) break;
    if (holds_digit(lines[i])) {
      if (!name.empty()) break;
      street = true;
    } else if (!street || !is_name_line(lines[i])) {
      break;
    } else {
      name.insert(name.begin(), value_of(lines[i], i));
    }
    below = box;
  }
  return name;
}

}  // namespace docintake
