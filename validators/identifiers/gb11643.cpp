#include "validators/identifiers/gb11643.h"

#include <algorithm>
#include <array>

#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int number = 0;
  for (const char c : text.substr(begin, length)) number = number * 10 + (c - '0');
  return number;
}

std::optional<Date> real_date(int year, int month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                  std::chrono::day{unsigned(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

// GB/T 2260: the provinces, and 71, 81 to 83 for Taiwan, Hong Kong, Macao and holders of a Taiwan residence
// permit.
bool is_province(int code) {
  constexpr std::array kProvinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                  44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
  return std::binary_search(kProvinces.begin(), kProvinces.end(), code);
}

bool valid(std::string_view text, Date today) { return check_gb11643(text, today).valid(); }

}  // namespace

char gb11643_check_character(std::string_view first_17) {
  if (first_17.size() != 17 || !all_digits(first_17)) return '\0';
  constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (first_17[i] - '0');
  return "10X98765432"[sum % 11];
}

Gb11643 check_gb11643(std::string_view text, Date today) {
  Gb11643 result;
  result.shape =
      text.size() == 18 && all_digits(text.substr(0, 17)) && (is_digit(text[17]) || text[17] == 'X');
  if (!result.shape) return result;
  result.region = is_province(number_at(text, 0, 2));
  const auto birth = real_date(number_at(text, 6, 4), number_at(text, 10, 2), number_at(text, 12, 2));
  constexpr std::chrono::year kEarliest{1800};
  if (birth && birth->year() >= kEarliest && *birth <= today) result.birth_date = birth;
  result.sex = (text[16] - '0') % 2 == 1 ? "M" : "F";
  result.check_digit = gb11643_check_character(text.substr(0, 17)) == text[17];
  return result;
}

bool is_first_generation_gb11643(std::string_view text) {
  return text.size() == 15 && all_digits(text) && is_province(number_at(text, 0, 2)) &&
         real_date(1900 + number_at(text, 6, 2), number_at(text, 8, 2), number_at(text, 10, 2)).has_value();
}

extern const IdentifierScheme identifier_gb11643;
const IdentifierScheme identifier_gb11643{
    .id = "gb11643",
    .title = "Citizen identification number of mainland China, 18 characters",
    .source = "GB 11643-1999; check by ISO 7064 MOD 11-2; regions by GB/T 2260",
    .example = "11010519491231002X",
    .valid = valid,
};

}  // namespace docintake
