#include "validators/documents/evidence/licence_dates.h"

#include <algorithm>
#include <string>

namespace docintake {
namespace {

constexpr double kDoubtful = 0.6;
constexpr double kAgreed = 0.5;      // of days that agree, at least
constexpr std::size_t kMisread = 2;  // characters in which a day differs from another one it may be
constexpr int kUsualStep = 5;        // terms are of so many years or a multiple of it

/// Whether a term that ends on that day may have begun on the other one.
bool ends_term_of(Date until, Date begin) {
  const int years = int(until.year()) - int(begin.year());
  const auto day_after = [](Date date) { return Date(std::chrono::sys_days(date) + std::chrono::days(1)); };
  const auto same_day = [&](Date date) { return date.month() == begin.month() && date.day() == begin.day(); };
  const bool whole = same_day(until) || same_day(day_after(until));
  const int full = int(day_after(until).year()) - int(begin.year());
  return whole && years > 0 && (years % kUsualStep == 0 || full % kUsualStep == 0);
}

bool nearly_same(Date a, Date b) {
  const std::string one = to_iso(a), other = to_iso(b);
  std::size_t differing = 0;
  for (std::size_t i = 0; i < one.size(); ++i) differing += one[i] != other[i];
  return differing > 0 && differing <= kMisread;
}

void doubt(ReadDate& date) { date.confidence = std::min(date.confidence, kDoubtful); }

/// Each as sure as both together: that they say the same is more than their characters say.
void back(ReadDate& a, ReadDate& b) {
  a.confidence = b.confidence = std::max(kAgreed, 1 - (1 - a.confidence) * (1 - b.confidence));
}

}  // namespace

void weigh(LicenceDates& dates) {
  auto& [established, from, until] = dates;
  const auto fits = [&](const std::optional<ReadDate>& begin) {
    return begin && until && ends_term_of(until->date, begin->date);
  };
  const bool fits_established = fits(established), fits_from = fits(from);
  if (established && from) {
    if (established->date == from->date) {
      back(*established, *from);
    } else if (nearly_same(established->date, from->date) || established->date > from->date) {
      if (fits_from == fits_established || !fits_established) doubt(*established);
      if (fits_from == fits_established || !fits_from) doubt(*from);
    }
  }
  if (!until) return;
  if (fits_from) {
    back(*from, *until);
  } else if (fits_established) {
    back(*established, *until);
  } else if (from && nearly_same(from->date, until->date)) {
    doubt(*until);
  }
}

}  // namespace docintake
