// The foreign permanent resident's identity card of mainland China: the cards of 2017, with a zone on the
// back, and of 2023.
#include <algorithm>
#include <array>
#include <map>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/citizen_number.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/permit_print.h"
#include "validators/documents/layout/labels.h"
#include "validators/identifiers/foreign_pr.h"
#include "validators/identifiers/icao9303.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::array<std::u32string_view, 2> kTitles{U"外国人永久居留身份证",
                                                     U"FOREIGNPERMANENTRESIDENTIDCARD"};
constexpr std::size_t kLetters = 3;  ///< In front of the digits of a number of 2017.

bool is_valid(const std::string& text, Date today) { return check_foreign_pr_number(text, today).valid(); }

// ---- The number

/// The country that the number names.
std::optional<std::string> nationality_of(const ForeignPrNumber& number) {
  return number.of_2023 ? country_of_number(number.nationality) : country_of(to_u32(number.nationality));
}

/// Whether the birth date is printed as the number says, and the sex not otherwise.
bool agrees(const ForeignPrNumber& number, const PermitPrint& print) {
  if (!print.birth_date || !number.birth_date || print.birth_date->value != to_iso(*number.birth_date))
    return false;
  return number.sex.empty() || !print.sex || print.sex->value == number.sex;
}

/// How many digits readings of any line have all but the X at the end of a number that ends so.
int readings_without_x(const Evidence& evidence, const std::string& number) {
  if (number.back() != 'X') return 0;
  int count = 0;
  for (const TextLine& line : evidence.reading.lines) {
    count += int(std::count_if(line.digits.begin(), line.digits.end(), [&](const RecognizedLine& reading) {
      return reading.text == number.substr(0, number.size() - 1);
    }));
  }
  return count;
}

/// 2023: valid, and read alike twice, or read fairly surely and backed by the birth date.
std::optional<Candidate> number_of_2023(const Evidence& evidence, const PermitPrint& print) {
  const auto valid = [&](const std::string& text) { return is_valid(text, evidence.today); };
  std::map<std::string, std::pair<int, Candidate>> tallies;
  for (const NumberReading& reading : number_readings(evidence.reading, valid)) {
    if (!valid(reading.text)) continue;
    auto& [votes, best] = tallies[reading.text];
    if (votes++ == 0 || reading.confidence > best.confidence)
      best = {reading.text, reading.text, reading.confidence, reading.box, reading.characters};
  }
  if (tallies.size() != 1) return std::nullopt;
  auto& [text, tally] = *tallies.begin();
  auto& [votes, number] = tally;
  constexpr double kLeast = 0.6;
  const bool backed =
      number.confidence >= kLeast && agrees(check_foreign_pr_number(text, evidence.today), print);
  if (votes + readings_without_x(evidence, text) < 2 && !backed) return std::nullopt;
  number.confidence = 1 - (1 - number.confidence) * kDoubtLeftByAgreement;
  leave_doubt(number.characters, kDoubtLeftByAgreement);
  return number;
}

/// Whether the digits of a number stand in a digits reading of some line as well.
bool is_read_again(const Evidence& evidence, const std::string& digits) {
  return std::any_of(evidence.reading.lines.begin(), evidence.reading.lines.end(), [&](const TextLine& line) {
    return std::any_of(line.digits.begin(), line.digits.end(),
                       [&](const RecognizedLine& reading) { return reading.text.ends_with(digits); });
  });
}

/// 2017: valid, of a country that there is, no character read badly, and its digits read alike by another
/// reading or backed by the printed birth date.
std::optional<Candidate> number_of_2017(const Evidence& evidence, const PermitPrint& print) {
  constexpr double kLeast = 0.6;
  const auto valid = [&](const std::string& text) {
    return text.size() > kLetters && is_ascii_upper(char32_t(text[0])) && is_valid(text, evidence.today);
  };
  const std::vector<Candidate> words = words_that_are(evidence, valid);
  if (words.empty()) return std::nullopt;
  Candidate number = words[0];
  const ForeignPrNumber parts = check_foreign_pr_number(number.value, evidence.today);
  const bool alone = std::all_of(words.begin(), words.end(),
                                 [&](const Candidate& other) { return other.value == number.value; });
  const auto country = nationality_of(parts);
  const bool contradicted = print.nationality && country && print.nationality->value != *country;
  const bool backed = agrees(parts, print) || is_read_again(evidence, number.value.substr(kLetters));
  if (!alone || !country || contradicted || !backed || number.confidence < kLeast) return std::nullopt;
  number.confidence = 1 - (1 - number.confidence) * kDoubtLeftByAgreement;
  leave_doubt(number.characters, kDoubtLeftByAgreement);
  return number;
}

// ---- The sides

/// The number, and birth date, sex and nationality as printed against those that it contains.
void put_number_and_person(const Evidence& evidence, const PermitPrint& print, Record& record) {
  auto number = number_of_2023(evidence, print);
  if (!number) number = number_of_2017(evidence, print);
  put_number(number, record);
  if (!record.find("number")) {
    put_person(print, record);
    put(record, "nationality", print.nationality);
    return;
  }
  const FieldValue source = *record.find("number");
  const ForeignPrNumber parts = check_foreign_pr_number(source.value, evidence.today);
  settle(record, "birth_date", print.birth_date, to_iso(*parts.birth_date), source);
  if (parts.sex.empty()) {
    put(record, "sex", print.sex);
  } else {
    settle(record, "sex", print.sex, parts.sex, source);
  }
  if (const auto country = nationality_of(parts)) {
    settle(record, "nationality", print.nationality, *country, source);
  } else {
    put(record, "nationality", print.nationality);
  }
}

Record extract_front(const Evidence& evidence) {
  const PermitPrint print = permit_print(evidence);
  Record record;
  put_number_and_person(evidence, print, record);
  put_names(print, print.name.has_value(), record);
  put_issue(evidence, print, record);
  return record;
}

/// The number of a zone that the rest of the zone backs, where its characters alone leave doubt: valid by its
/// own check digit and the zone's, with the zone's birth date and nationality inside.
void put_backed_number(const MrzEvidence& zone, Date today, Record& record) {
  constexpr double kSure = 0.8;
  const Mrz& mrz = zone.mrz;
  const ForeignPrNumber parts = check_foreign_pr_number(mrz.number, today);
  const bool backed = parts.valid() && !parts.of_2023 && mrz.number_check == DigitCheck::pass &&
                      mrz.composite_check == DigitCheck::pass && parts.nationality == mrz.nationality &&
                      parts.birth_date == mrz_birth_date(mrz.birth_date, today);
  if (!backed || record.find("number")) return;
  record.fields["number"] = {field_value(mrz.number, mrz.number, kSure, zone.quad, Source::mrz), {}};
  std::erase_if(record.findings, [](const Finding& finding) { return finding.code == "number_unreadable"; });
}

/// The zone's first nine characters alone, where what tells that more follow was misread, are no number.
void drop_part_of_number(Record& record) {
  constexpr std::size_t kWhole = 15;  // of 2017, the only ones in a zone
  const FieldValue* number = record.find("number");
  if (!number || number->value.size() == kWhole) return;
  record.fields.erase("number");
  record.findings.push_back(finding_about("number_unreadable", "number"));
}

/// The card of 2023 has no zone: its back says who issued it and until when it is valid.
Record extract_back(const Evidence& evidence) {
  if (evidence.mrz) {
    Record record = permit_back(evidence);
    drop_part_of_number(record);
    put_backed_number(*evidence.mrz, evidence.today, record);
    return record;
  }
  Record record;
  put_issue(evidence, permit_print(evidence), record);
  return record;
}

Record extract(const Evidence& evidence, Side side) {
  return side == Side::back ? extract_back(evidence) : extract_front(evidence);
}

// ---- Telling it

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz) {
    const Mrz& mrz = evidence.mrz->mrz;
    const bool ours = mrz.format == MrzFormat::td1 && mrz.document_code.starts_with('C') &&
                      mrz.issuing_state == "CHN" && !is_mainland_travel_permit(mrz);
    if (!ours) return {};
    return {mrz.checks_pass() ? 0.99 : 0.85, Side::back};
  }
  constexpr double kLeastTitle = 0.7, kTitle = 0.6, kNumber = 0.3;
  const double title = best_word(evidence.rows, kTitles, kLeastTitle);
  const PermitPrint print = permit_print(evidence);
  const bool number = number_of_2023(evidence, print) || number_of_2017(evidence, print);
  if (title == 0 && !number) return {};
  const double score = kTitle * title + (number ? kNumber : 0) + print.score();
  return {std::min(0.95, score), print.of_person() || number ? Side::front : Side::back};
}

constexpr std::array kSides{Side::front, Side::back};
constexpr std::array<std::string_view, 14> kFields{"name",
                                                   "name_latin",
                                                   "surname",
                                                   "given_names",
                                                   "sex",
                                                   "birth_date",
                                                   "number",
                                                   "nationality",
                                                   "valid_from",
                                                   "valid_until",
                                                   "issuing_authority",
                                                   "mrz",
                                                   "mrz_repaired",
                                                   "issuing_country"};

}  // namespace

extern const DocumentKind kind_foreign_pr_card;
const DocumentKind kind_foreign_pr_card{
    .id = "foreign_pr_card",
    .title = "Foreign permanent resident identity card of mainland China",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = "foreign_pr",
    .doc =
        "Known by a machine readable zone of 3 x 30 that CHN issued with a code in C other than CR and CT "
        "(back, 2017), by its title in Chinese or English, or by a valid number of either edition with "
        "labels and values of such a card.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
