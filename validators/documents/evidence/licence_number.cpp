#include "validators/documents/evidence/licence_number.h"

#include <algorithm>
#include <ranges>
#include <span>

#include "validators/documents/evidence/number_formats.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

bool is_digit(char c) { return is_ascii_digit(char32_t(static_cast<unsigned char>(c))); }
bool is_letter(char c) { return is_ascii_upper(char32_t(static_cast<unsigned char>(c))); }

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

/// The number where it is clear which of its characters are letters; empty where it is not.
std::string decided(NumberFormats formats, std::string_view read) {
  const std::string number = with_zeros(read);
  if (has_open_letter(number)) return as_numbered(formats, number);
  return is_misread(formats, number) ? std::string() : number;
}

/// No number has a dollar sign: it is an S.
std::string without_dollars(std::string text) {
  std::ranges::replace(text, '$', 'S');
  return text;
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
  for (const char32_t c : to_u32(without_dollars(std::string(text)))) {
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

/// The printed text, without marks at its ends, with the number's characters in place of its own.
std::string with_characters(std::string text, std::string_view number) {
  const auto first = std::ranges::find_if(text, [](char c) { return is_digit(c) || is_letter(c); });
  text.erase(text.begin(), first);
  while (!text.empty() && std::string_view(".,:;-/'|").find(text.back()) != std::string_view::npos)
    text.pop_back();
  std::size_t at = 0;
  for (char& c : text) {
    if ((is_digit(c) || is_letter(c)) && at < number.size()) c = number[at++];
  }
  return text;
}

/// The printed text with its marks as another reading of the line has them, where words of it were read
/// apart: a hyphen in small print is lost most easily.
std::string with_marks(std::string text, std::span<const TextLine* const> lines) {
  if (text.find(' ') == std::string::npos) return text;
  const std::string plain = capitals_and_digits(to_u32(text));
  for (const TextLine* line : lines) {
    if (!line->again) continue;
    for (const auto word : std::views::split(line->again->text, ' ')) {
      const std::string other(word.begin(), word.end());
      if (capitals_and_digits(to_u32(other)) == plain) return other;
    }
  }
  return text;
}

/// Whether what was read is off by one character from the other, which the machine's readings have more than
/// once, and nothing else.
bool outvotes(std::span<const std::string> machine, const std::string& other, const std::string& read) {
  constexpr double kOneOff = 1.1;
  const auto alike = std::ranges::count(machine, other);
  const auto long_ones = std::ranges::count(machine, other.size(), &std::string::size);
  return alike > 1 && alike == long_ones && edit_distance(to_u32(other), to_u32(read)) < kOneOff;
}

/// The number that all three recognizers make where they read it alike and the formats tell the rest.
std::string alike_number(const std::string& read, std::span<const std::string> machine,
                         std::span<const std::string> second, NumberFormats formats) {
  std::vector<std::string> readings{read};
  for (const auto& some : {machine, second}) {
    const std::size_t before = readings.size();
    std::ranges::copy_if(some, std::back_inserter(readings),
                         [&](const std::string& other) { return look_alike(other, read); });
    if (readings.size() == before) return {};
  }
  return numbered_alike(formats, readings);
}

}  // namespace

std::vector<std::string> other_readings(const Reading& reading, const LicenceValue& value) {
  const std::vector<const TextLine*> lines = lines_of(reading, value);
  std::vector<std::string> readings = machine_readings(lines);
  std::ranges::move(second_readings(lines), std::back_inserter(readings));
  return readings;
}

AgreedNumber agreed_number(const Reading& reading, const LicenceValue& value, NumberFormats formats) {
  const std::vector<const TextLine*> lines = lines_of(reading, value);
  const std::string text = with_marks(without_dollars(value.text()), lines);
  const std::string read = capitals_and_digits(to_u32(text));
  const std::vector<std::string> machine = machine_readings(lines), second = second_readings(lines);
  const auto same_as = [&](const std::string& number) {
    return [&, number](const std::string& other) { return decided(formats, other) == number; };
  };
  const auto printed = [&](const std::string& number, bool left_open = false) {
    return AgreedNumber{number.empty() ? number : with_characters(text, number), left_open};
  };
  const std::string number = decided(formats, read);
  if (!number.empty() &&
      (std::ranges::any_of(machine, same_as(number)) || std::ranges::any_of(second, same_as(number))))
    return printed(number);
  for (const std::string& other : second) {
    const std::string agreed =
        look_alike(other, read) || outvotes(machine, other, read) ? decided(formats, other) : std::string();
    if (!agreed.empty() && std::ranges::any_of(machine, same_as(agreed))) return printed(agreed);
  }
  const std::string alike = alike_number(read, machine, second, formats);
  if (!alike.empty()) return printed(alike);
  const auto like_read = [&](const std::string& other) { return look_alike(other, read); };
  if (std::ranges::none_of(machine, like_read) || std::ranges::none_of(second, like_read)) return {};
  return printed(with_digits_for_open(formats, read), true);
}

}  // namespace docintake
