#include "validators/documents/evidence/licence_number.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <set>
#include <span>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// Formats of one issuer's numbers, blank-separated: A a letter, 9 a digit.
struct NumberFormats {
  std::string_view jurisdiction;
  std::string_view formats;
};

constexpr std::array kFormats{NumberFormats{"AL", "9999999"},
                              NumberFormats{"AZ", "A99999999 999999999"},
                              NumberFormats{"CA", "A9999999"},
                              NumberFormats{"CO", "999999999"},
                              NumberFormats{"CT", "999999999"},
                              NumberFormats{"DC", "9999999 999999999"},
                              NumberFormats{"DE", "9999999"},
                              NumberFormats{"FL", "A999999999999"},
                              NumberFormats{"GA", "999999999"},
                              NumberFormats{"HI", "A99999999 999999999"},
                              NumberFormats{"ID", "AA999999A 999999999"},
                              NumberFormats{"IL", "A99999999999"},
                              NumberFormats{"IN", "9999999999 999999999 A999999999"},
                              NumberFormats{"KS", "A99999999 999999999"},
                              NumberFormats{"KY", "A99999999 999999999"},
                              NumberFormats{"LA", "999999999"},
                              NumberFormats{"MA", "A99999999 999999999 AA9999999"},
                              NumberFormats{"MD", "A999999999999"},
                              NumberFormats{"ME", "9999999 9999999A 99999999"},
                              NumberFormats{"MI", "A999999999999"},
                              NumberFormats{"MN", "A999999999999"},
                              NumberFormats{"MS", "999999999"},
                              NumberFormats{"MT", "9999999999999 99999999999999 999999999 A99999999"},
                              NumberFormats{"NC", "999999999999"},
                              NumberFormats{"ND", "AAA999999 999999999"},
                              NumberFormats{"NE", "A99999999"},
                              NumberFormats{"NJ", "A99999999999999"},
                              NumberFormats{"NM", "999999999"},
                              NumberFormats{"NV", "9999999999 999999999999"},
                              NumberFormats{"NY", "999999999 A9999999"},
                              NumberFormats{"OH", "AA999999"},
                              NumberFormats{"OK", "A999999999 999999999"},
                              NumberFormats{"OR", "9999999 A999999"},
                              NumberFormats{"PA", "99999999"},
                              NumberFormats{"SC", "999999999"},
                              NumberFormats{"SD", "99999999"},
                              NumberFormats{"TN", "999999999"},
                              NumberFormats{"TX", "99999999"},
                              NumberFormats{"UT", "999999999"},
                              NumberFormats{"VA", "A99999999 999999999"},
                              NumberFormats{"VT", "99999999 9999999A"},
                              NumberFormats{"WI", "A9999999999999"},
                              NumberFormats{"WV", "A999999 9999999"},
                              NumberFormats{"BC", "9999999"},
                              NumberFormats{"NS", "AAAAA999999999"},
                              NumberFormats{"ON", "A99999999999999"},
                              NumberFormats{"QC", "A999999999999"},
                              NumberFormats{"SK", "99999999"}};

/// A digit and the letters that faces draw like it.
constexpr std::array<std::string_view, 6> kTwins{"0OQD", "1IL", "2Z", "5S", "6G", "8B"};

bool is_digit(char c) { return is_ascii_digit(char32_t(static_cast<unsigned char>(c))); }
bool is_letter(char c) { return is_ascii_upper(char32_t(static_cast<unsigned char>(c))); }

std::string_view twins_of(char c) {
  const auto group =
      std::ranges::find_if(kTwins, [c](std::string_view twins) { return twins.find(c) != twins.npos; });
  return group == kTwins.end() ? std::string_view() : *group;
}

/// The digit that an open letter is where digits stand.
std::optional<char> digit_for(char letter) {
  if (letter == 'O' || letter == 'Q') return '0';
  return letter == 'I' ? std::optional('1') : std::nullopt;
}

/// The number in that format, where it takes no more than to make open letters digits.
std::optional<std::string> in_format(std::string_view number, std::string_view format) {
  if (number.size() != format.size()) return std::nullopt;
  std::string result;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool fits = format[i] == '9' ? is_digit(number[i]) : is_letter(number[i]);
    const std::optional<char> c = fits ? number[i] : digit_for(number[i]);
    if (!c || (format[i] != '9' && !fits)) return std::nullopt;
    result += *c;
  }
  return result;
}

/// The letters that may be digits, or the other way round: two recognizers may share such a mistake.
bool has_open_letter(std::string_view number) { return number.find_first_of("OIQ") != number.npos; }

/// The number with zeros for each O behind its first character, where all others there are digits: no issuer
/// has that letter alone among digits.
std::string with_zeros(std::string_view number) {
  constexpr std::ptrdiff_t kFewestDigits = 4;
  std::string result(number);
  const auto behind = std::ranges::subrange(std::min(result.begin() + 1, result.end()), result.end());
  const bool of_digits = std::ranges::all_of(behind, [](char c) { return is_digit(c) || c == 'O'; });
  if (of_digits && std::ranges::count_if(behind, is_digit) >= kFewestDigits)
    std::ranges::replace(behind, 'O', '0');
  return result;
}

/// The formats of an issuer; none where they are not known.
std::vector<std::string_view> formats_of(std::string_view jurisdiction) {
  std::vector<std::string_view> formats;
  const auto issuer = std::ranges::find(kFormats, jurisdiction, &NumberFormats::jurisdiction);
  if (issuer == kFormats.end()) return formats;
  for (std::string_view left = issuer->formats; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    formats.push_back(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return formats;
}

/// Whether the number has the format; `misread`: with digits that look like a letter for some of its letters.
bool has_format(std::string_view number, std::string_view format, bool misread) {
  return std::ranges::equal(number, format, [&](char c, char place) {
    if (place == '9') return is_digit(c);
    return is_letter(c) || (misread && is_digit(c) && !twins_of(c).empty());
  });
}

/// Whether a digit of it must be a letter: an I that all recognizers take for a one.
bool is_misread(std::string_view jurisdiction, std::string_view number) {
  const std::vector<std::string_view> formats = formats_of(jurisdiction);
  const auto fits_one = [&](bool misread) {
    return std::ranges::any_of(formats,
                               [&](std::string_view format) { return has_format(number, format, misread); });
  };
  return !fits_one(false) && fits_one(true);
}

/// The number where it is clear which of its characters are letters; empty where it is not.
std::string decided(std::string_view jurisdiction, std::string_view read) {
  const std::string number = with_zeros(read);
  if (has_open_letter(number)) return as_numbered_in(jurisdiction, number);
  return is_misread(jurisdiction, number) ? std::string() : number;
}

/// Small letters are of a label: numbers have capitals.
bool is_inside_numbers(char32_t c) {
  return c == U'-' || c == U'/' || c == U'\'' || is_ascii_digit(c) || is_ascii_upper(base_letter(c));
}

/// Whether the word may be a part of a number that is printed in groups.
bool is_group(std::u32string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, is_ascii_digit);
}

/// The text's stretches between the places where a number may begin or end. Of digits in groups it is all
/// groups or none.
std::vector<std::string> stretches_of(std::string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : to_u32(text)) {
    if (is_inside_numbers(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  std::vector<std::string> stretches;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::u32string stretch;
    for (std::size_t end = begin; end < words.size(); ++end) {
      stretch += words[end];
      const bool cut_off =
          (begin > 0 && is_group(words[begin - 1])) || (end + 1 < words.size() && is_group(words[end + 1]));
      if (!cut_off) stretches.push_back(capitals_and_digits(stretch));
    }
  }
  return stretches;
}

/// The lines that the value's words stand on.
std::vector<const TextLine*> lines_of(const Reading& reading, const LicenceValue& value) {
  std::vector<const TextLine*> lines;
  for (const RowWord& word : value.words) {
    const TextLine* line = &reading.lines[word.line];
    if (lines.empty() || lines.back() != line) lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> machine_readings(std::span<const TextLine* const> lines) {
  std::vector<std::string> readings;
  for (const TextLine* line : lines) {
    for (const auto* some : {&line->digits, &line->codes}) {
      for (const RecognizedLine& one : *some) readings.push_back(capitals_and_digits(to_u32(one.text)));
    }
  }
  return readings;
}

std::vector<std::string> second_readings(std::span<const TextLine* const> lines) {
  std::vector<std::string> readings;
  for (const TextLine* line : lines) {
    if (line->again) std::ranges::move(stretches_of(line->again->text), std::back_inserter(readings));
  }
  return readings;
}

/// Whether the two are the same but for letters and digits that look alike.
bool look_alike(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return x == y || twins_of(x).find(y) != std::string_view::npos; });
}

/// The printed text, without marks at its end, with the number's characters in place of its own.
std::string with_characters(std::string text, std::string_view number) {
  while (!text.empty() && std::string_view(".,:;-/'|").find(text.back()) != std::string_view::npos)
    text.pop_back();
  std::size_t at = 0;
  for (char& c : text) {
    if ((is_digit(c) || is_letter(c)) && at < number.size()) c = number[at++];
  }
  return text;
}

/// The printed text. No number has a dollar sign: it is an S.
std::string printed_text(const LicenceValue& value) {
  std::string text = value.text();
  std::ranges::replace(text, '$', 'S');
  return text;
}

}  // namespace

std::string as_numbered_in(std::string_view jurisdiction, std::string_view number) {
  std::set<std::string> fitting;
  for (const std::string_view format : formats_of(jurisdiction)) {
    if (auto fits = in_format(number, format)) fitting.insert(*std::move(fits));
  }
  return fitting.size() == 1 ? *fitting.begin() : std::string();
}

std::vector<std::string> other_readings(const Reading& reading, const LicenceValue& value) {
  const std::vector<const TextLine*> lines = lines_of(reading, value);
  std::vector<std::string> readings = machine_readings(lines);
  std::ranges::move(second_readings(lines), std::back_inserter(readings));
  return readings;
}

std::string agreed_number(const Reading& reading, const LicenceValue& value, std::string_view jurisdiction) {
  const std::string text = printed_text(value);
  const std::string read = capitals_and_digits(to_u32(text));
  const std::vector<const TextLine*> lines = lines_of(reading, value);
  const std::vector<std::string> machine = machine_readings(lines), second = second_readings(lines);
  const auto same_as = [&](const std::string& number) {
    return [&, number](const std::string& other) { return decided(jurisdiction, other) == number; };
  };
  const std::string number = decided(jurisdiction, read);
  if (!number.empty() &&
      (std::ranges::any_of(machine, same_as(number)) || std::ranges::any_of(second, same_as(number))))
    return with_characters(text, number);
  for (const std::string& other : second) {
    const std::string agreed = look_alike(other, read) ? decided(jurisdiction, other) : std::string();
    if (!agreed.empty() && std::ranges::any_of(machine, same_as(agreed)))
      return with_characters(text, agreed);
  }
  return {};
}

}  // namespace docintake
