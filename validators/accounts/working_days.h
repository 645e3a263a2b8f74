#pragma once

#include "pipeline/model/background.h"

namespace docintake {

/// Whether the day is worked: Monday to Friday but for the calendar's holidays, and the weekend days that it
/// says are worked.
bool is_working_day(Date day, const Calendar& calendar);

/// The working day that is `days` working days after the day, at most ten years later; the day itself for 0
/// and less. What is handed in on a free day counts from the next working day.
Date add_working_days(Date day, int days, const Calendar& calendar);

}  // namespace docintake
