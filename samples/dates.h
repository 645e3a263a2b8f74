// Calendar dates and the ways documents print them.
#pragma once

#include <chrono>
#include <string>

#include "random.h"

namespace docintake::samples {

using Date = std::chrono::year_month_day;

/// The day that counts as today for every sample: fixed, so that a sample does not depend on the day it is
/// made.
inline constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};

/// A date between two years, both included; all days alike probable.
Date random_date(Random& random, int first_year, int last_year);

/// The same day some years later (29 February becomes 28 February where there is none).
Date add_years(Date date, int years);

/// Whole years from `from` to `to`.
int years_between(Date from, Date to);

/// `YYYY-MM-DD`.
std::string iso(Date date);

/// `YYMMDD`, as in an MRZ.
std::string mrz_date(Date date);

/// `2016.03.01`.
std::string dotted(Date date);

}  // namespace docintake::samples
