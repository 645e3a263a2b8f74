#pragma once

#include <string_view>

#include "pipeline/model/record.h"

namespace docintake {

/// Whether 16 characters are a British driver number (DVLA) of a person of that surname, those given names
/// (empty: not known) and that birth date: the surname's first five letters (9 for those missing, MAC as MC),
/// the decade's digit, the month (women's plus 50), the day, the year's last digit, two initials or 9, then
/// three characters of the issuer's own.
bool is_british_driver_number(std::string_view text, std::string_view surname, std::string_view given_names,
                              Date birth);

}  // namespace docintake
