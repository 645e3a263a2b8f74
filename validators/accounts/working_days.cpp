#include "validators/accounts/working_days.h"

#include <chrono>

namespace docintake {
namespace {

namespace chrono = std::chrono;

/// A calendar in which no day is worked must not keep the search going for ever.
constexpr int kMostDays = 3660;

}  // namespace

bool is_working_day(Date day, const Calendar& calendar) {
  if (calendar.working_weekends.contains(day)) return true;
  const chrono::weekday weekday{chrono::sys_days(day)};
  const bool weekend = weekday == chrono::Saturday || weekday == chrono::Sunday;
  return !weekend && !calendar.holidays.contains(day);
}

Date add_working_days(Date day, int days, const Calendar& calendar) {
  chrono::sys_days due = day;
  for (int passed = 0, looked_at = 0; passed < days && looked_at < kMostDays; ++looked_at) {
    due += chrono::days(1);
    if (is_working_day(Date(due), calendar)) ++passed;
  }
  return Date(due);
}

}  // namespace docintake
