#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

namespace chrono = std::chrono;

constexpr int kLongTerm = 0;

/// The years that a resident identity card is issued for at that age; kLongTerm for 长期.
int years_at_age(int age) { return age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : kLongTerm; }

int full_years(Date from, Date to) {
  const int years = int(to.year()) - int(from.year());
  const bool reached = std::pair(to.month(), to.day()) >= std::pair(from.month(), from.day());
  return reached ? years : years - 1;
}

/// A day of the year that many years later; 29 February may be followed by either neighbour.
bool are_years_apart(Date from, Date until, int years) {
  const Date same_day = from + chrono::years(years);
  if (same_day.ok()) return until == same_day;
  return until == Date{same_day.year(), chrono::February, chrono::day(28)} ||
         until == Date{same_day.year(), chrono::March, chrono::day(1)};
}

struct Validity {
  Date from;
  std::optional<Date> until;  ///< Nothing: for ever.
};

bool resident_span_plausible(const Validity& validity, const std::optional<Date>& birth_date) {
  const auto fits = [&](int years) {
    return validity.until ? years != kLongTerm && are_years_apart(validity.from, *validity.until, years)
                          : years == kLongTerm;
  };
  if (birth_date) {
    // The day of issue lies some weeks before the first day of validity, so an age just passed may not count.
    const int age = full_years(*birth_date, validity.from);
    return age >= 0 && (fits(years_at_age(age)) || fits(years_at_age(std::max(0, age - 1))));
  }
  return fits(5) || fits(10) || fits(20) || fits(kLongTerm);
}

bool span_plausible(const Validity& validity, double most_years) {
  if (!validity.until) return false;
  return validity.from < *validity.until && full_years(validity.from, *validity.until) <= most_years;
}

std::optional<Date> birth_date_in(const Application& application) {
  for (const Exhibit& exhibit : application.exhibits()) {
    if (const FieldValue* born = exhibit.record.find("birth_date")) return date_from_iso(born->value);
  }
  return std::nullopt;
}

std::optional<Ruling> of_exhibit(const Exhibit& exhibit, const std::optional<Date>& birth_date,
                                 double most_years) {
  const FieldValue* from = exhibit.record.find("valid_from");
  const FieldValue* until = exhibit.record.find("valid_until");
  if (from == nullptr || until == nullptr) return std::nullopt;
  const Facts facts{
      {"kind", exhibit.record.kind}, {"valid_from", from->value}, {"valid_until", until->value}};
  const std::optional<Date> first = date_from_iso(from->value);
  const std::optional<Date> last = date_from_iso(until->value);
  if (!first || (!last && until->value != "long_term")) {
    return Ruling{CheckOutcome::cannot_tell, facts,
                  "The document's validity could not be read with certainty. Upload a clearer picture of it.",
                  "证件有效期无法确认。请上传更清晰的图片。"};
  }
  const Validity validity{*first, last};
  const bool plausible = !exhibit.has_finding("validity_span_implausible") &&
                         (exhibit.record.kind == "prc_id_card" ? resident_span_plausible(validity, birth_date)
                                                               : span_plausible(validity, most_years));
  if (plausible) return Ruling{CheckOutcome::pass, facts, "The validity is a usual one.", "证件有效期合理。"};
  return Ruling{
      CheckOutcome::fail, facts,
      "No such document is issued for the time that it says. Upload the original, unmodified document.",
      "证件有效期限与签发规定不符。请上传未经修改的证件原件。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  const std::optional<Date> birth_date = birth_date_in(application);
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    if (exhibit.record.kind == "business_licence") continue;
    if (auto ruling = of_exhibit(exhibit, birth_date, parameters.number("most_years")))
      rulings.push_back(std::move(*ruling));
  }
  return worst(std::move(rulings),
               {CheckOutcome::cannot_tell,
                {},
                "Beginning and end of the document's validity could not both be read. Upload the side that "
                "shows them.",
                "未能读取证件的有效期起止日期。请上传印有有效期的一面。"});
}

constexpr ParameterDescription kParameters[]{
    {"most_years", ParameterKind::number,
     "The longest validity of a document that is no resident identity card, in years"},
};

}  // namespace

extern const Rule rule_validity_span_plausible;
const Rule rule_validity_span_plausible{
    .id = "validity_span_plausible",
    .question = "Is each document valid for a time for which such documents are issued?",
    .what =
        "Passes when the span from the first to the last day of validity is one that documents of the kind "
        "have: 5, 10, 20 years or long term for a resident identity card, as the holder's age at issue "
        "demands where the birth date was read; up to `most_years` for others. Fails for another span. "
        "Cannot tell where not both ends were read. A business licence has no usual span and is left out.",
    .why =
        "A changed date mostly leaves a span that nobody issues. Cards are valid from some weeks after they "
        "were applied for, so just after a birthday the span of the age before is right too.",
    .reads = "fields valid_from, valid_until, birth_date; finding validity_span_implausible",
    .source =
        "Huawei Cloud, individual: \"Your certificate must be valid.\"; Law on Resident Identity Cards, "
        "article 5",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
