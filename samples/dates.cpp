#include "dates.h"

#include <fmt/format.h>

namespace docintake::samples {

namespace {

int year_of(Date date) { return static_cast<int>(date.year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(date.month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(date.day()); }

}  // namespace

Date random_date(Random& random, int first_year, int last_year) {
  using namespace std::chrono;
  const sys_days first{year{first_year} / January / 1};
  const sys_days last{year{last_year} / December / 31};
  return Date{first + days{random.between(0, static_cast<int>((last - first).count()))}};
}

Date add_years(Date date, int years) {
  const Date moved{date.year() + std::chrono::years{years}, date.month(), date.day()};
  return moved.ok() ? moved : Date{moved.year(), moved.month(), std::chrono::day{28}};
}

int years_between(Date from, Date to) {
  const int years = year_of(to) - year_of(from);
  return add_years(from, years) > to ? years - 1 : years;
}

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_of(date), day_of(date));
}

std::string mrz_date(Date date) {
  return fmt::format("{:02}{:02}{:02}", year_of(date) % 100, month_of(date), day_of(date));
}

std::string dotted(Date date) {
  return fmt::format("{:04}.{:02}.{:02}", year_of(date), month_of(date), day_of(date));
}

}  // namespace docintake::samples
