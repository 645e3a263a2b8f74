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

struct Issuer {
  std::string_view code;
  NumberFormats formats;
};

constexpr Issuer kLicences[]{{"AL", "9999999"},
                             {"AZ", "A99999999 999999999"},
                             {"CA", "A9999999"},
                             {"CO", "999999999"},
                             {"CT", "999999999"},
                             {"DC", "9999999 999999999"},
                             {"DE", "9999999"},
                             {"FL", "A999999999999"},
                             {"GA", "999999999"},
                             {"HI", "A99999999 999999999"},
                             {"ID", "AA999999A 999999999"},
                             {"IL", "A99999999999"},
                             {"IN", "9999999999 999999999 A999999999"},
                             {"KS", "A99999999 999999999"},
                             {"KY", "A99999999 999999999"},
                             {"LA", "999999999"},
                             {"MA", "A99999999 999999999 AA9999999"},
                             {"MD", "A999999999999"},
                             {"ME", "9999999 9999999A 99999999"},
                             {"MI", "A999999999999"},
                             {"MN", "A999999999999"},
                             {"MS", "999999999"},
                             {"MT", "9999999999999 99999999999999 999999999 A99999999"},
                             {"NC", "999999999999"},
                             {"ND", "AAA999999 999999999"},
                             {"NE", "A99999999"},
                             {"NJ", "A99999999999999"},
                             {"NM", "999999999"},
                             {"NV", "9999999999 999999999999"},
                             {"NY", "999999999 A9999999"},
                             {"OH", "AA999999"},
                             {"OK", "A999999999 999999999"},
                             {"OR", "9999999 A999999"},
                             {"PA", "99999999"},
                             {"SC", "999999999"},
                             {"SD", "99999999"},
                             {"TN", "999999999"},
                             {"TX", "99999999"},
                             {"UT", "999999999"},
                             {"VA", "A99999999 999999999"},
                             {"VT", "99999999 9999999A"},
                             {"WA", "AAAXXXXXXXXX"},
                             {"WI", "A9999999999999"},
                             {"WV", "A999999 9999999"},
                             {"BC", "9999999"},
                             {"NS", "AAAAA999999999"},
                             {"ON", "A99999999999999"},
                             {"QC", "A999999999999"},
                             {"SK", "99999999"},
                             {"AUT", "99999999"},
                             {"BEL", "9999999999"},
                             {"DEU", "A999XXXXX99"},
                             {"DNK", "99999999"},
                             {"ESP", "99999999A"},
                             {"FRA", "99AA99999 999999999999"},
                             {"IRL", "999999999"},
                             {"ITA", "AA9999999A"},
                             {"NLD", "9999999999"},
                             {"POL", "99999999999"}};

constexpr Issuer kIdentityCards[]{
    {"CZE", "999999999"}, {"DEU", "A********"}, {"ESP", "AAA999999"},
    {"EST", "AA9999999"}, {"HRV", "999999999"}, {"HUN", "999999AA"},
    {"ITA", "AA99999AA"}, {"LTU", "99999999"},  {"LVA", "AA9999999"},
    {"NLD", "AA******9"}, {"POL", "AAA999999"}, {"ROU", "AA999999"},
    {"SVK", "AA999999"},  {"TUR", "A99A99999"}, {"VNM", "999999999 999999999999"}};

NumberFormats formats_of(std::span<const Issuer> issuers, std::string_view code) {
  const auto issuer = std::ranges::find(issuers, code, &Issuer::code);
  return issuer == issuers.end() ? NumberFormats() : issuer->formats;
}

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
  if (place == 'X') return true;
  if (place == '*') return c != 'O';
  return place == '9' ? is_digit(c) : is_letter(c);
}

/// Whether the format leaves open what the character is: a letter that many faces draw like a digit.
bool is_open(char c, char place) { return place == 'X' && (c == 'O' || c == 'Q' || c == 'I'); }

/// The number in that format, where it takes no more than to make letters digits; those that the format
/// leaves open only where that is wanted.
std::string in_format(std::string_view number, std::string_view format, bool open_as_digits) {
  if (number.size() != format.size()) return {};
  std::string result;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool open = is_open(number[i], format[i]);
    if (open && !open_as_digits) return {};
    const std::optional<char> c = fits(number[i], format[i]) && !open ? number[i] : digit_for(number[i]);
    if (!c || !fits(*c, format[i])) return {};
    result += *c;
  }
  return result;
}

std::vector<std::string_view> each_of(NumberFormats formats) {
  std::vector<std::string_view> each;
  while (!formats.empty()) {
    const std::size_t end = std::min(formats.find(' '), formats.size());
    each.push_back(formats.substr(0, end));
    formats.remove_prefix(std::min(end + 1, formats.size()));
  }
  return each;
}

/// Whether the number has the format; `misread`: with digits that look like a letter for some of its letters.
bool has_format(std::string_view number, std::string_view format, bool misread) {
  return std::ranges::equal(number, format, [&](char c, char place) {
    return fits(c, place) || (misread && place == 'A' && is_digit(c) && !twins_of(c).empty());
  });
}

bool has_one_of(NumberFormats formats, std::string_view number, bool misread) {
  return std::ranges::any_of(each_of(formats),
                             [&](std::string_view format) { return has_format(number, format, misread); });
}

/// The one character that the readings have at a place of a format, where letters may be the digits that they
/// look like; nothing where they have none that fits, or several, or where that stays open.
std::optional<char> alike_at(std::span<const std::string> readings, std::size_t i, char place) {
  std::set<char> fitting;
  for (const std::string& reading : readings) {
    const std::string_view twins = twins_of(reading[i]);
    const bool as_digit = place == '9' || (place == '*' && reading[i] == 'O');
    const char c = as_digit && !twins.empty() ? twins.front() : reading[i];
    if (is_open(c, place)) return std::nullopt;
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

bool is_numbered(NumberFormats formats, std::string_view number) {
  return has_one_of(formats, number, false);
}

bool look_alike(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return x == y || twins_of(x).find(y) != std::string_view::npos; });
}

NumberFormats licence_formats(std::string_view issuer) { return formats_of(kLicences, issuer); }
NumberFormats identity_card_formats(std::string_view country) { return formats_of(kIdentityCards, country); }

std::string as_numbered(NumberFormats formats, std::string_view number) {
  std::set<std::string> fitting;
  for (const std::string_view format : each_of(formats)) fitting.insert(in_format(number, format, false));
  return only_one(std::move(fitting));
}

std::string with_digits_for_open(NumberFormats formats, std::string_view number) {
  std::set<std::string> fitting;
  for (const std::string_view format : each_of(formats)) fitting.insert(in_format(number, format, true));
  return only_one(std::move(fitting));
}

std::string numbered_alike(NumberFormats formats, std::span<const std::string> readings) {
  const std::string& first = readings.front();
  if (!std::ranges::all_of(readings, [&](const std::string& other) { return look_alike(first, other); }))
    return {};
  std::set<std::string> fitting;
  for (const std::string_view format : each_of(formats)) {
    if (format.size() == first.size()) fitting.insert(alike_in_format(readings, format));
  }
  return only_one(std::move(fitting));
}

bool is_misread(NumberFormats formats, std::string_view number) {
  return !has_one_of(formats, number, false) && has_one_of(formats, number, true);
}

}  // namespace docintake
