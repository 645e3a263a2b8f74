// Driving licences of other countries than mainland China: by the AAMVA's design with a PDF417 on the back,
// by Directive 2006/126/EC with numbered fields, and others by their labels.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/aamva.h"
#include "validators/documents/evidence/american_address.h"
#include "validators/documents/evidence/british_driver_number.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/licence_issuer.h"
#include "validators/documents/evidence/licence_number.h"
#include "validators/documents/evidence/licence_print.h"
#include "validators/documents/layout/labels.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/given_names.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/states.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::u32string_view kTitles[]{U"DRIVERLICENSE",
                                        U"DRIVERSLICENSE",
                                        U"DRIVERLICENCE",
                                        U"DRIVERSLICENCE",
                                        U"DRIVINGLICENCE",
                                        U"DRIVINGLICENSE",
                                        U"OPERATORLICENSE",
                                        U"CHAUFFEURLICENSE",
                                        U"OPERATORSLICENSE",
                                        U"FUHRERSCHEIN",
                                        U"PERMISDECONDUIRE",
                                        U"PERMISODECONDUC",
                                        U"PERMISODECONDUCCION",
                                        U"LICENCIADECONDUCIR",
                                        U"CARTADECONDUCAO",
                                        U"PATENTEDIGUIDA",
                                        U"RIJBEWIJS",
                                        U"KOREKORT",
                                        U"FORERKORT",
                                        U"KORKORT",
                                        U"AJOKORTTI",
                                        U"JUHILUBA",
                                        U"PRAWOJAZDY",
                                        U"RIDICSKYPRUKAZ",
                                        U"VODICSKYPREUKAZ",
                                        U"VOZNISKODOVOLJENJE",
                                        U"VOZACKADOZVOLA",
                                        U"VEZETOIENGEDELY",
                                        U"PERMISDECONDUCERE",
                                        U"VADITAJAAPLIECIBA",
                                        U"VAIRUOTOJOPAZYMEJIMAS",
                                        U"SURUCUBELGESI",
                                        U"駕駛執照",
                                        U"驾驶执照",
                                        U"運転免許証",
                                        U"운전면허증",
                                        U"VODITELSKOEUDOSTOVERENIE"};

// The mainland's own licence is accepted nowhere, and belongs to no kind.
constexpr std::u32string_view kMainland[]{U"驾驶证", U"机动车", U"准驾车型", U"PEOPLESREPUBLICOFCHINA"};

// What other cards are that print such labels.
constexpr std::u32string_view kOtherCards[]{U"IDENTIFICATIONCARD", U"IDENTITYCARD",   U"PASSPORT",
                                            U"RESIDENCEPERMIT",    U"RESIDENTPERMIT", U"INSURANCE",
                                            U"PERMANENTRESIDENT"};

// ---- The print

constexpr double kLeastConfidence = 0.3;

void put(Record& record, std::string_view name, std::string value, const LicenceValue& read) {
  if (value.empty() || read.confidence() < kLeastConfidence) {
    record.findings.push_back(finding_about("field_unreadable", name));
    return;
  }
  record.fields[std::string(name)] = {
      field_value(std::move(value), read.text(), read.confidence(), read.box()), {}};
  if (read.confidence() < kSureConfidence) record.findings.push_back(finding_about("field_uncertain", name));
}

/// The value, no surer than one may be that something speaks against, or nothing for.
LicenceValue doubted(LicenceValue value, double most) {
  for (RowWord& word : value.words) word.probability = std::min(word.probability, most);
  return value;
}

bool has_given_name(const LicenceValue& line) {
  return std::ranges::any_of(line.words,
                             [](const RowWord& word) { return is_common_given_name(word.plain); });
}

/// A name whose place alone says what it is. States have the surname in either line: where one of two lines
/// has a usual given name, and the other has none, that tells which is which.
void put_unlabelled_name(std::span<const LicenceValue> lines, Record& record) {
  constexpr double kByPlace = 0.7;
  if (lines.empty()) return;
  LicenceValue name;
  for (const LicenceValue& line : lines)
    name.words.insert(name.words.end(), line.words.begin(), line.words.end());
  put(record, "name", name.text(), name);
  if (lines.size() != 2 || has_given_name(lines[0]) == has_given_name(lines[1])) return;
  const bool given_first = has_given_name(lines[0]);
  const LicenceValue &given = lines[given_first ? 0 : 1], &surname = lines[given_first ? 1 : 0];
  put(record, "surname", surname.text(), doubted(surname, kByPlace));
  put(record, "given_names", given.text(), doubted(given, kByPlace));
}

/// In which order a card writes day and month where numbers alone leave that open.
enum class DateOrder { unknown, day_first, month_first };

/// By the issuer; else by the card's other dates, of which one at most fits one order alone.
DateOrder date_order_on(const Evidence& evidence, const LicenceIssuer& issuer) {
  if (issuer.country == "USA") return DateOrder::month_first;
  if (!issuer.country.empty() && issuer.country != "CAN") return DateOrder::day_first;
  bool day_first = false, month_first = false;
  for (const TextRow& row : evidence.rows) {
    const std::u32string text = row.spaced(0, row.glyphs.size());
    for (const FoundDate& found : find_dates(text)) {
      if (found.swapped || found.end - found.begin < 8) continue;
      const std::u32string first = text.substr(found.begin, 2);
      if (!std::all_of(first.begin(), first.end(), is_ascii_digit)) continue;
      const unsigned leading = 10 * (first[0] - U'0') + (first[1] - U'0');
      if (text.substr(found.begin, 3).find_last_of(U"./-") != 2) continue;  // the year leads
      day_first |= leading > 12;
      month_first |= leading <= 12 && unsigned(found.date.day()) > 12;
    }
  }
  if (day_first == month_first) return DateOrder::unknown;
  return day_first ? DateOrder::day_first : DateOrder::month_first;
}

/// The day; nothing where its order is open.
std::optional<Date> date_of(const LicenceValue& value, DateOrder order) {
  std::u32string text;
  for (const RowWord& word : value.words) text += (text.empty() ? U"" : U" ") + word.text;
  const auto dates = find_dates(text);
  if (dates.empty()) return std::nullopt;
  if (!dates[0].swapped) return dates[0].date;
  // Stops are what Europe writes between the parts, where the day leads.
  if (order == DateOrder::unknown && text.find(U'.') != std::u32string::npos) order = DateOrder::day_first;
  if (order == DateOrder::unknown) return std::nullopt;
  return order == DateOrder::month_first ? *dates[0].swapped : dates[0].date;
}

/// Whether others read the value's line and none of them its digits.
bool is_contradicted(const Reading& reading, const LicenceValue& value) {
  const auto digits_of = [](std::string text) {
    std::ranges::replace(text, 'O', '0');  // which some faces draw alike
    std::erase_if(text, [](char c) { return !is_ascii_digit(char32_t(static_cast<unsigned char>(c))); });
    return text;
  };
  const std::string digits = digits_of(value.text());
  const std::vector<std::string> others = other_readings(reading, value);
  return !others.empty() && std::ranges::none_of(others, [&](const std::string& other) {
    return digits_of(other).find(digits) != std::string::npos;
  });
}

/// Words of letters, without a form of address. Behind the comma after a surname stand the given names.
std::string name_of(std::string_view field, const LicenceValue& value) {
  std::u32string name;
  for (const RowWord& word : value.words) {
    const bool address =
        name.empty() && (word.plain == U"MR" || word.plain == U"MRS" || word.plain == U"MISS" ||
                         word.plain == U"MS" || word.plain == U"DR");
    if (address) continue;
    std::u32string text = word.text;
    std::erase_if(text, [](char32_t c) { return U'.' == c || U':' == c || U'`' == c || U',' == c; });
    std::replace(text.begin(), text.end(), U'’', U'\'');
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_latin_name_character)) break;
    name += (name.empty() ? U"" : U" ") + text;
    if (field == "surname" && word.text.back() == U',') break;
  }
  return to_utf8(name);
}

/// A British number, with letters where it has letters and digits where it has digits.
std::string as_british(std::string number) {
  constexpr std::string_view kPlaces = "AAAAA000000AA?AA";
  constexpr std::string_view kLetters = "OQDILZSGB", kDigits = "000112568";
  constexpr std::string_view kDigitsAgain = "01258", kLettersAgain = "OIZSB";
  const auto replaced = [](char c, std::string_view from, std::string_view to) {
    const std::size_t at = from.find(c);
    return at == std::string_view::npos ? c : to[at];
  };
  for (std::size_t i = 0; i < std::min(kPlaces.size(), number.size()); ++i) {
    if (kPlaces[i] == '0') number[i] = replaced(number[i], kLetters, kDigits);
    if (kPlaces[i] == 'A') number[i] = replaced(number[i], kDigitsAgain, kLettersAgain);
  }
  return number;
}

std::string value_of(const Record& record, std::string_view name) {
  const FieldValue* field = record.find(name);
  return field ? field->value : std::string();
}

/// A number that is handed on, or why it is not.
struct NumberOpinion {
  std::string value;          ///< Empty: withheld.
  bool contradicted = false;  ///< Whether surely read print says something else.
  /// Whether a letter may be the digit that it looks like, or one reading alone has the number whole.
  bool doubtful = false;
};

/// A British number that another reader makes whole, as the holder's names and birth date have it, where this
/// one differs by one character, a stroke at the end that it took for a mark.
std::string british_by_another(const std::string& number, std::span<const std::string> others,
                               std::size_t length, std::string_view surname, std::string_view given_names,
                               Date birth) {
  constexpr double kOneOff = 1.1;
  for (const std::string& read : others) {
    const std::string other = as_british(read);
    if (other.size() < length || edit_distance(to_u32(other), to_u32(number)) > kOneOff) continue;
    if (is_british_driver_number(other.substr(0, length), surname, given_names, birth)) return other;
  }
  return {};
}

/// A British number must say who the holder is, and its last characters, which say nothing, are read twice.
NumberOpinion british_number(std::string_view text, std::span<const std::string> others,
                             const Record& record) {
  constexpr std::size_t kLength = 16, kIssue = 2;
  const std::string number = as_british(capitals_and_digits(to_u32(text)));
  const auto birth = date_from_iso(value_of(record, "birth_date"));
  const std::string surname = value_of(record, "surname");
  if (!birth || surname.empty()) return {};
  const auto printed = [](const std::string& whole) {
    return whole.substr(0, kLength) + (whole.size() > kLength ? ' ' + whole.substr(kLength) : "");
  };
  if (number.size() != kLength && number.size() != kLength + kIssue) {
    const std::string other =
        british_by_another(number, others, kLength, surname, value_of(record, "given_names"), *birth);
    return {other.empty() ? other : printed(other), false, true};
  }
  const bool again = std::any_of(others.begin(), others.end(), [&](const std::string& other) {
    return as_british(other).substr(0, kLength) == number.substr(0, kLength);
  });
  if (!again) return {};
  if (!is_british_driver_number(number.substr(0, kLength), surname, value_of(record, "given_names"),
                                *birth)) {
    const bool sure =
        std::ranges::all_of(std::array{"surname", "given_names", "birth_date"}, [&](const char* field) {
          const FieldValue* value = record.find(field);
          return value && value->confidence >= kSureConfidence;
        });
    return {"", sure};
  }
  return {printed(number)};
}

/// What stands there as a number; a British one by `record`, which must have names and birth date by then.
NumberOpinion number_of(const Evidence& evidence, const LicenceValue& value, const LicenceIssuer& issuer,
                        const Record& record) {
  constexpr std::size_t kShortest = 5, kLongest = 25;
  if (issuer.country == "GBR")
    return british_number(value.text(), other_readings(evidence.reading, value), record);
  const AgreedNumber agreed = agreed_number(evidence.reading, value, licence_formats(issuer.code()));
  NumberOpinion opinion{agreed.text, false, agreed.left_open};
  const std::string number = capitals_and_digits(to_u32(opinion.value));
  if (number.size() < kShortest || number.size() > kLongest || may_be_day(number)) opinion.value.clear();
  return opinion;
}

void put_number(const Evidence& evidence, const LicenceValue& value, const LicenceIssuer& issuer,
                Record& record) {
  constexpr double kAgreed = 0.9, kDoubtful = 0.7;
  const NumberOpinion opinion = number_of(evidence, value, issuer, record);
  if (opinion.value.empty()) {
    record.findings.push_back(
        finding_about(opinion.contradicted ? "sources_disagree" : "number_unreadable", "number"));
    return;
  }
  const double confidence = opinion.doubtful ? kDoubtful : std::max(value.confidence(), kAgreed);
  record.fields["number"] = {field_value(opinion.value, value.text(), confidence, value.box()), {}};
  if (opinion.doubtful) record.findings.push_back(finding_about("field_uncertain", "number"));
}

/// The number of a licence whose label for it was lost: the only word in a row without a label that has the
/// issuer's format, or says who the holder of a British one is, and that its readers agree on.
void put_unlabelled_number(const Evidence& evidence, std::span<const LicenceValue> loose,
                           const LicenceIssuer& issuer, Record& record) {
  constexpr double kWithoutLabel = 0.7;
  std::map<std::string, LicenceValue> found;
  for (const LicenceValue& value : loose) {
    const std::string number = number_of(evidence, value, issuer, record).value;
    const bool usual = is_numbered(licence_formats(issuer.code()), capitals_and_digits(to_u32(number)));
    if (!number.empty() && (usual || issuer.country == "GBR")) found.emplace(number, value);
  }
  if (found.size() == 1) {
    put(record, "number", found.begin()->first, doubted(found.begin()->second, kWithoutLabel));
  } else {
    record.findings.push_back(finding_about("number_unreadable", "number"));
  }
}

/// Dates that cannot be a licence's: whoever gets one is fourteen at least, and it is given before it ends.
void withhold_impossible_dates(Record& record) {
  constexpr std::chrono::years kYoungest{14};
  const auto day = [&](std::string_view field) { return date_from_iso(value_of(record, field)); };
  const auto birth = day("birth_date"), issued = day("issue_date"), until = day("valid_until");
  const auto withhold = [&](std::string_view field) {
    if (record.fields.erase(std::string(field)) > 0)
      record.findings.push_back(finding_about("field_unreadable", field));
  };
  if (issued && until && *issued >= *until) {
    withhold("issue_date");
    withhold("valid_until");
  }
  for (const auto& [field, given] : {std::pair("issue_date", issued), std::pair("valid_until", until)}) {
    if (!birth || !given || birth->year() + kYoungest <= given->year()) continue;
    withhold("birth_date");
    withhold(field);
  }
}

/// Whether what stands at a label is the title of the card, to which a label above it led.
bool is_title(const LicenceValue& value) {
  constexpr double kLike = 0.8;
  std::u32string plain;
  for (const RowWord& word : value.words) plain += word.plain;
  return std::ranges::any_of(
      kTitles, [&](std::u32string_view title) { return find_fuzzy(plain, title, kLike).has_value(); });
}

Record extract_print(const Evidence& evidence) {
  const LicencePrint all = licence_print(evidence.rows);
  const auto& print = all.values;
  const LicenceIssuer issuer = licence_issuer(evidence);
  const DateOrder order = date_order_on(evidence, issuer);
  Record record;
  for (const std::string_view field : {"surname", "given_names"}) {
    if (const auto value = print.find(field); value != print.end())
      put(record, field, is_title(value->second) ? "" : name_of(field, value->second), value->second);
  }
  if (const auto value = print.find("name"); value != print.end() && !record.find("surname")) {
    put(record, "name", value->second.text(), value->second);
  }
  if (!print.contains("surname") && !print.contains("given_names") && !print.contains("name"))
    put_unlabelled_name(name_above_american_address(evidence), record);
  for (const std::string_view field : {"birth_date", "issue_date", "valid_until"}) {
    const auto value = print.find(field);
    const auto date = value == print.end() ? std::nullopt : date_of(value->second, order);
    if (date) {
      constexpr double kContradicted = 0.5;
      const bool contradicted = is_contradicted(evidence.reading, value->second);
      put(record, field, to_iso(*date), contradicted ? doubted(value->second, kContradicted) : value->second);
    } else if (field != "issue_date" || value != print.end()) {
      record.findings.push_back(finding_about("field_unreadable", field));
    }
  }
  withhold_impossible_dates(record);
  if (const auto value = print.find("sex"); value != print.end()) {
    if (const auto sex = sex_of(value->second.words.front().plain))
      put(record, "sex", sex->value, value->second);
  }
  for (const std::string_view field : {"categories", "address"}) {
    if (const auto value = print.find(field); value != print.end())
      put(record, field, value->second.text(), value->second);
  }
  if (const auto value = print.find("number"); value != print.end()) {
    put_number(evidence, value->second, issuer, record);
  } else {
    put_unlabelled_number(evidence, all.loose, issuer, record);
  }
  const auto implied = [&](std::string_view name, const std::string& value) {
    constexpr double kByWords = 0.9;
    if (!value.empty()) record.fields[std::string(name)] = {field_value(value, value, kByWords, Quad{}), {}};
  };
  implied("issuing_country", issuer.country);
  implied("jurisdiction", issuer.jurisdiction);
  return record;
}

// ---- The PDF417

/// The first barcode that is an AAMVA one.
std::optional<std::pair<Aamva, Quad>> barcode_of(const Evidence& evidence) {
  for (const Barcode& barcode : evidence.reading.barcodes) {
    if (barcode.symbology != Symbology::pdf417) continue;
    if (auto aamva = parse_aamva(barcode.content)) return std::pair(std::move(*aamva), barcode.quad);
  }
  return std::nullopt;
}

std::string joined(std::initializer_list<std::string_view> parts, std::string_view separator) {
  std::string all;
  for (const std::string_view part : parts) {
    if (part.empty() || part == "NONE") continue;
    if (!all.empty()) all += separator;
    all += part;
  }
  return all;
}

std::string given_names_of(const Aamva& aamva) {
  std::string given = joined({element_of(aamva, "DAC"), element_of(aamva, "DAD")}, " ");
  if (given.empty()) given = element_of(aamva, "DCT");
  std::replace(given.begin(), given.end(), ',', ' ');
  return given;
}

/// The former format's whole name: SURNAME,GIVEN,MIDDLE.
std::pair<std::string, std::string> whole_name_of(std::string_view text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  std::string given(text.substr(std::min(comma + 1, text.size())));
  std::replace(given.begin(), given.end(), ',', ' ');
  while (!given.empty() && given.front() == ' ') given.erase(0, 1);
  return {std::string(text.substr(0, comma)), given};
}

std::string sex_in(std::string_view code) {
  if (code == "1" || code == "M") return "M";
  if (code == "2" || code == "F") return "F";
  return code == "9" ? "X" : "";
}

Record extract_barcode(const Aamva& aamva, const Quad& box) {
  const std::string_view state = element_of(aamva, "DAJ");
  const std::string_view told = element_of(aamva, "DCG");
  const std::string country = told == "USA" || told == "CAN" ? std::string(told)
                              : is_canadian_province(state)  ? "CAN"
                                                             : "";
  Record record;
  const auto add = [&](std::string_view name, std::string value, std::string_view raw) {
    if (value.empty()) return;
    record.fields[std::string(name)] = {
        field_value(std::move(value), std::string(raw), 1, box, Source::barcode), {}};
  };
  const auto add_date = [&](std::string_view name, std::string_view id) {
    const std::string_view raw = element_of(aamva, id);
    const auto date = aamva_date(raw, country);
    if (date) add(name, to_iso(*date), raw);
  };
  auto [surname, given] = whole_name_of(element_of(aamva, "DAA"));
  if (!element_of(aamva, "DCS").empty() || !element_of(aamva, "DAB").empty()) {
    surname = element_of(aamva, element_of(aamva, "DCS").empty() ? "DAB" : "DCS");
    given = given_names_of(aamva);
  }
  add("surname", surname, surname);
  add("given_names", given, given);
  add_date("birth_date", "DBB");
  add_date("issue_date", "DBD");
  add_date("valid_until", "DBA");
  add("sex", sex_in(element_of(aamva, "DBC")), element_of(aamva, "DBC"));
  add("number", std::string(element_of(aamva, "DAQ")), element_of(aamva, "DAQ"));
  add("categories", std::string(element_of(aamva, "DCA")), element_of(aamva, "DCA"));
  add("jurisdiction", std::string(state), state);
  add("issuing_country", country.empty() ? "USA" : country, told);
  add("address", joined({element_of(aamva, "DAG"), element_of(aamva, "DAI"), state}, ", "),
      element_of(aamva, "DAG"));
  return record;
}

/// What is printed beside the barcode, where it says something else.
void compare(Record& record, const Record& printed) {
  for (const std::string_view field : {"number", "birth_date", "valid_until"}) {
    const FieldValue *coded = record.find(field), *read = printed.find(field);
    if (!coded || !read ||
        capitals_and_digits(to_u32(coded->value)) == capitals_and_digits(to_u32(read->value)))
      continue;
    record.fields[std::string(field)].others.push_back(*read);
    record.findings.push_back(finding_about("sources_disagree", field));
  }
}

// ---- Telling it

/// Labels that the AAMVA's design has on licences alone, and those that it has on identity cards as well.
constexpr std::u32string_view kLicenceMarks[]{
    U"CLASS", U"9CLASS",       U"9CL",          U"CL",      U"REST", U"RESTR",         U"RSTR",
    U"RES",   U"RESTRICTIONS", U"12REST",       U"12RESTR", U"12RE", U"12RES",         U"12RESTRICTIONS",
    U"END",   U"ENDORSE",      U"ENDORSEMENTS", U"9AEND",   U"9AEN", U"9AENDORSEMENTS"};
constexpr std::u32string_view kCardMarks[]{
    U"HGT",  U"HEIGHT", U"HT",    U"16HGT",  U"16HT",  U"WGT",    U"WEIGHT",  U"WT",  U"17WGT",
    U"17WT", U"EYES",   U"EYE",   U"18EYES", U"18EYE", U"HAIR",   U"19HAIR",  U"SEX", U"15SEX",
    U"DD",   U"5DD",    U"DONOR", U"DOB",    U"3DOB",  U"EXP",    U"4BEXP",   U"ISS", U"4AISS",
    U"4A",   U"4B",     U"4D",    U"4DDL",   U"4DDLN", U"4DDLNO", U"4DLICNO", U"DL",  U"DLN"};

template <std::size_t N>
std::size_t count_of(const std::set<std::u32string>& labels, const std::u32string_view (&marks)[N]) {
  return std::size_t(std::count_if(std::begin(marks), std::end(marks), [&](std::u32string_view mark) {
    return labels.contains(std::u32string(mark));
  }));
}

std::size_t dates_on(const Evidence& evidence) {
  std::size_t dates = 0;
  for (const TextRow& row : evidence.rows) dates += find_dates(row.spaced(0, row.glyphs.size())).size();
  return dates;
}

/// How well DRIVER or DRIVER'S right above LICENSE is read, as narrow headings print the title.
double stacked_title(const Evidence& evidence) {
  constexpr double kLike = 0.85, kNextRow = 2.2;  // row heights
  const auto& rows = evidence.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!find_fuzzy(rows[i].plain, U"DRIVER", kLike)) continue;
    const Box above = rows[i].box();
    for (std::size_t below = i + 1; below < rows.size(); ++below) {
      const Box box = rows[below].box();
      if (box.y - above.y > kNextRow * rows[i].height) break;
      const bool under = box.x < above.right() && above.x < box.right();
      if (under && (find_fuzzy(rows[below].plain, U"LICENSE", kLike) ||
                    find_fuzzy(rows[below].plain, U"LICENCE", kLike)))
        return kLike;
    }
  }
  return 0;
}

KindMatch match_print(const Evidence& evidence) {
  if (evidence.print.chinese && best_word(evidence.rows, kTitles, 0.9) == 0) return {};
  constexpr double kTitle = 0.35, kNumber = 0.12, kDate = 0.12, kName = 0.06, kOther = 0.04, kMark = 0.05;
  constexpr double kPlace = 0.1, kLooseDate = 0.08, kAtMost = 0.97;
  constexpr std::size_t kMostDates = 3, kMostMarks = 6, kMarksAlone = 5, kDatesAlone = 2;
  constexpr std::size_t kMarksWithoutDates = 7;
  const double title = std::max(best_word(evidence.rows, kTitles, 0.8), stacked_title(evidence));
  const LicencePrint print = licence_print(evidence.rows);
  const auto has = [&](std::string_view field) { return print.values.contains(field); };
  std::size_t told = 0;
  double score = kTitle * title;
  for (const auto& [field, value] : print.values) {
    const bool date = field == "birth_date" || field == "issue_date" || field == "valid_until";
    const bool name = field == "surname" || field == "given_names" || field == "name";
    score += field == "number" ? kNumber : date ? kDate : name ? kName : kOther;
    told += date;
  }
  const std::size_t dates = std::min(dates_on(evidence), kMostDates);
  if (dates > told) score += kLooseDate * double(dates - told);
  if (names_licence_issuer(evidence)) score += kPlace;
  const std::size_t own = count_of(print.labels, kLicenceMarks);
  const std::size_t marks = own + count_of(print.labels, kCardMarks);
  score += kMark * double(std::min(marks, kMostMarks));
  // Without a title, the three dates and the number must stand there, as on no other card, or the many small
  // labels of the AAMVA's design, some of which identity cards have not.
  const bool all = has("number") && has("birth_date") && has("valid_until") && has("issue_date");
  const bool aamva =
      (own > 0 && marks >= kMarksAlone && dates >= kDatesAlone) || (own > 1 && marks >= kMarksWithoutDates);
  if (title == 0 && !all && !aamva) return {};
  if (title < 0.95 && best_word(evidence.rows, kOtherCards, 0.9) > 0) return {};
  return {std::min(kAtMost, score), Side::front};
}

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz || best_word(evidence.rows, kMainland, 0.9) > 0) return {};
  if (const auto barcode = barcode_of(evidence)) {
    const bool licence = barcode->first.document == "DL" || barcode->first.document == "EN";
    return licence && !element_of(barcode->first, "DAQ").empty() ? KindMatch{0.99, Side::back} : KindMatch{};
  }
  return match_print(evidence);
}

Record extract(const Evidence& evidence, Side side) {
  const auto barcode = barcode_of(evidence);
  if (side != Side::back || !barcode) return extract_print(evidence);
  Record record = extract_barcode(barcode->first, barcode->second);
  compare(record, extract_print(evidence));
  return record;
}

constexpr std::array kSides{Side::front, Side::back};
constexpr std::array kSymbologies{Symbology::pdf417};
constexpr std::array<std::string_view, 12> kFields{
    "surname", "given_names",     "name",         "sex",     "birth_date", "issue_date", "valid_until",
    "number",  "issuing_country", "jurisdiction", "address", "categories"};

}  // namespace

extern const DocumentKind kind_driver_licence;
const DocumentKind kind_driver_licence{
    .id = "driver_licence",
    .title = "Driving licence not issued by mainland China",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = {},
    .symbologies = kSymbologies,
    .doc =
        "A back is known by its AAMVA PDF417; a front by a title in one of the languages of the licences and "
        "what "
        "stands at its labels (DL DOB EXP ISS; 1 2 3 4a 4b 5 9; words), or by a number and three dates at "
        "such "
        "labels; ruled out by a machine readable zone, the titles of other cards and the mainland's 驾驶证.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
