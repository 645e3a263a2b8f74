#include "validators/identifiers/gb32100.h"

#include <algorithm>
#include <array>

#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// GB/T 2260 by provinces; 10 where the state itself registers.
bool is_region(std::string_view digits) {
  constexpr std::array kProvinces{10, 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42,
                                  43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82};
  return std::binary_search(kProvinces.begin(), kProvinces.end(), 10 * (digits[0] - '0') + (digits[1] - '0'));
}

/// Licences of before 2015 have the former number instead.
bool valid(std::string_view text, Date) {
  return check_gb32100(text).valid() || is_registration_number(text);
}

}  // namespace

char gb32100_check_character(std::string_view first_17) {
  if (first_17.size() != 17) return '\0';
  std::size_t sum = 0, weight = 1;
  for (const char c : first_17) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return '\0';
    sum += weight * value;
    weight = weight * 3 % 31;
  }
  return kAlphabet[(31 - sum % 31) % 31];
}

char gb11714_check_character(std::string_view first_8) {
  constexpr std::array kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  if (first_8.size() != kWeights.size()) return '\0';
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = first_8[i];
    if (!is_digit(c) && (c < 'A' || c > 'Z')) return '\0';
    sum += kWeights[i] * (is_digit(c) ? c - '0' : c - 'A' + 10);
  }
  return "0X987654321"[sum % 11];
}

Gb32100 check_gb32100(std::string_view text) {
  Gb32100 result;
  result.shape = text.size() == 18 &&
                 std::all_of(text.begin(), text.end(),
                             [](char c) { return kAlphabet.find(c) != std::string_view::npos; }) &&
                 all_digits(text.substr(2, 6)) && (is_digit(text[16]) || text[16] == 'X');
  if (!result.shape) return result;
  result.region = is_region(text.substr(2, 2));
  result.organisation_check = gb11714_check_character(text.substr(8, 8)) == text[16];
  result.check = gb32100_check_character(text.substr(0, 17)) == text[17];
  return result;
}

char32_t gb32100_character(char32_t c) {
  if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
  switch (c) {
    case U'I':
      return U'1';
    case U'O':
      return U'0';
    case U'S':
      return U'5';
    case U'Z':
      return U'2';
    default:
      return c;
  }
}

bool is_registration_number(std::string_view text) {
  if (text.size() != 15 || !all_digits(text)) return false;
  int product = 10;
  for (const char c : text.substr(0, 14)) {
    const int sum = (product + (c - '0')) % 10;
    product = 2 * (sum == 0 ? 10 : sum) % 11;
  }
  return (product + (text[14] - '0')) % 10 == 1;
}

extern const IdentifierScheme identifier_gb32100;
const IdentifierScheme identifier_gb32100{
    .id = "gb32100",
    .title = "Unified social credit code of mainland China, 18 characters",
    .source = "GB 32100-2015; the organisation code within by GB 11714-1997; regions by GB/T 2260",
    .example = "91350100M000100Y43",
    .valid = valid,
};

}  // namespace docintake
