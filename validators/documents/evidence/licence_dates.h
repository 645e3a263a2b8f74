#pragma once

#include <optional>

#include "pipeline/model/record.h"

namespace docintake {

/// A day as read, and how surely.
struct ReadDate {
  Date date;
  double confidence = 0;
};

/// The days of a business licence: when the company was established, and its term. Absent ones were not read.
struct LicenceDates {
  std::optional<ReadDate> established;
  std::optional<ReadDate> from;
  std::optional<ReadDate> until;
};

/// Weighs the days against each other: a term begins on the day of establishment or later, and ends some five
/// years, ten, twenty ... after it began, on that day or the one before. Days that agree are the surer for
/// it (0.5 at least); of two that differ by a misread character or contradict each other, the one that the
/// third does not speak for is left in doubt (a confidence of 0.6 at most).
void weigh(LicenceDates& dates);

}  // namespace docintake
