#include "validators/documents/evidence/british_driver_number.h"

#include <algorithm>
#include <string>

namespace docintake {

bool is_british_driver_number(std::string_view text, std::string_view surname, std::string_view given_names,
                              Date birth) {
  constexpr std::size_t kLength = 16, kName = 5;
  if (text.size() != kLength || !birth.ok()) return false;
  std::string name;
  for (const char c : surname) {
    if (c >= 'A' && c <= 'Z') name += c;
  }
  if (name.starts_with("MAC")) name.erase(1, 1);
  name.resize(kName, '9');
  if (text.substr(0, kName) != name) return false;
  const auto digit = [&](std::size_t i) { return text[i] - '0'; };
  if (!std::all_of(text.begin() + kName, text.begin() + 11, [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  // The initials of the first two given names, 9 for one that there is not.
  std::string initials;
  for (std::size_t i = 0; i < given_names.size() && initials.size() < 2; ++i) {
    if (i == 0 || given_names[i - 1] == ' ') initials += given_names[i];
  }
  if (!initials.empty() &&
      (text[11] != initials[0] || (initials.size() > 1 ? text[12] != initials[1] : text[12] != '9')))
    return false;
  const int year = int(birth.year());
  const int month = 10 * (digit(6) % 5) + digit(7), day = 10 * digit(8) + digit(9);
  return digit(5) == year / 10 % 10 && digit(10) == year % 10 && month == int(unsigned(birth.month())) &&
         day == int(unsigned(birth.day()));
}

}  // namespace docintake
