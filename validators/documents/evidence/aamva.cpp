#include "validators/documents/evidence/aamva.h"

#include <algorithm>
#include <array>
#include <vector>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::size_t kMostSubfiles = 10;
constexpr std::size_t kMostElements = 120;
constexpr std::size_t kLongestElement = 200;
constexpr std::size_t kDesignator = 10;  // type, offset, length of a subfile

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t length) {
  if (begin > text.size() || text.size() - begin < length) return std::nullopt;
  const std::string_view digits = text.substr(begin, length);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  int number = 0;
  for (const char c : digits) number = 10 * number + (c - '0');
  return number;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\r' || c == '\t' || c == '\0'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// UTF-8 as it is; other bytes are taken for Latin-1, which the standard allows.
std::string utf8_of(std::string_view bytes) {
  const std::u32string decoded = to_u32(bytes);
  if (decoded.find(U'\uFFFD') == std::u32string::npos) return std::string(bytes);
  std::u32string latin;
  for (const char c : bytes) latin += char32_t(static_cast<unsigned char>(c));
  return to_utf8(latin);
}

/// "XXXvalue": three capitals (the third may be a digit) and the value.
void add_element(Aamva& aamva, std::string_view text) {
  text = trimmed(text);
  if (text.size() <= 3 || text.size() > kLongestElement || aamva.elements.size() >= kMostElements) return;
  if (!is_capital(text[0]) || !is_capital(text[1]) || (!is_capital(text[2]) && !is_digit(text[2]))) return;
  const std::string_view value = trimmed(text.substr(3));
  if (!value.empty()) aamva.elements.try_emplace(std::string(text.substr(0, 3)), utf8_of(value));
}

/// The elements of a subfile, separated by line feeds; its first one may follow the subfile's type.
void add_elements(Aamva& aamva, std::string_view subfile, std::string_view type) {
  if (subfile.starts_with(type)) subfile.remove_prefix(type.size());
  while (!subfile.empty()) {
    const std::size_t end = std::min(subfile.find_first_of("\n\r"), subfile.size());
    add_element(aamva, subfile.substr(0, end));
    subfile.remove_prefix(std::min(end + 1, subfile.size()));
  }
}

struct Subfile {
  std::string_view type;
  std::size_t offset;
  std::size_t length;
};

/// The table of subfiles at `begin`; entries whose numbers are none are left out.
std::vector<Subfile> subfiles_at(std::string_view bytes, std::size_t begin, std::size_t count) {
  std::vector<Subfile> subfiles;
  for (std::size_t i = 0; i < std::min(count, kMostSubfiles); ++i, begin += kDesignator) {
    if (begin > bytes.size() || bytes.size() - begin < kDesignator) break;
    const auto offset = number_at(bytes, begin + 2, 4), length = number_at(bytes, begin + 6, 4);
    if (!offset || !length) break;
    subfiles.push_back({bytes.substr(begin, 2), std::size_t(*offset), std::size_t(*length)});
  }
  return subfiles;
}

std::optional<Date> date_of(std::string_view digits, std::size_t year, std::size_t month, std::size_t day) {
  const auto y = number_at(digits, year, 4), m = number_at(digits, month, 2), d = number_at(digits, day, 2);
  if (!y || !m || !d || *y < 1900 || *y > 2100) return std::nullopt;
  const Date date{std::chrono::year{*y}, std::chrono::month{unsigned(*m)}, std::chrono::day{unsigned(*d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Aamva> parse_aamva(std::string_view bytes) {
  constexpr std::size_t kNear = 12;  // the compliance indicator and separators before the file type
  constexpr std::array<std::string_view, 2> kFileTypes{"ANSI ", "AAMVA"};
  if (!bytes.starts_with('@')) return std::nullopt;
  std::size_t at = std::string_view::npos;
  for (const std::string_view type : kFileTypes) {
    if (const std::size_t found = bytes.find(type); found <= kNear) at = std::min(at, found + type.size());
  }
  if (at == std::string_view::npos || !number_at(bytes, at, 6)) return std::nullopt;
  Aamva aamva;
  aamva.issuer = bytes.substr(at, 6);
  aamva.version = number_at(bytes, at + 6, 2).value_or(0);
  // From version 2 on the issuer's own version stands between the standard's and the number of entries.
  const std::size_t entries = at + (aamva.version < 2 ? 8 : 10);
  const auto count = number_at(bytes, entries, 2);
  if (!count) return std::nullopt;
  const std::vector<Subfile> subfiles = subfiles_at(bytes, entries + 2, std::size_t(*count));
  if (subfiles.empty()) return std::nullopt;
  aamva.document = subfiles.front().type;
  for (const Subfile& subfile : subfiles) {
    const bool inside = subfile.offset < bytes.size() && subfile.length <= bytes.size() - subfile.offset;
    if (inside && bytes.substr(subfile.offset, 2) == subfile.type)
      add_elements(aamva, bytes.substr(subfile.offset, subfile.length), subfile.type);
  }
  if (aamva.elements.empty())
    add_elements(aamva, bytes.substr(std::min(bytes.size(), entries + 2 + kDesignator * subfiles.size())),
                 subfiles.front().type);
  return aamva;
}

std::string_view element_of(const Aamva& aamva, std::string_view id) {
  const auto element = aamva.elements.find(std::string(id));
  return element == aamva.elements.end() ? std::string_view() : std::string_view(element->second);
}

std::optional<Date> aamva_date(std::string_view digits, std::string_view country) {
  if (digits.size() != 8) return std::nullopt;
  const auto american = date_of(digits, 4, 0, 2), canadian = date_of(digits, 0, 4, 6);
  if (country == "USA") return american;
  if (country == "CAN") return canadian;
  return american ? american : canadian;
}

}  // namespace docintake
