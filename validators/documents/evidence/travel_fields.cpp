#include "validators/documents/evidence/travel_fields.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/number_formats.h"
#include "validators/documents/evidence/unlabelled_print.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

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
/// A printed number stands alone only where each of its letters, which one reading alone gives, is read at
/// least this surely, and each of its digits, on which several readings agree, this surely ...
constexpr double kPrintedLetterSure = 0.8;
constexpr double kPrintedDigitSure = 0.6;
/// ... and is no longer than the number in a zone's own field: longer ones are personal numbers.
constexpr std::size_t kLongestPrintedNumber = 9;
/// One in which letters and digits mix is read as a code, each of its characters at least this surely where
/// the line's own reading is the very same, and this surely where it only takes digits for letters.
constexpr double kAgreedCodeSure = 0.6;
constexpr double kBackedCodeSure = 0.9;

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

/// With its characters, for a claim to be checked on.
FieldValue claimable_value_of(const Printed& printed) {
  FieldValue value = value_of(printed);
  const std::u32string text = to_u32(printed.value);
  if (const std::size_t at = printed.piece.text.find(text); at != std::u32string::npos) {
    const auto begin = printed.piece.characters.begin() + std::ptrdiff_t(at);
    value.characters.assign(begin, begin + std::ptrdiff_t(text.size()));
  }
  return value;
}

/// The ideographs side by side anywhere on the page that read as the zone spells the name: pages print them
/// at the label of the surname too, or behind its letters.
std::optional<Printed> name_spelt(const std::vector<TextRow>& rows, std::string_view latin) {
  constexpr double kFarthest = 2;  // line heights, between a name's characters
  for (const TextRow& row : rows) {
    const auto follows = [&](std::size_t i) {
      const Glyph &left = row.glyphs[i - 1], &glyph = row.glyphs[i];
      return glyph.box.x - left.box.right() < kFarthest * left.line_height;
    };
    for (std::size_t begin = 0; begin < row.text.size();) {
      std::size_t end = begin;
      while (end < row.text.size() && is_han(row.text[end]) && (end == begin || follows(end))) ++end;
      if (end == begin) {
        ++begin;
        continue;
      }
      const auto name = chinese_name_of(std::u32string_view(row.text).substr(begin, end - begin));
      if (name && reads_like(to_u32(*name), latin)) return Printed{*name, {}, piece_of(row, begin, end), 1};
      begin = end;
    }
  }
  return std::nullopt;
}

/// Another source has the value too.
void confirm(FieldValue& value) {
  value.confidence = 1 - (1 - value.confidence) * kDoubtLeftByAgreement;
  leave_doubt(value.characters, kDoubtLeftByAgreement);
}

/// Builds the record of one travel document.
class TravelRecord {
 public:
  explicit TravelRecord(const Evidence& evidence) : evidence_(evidence), printed_(evidence.print.fields) {}

  Record from_zone(const MrzEvidence& zone) {
    lines(zone);
    number(zone);
    dates(zone);
    sex(zone);
    country("nationality", zone.mrz.nationality, zone.confidence(MrzPart::nationality), zone);
    country("issuing_country", zone.mrz.issuing_state, zone.confidence(MrzPart::issuing_state), zone);
    names(zone);
    if (zone.mrz.name_fills_field) say_what_may_be_cut_off();
    personal_number(zone);
    return std::move(record_);
  }

  Record from_print(bool zone_expected) {
    if (zone_expected) record_.findings.push_back(finding_about("mrz_unreadable", "mrz"));
    front_of_card_ = !zone_expected;
    if (front_of_card_) formats_ = identity_card_formats(printed_issuer());
    for (const auto& [field, printed] : printed_) {
      if (field == "number") continue;
      FieldValue value = value_of(printed);
      const bool date = field == "birth_date" || field == "valid_until";
      if (date && digits_agree(printed.piece, printed.piece.text)) confirm(value);
      // Where the surname was not found, what stands at the label of the given names may be it.
      constexpr double kAlone = 0.6;
      if (field == "given_names" && !printed_.contains("surname"))
        value.confidence = std::min(value.confidence, kAlone);
      if (value.confidence >= kLeastConfidence) record_.fields[field] = {std::move(value), {}};
    }
    if (front_of_card_) put_unlabelled();
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
        confirm(result.best);
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
    value.characters = zone.choices(MrzPart::number);
    if (value.characters.size() != value.value.size()) value.characters.clear();  // it goes on elsewhere
    if (zone.mrz.number_check == DigitCheck::pass) leave_doubt(value.characters, kDoubtLeftByCheck);
    if (is_printed(value.value, evidence_.rows)) {
      confirm(value);
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

  /// What stands where such cards have it, under labels that could not be read. Of two values that belong
  /// together one that was read at its label has to be among them.
  void put_unlabelled() {
    constexpr double kWithoutLabel = 0.7;
    const std::map<std::string_view, Printed> found = unlabelled_values(evidence_);
    const auto put = [&](std::string_view field, std::string_view other) {
      const auto at = found.find(field), beside = found.find(other);
      if (at == found.end() || record_.find(field)) return;
      const FieldValue* read = record_.find(other);
      if (read && (beside == found.end() || beside->second.value != read->value)) return;
      FieldValue value = value_of(at->second);
      value.confidence = std::min(value.confidence, kWithoutLabel);
      record_.fields[std::string(field)] = {std::move(value), {}};
    };
    put("surname", "given_names");
    put("given_names", "surname");
    put("birth_date", "valid_until");
    put("valid_until", "birth_date");
    put("sex", "");
    put("nationality", "");
  }

  /// A number from the print alone: next to its label, or without one where it is the only one on the page.
  void printed_number() {
    const auto it = printed_.find("number");
    auto number = it == printed_.end() ? unlabelled_number() : number_of(it->second);
    if (number) {
      record_.fields["number"] = {std::move(*number), {}};
    } else {
      record_.findings.push_back(finding_about("number_unreadable", "number"));
    }
  }

  /// A printed number on which its readings agree, since no check digit speaks for it, and which is not
  /// against the issuer's formats; where they differ in characters that look alike, as those formats have it.
  std::optional<FieldValue> number_of(const Printed& printed) const {
    std::optional<FieldValue> value;
    if (stands_alone(printed)) {
      value = claimable_value_of(printed);
      confirm(*value);
    } else {
      value = code_of(printed);
    }
    return value && !is_misread(formats_, value->value) ? value : number_by_format(printed);
  }

  /// The number of an identity card's front whose label was lost: the only one in a place of its own that all
  /// readers agree on.
  std::optional<FieldValue> unlabelled_number() const {
    constexpr double kWithoutLabel = 0.7;
    constexpr std::size_t kShortest = 8;  // some cards print shorter ones of other uses
    if (!front_of_card_) return std::nullopt;
    std::map<std::string, FieldValue> found;
    for (const TextRow& row : evidence_.rows) {
      for (const auto& [begin, end] : lines_in(row)) {
        const auto printed = as_document_number(piece_of(row, begin, end));
        auto value = printed && printed->value.size() >= kShortest ? number_of(*printed) : std::nullopt;
        if (!value) continue;
        value->confidence = std::min(value->confidence, kWithoutLabel);
        found.emplace(value->value, std::move(*value));
      }
    }
    return found.size() == 1 ? std::optional(std::move(found.begin()->second)) : std::nullopt;
  }

  /// The number that at least three readings of it make in the issuer's format, of which one is as a code.
  std::optional<FieldValue> number_by_format(const Printed& printed) const {
    constexpr double kLeastOfCode = 0.5, kByFormat = 0.9;
    constexpr std::size_t kReadings = 3;
    const TextLine& line = evidence_.reading.lines[printed.piece.line];
    std::vector<std::string> readings{printed.value};
    if (line.again) readings.push_back(capitals_and_digits(to_u32(line.again->text)));
    const RecognizedLine* alike = nullptr;
    for (const RecognizedLine& code : line.codes) {
      if (code.confidence < kLeastOfCode || !look_alike(code.text, printed.value)) continue;
      readings.push_back(code.text);
      alike = &code;
    }
    if (!alike || readings.size() < kReadings) return std::nullopt;
    const std::string number = numbered_alike(formats_, readings);
    if (number.empty() || may_be_day(number)) return std::nullopt;
    FieldValue value = value_of(printed);
    value.value = value.raw = number;
    value.confidence = std::min(alike->confidence, kByFormat);
    for (std::size_t i = 0; i < number.size(); ++i) {
      const Character& c = alike->characters[i];
      value.characters.push_back({char32_t(number[i]), c.probability, c.alternatives});
    }
    return value;
  }

  /// Whose identity card it is: by the holder's nationality, else by the first line that names a country at
  /// its end or beginning, which is the heading. Empty where neither was found.
  std::string printed_issuer() const {
    if (const auto it = printed_.find("nationality"); it != printed_.end()) return it->second.value;
    for (const TextRow& row : evidence_.rows) {
      for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
        if (i > 0 && !row.glyphs[i].after_space) continue;
        for (const std::u32string& part : {row.text.substr(i), row.text.substr(0, i)}) {
          constexpr std::size_t kCode = 3;
          if (const auto country = part.size() > kCode ? country_of(part) : std::nullopt) return *country;
        }
      }
    }
    return {};
  }

  /// A printed number in which letters and digits mix, as a reading of it as a code has it, and surely: the
  /// reading of the whole line, by another recognizer, has the same, but that it may take digits for letters
  /// as readers of words do, or is outvoted.
  std::optional<FieldValue> code_of(const Printed& printed) const {
    const TextLine& line = evidence_.reading.lines[printed.piece.line];
    const RecognizedLine* code = thrice_read(printed.value, line);
    if (!code) code = sure_code(printed.value, line.codes);
    if (code && !backs(printed.value, code->text)) code = nullptr;
    if (!code) code = outvoted(printed.value, line);
    if (!code || code->text.size() > kLongestPrintedNumber) return std::nullopt;
    // Many faces draw O like 0, so that all readings share the mistake; issuers that mix letters and digits
    // leave O out.
    const bool has_o = code->text.find('O') != std::string::npos;
    if (has_o || may_be_day(code->text)) return std::nullopt;
    FieldValue value = value_of(printed);
    value.value = value.raw = code->text;
    value.confidence = code->confidence;
    for (const Character& c : code->characters)
      value.characters.push_back({c.character, c.probability, c.alternatives});
    confirm(value);
    return value;
  }

  /// The least sure of at least two readings as a code that are alike and sure; null where they are not.
  static const RecognizedLine* sure_code(std::string_view printed, std::span<const RecognizedLine> codes) {
    if (codes.size() < 2) return nullptr;
    const double least = printed == codes[0].text ? kAgreedCodeSure : kBackedCodeSure;
    const bool sure = std::ranges::all_of(codes, [&](const RecognizedLine& code) {
      return code.text == codes[0].text && code.confidence >= least;
    });
    return sure ? &*std::ranges::min_element(codes, {}, &RecognizedLine::confidence) : nullptr;
  }

  /// The reading as a code of a number that a third recognizer reads just so too; null where there is none.
  static const RecognizedLine* thrice_read(std::string_view printed, const TextLine& line) {
    if (!line.again || capitals_and_digits(to_u32(line.again->text)) != printed) return nullptr;
    const auto code = std::ranges::find(line.codes, printed, &RecognizedLine::text);
    return code == line.codes.end() ? nullptr : &*code;
  }

  /// The reading as a code that is sure each time and that a third recognizer shares, where the line's own
  /// reading is off by one character, or by some that look alike; null where there is none.
  static const RecognizedLine* outvoted(std::string_view printed, const TextLine& line) {
    constexpr double kOneOff = 1.1;
    const std::string again = line.again ? capitals_and_digits(to_u32(line.again->text)) : std::string();
    const RecognizedLine* code = sure_code(again, line.codes);
    if (!code || code->text != again) return nullptr;
    if (look_alike(again, printed)) return code;
    const bool one_off = edit_distance(to_u32(again), to_u32(printed)) < kOneOff;
    return one_off && code->confidence >= kBackedCodeSure ? code : nullptr;
  }

  /// Whether a reading of words has the code, digits that look like letters apart. 1, I and L are not among
  /// them: there each recognizer must see the same.
  static bool backs(std::string_view words, std::string_view code) {
    constexpr std::string_view kLetters = "OQDSBZG", kDigits = "0005826";
    return std::ranges::equal(words, code, [&](char word, char c) {
      const auto at = kLetters.find(word);
      return word == c || (at != std::string_view::npos && kDigits[at] == c);
    });
  }

  bool stands_alone(const Printed& printed) const {
    const std::u32string number = to_u32(printed.value);
    return number.size() <= kLongestPrintedNumber && !may_be_day(printed.value) &&
           is_surely_read(printed.piece, number) && digits_agree(printed.piece, number);
  }

  static bool is_surely_read(const Piece& piece, std::u32string_view number) {
    const std::size_t begin = piece.text.find(number);
    if (begin == std::u32string::npos) return false;  // A character of it was read as another.
    for (std::size_t i = 0; i < number.size(); ++i) {
      const double least = is_ascii_digit(number[i]) ? kPrintedDigitSure : kPrintedLetterSure;
      if (piece.characters[begin + i].probability < least) return false;
    }
    return true;
  }

  /// Whether each of several digits readings of the piece's line ends with the text's digits, with no more in
  /// front than its other characters may have been taken for.
  bool digits_agree(const Piece& piece, std::u32string_view of) const {
    std::string digits;
    std::copy_if(of.begin(), of.end(), std::back_inserter(digits), is_ascii_digit);
    const auto& readings = evidence_.reading.lines[piece.line].digits;
    return !digits.empty() && readings.size() >= 2 &&
           std::all_of(readings.begin(), readings.end(), [&](const RecognizedLine& reading) {
             std::string text = reading.text;
             std::erase(text, ' ');
             return text.ends_with(digits) && text.size() <= of.size();
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
      confirm(value);
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
    const bool permit = zone.format == MrzFormat::td1 && mrz.issuing_state == "CHN";
    if (permit) return;  // Its front prints the name.
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

  /// Says of each name from a zone that it fills that more of it may be printed.
  void say_what_may_be_cut_off() {
    for (const char* field : {"surname", "given_names", "name_latin", "name"}) {
      const FieldValue* value = record_.find(field);
      if (value && value->source == Source::mrz)
        record_.findings.push_back(finding_about("name_may_be_cut_off", field));
    }
  }

  double name_confidence(const MrzEvidence& zone) const {
    const double first = zone.confidence(MrzPart::name);
    return zone.format == MrzFormat::td2_fra ? std::min(first, zone.confidence(MrzPart::given_names)) : first;
  }

  /// A native name that reads as the zone spells it was read right, however weakly.
  void native_name(const std::string& latin) {
    constexpr double kByPinyin = 0.8;
    auto it = printed_.find("name");
    const bool at_label = it != printed_.end() && reads_like(to_u32(it->second.value), latin);
    if (auto spelt = at_label ? std::nullopt : name_spelt(evidence_.rows, latin))
      it = printed_.insert_or_assign("name", *std::move(spelt)).first;
    if (it == printed_.end()) return;
    FieldValue name = claimable_value_of(it->second);
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
  std::map<std::string, Printed, std::less<>> printed_;
  bool front_of_card_ = false;  // the side of an identity card that has no zone
  NumberFormats formats_;       // of such a card's numbers
  Record record_;
};

/// A finding for each value that is handed on with doubt; the zone itself has findings of its own.
void say_what_is_unsure(Record& record) {
  for (const auto& [name, field] : record.fields) {
    if (!name.starts_with("mrz") && field.best.confidence < kSureConfidence)
      record.findings.push_back(finding_about("field_uncertain", name));
  }
}

}  // namespace

Record travel_record(const Evidence& evidence, bool zone_expected) {
  TravelRecord builder(evidence);
  Record record = evidence.mrz ? builder.from_zone(*evidence.mrz) : builder.from_print(zone_expected);
  say_what_is_unsure(record);
  return record;
}

}  // namespace docintake
