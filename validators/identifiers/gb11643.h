#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/record.h"

namespace docintake {

/// What a citizen identification number of GB 11643-1999 says, part by part. Nothing is repaired.
struct Gb11643 {
  bool shape = false;              ///< 17 digits and a digit or 'X'.
  bool region = false;             ///< Its first two digits are a province of GB/T 2260.
  std::optional<Date> birth_date;  ///< If it is a real day, not before 1800 and not to come.
  std::string sex;                 ///< "M" where the sequence is odd, else "F"; empty without the shape.
  bool check_digit = false;        ///< ISO 7064 MOD 11-2 agrees.

  /// Whether everything that can be checked is right.
  bool valid() const { return shape && region && birth_date && check_digit; }
};

/// Takes a number apart. `text` is the bare number; a small 'x' is not accepted.
Gb11643 check_gb11643(std::string_view text, Date today);

/// The check character that the first 17 digits demand (ISO 7064 MOD 11-2), or '\0' where they are not 17
/// digits.
char gb11643_check_character(std::string_view first_17);

/// Whether the text has the shape of a first-generation number (15 digits with a real date, years of 19xx):
/// such a number belongs to a document that is no longer valid.
bool is_first_generation_gb11643(std::string_view text);

}  // namespace docintake
