#include "validators/documents/evidence/travel_fields.h"

#include <algorithm>
#include <array>
#include <set>

#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/layout/printed_fields.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// English, French, German, Spanish, Chinese; labels of fields that are not asked for have no field.
constexpr std::array kLabels{
    FieldLabel{"number", U"PASSPORTNO"},
    FieldLabel{"number", U"PASSPORTNUMBER"},
    FieldLabel{"number", U"PASSEPORTNO"},
    FieldLabel{"number", U"N°DEPASSEPORT"},
    FieldLabel{"number", U"PASSNR"},
    FieldLabel{"number", U"PASS-NR"},
    FieldLabel{"number", U"REISEPASSNR"},
    FieldLabel{"number", U"PASAPORTENO"},
    FieldLabel{"number", U"护照号"},
    FieldLabel{"number", U"护照号码"},
    FieldLabel{"number", U"護照號碼"},
    FieldLabel{"number", U"DOCUMENTNO"},
    FieldLabel{"number", U"DOCUMENTNUMBER"},
    FieldLabel{"number", U"NO.DUDOCUMENT"},
    FieldLabel{"number", U"CARDNO"},
    FieldLabel{"number", U"CARDNUMBER"},
    FieldLabel{"number", U"IDENTITYCARDNO"},
    FieldLabel{"number", U"IDNO"},
    FieldLabel{"number", U"AUSWEISNR"},
    FieldLabel{"", U"PERSONALNO"},
    FieldLabel{"", U"PERSONENNUMMER"},
    FieldLabel{"", U"N°PERSONNEL"},
    FieldLabel{"", U"N°PERSONAL"},
    FieldLabel{"", U"身份号码"},
    FieldLabel{"", U"LICENCENO"},
    FieldLabel{"surname", U"SURNAME"},
    FieldLabel{"surname", U"NOM"},
    FieldLabel{"surname", U"APELLIDOS"},
    FieldLabel{"surname", U"姓/SURNAME"},
    FieldLabel{"surname", U"SURNAME/NOM"},
    FieldLabel{"surname", U"APELLIDOS/SURNAME"},
    FieldLabel{"surname", U"FAMILIENNAME"},
    FieldLabel{"surname", U"NACHNAME"},
    FieldLabel{"given_names", U"GIVENNAMES"},
    FieldLabel{"given_names", U"GIVENNAMES/PRÉNOMS"},
    FieldLabel{"given_names", U"PRENOMS"},
    FieldLabel{"given_names", U"PRÉNOMS"},
    FieldLabel{"given_names", U"VORNAMEN"},
    FieldLabel{"given_names", U"VORNAMEN/GIVENNAMES"},
    FieldLabel{"given_names", U"NOMBRE/GIVENNAMES"},
    FieldLabel{"given_names", U"FIRSTNAMES"},
    FieldLabel{"given_names", U"名/GIVENNAMES"},
    FieldLabel{"given_names", U"FORENAMES"},
    FieldLabel{"name", U"姓名"},
    FieldLabel{"name", U"姓名/NAME"},
    FieldLabel{"nationality", U"NATIONALITY"},
    FieldLabel{"nationality", U"NATIONALITÉ"},
    FieldLabel{"nationality", U"NATIONALITY/NATIONALITÉ"},
    FieldLabel{"nationality", U"国籍/NATIONALITY"},
    FieldLabel{"nationality", U"STAATSANGEHÖRIGKEIT"},
    FieldLabel{"nationality", U"NACIONALIDAD"},
    FieldLabel{"nationality", U"NACIONALIDAD/NATIONALITY"},
    FieldLabel{"nationality", U"STAATSANGEHÖRIGKEIT/NATIONALITY"},
    FieldLabel{"birth_date", U"DATEOFBIRTH"},
    FieldLabel{"birth_date", U"DATEDENAISSANCE"},
    FieldLabel{"birth_date", U"DATEOFBIRTH/DATEDENAISSANCE"},
    FieldLabel{"birth_date", U"GEBURTSDATUM"},
    FieldLabel{"birth_date", U"GEBURTSDATUM/DATEOFBIRTH"},
    FieldLabel{"birth_date", U"FECHADENACIMIENTO"},
    FieldLabel{"birth_date", U"FECHADENACIMIENTO/DATEOFBIRTH"},
    FieldLabel{"birth_date", U"出生日期"},
    FieldLabel{"birth_date", U"出生日期/DATEOFBIRTH"},
    FieldLabel{"birth_date", U"GEBURTSTAG"},
    FieldLabel{"sex", U"SEX"},
    FieldLabel{"sex", U"SEXE"},
    FieldLabel{"sex", U"SEX/SEXE"},
    FieldLabel{"sex", U"GESCHLECHT"},
    FieldLabel{"sex", U"GESCHLECHT/SEX"},
    FieldLabel{"sex", U"SEXO"},
    FieldLabel{"sex", U"SEXO/SEX"},
    FieldLabel{"sex", U"性别"},
    FieldLabel{"sex", U"性别/SEX"},
    FieldLabel{"valid_until", U"DATEOFEXPIRY"},
    FieldLabel{"valid_until", U"DATEOFEXPIRATION"},
    FieldLabel{"valid_until", U"DATED'EXPIRATION"},
    FieldLabel{"valid_until", U"DATEOFEXPIRY/DATED'EXPIRATION"},
    FieldLabel{"valid_until", U"EXPIRYDATE"},
    FieldLabel{"valid_until", U"VALIDUNTIL"},
    FieldLabel{"valid_until", U"GÜLTIGBIS"},
    FieldLabel{"valid_until", U"GÜLTIGBIS/DATEOFEXPIRY"},
    FieldLabel{"valid_until", U"FECHADECADUCIDAD"},
    FieldLabel{"valid_until", U"FECHADECADUCIDAD/DATEOFEXPIRY"},
    FieldLabel{"valid_until", U"有效期至"},
    FieldLabel{"valid_until", U"有效期至/DATEOFEXPIRY"},
    FieldLabel{"issuing_country", U"COUNTRYCODE"},
    FieldLabel{"issuing_country", U"CODEOFISSUINGSTATE"},
    FieldLabel{"issuing_country", U"ISSUINGCOUNTRY"},
    FieldLabel{"issuing_country", U"国家码"},
    FieldLabel{"issuing_country", U"国家码/COUNTRYCODE"},
    FieldLabel{"issuing_country", U"CODEDUPAYS"},
    FieldLabel{"", U"PLACEOFBIRTH"},
    FieldLabel{"", U"LIEUDENAISSANCE"},
    FieldLabel{"", U"PLACEOFBIRTH/LIEUDENAISSANCE"},
    FieldLabel{"", U"GEBURTSORT/PLACEOFBIRTH"},
    FieldLabel{"", U"GEBURTSORT"},
    FieldLabel{"", U"LUGARDENACIMIENTO"},
    FieldLabel{"", U"LUGARDENACIMIENTO/PLACEOFBIRTH"},
    FieldLabel{"", U"出生地点"},
    FieldLabel{"", U"出生地点/PLACEOFBIRTH"},
    FieldLabel{"", U"DATEOFISSUE"},
    FieldLabel{"", U"DATEOFISSUE/DATEDEDÉLIVRANCE"},
    FieldLabel{"", U"DATEDEDÉLIVRANCE"},
    FieldLabel{"", U"AUSSTELLUNGSDATUM"},
    FieldLabel{"", U"AUSSTELLUNGSDATUM/DATEOFISSUE"},
    FieldLabel{"", U"FECHADEEXPEDICIÓN"},
    FieldLabel{"", U"FECHADEEXPEDICIÓN/DATEOFISSUE"},
    FieldLabel{"", U"签发日期"},
    FieldLabel{"", U"签发日期/DATEOFISSUE"},
    FieldLabel{"", U"AUTHORITY"},
    FieldLabel{"", U"AUTHORITY/AUTORITÉ"},
    FieldLabel{"", U"BEHÖRDE/AUTHORITY"},
    FieldLabel{"", U"AUTORIDAD/AUTHORITY"},
    FieldLabel{"", U"签发机关"},
    FieldLabel{"", U"签发机关/AUTHORITY"},
    FieldLabel{"", U"HOLDER'SSIGNATURE"},
    FieldLabel{"", U"SIGNATURE"},
    FieldLabel{"", U"持证人签名"},
    FieldLabel{"", U"ADDRESS"},
};

/// What agreement of zone and print leaves of the doubt in either.
constexpr double kDoubtLeftByAgreement = 0.2;
/// Check digits that pass leave this much of the doubt in the characters that they cover.
constexpr double kDoubtLeftByCheck = 0.2;
/// A repair is never surer than this.
constexpr double kRepairedAtMost = 0.8;
/// Below, a field is withheld.
constexpr double kLeastConfidence = 0.25;
/// A printed value contradicts the zone only where it is read at least this surely.
constexpr double kPrintContradicts = 0.75;
/// A printed number stands alone only where it is read at least this surely.
constexpr double kPrintedNumberSure = 0.8;
/// ... and is no longer than the number in a zone's own field: longer ones are personal numbers.
constexpr std::size_t kLongestPrintedNumber = 9;

/// A printed value that makes sense for its field.
struct Printed {
  std::string value;
  std::vector<std::string> accepted;  ///< Other values that the same print may mean (day and month swapped).
  Piece piece;
  double certainty = 0;

  double confidence() const { return piece.confidence * certainty; }
};

/// Letters and digits of a document number: six to twelve, digits mostly, letters only in front.
bool is_number_shape(std::u32string_view text) {
  constexpr std::size_t kShortest = 6, kLongest = 12, kMostLetters = 3;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const auto first_digit = std::find_if(text.begin(), text.end(), is_ascii_digit);
  return std::size_t(first_digit - text.begin()) <= kMostLetters &&
         std::all_of(text.begin(), first_digit, is_ascii_upper) &&
         std::all_of(first_digit, text.end(), is_ascii_digit);
}

/// Drops what stands between a label and its value, and specks behind it.
std::u32string_view bare(std::u32string_view text) {
  constexpr std::u32string_view kSpecks = U":;.,/|-_'\"·*";
  const auto first = text.find_first_not_of(kSpecks);
  if (first == std::u32string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpecks) + 1 - first);
}

/// The same day of the latest century in which it is not after the limit.
Date latest_until(Date date, Date limit) {
  const std::chrono::years century{100};
  while (Date{date.year() + century, date.month(), date.day()} <= limit) date += century;
  while (date > limit) date -= century;
  return date;
}

/// A printed two-digit year: birth dates are not to come, expiry dates not further away than a zone may have
/// them.
Date with_century(const FoundDate& found, bool expiry, Date today) {
  if (found.century_given) return found.date;
  constexpr std::chrono::years kFarthestExpiry{50};
  return latest_until(found.date,
                      expiry ? Date{today.year() + kFarthestExpiry, today.month(), today.day()} : today);
}

std::optional<Printed> as_date(const Piece& piece, bool expiry, Date today) {
  const auto dates = find_dates(piece.text);
  if (dates.empty()) return std::nullopt;
  Printed printed{to_iso(with_century(dates[0], expiry, today)), {}, piece, 1};
  if (dates[0].swapped) printed.accepted.push_back(to_iso(*dates[0].swapped));
  if (!dates[0].century_given) {
    const Date date = with_century(dates[0], expiry, today);
    for (const int away : {-100, 100}) {
      printed.accepted.push_back(
          to_iso(Date{date.year() + std::chrono::years{away}, date.month(), date.day()}));
    }
  }
  return printed;
}

std::optional<Printed> as_word(const Piece& piece, const std::optional<MatchedWord>& word) {
  if (!word) return std::nullopt;
  return Printed{word->value, {}, piece, word->certainty};
}

/// The piece as a value of that field, if it can be one.
std::optional<Printed> understood(std::string_view field, const Piece& piece, Date today) {
  const std::u32string_view text = bare(piece.text);
  if (field == "birth_date" || field == "valid_until") return as_date(piece, field == "valid_until", today);
  if (field == "sex") return as_word(piece, sex_of(text));
  if (field == "number" && is_number_shape(text)) return Printed{to_utf8(text), {}, piece, 1};
  if (field == "nationality" || field == "issuing_country") {
    if (const auto country = country_of(text)) return Printed{*country, {}, piece, 1};
  }
  if (field == "name") {
    if (const auto name = chinese_name_of(text)) return Printed{*name, {}, piece, 1};
  }
  if (field == "surname" || field == "given_names") {
    // Nothing but letters, hyphens and apostrophes: else it is something else's text, or damaged.
    const std::string letters = mrz_letters_of(bare(piece.spaced));
    const auto count = std::count_if(letters.begin(), letters.end(), [](char c) { return c != ' '; });
    const auto foreign = std::count_if(text.begin(), text.end(),
                                       [](char32_t c) { return c < U'A' && c != U'-' && c != U'\''; });
    const bool other_value = country_of(text) || sex_of(text);  // What stands at the next label.
    if (count >= 2 && foreign == 0 && !other_value) return Printed{letters, {}, piece, 1};
  }
  return std::nullopt;
}

using PrintedFields = std::map<std::string, Printed, std::less<>>;

/// For each field the nearest piece at the best label that makes sense for it.
PrintedFields printed_fields(const Evidence& evidence) {
  PrintedFields fields;
  for (const LabelledPieces& labelled : labelled_pieces(evidence.rows, kLabels)) {
    if (fields.contains(labelled.field)) continue;
    for (const Piece& piece : labelled.pieces) {
      if (auto printed = understood(labelled.field, piece, evidence.today)) {
        fields.emplace(labelled.field, std::move(*printed));
        break;
      }
    }
  }
  return fields;
}

/// Whether the date stands anywhere on the page, read one way or the other.
bool is_date_printed(const Evidence& evidence, const std::string& iso) {
  const auto& lines = evidence.reading.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const TextLine& line) {
    const auto dates = find_dates(folded(to_u32(line.general.text)));
    return std::any_of(dates.begin(), dates.end(), [&](const FoundDate& found) {
      return to_iso(found.date) == iso || (found.swapped && to_iso(*found.swapped) == iso);
    });
  });
}

/// Whether a printed value says something else than the zone's, and was not just read badly. Names are
/// printed with letters that the zone spells out or drops, so only very different ones count.
bool contradicts(const std::string& field, const std::string& value, const Printed& printed) {
  constexpr double kAnotherName = 0.5;
  if (printed.confidence() < kPrintContradicts) return false;
  const bool name = field == "surname" || field == "given_names";
  return !name || similarity(to_u32(value), to_u32(printed.value)) < kAnotherName;
}

bool agree(const std::string& value, const Printed& printed) {
  return printed.value == value ||
         std::find(printed.accepted.begin(), printed.accepted.end(), value) != printed.accepted.end();
}

FieldValue value_of(const Printed& printed) {
  return field_value(printed.value, to_utf8(printed.piece.text), printed.confidence(),
                     quad_of(printed.piece.box));
}

/// Builds the record of one travel document.
class TravelRecord {
 public:
  explicit TravelRecord(const Evidence& evidence) : evidence_(evidence), printed_(printed_fields(evidence)) {}

  Record from_zone(const MrzEvidence& zone) {
    lines(zone);
    number(zone);
    dates(zone);
    sex(zone);
    country("nationality", zone.mrz.nationality, zone.confidence(MrzPart::nationality), zone);
    country("issuing_country", zone.mrz.issuing_state, zone.confidence(MrzPart::issuing_state), zone);
    names(zone);
    personal_number(zone);
    return std::move(record_);
  }

  Record from_print(bool zone_expected) {
    if (zone_expected) record_.findings.push_back(finding_about("mrz_unreadable", "mrz"));
    for (const auto& [field, printed] : printed_) {
      if (field != "number" && printed.confidence() >= kLeastConfidence)
        record_.fields[field] = {value_of(printed), {}};
    }
    printed_number();
    printed_names();
    for (const char* field : {"surname", "given_names", "sex", "birth_date", "valid_until"}) {
      if (!record_.fields.contains(field))
        record_.findings.push_back(finding_about("field_unreadable", field));
    }
    return std::move(record_);
  }

 private:
  void lines(const MrzEvidence& zone) {
    FieldValue read = mrz_value("", "", 1, zone);
    read.confidence = 1;
    for (const auto& line : zone.cells) {
      for (const MrzCell& cell : line) read.confidence = std::min(read.confidence, cell.probability);
    }
    read.lines = zone.read;
    record_.fields["mrz"] = {read, {}};
    if (zone.lines != zone.read) {
      read.lines = zone.lines;
      record_.fields["mrz_repaired"] = {read, {}};
    }
    if (zone.repaired) record_.findings.push_back(finding_about("mrz_repaired", "mrz"));
    if (!zone.mrz.checks_pass()) record_.findings.push_back(finding_about("mrz_check_failed", "mrz"));
  }

  FieldValue mrz_value(std::string value, std::string raw, double confidence, const MrzEvidence& zone) const {
    if (zone.repaired) confidence = std::min(confidence, kRepairedAtMost);
    return field_value(std::move(value), std::move(raw), confidence, zone.quad, Source::mrz);
  }

  /// Puts a value of the zone, compared with what is printed at the field's label.
  void put(const std::string& field, FieldValue value) {
    if (value.value.empty() || value.confidence < kLeastConfidence) {
      record_.findings.push_back(finding_about("field_unreadable", field));
      return;
    }
    Field result{std::move(value), {}};
    if (const auto it = printed_.find(field); it != printed_.end()) {
      if (agree(result.best.value, it->second)) {
        result.best.confidence = 1 - (1 - result.best.confidence) * kDoubtLeftByAgreement;
      } else if (contradicts(field, result.best.value, it->second)) {
        result.others.push_back(value_of(it->second));
        record_.findings.push_back(finding_about("sources_disagree", field));
      }
    }
    record_.fields[field] = std::move(result);
  }

  double checked(double confidence, DigitCheck check) const {
    return check == DigitCheck::pass ? 1 - (1 - confidence) * kDoubtLeftByCheck : confidence;
  }

  void number(const MrzEvidence& zone) {
    const NumberTrust trust = trust_of_number(zone, evidence_.rows);
    if (trust == NumberTrust::unsure) {
      const auto it = printed_.find("number");
      if (it != printed_.end() && !fits_zone(it->second.value, zone.mrz)) printed_.erase(it);
      printed_number();
      return;
    }
    FieldValue value = mrz_value(zone.mrz.number, zone.mrz.number,
                                 checked(zone.confidence(MrzPart::number), zone.mrz.number_check), zone);
    if (is_printed(value.value, evidence_.rows)) {
      value.confidence = 1 - (1 - value.confidence) * kDoubtLeftByAgreement;
      record_.fields["number"] = {std::move(value), {}};
    } else {
      put("number", std::move(value));
    }
    if (trust == NumberTrust::check_failed)
      record_.findings.push_back(finding_about("number_check_failed", "number"));
  }

  /// Whether a printed number is the zone's but for characters that check digits do not tell apart.
  bool fits_zone(const std::string& printed, const Mrz& mrz) const {
    if (mrz.number_check != DigitCheck::pass) return true;
    return printed.size() == mrz.number.size() && icao_check_digit(printed) == icao_check_digit(mrz.number) &&
           edit_distance(to_u32(printed), to_u32(mrz.number)) < 1;
  }

  /// A number from the print alone: surely read, of the right shape and length, next to its label, and at
  /// least two independent readings of its line have its digits too, since no check digit speaks for it.
  void printed_number() {
    const auto it = printed_.find("number");
    if (it == printed_.end() || it->second.confidence() < kPrintedNumberSure ||
        it->second.value.size() > kLongestPrintedNumber || !digits_agree(it->second)) {
      record_.findings.push_back(finding_about("number_unreadable", "number"));
      return;
    }
    record_.fields["number"] = {value_of(it->second), {}};
  }

  bool digits_agree(const Printed& number) const {
    std::string digits = number.value;
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    const auto& readings = evidence_.reading.lines[number.piece.line].digits;
    return readings.size() >= 2 &&
           std::all_of(readings.begin(), readings.end(), [&](const RecognizedLine& reading) {
             std::string text = reading.text;
             std::erase(text, ' ');
             return text.find(digits) != std::string::npos;
           });
  }

  void dates(const MrzEvidence& zone) {
    const Mrz& mrz = zone.mrz;
    auto birth = mrz_birth_date(mrz.birth_date, evidence_.today);
    if (birth) {
      // The zone leaves the century open; a printed year settles it.
      const Date earlier{birth->year() - std::chrono::years{100}, birth->month(), birth->day()};
      const bool printed = is_date_printed(evidence_, to_iso(*birth));
      if (!printed && earlier.ok() && is_date_printed(evidence_, to_iso(earlier))) birth = earlier;
    }
    put_date("birth_date", birth, mrz.birth_date, mrz.birth_check, zone.confidence(MrzPart::birth_date),
             zone);
    if (!mrz.expiry_date.empty()) {
      put_date("valid_until", mrz_expiry_date(mrz.expiry_date, evidence_.today), mrz.expiry_date,
               mrz.expiry_check, zone.confidence(MrzPart::expiry_date), zone);
    }
  }

  void put_date(const std::string& field, std::optional<Date> date, const std::string& raw, DigitCheck check,
                double confidence, const MrzEvidence& zone) {
    FieldValue value = mrz_value(date ? to_iso(*date) : "", raw, checked(confidence, check), zone);
    if (date && is_date_printed(evidence_, value.value)) {
      value.confidence = 1 - (1 - value.confidence) * kDoubtLeftByAgreement;
    } else if (check == DigitCheck::fail && confidence < kPrintContradicts) {
      value.value.clear();  // Neither its check digit nor the print backs it, and it was not read surely.
    }
    put(field, std::move(value));
  }

  void sex(const MrzEvidence& zone) {
    put("sex", mrz_value(zone.mrz.sex, zone.mrz.sex == "X" ? "<" : zone.mrz.sex,
                         zone.confidence(MrzPart::sex), zone));
  }

  void country(const std::string& field, const std::string& code, double confidence,
               const MrzEvidence& zone) {
    if (code.empty()) {
      if (zone.format != MrzFormat::td2_fra)
        record_.findings.push_back(finding_about("field_unreadable", field));
      return;
    }
    const auto known = country_of(to_u32(code));
    if (!known) record_.findings.push_back(finding_about("country_unknown", field));
    put(field, mrz_value(known.value_or(code), code, confidence, zone));
  }

  void names(const MrzEvidence& zone) {
    const Mrz& mrz = zone.mrz;
    const double confidence = name_confidence(zone);
    if (!mrz.surname.empty()) put("surname", mrz_value(mrz.surname, mrz.surname, confidence, zone));
    if (!mrz.given_names.empty())
      put("given_names", mrz_value(mrz.given_names, mrz.given_names, confidence, zone));
    if (!mrz.surname.empty() || !mrz.given_names.empty()) {
      const bool both = !mrz.surname.empty() && !mrz.given_names.empty();
      put("name_latin", mrz_value(mrz.surname + (both ? ", " : "") + mrz.given_names,
                                  latin_name(mrz.surname, mrz.given_names), confidence, zone));
    }
    native_name(mrz.surname + mrz.given_names);
    const bool prints_native = zone.mrz.issuing_state == "CHN" || zone.mrz.issuing_state == "TWN" ||
                               zone.mrz.issuing_state == "HKG" || zone.mrz.issuing_state == "MAC";
    if (record_.fields.contains("name")) return;
    if (prints_native) {
      record_.findings.push_back(finding_about("field_unreadable", "name"));
    } else if (record_.fields.contains("name_latin")) {
      FieldValue name = record_.fields["name_latin"].best;
      name.value = latin_name(mrz.surname, mrz.given_names);
      record_.fields["name"] = {std::move(name), {}};
    }
  }

  double name_confidence(const MrzEvidence& zone) const {
    const double first = zone.confidence(MrzPart::name);
    return zone.format == MrzFormat::td2_fra ? std::min(first, zone.confidence(MrzPart::given_names)) : first;
  }

  /// A native name that reads as the zone spells it was read right, however weakly.
  void native_name(const std::string& latin) {
    const auto it = printed_.find("name");
    if (it == printed_.end()) return;
    constexpr double kByPinyin = 0.8;
    FieldValue name = value_of(it->second);
    if (!latin.empty() && reads_like(to_u32(name.value), latin))
      name.confidence = std::max(name.confidence, kByPinyin);
    if (name.confidence >= kLeastConfidence) record_.fields["name"] = {std::move(name), {}};
  }

  void personal_number(const MrzEvidence& zone) {
    if (zone.mrz.optional.empty() || zone.format == MrzFormat::td2_fra) return;
    put("personal_number",
        mrz_value(zone.mrz.optional, zone.mrz.optional,
                  checked(zone.confidence(MrzPart::optional), zone.mrz.optional_check), zone));
  }

  void printed_names() {
    const FieldValue* surname = record_.find("surname");
    const FieldValue* given = record_.find("given_names");
    if (!surname || !given) return;
    FieldValue name = surname->confidence < given->confidence ? *surname : *given;
    name.raw = latin_name(surname->value, given->value);
    name.value = surname->value + ", " + given->value;
    FieldValue as_printed = name;
    as_printed.value = name.raw;
    record_.fields["name_latin"] = {std::move(name), {}};
    if (!record_.fields.contains("name")) record_.fields["name"] = {std::move(as_printed), {}};
  }

  const Evidence& evidence_;
  PrintedFields printed_;
  Record record_;
};

}  // namespace

Record travel_record(const Evidence& evidence, bool zone_expected) {
  TravelRecord builder(evidence);
  return evidence.mrz ? builder.from_zone(*evidence.mrz) : builder.from_print(zone_expected);
}

int travel_labels(const Evidence& evidence) {
  std::set<std::string_view> fields;
  for (const LabelledPieces& labelled : labelled_pieces(evidence.rows, kLabels))
    fields.insert(labelled.field);
  return int(fields.size());
}

}  // namespace docintake
