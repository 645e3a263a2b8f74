#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/record.h"

namespace docintake {

/// A date found in a text.
struct FoundDate {
  Date date;
  std::optional<Date> swapped;  ///< Day and month the other way round, where numbers alone leave that open.
  bool century_given =
      true;  ///< Whether four digits of the year stand there; else it is the one of 1930 to 2029.
  std::size_t begin = 0;  ///< First character of the folded text.
  std::size_t end = 0;    ///< One past the last.
};

/// Every date in a folded text, in order, not overlapping: 1990年1月2日, 1990.01.02, 1990-1-2, 1990/01/02,
/// 19900102 (standing alone), 02.01.1990, 02 01 1990, 02JAN1990, 02 JAN/JAN 90, JAN 02 1990, 12 8月/AUG 1974.
/// Numbers alone are taken as day and month unless the day cannot be one. Letters that readers take for
/// digits (O, I, l, S, B, Z) are read as digits inside a date.
std::vector<FoundDate> find_dates(std::u32string_view text);

/// The one date of the text; nothing where there is none or more than one.
std::optional<FoundDate> single_date(std::u32string_view text);

/// Whether eight digits are a day of 1900 to 2099, in any of the orders that dates are written in: one whose
/// marks were not read, and no number then.
bool may_be_day(std::string_view digits);

}  // namespace docintake
