#include "validators/documents/evidence/validity.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <vector>

#include "validators/documents/evidence/candidate.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct Validity {
  Date from;
  std::optional<Date> until;  ///< Nothing: long term.

  bool operator==(const Validity&) const = default;
};

/// Whether it says so, on a document that can be valid for long.
bool may_be_long_term(std::u32string_view text, ValiditySpans spans) {
  if (spans != ValiditySpans::resident_card) return false;
  return text.find(U'长') != std::u32string_view::npos || text.find(U"期") != std::u32string_view::npos;
}

/// 2016.03.01-2036.03.01 or 2016.03.01-长期, by its digits alone: stops and the dash are what readers lose,
/// or take for digits, first. One digit too many between the dates is the dash.
std::optional<Validity> validity_of(const std::string& digits, bool long_term) {
  const auto from = date_at(digits, 0);
  if (!from) return std::nullopt;
  if (digits.size() == 8 && long_term) return Validity{*from, std::nullopt};
  if (digits.size() != 16 && digits.size() != 17) return std::nullopt;
  const auto until = date_at(digits, digits.size() - 8);
  if (!until || *until <= *from) return std::nullopt;
  return Validity{*from, *until};
}

/// The digits of a text from the first to the last, with what is read for zeros among and behind them: a
/// label in front may have letters like them.
std::string digits_of(std::u32string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(), is_ascii_digit);
  auto end = std::find_if(text.rbegin(), text.rend(), is_ascii_digit).base();
  while (end < text.end() && *end == U'O') ++end;
  std::string digits;
  for (auto c = begin; c < end; ++c) {
    if (is_ascii_digit(*c)) digits += char(*c);
    if (*c == U'O') digits += '0';
  }
  return digits;
}

bool same_day(Date a, Date b) {
  return a.month() == b.month() && (a.day() == b.day() || a.month() == std::chrono::February);
}

/// A span to the day as that kind of document has it.
bool is_plausible_span(const Validity& validity, ValiditySpans spans) {
  const bool card = spans == ValiditySpans::resident_card;
  if (!validity.until) return card;
  constexpr std::array kSpans{5, 10, 20};
  const auto fits = [&](Date until) {
    const int years = int(until.year()) - int(validity.from.year());
    return same_day(until, validity.from) && std::find(kSpans.begin(), kSpans.end(), years) != kSpans.end();
  };
  const Date day_after{std::chrono::sys_days{*validity.until} + std::chrono::days{1}};
  return fits(*validity.until) || (!card && fits(day_after));
}

/// The span in a text; on permits also behind the digits that a badly read label in front was taken for, or
/// before those that a pattern behind it was.
std::optional<Validity> validity_in(const std::string& digits, std::u32string_view text,
                                    ValiditySpans spans) {
  constexpr std::size_t kBothDates = 16;
  const auto validity = validity_of(digits, may_be_long_term(text, spans));
  if (validity || spans != ValiditySpans::permit || digits.size() <= kBothDates) return validity;
  const auto last = validity_of(digits.substr(digits.size() - kBothDates), false);
  return last ? last : validity_of(digits.substr(0, kBothDates), false);
}

/// One reading of the span.
struct ValidityReading {
  Validity validity;
  double confidence = 0;
};

/// What the general reading and the digits readings of the lines make of the span.
std::vector<ValidityReading> validity_readings(const Evidence& evidence, const Value& value,
                                               ValiditySpans spans) {
  const std::u32string text = value.text();
  std::vector<ValidityReading> readings;
  if (const auto general = validity_in(digits_of(text), text, spans)) {
    readings.push_back({*general, value.confidence()});
  }
  for (const std::string& digits : digits_readings(evidence, value)) {
    if (const auto validity = validity_in(digits, text, spans)) readings.push_back({*validity, 0});
  }
  return readings;
}

/// The span that most readings have; of equally many a plausible one. Two dates 5, 10 or 20 years apart to
/// the day do not come about by misreading, so a plausible span is surer than its characters.
std::optional<ValidityReading> settled_validity(const std::vector<ValidityReading>& readings,
                                                ValiditySpans spans) {
  constexpr double kByPlausibility = 0.8, kDoubtLeftByVote = 0.5;
  std::optional<ValidityReading> best;
  int most = 0;
  for (const ValidityReading& reading : readings) {
    const auto same = [&](const ValidityReading& other) { return other.validity == reading.validity; };
    const int votes = int(std::count_if(readings.begin(), readings.end(), same));
    const bool plausible = is_plausible_span(reading.validity, spans);
    const int weight = 2 * votes + plausible;
    if (weight <= most) continue;
    most = weight;
    best = reading;
    if (plausible && reading.validity.until) best->confidence = std::max(best->confidence, kByPlausibility);
    best->confidence = 1 - (1 - best->confidence) * std::pow(kDoubtLeftByVote, votes - 1);
  }
  return best;
}

}  // namespace

std::optional<Date> date_at(const std::string& digits, std::size_t at) {
  if (digits.size() < at + 8) return std::nullopt;
  const std::string century = digits.substr(at, 2);
  if (century != "19" && century != "20") return std::nullopt;
  return date_from_iso(digits.substr(at, 4) + '-' + digits.substr(at + 4, 2) + '-' +
                       digits.substr(at + 6, 2));
}

void read_validity(const Evidence& evidence, const Value& value, ValiditySpans spans, Record& record) {
  const auto read = settled_validity(validity_readings(evidence, value, spans), spans);
  if (!read) {
    put(record, "valid_from", std::nullopt);
    put(record, "valid_until", std::nullopt);
    return;
  }
  const Validity& validity = read->validity;
  Candidate date = candidate(to_iso(validity.from), value);
  date.confidence = read->confidence;
  put(record, "valid_from", date);
  date.value = validity.until ? to_iso(*validity.until) : "long_term";
  put(record, "valid_until", date);
  if (!is_plausible_span(validity, spans))
    record.findings.push_back(finding_about("validity_span_implausible", "valid_until"));
}

/// The row that looks like a validity span, for a back whose labels were lost.
std::optional<std::size_t> validity_row(std::span<const TextRow> rows, ValiditySpans spans) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (validity_in(digits_of(rows[i].text), rows[i].text, spans)) return i;
  }
  return std::nullopt;
}

}  // namespace docintake
