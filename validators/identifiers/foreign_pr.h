#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/record.h"

namespace docintake {

/// The parts of a number of a foreign permanent resident's identity card.
///
/// 2017: three letters of the nationality, four digits of the place of application, YYMMDD of the birth, one
/// of sequence, and a check digit by the weights 7 3 1 of ICAO Doc 9303 (so the specimen published with the
/// card: CAN110081080310). 2023: 9, two digits of the place of application, the nationality's three of ISO
/// 3166, YYYYMMDD, three of sequence, odd for men, and the check character of GB 11643.
struct ForeignPrNumber {
  bool shape = false;              ///< 3 letters and 12 digits, or 9, 16 digits and a digit or X.
  bool of_2023 = false;            ///< 18 characters.
  std::string nationality;         ///< 2017: three letters; 2023: three digits of ISO 3166-1.
  std::optional<Date> birth_date;  ///< Where it is a real one and not to come; 2017: the latest such century.
  std::string sex;                 ///< 2023: M or F; empty for 2017.
  bool check_digit = false;

  bool valid() const { return shape && birth_date && check_digit; }
};

/// Takes such a number apart. `today` rules out birth dates to come.
ForeignPrNumber check_foreign_pr_number(std::string_view text, Date today);

}  // namespace docintake
