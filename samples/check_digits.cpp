#include "check_digits.h"

#include <array>
#include <cstddef>

namespace docintake::samples {

char resident_number_check(std::string_view first17) {
  static constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (first17[i] - '0');
  return "10X98765432"[sum % 11];
}

char organisation_check(std::string_view first8) {
  static constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = first8[i];
    sum += kWeights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
  }
  return "0X987654321"[sum % 11];
}

char credit_code_check(std::string_view first17) {
  static constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int sum = 0, weight = 1;
  for (const char c : first17) {
    sum += weight * static_cast<int>(kCharacters.find(c));
    weight = weight * 3 % 31;
  }
  return kCharacters[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

char mrz_check(std::string_view field) {
  static constexpr std::array<int, 3> kWeights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const char c = field[i];
    const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
    sum += kWeights[i % 3] * value;
  }
  return static_cast<char>('0' + sum % 10);
}

}  // namespace docintake::samples
