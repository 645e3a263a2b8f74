// The resident identity card of mainland China, second generation (GA 448-2013): portrait side and emblem
// side.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/citizen_number.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/layout/card_sheet.h"
#include "validators/identifiers/gb11643.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// ---- The card's model, in card widths

constexpr double kRatio = 85.60 / 53.98;  // ISO/IEC 7810 ID-1

enum FrontLabel { kName, kSex, kEthnicity, kBirth, kAddress, kNumber, kFrontLabels };
constexpr std::array<LabelModel, kFrontLabels> kFront{{
    {U"姓名", {0.073, 0.104}, {0.148, 0.104}},
    {U"性别", {0.073, 0.182}, {0.148, 0.182}},
    {U"民族", {0.286, 0.182}, {0.361, 0.182}},
    {U"出生", {0.073, 0.260}, {0.148, 0.260}},
    {U"住址", {0.073, 0.342}, {0.148, 0.342}},
    {U"公民身份号码", {0.073, 0.545}, {0.285, 0.545}},
}};
constexpr Point kNumberBegin{0.346, 0.545};
constexpr Point kNumberEnd{0.884, 0.545};
constexpr double kValueX = 0.187;  ///< Where the values of the left column begin.
constexpr Point kSexValue{kValueX, 0.182};
constexpr Point kEthnicityValue{0.386, 0.182};
constexpr double kPortraitX = 0.64;  ///< Behind the last character of an address line, before the portrait.
constexpr double kHalfRow = 0.034;   ///< Half the distance between rows, a little less.
constexpr double kAddressBottom = 0.505;  ///< Below the third address line, above the number.

enum BackLabel { kAuthority, kValidity, kBackLabels };
constexpr std::array<LabelModel, kBackLabels> kBack{{
    {U"签发机关", {0.258, 0.473}, {0.385, 0.473}},
    {U"有效期限", {0.258, 0.547}, {0.385, 0.547}},
}};
constexpr std::u32string_view kTitle = U"居民身份证";
constexpr Point kTitleBegin{0.31, 0.24};
constexpr Point kTitleEnd{0.90, 0.24};
constexpr double kBackValueX = 0.415;

// What stands on papers that print an 18-digit number or such words too.
constexpr std::array<std::u32string_view, 20> kForeignWords{
    U"驾驶证", U"行驶证", U"营业执照", U"居住证", U"通行证", U"永久居留", U"社会保障",
    U"银行",   U"户口簿", U"结婚证",   U"学生证", U"工作证", U"准驾车型", U"统一社会信用代码",
    U"护照",   U"签证",   U"发票",     U"不动产", U"资格证", U"保险",
};

// ---- What was read of a field, before it is settled

/// A field's value with what it rests on.
struct Candidate {
  std::string value;
  std::string raw;
  double confidence = 0;
  Quad box{};
  std::vector<CharacterChoices> characters;  ///< As FieldValue::characters.
};

Candidate candidate(std::string value, const Value& from, double certainty = 1) {
  return {std::move(value), to_utf8(from.text()), from.confidence() * certainty, from.box(), {}};
}

/// A word of a closed list is surer than its characters: what does not fit the list has been ruled out.
Candidate of_list(const MatchedWord& word, const Value& from) {
  constexpr double kDoubtLeft = 0.4;
  Candidate read = candidate(word.value, from);
  read.confidence = word.certainty * (1 - (1 - read.confidence) * kDoubtLeft);
  return read;
}

/// Below this, a field is withheld: of the names that a rendering kept for this purpose gave less sure, half
/// were wrong.
constexpr double kLeastConfidence = 0.4;
/// From here on it is handed on without a remark: there one name in a hundred was wrong.
constexpr double kSureConfidence = 0.8;
/// Agreement with another source leaves this much of the doubt.
constexpr double kDoubtLeftByAgreement = 0.2;

void put(Record& record, std::string_view name, const std::optional<Candidate>& read) {
  if (!read || read->confidence < kLeastConfidence) {
    record.findings.push_back(finding_about("field_unreadable", name));
    return;
  }
  FieldValue value = field_value(read->value, read->raw, read->confidence, read->box);
  value.characters = read->characters;
  record.fields[std::string(name)] = {std::move(value), {}};
  if (read->confidence < kSureConfidence) record.findings.push_back(finding_about("field_uncertain", name));
}

bool is_dot_like(char32_t c) {
  return is_middle_dot(c) ||
         std::u32string_view(U" :.。,、'-*;…`´‘’\"“”~^_").find(c) != std::u32string_view::npos;
}

/// A gap as wide as a character between two others is where a dot was lost; it is marked by a space, half
/// sure.
Value with_gaps_marked(const Value& value) {
  constexpr double kNarrowest = 0.8, kWidest = 2.2, kSure = 0.5;  // Of a line's height.
  Value result;
  for (const Glyph& glyph : value.glyphs) {
    if (!result.glyphs.empty()) {
      Glyph gap = result.glyphs.back();
      const double width = (glyph.box.x - gap.box.right()) / std::max(1.0, gap.line_height);
      if (is_han(gap.character) && is_han(glyph.character) && width > kNarrowest && width < kWidest) {
        gap.character = U' ';
        gap.probability = kSure;
        result.glyphs.push_back(gap);
      }
    }
    result.glyphs.push_back(glyph);
  }
  return result;
}

/// The middle dot of a transcribed name (买买提·艾力) is read as all sorts of marks, or lost. One between two
/// Chinese characters or more on either side is that dot; elsewhere marks are specks and go.
Value with_middle_dots(const Value& value) {
  constexpr std::ptrdiff_t kLeastPart = 2;
  constexpr double kOtherMark = 0.8;
  const auto not_han = [](const Glyph& glyph) { return !is_han(glyph.character); };
  const std::vector<Glyph> glyphs = with_gaps_marked(value).glyphs;
  Value result;
  for (auto it = glyphs.begin(); it != glyphs.end();) {
    if (!is_dot_like(it->character)) {
      result.glyphs.push_back(*it++);
      continue;
    }
    const auto end =
        std::find_if(it, glyphs.end(), [](const Glyph& glyph) { return !is_dot_like(glyph.character); });
    const auto before = std::find_if(std::make_reverse_iterator(it), glyphs.rend(), not_han);
    const auto after = std::find_if(end, glyphs.end(), not_han);
    if (it - before.base() >= kLeastPart && after - end >= kLeastPart) {
      Glyph dot = *it;
      const Glyph &left = *(it - 1), &right = *end;
      dot.box = {left.box.right(), left.box.y, std::max(0.0, right.box.x - left.box.right()), left.box.h};
      if (!is_middle_dot(dot.character) && dot.character != U' ') dot.probability = kOtherMark;
      dot.character = U'·';
      result.glyphs.push_back(dot);
    }
    it = end;
  }
  return result;
}

/// How many Chinese characters of about that height were read with some certainty.
std::ptrdiff_t sure_characters(const Value& value, double height) {
  constexpr double kSure = 0.3, kSmall = 0.6;
  return std::count_if(value.glyphs.begin(), value.glyphs.end(), [&](const Glyph& glyph) {
    return is_han(glyph.character) && glyph.probability >= kSure && glyph.line_height >= kSmall * height;
  });
}

std::optional<Candidate> name_of(const Value& beside) {
  const Value value =
      one_word(with_middle_dots(beside), [](char32_t c) { return is_han(c) || is_middle_dot(c); });
  const auto name = chinese_name_of(value.text());
  if (!name) return std::nullopt;
  // Something else there may be the other part of the name: half a name is a wrong one.
  const double height = value.glyphs.front().line_height;
  if (sure_characters(beside, height) > sure_characters(value, height)) return std::nullopt;
  Candidate read = candidate(*name, value);
  if (value.text() == to_u32(*name)) read.characters = value.characters();
  return read;
}

std::optional<Candidate> sex_of(const Value& beside) {
  const Value value = one_word(beside, is_han);
  const auto sex = docintake::sex_of(value.text());
  if (!sex) return std::nullopt;
  return of_list(*sex, value);
}

std::optional<Candidate> ethnicity_of(const Value& beside) {
  const Value value = one_word(beside, is_han);
  const auto group = ethnic_group_of(value.text());
  if (!group) return std::nullopt;
  return of_list(*group, value);
}

/// The digits readings of the lines that a value's glyphs come from, digits only.
std::vector<std::string> digits_readings(const Evidence& evidence, const Value& value) {
  std::vector<std::string> readings;
  std::optional<std::size_t> last;
  for (const Glyph& glyph : value.glyphs) {
    if (last == glyph.line) continue;
    last = glyph.line;
    for (const RecognizedLine& line : evidence.reading.lines[glyph.line].digits) {
      std::string digits = line.text;
      std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
      readings.push_back(std::move(digits));
    }
  }
  return readings;
}

std::optional<Date> date_at(const std::string& digits, std::size_t at) {
  if (digits.size() < at + 8) return std::nullopt;
  return date_from_iso(digits.substr(at, 4) + '-' + digits.substr(at + 4, 2) + '-' +
                       digits.substr(at + 6, 2));
}

std::optional<Candidate> birth_date_of(const Evidence& evidence, const Value& value) {
  const auto date = single_date(value.spaced_text());
  if (!date || !date->century_given || date->date > evidence.today) return std::nullopt;
  Candidate read = candidate(to_iso(date->date), value);
  // Where month and day have two digits each, a reading of the digits alone says the same again.
  for (const std::string& digits : digits_readings(evidence, value)) {
    if (digits.size() == 8 && date_at(digits, 0) == date->date) {
      read.confidence = 1 - (1 - read.confidence) * kDoubtLeftByAgreement;
    }
  }
  return read;
}

bool is_address_character(char32_t c) {
  return is_han(c) || is_ascii_digit(c) || is_ascii_upper(c) || c == U'-' || c == U'#' || c == U'(' ||
         c == U')' || c == U'、' || is_middle_dot(c);
}

/// Drops marks that join nothing: a dash or dot at a line's end is a speck.
void drop_loose_marks(std::vector<Glyph>& glyphs) {
  const auto joins = [&](std::size_t i) {
    const auto is_part = [](char32_t c) { return is_ascii_digit(c) || is_ascii_upper(c); };
    return i > 0 && i + 1 < glyphs.size() && is_part(glyphs[i - 1].character) &&
           is_part(glyphs[i + 1].character);
  };
  std::vector<Glyph> kept;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const char32_t c = glyphs[i].character;
    const bool mark = c == U'-' || c == U'#' || c == U'、' || is_middle_dot(c);
    if (!mark || joins(i)) kept.push_back(glyphs[i]);
  }
  glyphs = std::move(kept);
}

std::optional<Candidate> address_of(const CardSheet& sheet) {
  const double y = sheet.row_y(kAddress);
  Value value = sheet.block(kAddress, kValueX, kPortraitX, y - kHalfRow, kAddressBottom);
  std::erase_if(value.glyphs, [](const Glyph& glyph) { return !is_address_character(glyph.character); });
  drop_loose_marks(value.glyphs);
  const std::u32string text = value.text();
  constexpr std::size_t kShortest = 6;
  if (text.size() < kShortest) return std::nullopt;
  return candidate(to_utf8(text), value);
}

// ---- The number against the print

/// The birth date and sex: as printed and as the valid number says. Agreement makes even a weak reading sure;
/// a surely read print that disagrees is kept, and said. Where the print could not be read the number's word
/// stands, since GB 11643 makes birth date and sex part of it: it was read, not guessed, and a finding says
/// where.
void settle(Record& record, const char* field, const std::optional<Candidate>& printed,
            const std::string& from_number, const FieldValue& number) {
  constexpr double kFromNumber = 0.9, kPrintIsSure = 0.5;
  FieldValue other = number;
  other.value = from_number;
  other.characters.clear();
  other.confidence *= kFromNumber;
  if (printed && printed->value == from_number) {
    Candidate agreed = *printed;
    agreed.confidence = 1 - (1 - std::max(printed->confidence, other.confidence)) * kDoubtLeftByAgreement;
    put(record, field, agreed);
  } else if (printed && printed->confidence >= kPrintIsSure) {
    put(record, field, printed);
    record.fields[field].others.push_back(other);
    record.findings.push_back(finding_about("sources_disagree", field));
  } else {
    record.fields[field] = {other, {}};
    record.findings.push_back(finding_about("field_from_number", field));
  }
}

void read_number_and_person(const Evidence& evidence, const std::optional<Candidate>& birth,
                            const std::optional<Candidate>& sex, Record& record) {
  PrintedPerson printed;
  if (birth) printed.birth_date = date_from_iso(birth->value);
  if (sex) printed.sex = sex->value;
  const NumberVote vote = vote_on_number(evidence.reading, printed, evidence.today);
  if (vote.first_generation) record.findings.push_back(finding_about("number_first_generation", "number"));
  if (vote.result == NumberVote::Result::none || vote.result == NumberVote::Result::unreadable) {
    record.findings.push_back(finding_about("number_unreadable", "number"));
    put(record, "birth_date", birth);
    put(record, "sex", sex);
    return;
  }
  FieldValue number =
      field_value(vote.number.text, vote.number.text, vote.number.confidence, vote.number.box);
  number.characters = vote.number.characters;
  record.fields["number"] = {number, {}};
  if (vote.result == NumberVote::Result::combined)
    record.findings.push_back(finding_about("number_combined", "number"));
  const Gb11643 check = check_gb11643(vote.number.text, evidence.today);
  if (!check.valid()) {
    record.findings.push_back(finding_about("number_check_failed", "number"));
    put(record, "birth_date", birth);
    put(record, "sex", sex);
    return;
  }
  settle(record, "birth_date", birth, to_iso(*check.birth_date), number);
  settle(record, "sex", sex, check.sex, number);
}

// ---- The front

/// Where a row says sex and ethnic group and nothing between: two anchors where the number gives none.
std::vector<Anchor> sex_and_ethnicity(std::span<const TextRow> rows) {
  constexpr double kGap = 1.5;  // At least this, in row heights, is left for the label of the ethnic group.
  for (const TextRow& row : rows) {
    for (std::size_t i = 1; i < row.glyphs.size(); ++i) {
      const Glyph &sex = row.glyphs[i - 1], &group = row.glyphs[i];
      if (group.box.x - sex.box.right() < kGap * row.height) continue;
      if (sex.character != U'男' && sex.character != U'女') continue;
      Value value;
      value.glyphs.assign(row.glyphs.begin() + std::ptrdiff_t(i), row.glyphs.end());
      if (!ethnicity_of(value)) continue;
      return {{kSexValue, {sex.box.x, sex.box.center().y}},
              {kEthnicityValue, {group.box.x, group.box.center().y}}};
    }
  }
  return {};
}

CardSheet front_sheet(const Evidence& evidence) {
  std::vector<Anchor> anchors = sex_and_ethnicity(evidence.rows);
  if (const auto place = number_place(evidence.reading)) {
    constexpr double kDigits = 18;
    const double share = std::min(1.0, double(place->digits) / kDigits);
    const Box& box = place->box;
    anchors.clear();
    anchors.push_back({kNumberBegin, {box.x, box.center().y}});
    anchors.push_back({{kNumberBegin.x + share * (kNumberEnd.x - kNumberBegin.x), kNumberEnd.y},
                       {box.right(), box.center().y}});
  }
  return {evidence.rows, kFront, std::move(anchors), evidence.reading.width};
}

Record extract_front(const Evidence& evidence) {
  const CardSheet sheet = front_sheet(evidence);
  Record record;
  record.outline = sheet.outline(kRatio);
  put(record, "name", name_of(sheet.beside(kName, kPortraitX)));
  put(record, "ethnicity", ethnicity_of(sheet.beside(kEthnicity, kPortraitX)));
  put(record, "address", address_of(sheet));
  const auto birth = birth_date_of(evidence, sheet.beside(kBirth, kPortraitX));
  const auto sex = sex_of(sheet.beside(kSex, sheet.label_begin(kEthnicity)));
  read_number_and_person(evidence, birth, sex, record);
  return record;
}

// ---- The back

struct Validity {
  Date from;
  std::optional<Date> until;  ///< Nothing: long term.

  bool operator==(const Validity&) const = default;
};

bool says_long_term(std::u32string_view text) {
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

std::string digits_of(std::u32string_view text) {
  std::string digits;
  for (const char32_t c : text) {
    if (is_ascii_digit(c)) digits += char(c);
    if (c == U'O') digits += '0';
  }
  return digits;
}

/// 5, 10 or 20 years to the day.
bool is_plausible_span(const Validity& validity) {
  if (!validity.until) return true;
  constexpr std::array kSpans{5, 10, 20};
  const int years = int(validity.until->year()) - int(validity.from.year());
  const bool same_day =
      validity.until->month() == validity.from.month() &&
      (validity.until->day() == validity.from.day() || validity.from.month() == std::chrono::February);
  return same_day && std::find(kSpans.begin(), kSpans.end(), years) != kSpans.end();
}

/// One reading of the span.
struct ValidityReading {
  Validity validity;
  double confidence = 0;
};

/// What the general reading and the digits readings of the lines make of the span.
std::vector<ValidityReading> validity_readings(const Evidence& evidence, const Value& value) {
  const std::u32string text = value.text();
  std::vector<ValidityReading> readings;
  if (const auto general = validity_of(digits_of(text), says_long_term(text))) {
    readings.push_back({*general, value.confidence()});
  }
  for (const std::string& digits : digits_readings(evidence, value)) {
    if (const auto validity = validity_of(digits, says_long_term(text))) readings.push_back({*validity, 0});
  }
  return readings;
}

/// The span that most readings have; of equally many a plausible one. Two dates 5, 10 or 20 years apart to
/// the day do not come about by misreading, so a plausible span is surer than its characters.
std::optional<ValidityReading> settled_validity(const std::vector<ValidityReading>& readings) {
  constexpr double kByPlausibility = 0.8, kDoubtLeftByVote = 0.5;
  std::optional<ValidityReading> best;
  int most = 0;
  for (const ValidityReading& reading : readings) {
    const auto same = [&](const ValidityReading& other) { return other.validity == reading.validity; };
    const int votes = int(std::count_if(readings.begin(), readings.end(), same));
    const bool plausible = is_plausible_span(reading.validity);
    const int weight = 2 * votes + plausible;
    if (weight <= most) continue;
    most = weight;
    best = reading;
    if (plausible && reading.validity.until) best->confidence = std::max(best->confidence, kByPlausibility);
    best->confidence = 1 - (1 - best->confidence) * std::pow(kDoubtLeftByVote, votes - 1);
  }
  return best;
}

void read_validity(const Evidence& evidence, const Value& value, Record& record) {
  const auto read = settled_validity(validity_readings(evidence, value));
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
  if (!is_plausible_span(validity))
    record.findings.push_back(finding_about("validity_span_implausible", "valid_until"));
}

std::optional<Candidate> authority_of(const CardSheet& sheet, double validity_y) {
  // A long name takes two lines, the first of them a little above its label.
  const double y = sheet.row_y(kAuthority);
  Value value = sheet.block(kAuthority, kBackValueX, 1.0, y - 2 * kHalfRow, validity_y - kHalfRow);
  std::erase_if(value.glyphs, [](const Glyph& glyph) { return !is_han(glyph.character); });
  const std::u32string text = value.text();
  constexpr std::size_t kShortest = 4;
  if (text.size() < kShortest) return std::nullopt;
  return candidate(to_utf8(text), value);
}

/// The row that looks like a validity span, for a back whose labels were lost.
std::optional<std::size_t> validity_row(std::span<const TextRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (validity_of(digits_of(rows[i].text), says_long_term(rows[i].text))) return i;
  }
  return std::nullopt;
}

CardSheet back_sheet(const Evidence& evidence) {
  std::vector<Anchor> anchors;
  if (const auto title = find_label(evidence.rows, kTitle, 0.6); !title.empty()) {
    const Box& box = title[0].box;
    anchors.push_back({kTitleBegin, {box.x, box.center().y}});
    anchors.push_back({kTitleEnd, {box.right(), box.center().y}});
  }
  return {evidence.rows, kBack, std::move(anchors), evidence.reading.width};
}

Record extract_back(const Evidence& evidence) {
  const CardSheet sheet = back_sheet(evidence);
  double validity_y = sheet.row_y(kValidity);
  Value validity = sheet.beside(kValidity, 1.0);
  if (const auto row = validity_row(evidence.rows); row && !sheet.label(kValidity)) {
    validity.glyphs = evidence.rows[*row].glyphs;
    validity_y = sheet.frame().to_model(evidence.rows[*row].box().center()).y;
  }
  Record record;
  record.outline = sheet.outline(kRatio);
  put(record, "issuing_authority", authority_of(sheet, validity_y));
  read_validity(evidence, validity, record);
  return record;
}

// ---- Telling it

/// What the valid numbers on the page say.
struct ValidNumbers {
  bool ours = false;
  bool of_permits = false;  ///< 81 to 83: residence permits for people from Hong Kong, Macao and Taiwan.
};

ValidNumbers valid_numbers(const Evidence& evidence) {
  ValidNumbers found;
  for (const NumberReading& reading : number_readings(evidence.reading, evidence.today)) {
    if (!check_gb11643(reading.text, evidence.today).valid()) continue;
    (reading.text[0] == '8' ? found.of_permits : found.ours) = true;
  }
  return found;
}

/// Whether an address says so: two or more words for places.
bool names_places(const std::string& address) {
  const std::u32string text = to_u32(address);
  return std::count_if(text.begin(), text.end(), [](char32_t c) {
           return std::u32string_view(U"省市区县州盟旗镇乡村路街道号").find(c) != std::u32string_view::npos;
         }) >= 2;
}

/// What values are worth that stand in their places on a card whose labels were lost: those are small and
/// pale, and go first on a dark or copied picture.
double unlabelled_values(const Evidence& evidence, const CardSheet& sheet) {
  constexpr double kSexWorth = 0.1, kEthnicityWorth = 0.2, kBirthWorth = 0.15, kAddressWorth = 0.2;
  if (!sheet.card_like()) return 0;
  double worth = 0;
  if (!sheet.label(kSex) && sex_of(sheet.beside(kSex, sheet.label_begin(kEthnicity)))) worth += kSexWorth;
  if (!sheet.label(kEthnicity) && ethnicity_of(sheet.beside(kEthnicity, kPortraitX)))
    worth += kEthnicityWorth;
  if (!sheet.label(kBirth) && birth_date_of(evidence, sheet.beside(kBirth, kPortraitX))) worth += kBirthWorth;
  if (!sheet.label(kAddress)) {
    const auto address = address_of(sheet);
    if (address && names_places(address->value)) worth += kAddressWorth;
  }
  return worth;
}

double front_score(const Evidence& evidence) {
  const ValidNumbers numbers = valid_numbers(evidence);
  if (numbers.of_permits && !numbers.ours) return 0;
  const CardSheet sheet = front_sheet(evidence);
  // 姓名, 性别 and 出生 stand on many papers; 民族 and 住址 on fewer; the number's label on this card and few
  // others.
  constexpr std::array<double, kFrontLabels> kWeights{0.12, 0.12, 0.24, 0.12, 0.2, 0.4};
  constexpr double kOutOfPlace = 0.5;  // What labels are worth that do not lie as on a card.
  double score = unlabelled_values(evidence, sheet);
  for (std::size_t i = 0; i < kFrontLabels; ++i) {
    if (sheet.label(i)) score += kWeights[i] * sheet.label(i)->score * (sheet.card_like() ? 1 : kOutOfPlace);
  }
  if (score == 0) return 0;
  constexpr double kValidNumber = 0.42, kLabelledNumber = 0.3, kSomeNumber = 0.15;
  if (numbers.ours) return score + kValidNumber;
  if (!number_place(evidence.reading)) return score;
  return score + (sheet.label(kNumber) ? kLabelledNumber : kSomeNumber);
}

double back_score(const Evidence& evidence) {
  constexpr std::array<std::u32string_view, 1> kTitles{kTitle}, kCountry{U"中华人民共和国"},
      kPolice{U"公安局"};
  const CardSheet sheet = back_sheet(evidence);
  const double title = best_word(evidence.rows, kTitles, 0.6);
  double score = 0.5 * title;
  int telling = title > 0;
  for (std::size_t i = 0; i < kBackLabels; ++i) {
    if (!sheet.label(i)) continue;
    score += 0.28 * sheet.label(i)->score;
    ++telling;
  }
  if (validity_row(evidence.rows)) {
    score += 0.25;
    ++telling;
  }
  // One of them alone stands by chance on a page full of text, damaged as it may be read.
  if (telling < 2 && title < 0.9) return 0;
  return score + 0.2 * best_word(evidence.rows, kCountry, 0.6) +
         0.12 * best_word(evidence.rows, kPolice, 0.8);
}

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz || best_word(evidence.rows, kForeignWords, 0.95) > 0) return {};
  const double front = front_score(evidence), back = back_score(evidence);
  return front >= back ? KindMatch{std::min(1.0, front), Side::front}
                       : KindMatch{std::min(1.0, back), Side::back};
}

Record extract(const Evidence& evidence, Side side) {
  return side == Side::back ? extract_back(evidence) : extract_front(evidence);
}

constexpr std::array kSides{Side::front, Side::back};
constexpr std::array<std::string_view, 9> kFields{"name",       "sex",    "ethnicity",         "birth_date",
                                                  "address",    "number", "issuing_authority", "valid_from",
                                                  "valid_until"};

}  // namespace

extern const DocumentKind kind_prc_id_card;
const DocumentKind kind_prc_id_card{
    .id = "prc_id_card",
    .title = "Resident identity card of mainland China, second generation",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = "gb11643",
    .doc =
        "Known by its labels (姓名 性别 民族 出生 住址 公民身份号码; 签发机关 有效期限) or the values in "
        "their "
        "places, its titles on the back and a valid 18-character number; ruled out by the words of other "
        "papers "
        "that print such a number, and by the numbers of residence permits (81 to 83).",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
