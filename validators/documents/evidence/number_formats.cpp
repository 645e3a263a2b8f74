#include "validators/documents/evidence/number_formats.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <set>
#include <vector>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// Formats of one issuer's numbers, blank-separated: A a letter, 9 a digit, * either, but no O.
struct NumberFormats {
  std::string_view issuer;
  std::string_view formats;
};

constexpr std::array kFormats{
    NumberFormats{"AL", "9999999"}, NumberFormats{"AZ", "A99999999 999999999"},
    NumberFormats{"CA", "A9999999"}, NumberFormats{"CO", "999999999"}, NumberFormats{"CT", "999999999"},
    NumberFormats{"DC", "9999999 999999999"}, NumberFormats{"DE", "9999999"},
    NumberFormats{"FL", "A999999999999"}, NumberFormats{"GA", "999999999"},
    NumberFormats{"HI", "A99999999 999999999"}, NumberFormats{"ID", "AA999999A 999999999"},
    NumberFormats{"IL", "A99999999999"}, NumberFormats{"IN", "9999999999 999999999 A999999999"},
    NumberFormats{"KS", "A99999999 999999999"}, NumberFormats{"KY", "A99999999 999999999"},
    NumberFormats{"LA", "999999999"}, NumberFormats{"MA", "A99999999 999999999 AA9999999"},
    NumberFormats{"MD", "A999999999999"}, NumberFormats{"ME", "9999999 9999999A 99999999"},
    NumberFormats{"MI", "A999999999999"}, NumberFormats{"MN", "A999999999999"},
    NumberFormats{"MS", "999999999"}, NumberFormats{"MT", "9999999999999 99999999999999 999999999 A99999999"},
    NumberFormats{"NC", "999999999999"}, NumberFormats{"ND", "AAA999999 999999999"},
    NumberFormats{"NE", "A99999999"}, NumberFormats{"NJ", "A99999999999999"},
    NumberFormats{"NM", "999999999"}, NumberFormats{"NV", "9999999999 999999999999"},
    NumberFormats{"NY", "999999999 A9999999"}, NumberFormats{"OH", "AA999999"},
    NumberFormats{"OK", "A999999999 999999999"}, NumberFormats{"OR", "9999999 A999999"},
    NumberFormats{"PA", "99999999"}, NumberFormats{"SC", "999999999"}, NumberFormats{"SD", "99999999"},
    NumberFormats{"TN", "999999999"}, NumberFormats{"TX", "99999999"}, NumberFormats{"UT", "999999999"},
    NumberFormats{"VA", "A99999999 999999999"}, NumberFormats{"VT", "99999999 9999999A"},
    NumberFormats{"WI", "A9999999999999"}, NumberFormats{"WV", "A999999 9999999"},
    NumberFormats{"BC", "9999999"}, NumberFormats{"NS", "AAAAA999999999"},
    NumberFormats{"ON", "A99999999999999"}, NumberFormats{"QC", "A999999999999"},
    NumberFormats{"SK", "99999999"},
    // Identity cards; Spain's has its support number, as zones do.
    NumberFormats{"CZE", "999999999"}, NumberFormats{"DEU", "A********"}, NumberFormats{"ESP", "AAA999999"},
    NumberFormats{"EST", "AA9999999"}, NumberFormats{"HRV", "999999999"}, NumberFormats{"HUN", "999999AA"},
    NumberFormats{"ITA", "AA99999AA"}, NumberFormats{"LTU", "99999999"}, NumberFormats{"LVA", "AA9999999"},
    NumberFormats{"NLD", "AA******9"}, NumberFormats{"POL", "AAA999999"}, NumberFormats{"ROU", "AA999999"},
    NumberFormats{"SVK", "AA999999"}, NumberFormats{"TUR", "A99A99999"},
    NumberFormats{"VNM", "999999999 999999999999"}};

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

/// Whether the character may stand at that place of a format.
bool fits(char c, char place) {
  if (place == '*') return c != 'O';
  return place == '9' ? is_digit(c) : is_letter(c);
}

/// The number in that format, where it takes no more than to make open letters digits.
std::string in_format(std::string_view number, std::string_view format) {
  if (number.size() != format.size()) return {};
  std::string result;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const std::optional<char> c = fits(number[i], format[i]) ? number[i] : digit_for(number[i]);
    if (!c || !fits(*c, format[i])) return {};
    result += *c;
  }
  return result;
}

/// The formats of an issuer; none where they are not known.
std::vector<std::string_view> formats_of(std::string_view issuer) {
  std::vector<std::string_view> formats;
  const auto row = std::ranges::find(kFormats, issuer, &NumberFormats::issuer);
  if (row == kFormats.end()) return formats;
  for (std::string_view left = row->formats; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    formats.push_back(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return formats;
}

/// Whether the number has the format; `misread`: with digits that look like a letter for some of its letters.
bool has_format(std::string_view number, std::string_view format, bool misread) {
  return std::ranges::equal(number, format, [&](char c, char place) {
    return fits(c, place) || (misread && place == 'A' && is_digit(c) && !twins_of(c).empty());
  });
}

/// The one character that the readings have at a place of a format, where letters may be the digits that they
/// look like; nothing where they have none that fits, or several.
std::optional<char> alike_at(std::span<const std::string> readings, std::size_t i, char place) {
  std::set<char> fitting;
  for (const std::string& reading : readings) {
    const std::string_view twins = twins_of(reading[i]);
    const bool as_digit = place == '9' || reading[i] == 'O';
    const char c = as_digit && place != 'A' && !twins.empty() ? twins.front() : reading[i];
    if (fits(c, place)) fitting.insert(c);
  }
  return fitting.size() == 1 ? std::optional(*fitting.begin()) : std::nullopt;
}

std::string alike_in_format(std::span<const std::string> readings, std::string_view format) {
  std::string number;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const auto c = alike_at(readings, i, format[i]);
    if (!c) return {};
    number += *c;
  }
  return number;
}

/// The only one of the numbers that is not empty; empty where there are none, or several.
std::string only_one(std::set<std::string> numbers) {
  numbers.erase("");
  return numbers.size() == 1 ? *numbers.begin() : std::string();
}

}  // namespace

bool look_alike(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return x == y || twins_of(x).find(y) != std::string_view::npos; });
}

std::string as_numbered_in(std::string_view issuer, std::string_view number) {
  std::set<std::string> fitting;
  for (const std::string_view format : formats_of(issuer)) fitting.insert(in_format(number, format));
  return only_one(std::move(fitting));
}

std::string numbered_alike(std::string_view issuer, std::span<const std::string> readings) {
  const std::string& first = readings.front();
  if (!std::ranges::all_of(readings, [&](const std::string& other) { return look_alike(first, other); }))
    return {};
  std::set<std::string> fitting;
  for (const std::string_view format : formats_of(issuer)) {
    if (format.size() == first.size()) fitting.insert(alike_in_format(readings, format));
  }
  return only_one(std::move(fitting));
}

bool is_misread(std::string_view issuer, std::string_view number) {
  const std::vector<std::string_view> formats = formats_of(issuer);
  const auto fits_one = [&](bool misread) {
    return std::ranges::any_of(formats,
                               [&](std::string_view format) { return has_format(number, format, misread); });
  };
  return !fits_one(false) && fits_one(true);
}

}  // namespace docintake
