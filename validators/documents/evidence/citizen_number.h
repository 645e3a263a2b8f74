#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/reading.h"
#include "pipeline/model/record.h"

namespace docintake {

/// One reading of what may be an 18-character number.
struct NumberReading {
  std::string text;                          ///< 18 characters 0-9, X.
  double confidence = 0;                     ///< Least probability among them.
  Quad box{};                                ///< Capture pixels.
  std::size_t line = 0;                      ///< Index into Reading::lines.
  std::vector<CharacterChoices> characters;  ///< Of `text`.
};

/// What the other fields of the card say, as far as they could be read.
struct PrintedPerson {
  std::optional<Date> birth_date;
  std::string sex;  ///< Empty where it could not be read.
};

/// What all readings of a number come to.
struct NumberVote {
  enum class Result {
    none,          ///< Nothing on the page looks like such a number.
    unreadable,    ///< Something does, but what stands there is not certain: withheld.
    check_failed,  ///< Independent readings agree on a number that is not valid: handed on, and said.
    combined,  ///< No reading is valid as a whole, but exactly one mixture of them is, and the card agrees
               ///< with it.
    read,      ///< Read.
  };
  Result result = Result::none;
  NumberReading number;           ///< Filled but for `none` and `unreadable`.
  bool first_generation = false;  ///< A 15-digit number was read instead.
};

/// Every reading of 18 characters that a line offers: its digits readings and its general one, in which
/// letters inside a run of digits are taken for the digits that they look like. Longer runs give their valid
/// windows of 18.
std::vector<NumberReading> number_readings(const Reading& reading, Date today);

/// The same for numbers of that length by another rule, which says whether one is valid.
std::vector<NumberReading> number_readings(const Reading& reading,
                                           const std::function<bool(const std::string&)>& valid);

/// Weighs the readings of a GB 11643 number. Handed on is only what is valid and read alike by two
/// independent readings, or read once and backed by the printed birth date and sex. 17 digits are never a
/// number.
NumberVote vote_on_number(const Reading& reading, const PrintedPerson& printed, Date today);

/// Where a number of 15 or more digits stands: a place to measure from.
struct NumberPlace {
  Box box;                 ///< Around its digits, capture pixels.
  std::size_t digits = 0;  ///< How many were read.
};

/// The lowest such place on the page, if there is one.
std::optional<NumberPlace> number_place(const Reading& reading);

}  // namespace docintake
