// Driving licences of other countries than mainland China: by the AAMVA's design with a PDF417 on the back,
// by Directive 2006/126/EC with numbered fields, and others by their labels.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/aamva.h"
#include "validators/documents/evidence/british_driver_number.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/licence_print.h"
#include "validators/documents/layout/labels.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
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
                                        U"VODITELSKOEUDOSTOVERENIE"};

// The mainland's own licence is accepted nowhere, and belongs to no kind.
constexpr std::u32string_view kMainland[]{U"驾驶证", U"机动车", U"准驾车型", U"THEPEOPLESREPUBLICOFCHINA"};

// What other cards are that print such labels.
constexpr std::u32string_view kOtherCards[]{U"IDENTIFICATIONCARD", U"IDENTITYCARD",   U"PASSPORT",
                                            U"RESIDENCEPERMIT",    U"RESIDENTPERMIT", U"INSURANCE",
                                            U"PERMANENTRESIDENT"};

struct Place {
  std::u32string_view name;  ///< As its licences print it, folded.
  std::string_view code;
};

constexpr Place kStates[]{{U"ALABAMA", "AL"},       {U"ALASKA", "AK"},       {U"ARIZONA", "AZ"},
                          {U"ARKANSAS", "AR"},      {U"CALIFORNIA", "CA"},   {U"COLORADO", "CO"},
                          {U"CONNECTICUT", "CT"},   {U"DELAWARE", "DE"},     {U"FLORIDA", "FL"},
                          {U"GEORGIA", "GA"},       {U"HAWAII", "HI"},       {U"IDAHO", "ID"},
                          {U"ILLINOIS", "IL"},      {U"INDIANA", "IN"},      {U"IOWA", "IA"},
                          {U"KANSAS", "KS"},        {U"KENTUCKY", "KY"},     {U"LOUISIANA", "LA"},
                          {U"MAINE", "ME"},         {U"MARYLAND", "MD"},     {U"MASSACHUSETTS", "MA"},
                          {U"MICHIGAN", "MI"},      {U"MINNESOTA", "MN"},    {U"MISSISSIPPI", "MS"},
                          {U"MISSOURI", "MO"},      {U"MONTANA", "MT"},      {U"NEBRASKA", "NE"},
                          {U"NEVADA", "NV"},        {U"NEWHAMPSHIRE", "NH"}, {U"NEWJERSEY", "NJ"},
                          {U"NEWMEXICO", "NM"},     {U"NEWYORK", "NY"},      {U"NORTHCAROLINA", "NC"},
                          {U"NORTHDAKOTA", "ND"},   {U"OHIO", "OH"},         {U"OKLAHOMA", "OK"},
                          {U"OREGON", "OR"},        {U"PENNSYLVANIA", "PA"}, {U"RHODEISLAND", "RI"},
                          {U"SOUTHCAROLINA", "SC"}, {U"SOUTHDAKOTA", "SD"},  {U"TENNESSEE", "TN"},
                          {U"TEXAS", "TX"},         {U"UTAH", "UT"},         {U"VERMONT", "VT"},
                          {U"WESTVIRGINIA", "WV"},  {U"VIRGINIA", "VA"},     {U"WASHINGTON", "WA"},
                          {U"WISCONSIN", "WI"},     {U"WYOMING", "WY"},      {U"DISTRICTOFCOLUMBIA", "DC"}};

constexpr Place kProvinces[]{{U"ONTARIO", "ON"},         {U"QUEBEC", "QC"},
                             {U"BRITISHCOLUMBIA", "BC"}, {U"ALBERTA", "AB"},
                             {U"MANITOBA", "MB"},        {U"SASKATCHEWAN", "SK"},
                             {U"NOVASCOTIA", "NS"},      {U"NEWBRUNSWICK", "NB"},
                             {U"NEWFOUNDLAND", "NL"},    {U"PRINCEEDWARDISLAND", "PE"},
                             {U"YUKON", "YT"},           {U"NUNAVUT", "NU"}};

constexpr Place kCountries[]{
    {U"DEUTSCHLAND", "DEU"}, {U"OSTERREICH", "AUT"},    {U"FRANCAISE", "FRA"},     {U"ESPANA", "ESP"},
    {U"ITALIANA", "ITA"},    {U"NEDERLANDEN", "NLD"},   {U"POLSKA", "POL"},        {U"IRELAND", "IRL"},
    {U"BELGIQUE", "BEL"},    {U"PORTUGUESA", "PRT"},    {U"DANMARK", "DNK"},       {U"SVERIGE", "SWE"},
    {U"SUOMI", "FIN"},       {U"NORGE", "NOR"},         {U"UNITEDKINGDOM", "GBR"}, {U"DVLA", "GBR"},
    {U"HONGKONG", "HKG"},    {U"SINGAPORE", "SGP"},     {U"SOUTHAFRICA", "ZAF"},   {U"AUSTRALIA", "AUS"},
    {U"VICTORIA", "AUS"},    {U"NEWSOUTHWALES", "AUS"}, {U"QUEENSLAND", "AUS"},    {U"NEWZEALAND", "NZL"}};

/// Who issued a licence, by what stands on its front.
struct Issuer {
  std::string country;
  std::string jurisdiction;
};

template <std::size_t N>
std::optional<std::string> place_on(const Evidence& evidence, const Place (&places)[N]) {
  for (const TextRow& row : evidence.rows) {
    for (const Place& place : places) {
      if (row.plain.find(place.name) != std::u32string::npos) return std::string(place.code);
    }
  }
  return std::nullopt;
}

Issuer issuer_on(const Evidence& evidence) {
  if (const auto country = place_on(evidence, kCountries)) return {*country, ""};
  if (const auto province = place_on(evidence, kProvinces)) return {"CAN", *province};
  if (const auto state = place_on(evidence, kStates)) return {"USA", *state};
  return {};
}

// ---- The print

using Print = std::map<std::string_view, LicenceValue>;

constexpr double kLeastConfidence = 0.3, kSureConfidence = 0.8;

void put(Record& record, std::string_view name, std::string value, const LicenceValue& read) {
  if (value.empty() || read.confidence() < kLeastConfidence) {
    record.findings.push_back(finding_about("field_unreadable", name));
    return;
  }
  record.fields[std::string(name)] = {
      field_value(std::move(value), read.text(), read.confidence(), read.box()), {}};
  if (read.confidence() < kSureConfidence) record.findings.push_back(finding_about("field_uncertain", name));
}

/// The day, in the order of the country that prints it.
std::optional<Date> date_of(const LicenceValue& value, const Issuer& issuer) {
  std::u32string text;
  for (const RowWord& word : value.words) text += (text.empty() ? U"" : U" ") + word.text;
  const auto dates = find_dates(text);
  if (dates.empty()) return std::nullopt;
  const bool american = issuer.country == "USA" && dates[0].swapped;
  return american ? *dates[0].swapped : dates[0].date;
}

bool is_name_character(char32_t c) {
  return base_letter(c) >= U'A' && base_letter(c) <= U'Z' ? true
                                                          : c == U'-' || c == U'\'' || c == U' ' || c >= 0xC0;
}

/// Words of letters, without a form of address.
std::string name_of(const LicenceValue& value) {
  std::u32string name;
  for (const RowWord& word : value.words) {
    const bool address =
        name.empty() && (word.plain == U"MR" || word.plain == U"MRS" || word.plain == U"MISS" ||
                         word.plain == U"MS" || word.plain == U"DR");
    if (address) continue;
    std::u32string text = word.text;
    std::erase_if(text, [](char32_t c) { return U'.' == c || U':' == c || U'`' == c; });
    std::replace(text.begin(), text.end(), U'’', U'\'');
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_name_character)) break;
    name += (name.empty() ? U"" : U" ") + text;
  }
  return to_utf8(name);
}

/// Letters and digits alone.
std::string squashed(std::u32string_view text) {
  std::string result;
  for (const char32_t c : folded(text)) {
    if (is_ascii_digit(c) || is_ascii_upper(c)) result += char(c);
  }
  return result;
}

/// Whether another reading of the number's line ends its number alike.
bool read_again(const Evidence& evidence, const LicenceValue& value, const std::string& number) {
  for (const RowWord& word : value.words) {
    const TextLine& line = evidence.reading.lines[word.line];
    for (const auto* readings : {&line.digits, &line.codes}) {
      for (const RecognizedLine& reading : *readings) {
        const std::string other = squashed(to_u32(reading.text));
        if (other.size() >= number.size() && other.find(number) != std::string::npos) return true;
      }
    }
  }
  return false;
}

/// The number, and whether what stands on the card vouches for it: two readers that agree, or a British
/// number that says what is printed.
void put_number(const Evidence& evidence, const LicenceValue& value, const Issuer& issuer, Record& record) {
  constexpr std::size_t kShortest = 5, kLongest = 25;
  std::string text;
  for (const RowWord& word : value.words) text += (text.empty() ? "" : " ") + to_utf8(word.text);
  while (!text.empty() && std::string_view(".,:;-/'").find(text.back()) != std::string_view::npos)
    text.pop_back();
  const std::string number = squashed(to_u32(text));
  if (number.size() < kShortest || number.size() > kLongest) {
    record.findings.push_back(finding_about("number_unreadable", "number"));
    return;
  }
  const FieldValue *surname = record.find("surname"), *birth = record.find("birth_date");
  const bool british =
      issuer.country == "GBR" && surname && birth &&
      is_british_driver_number(number.substr(0, 16), surname->value, *date_from_iso(birth->value));
  if (!british && !read_again(evidence, value, number)) {
    record.findings.push_back(finding_about("number_unreadable", "number"));
    return;
  }
  constexpr double kAgreed = 0.9;
  record.fields["number"] = {field_value(text, text, std::max(value.confidence(), kAgreed), value.box()), {}};
}

Record extract_print(const Evidence& evidence) {
  const Print print = licence_print(evidence.rows);
  const Issuer issuer = issuer_on(evidence);
  Record record;
  for (const std::string_view field : {"surname", "given_names"}) {
    if (const auto value = print.find(field); value != print.end())
      put(record, field, name_of(value->second), value->second);
  }
  if (const auto value = print.find("name"); value != print.end() && !record.find("surname")) {
    put(record, "name", value->second.text(), value->second);
  }
  for (const std::string_view field : {"birth_date", "issue_date", "valid_until"}) {
    const auto value = print.find(field);
    const auto date = value == print.end() ? std::nullopt : date_of(value->second, issuer);
    if (date) {
      put(record, field, to_iso(*date), value->second);
    } else if (field != "issue_date") {
      record.findings.push_back(finding_about("field_unreadable", field));
    }
  }
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
    record.findings.push_back(finding_about("number_unreadable", "number"));
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
  const bool canadian = std::any_of(std::begin(kProvinces), std::end(kProvinces),
                                    [&](const Place& place) { return place.code == state; });
  const std::string country = told == "USA" || told == "CAN" ? std::string(told) : canadian ? "CAN" : "";
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
    if (!coded || !read || squashed(to_u32(coded->value)) == squashed(to_u32(read->value))) continue;
    record.fields[std::string(field)].others.push_back(*read);
    record.findings.push_back(finding_about("sources_disagree", field));
  }
}

// ---- Telling it

KindMatch match_print(const Evidence& evidence) {
  if (evidence.print.chinese && best_word(evidence.rows, kTitles, 0.9) == 0) return {};
  constexpr double kTitle = 0.35, kNumber = 0.12, kDate = 0.12, kName = 0.06, kOther = 0.04, kAtMost = 0.97;
  const double title = best_word(evidence.rows, kTitles, 0.8);
  const Print print = licence_print(evidence.rows);
  double score = kTitle * title;
  for (const auto& [field, value] : print) {
    const bool date = field == "birth_date" || field == "issue_date" || field == "valid_until";
    const bool name = field == "surname" || field == "given_names" || field == "name";
    score += field == "number" ? kNumber : date ? kDate : name ? kName : kOther;
  }
  // Without a title, the three dates and the number must stand there, as on no other card.
  const bool all = print.contains("number") && print.contains("birth_date") &&
                   print.contains("valid_until") && print.contains("issue_date");
  if (title == 0 && !all) return {};
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
