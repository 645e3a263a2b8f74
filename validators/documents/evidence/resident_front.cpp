#include "validators/documents/evidence/resident_front.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validators/documents/evidence/candidate.h"
#include "validators/documents/evidence/citizen_number.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/validity.h"
#include "validators/documents/layout/card_sheet.h"
#include "validators/identifiers/gb11643.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// ---- The side's model, in card widths

enum FrontLabel { kName, kSex, kBirth, kAddress, kNumber, kEthnicity, kFrontLabels };
constexpr std::array<LabelModel, kFrontLabels> kFront{{
    {U"姓名", {0.073, 0.104}, {0.148, 0.104}},
    {U"性别", {0.073, 0.182}, {0.148, 0.182}},
    {U"出生", {0.073, 0.260}, {0.148, 0.260}},
    {U"住址", {0.073, 0.342}, {0.148, 0.342}},
    {U"公民身份号码", {0.073, 0.545}, {0.285, 0.545}},
    {U"民族", {0.286, 0.182}, {0.361, 0.182}},
}};
constexpr Point kNumberBegin{0.346, 0.545};
constexpr Point kNumberEnd{0.884, 0.545};
constexpr double kValueX = 0.187;  ///< Where the values of the left column begin.
constexpr Point kSexValue{kValueX, 0.182};
constexpr Point kEthnicityValue{0.386, 0.182};
constexpr double kPortraitX = 0.64;  ///< Behind the last character of an address line, before the portrait.
constexpr double kHalfRow = 0.034;   ///< Half the distance between rows, a little less.
constexpr double kAddressBottom = 0.505;  ///< Below the third address line, above the number.

// ---- What stands at its labels

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

/// An O right behind a digit is a zero: no house number has that letter. It may begin a line, far from the
/// digits that tell.
void read_zeros(std::vector<Glyph>& glyphs) {
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    if (glyphs[i].character == U'O' && is_ascii_digit(glyphs[i - 1].character)) glyphs[i].character = U'0';
  }
}

/// Whether something of the address was not read: its characters stand close together, and a line is as full
/// as the next character allows before another begins. Glare or a finger leaves a gap, or a line's end out.
bool has_gap(const CardSheet& sheet, const Value& value) {
  constexpr double kWide = 0.9;      // Of a line's height.
  constexpr double kLineEnd = 0.51;  // Card widths: two characters before the margin.
  return std::ranges::adjacent_find(value.glyphs, [&](const Glyph& left, const Glyph& right) {
           const bool next_line = right.box.center().y > left.box.center().y + left.line_height / 2;
           return next_line ? sheet.frame().to_model({left.box.right(), left.box.center().y}).x < kLineEnd
                            : right.box.x - left.box.right() > kWide * left.line_height;
         }) != value.glyphs.end();
}

/// Whether one of its lines begins right of the others, so that its beginning must have been lost.
bool has_late_line(const CardSheet& sheet, const Value& value, double top) {
  constexpr double kAnywhere = kPortraitX - 0.15;
  constexpr std::ptrdiff_t kFewest = 3;
  const Value all = sheet.block(kAddress, kAnywhere, kPortraitX, top, kAddressBottom);
  const double height = value.glyphs.front().line_height;
  return sure_characters(all, height) >= sure_characters(value, height) + kFewest;
}

/// Whether an address reads as they do: it ends with a number or with what is numbered, and 号 stands behind
/// a number. One that does not has lost characters that nobody saw.
bool is_whole_address(std::u32string_view address) {
  constexpr std::u32string_view kEnds = U"号室组户楼村队社院栋幢座层元屋舍厂场园苑庄屯寨营)";
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百甲乙丙丁";
  const auto counts = [&](char32_t c) {
    return is_ascii_digit(c) || is_ascii_upper(c) || kNumerals.find(c) != std::u32string_view::npos;
  };
  if (!counts(address.back()) && kEnds.find(address.back()) == std::u32string_view::npos) return false;
  return std::ranges::adjacent_find(address, [&](char32_t left, char32_t right) {
           return right == U'号' && !counts(left);
         }) == address.end();
}

std::optional<Candidate> address_of(const CardSheet& sheet) {
  const double y = sheet.row_y(kAddress);
  Value value = sheet.block(kAddress, kValueX, kPortraitX, y - kHalfRow, kAddressBottom);
  std::erase_if(value.glyphs, [](const Glyph& glyph) { return !is_address_character(glyph.character); });
  drop_loose_marks(value.glyphs);
  read_zeros(value.glyphs);
  const std::u32string text = value.text();
  constexpr std::size_t kShortest = 6;
  if (text.size() < kShortest || has_gap(sheet, value)) return std::nullopt;
  if (has_late_line(sheet, value, y - kHalfRow)) return std::nullopt;
  // Its first line stands beside the label.
  if (sheet.frame().to_model(value.glyphs.front().box.center()).y > y + kHalfRow) return std::nullopt;
  constexpr double kDoubtful = 0.6;
  return candidate(to_utf8(text), value, is_whole_address(text) ? 1 : kDoubtful);
}

// ---- The number against the print

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

// ---- The whole side

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

/// The labels of a kind: a permit has all but the ethnic group's, which is the last.
std::span<const LabelModel> labels_of(ResidentFront kind) {
  return std::span(kFront).first(kind == ResidentFront::card ? kFrontLabels : kEthnicity);
}

CardSheet front_sheet(const Evidence& evidence, ResidentFront kind) {
  std::vector<Anchor> anchors;
  if (kind == ResidentFront::card) anchors = sex_and_ethnicity(evidence.rows);
  if (const auto place = number_place(evidence.reading)) {
    constexpr double kDigits = 18;
    const double share = std::min(1.0, double(place->digits) / kDigits);
    const Box& box = place->box;
    anchors.clear();
    anchors.push_back({kNumberBegin, {box.x, box.center().y}});
    anchors.push_back({{kNumberBegin.x + share * (kNumberEnd.x - kNumberBegin.x), kNumberEnd.y},
                       {box.right(), box.center().y}});
  }
  return {evidence.rows, labels_of(kind), std::move(anchors), evidence.reading.width};
}

/// Where the sex ends, at the latest: where the ethnic group's label begins.
double sex_ends(const CardSheet& sheet, ResidentFront kind) {
  return kind == ResidentFront::card ? sheet.label_begin(kEthnicity) : kPortraitX;
}

// ---- Telling it

/// What the numbers on the page say.
struct Numbers {
  bool valid_of_card = false;
  bool valid_of_permit = false;
  bool any_of_permit = false;  ///< Valid or not: misread in its last digits, it still says whose it is.
};

Numbers numbers_on(const Evidence& evidence) {
  // GB/T 2260 has no county there: these are the codes that residence permits of people from Hong Kong, Macao
  // and Taiwan begin with.
  constexpr std::array<std::string_view, 3> kPermitRegions{"810000", "820000", "830000"};
  Numbers found;
  for (const NumberReading& reading : number_readings(evidence.reading, evidence.today)) {
    const bool permit =
        std::any_of(kPermitRegions.begin(), kPermitRegions.end(),
                    [&](std::string_view region) { return reading.text.starts_with(region); });
    found.any_of_permit |= permit;
    if (check_gb11643(reading.text, evidence.today).valid())
      (permit ? found.valid_of_permit : found.valid_of_card) = true;
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
double unlabelled_values(const Evidence& evidence, const CardSheet& sheet, ResidentFront kind) {
  constexpr double kSexWorth = 0.1, kEthnicityWorth = 0.2, kBirthWorth = 0.15, kAddressWorth = 0.2;
  if (!sheet.card_like()) return 0;
  double worth = 0;
  const bool card = kind == ResidentFront::card;
  if (!sheet.label(kSex) && sex_of(sheet.beside(kSex, sex_ends(sheet, kind)))) worth += kSexWorth;
  if (card && !sheet.label(kEthnicity) && ethnicity_of(sheet.beside(kEthnicity, kPortraitX)))
    worth += kEthnicityWorth;
  if (!sheet.label(kBirth) && birth_date_of(evidence, sheet.beside(kBirth, kPortraitX))) worth += kBirthWorth;
  if (!sheet.label(kAddress)) {
    const auto address = address_of(sheet);
    if (address && names_places(address->value)) worth += kAddressWorth;
  }
  return worth;
}

}  // namespace

double resident_front_score(const Evidence& evidence, ResidentFront kind) {
  const Numbers numbers = numbers_on(evidence);
  const bool card = kind == ResidentFront::card;
  if (card ? numbers.any_of_permit && !numbers.valid_of_card : !numbers.any_of_permit) return 0;
  const CardSheet sheet = front_sheet(evidence, kind);
  // 姓名, 性别 and 出生 stand on many papers; 民族 and 住址 on fewer; the number's label on this card and few
  // others.
  constexpr std::array<double, kFrontLabels> kWeights{0.12, 0.12, 0.12, 0.2, 0.4, 0.24};
  constexpr double kOutOfPlace = 0.5;  // What labels are worth that do not lie as on a card.
  double score = unlabelled_values(evidence, sheet, kind);
  for (std::size_t i = 0; i < labels_of(kind).size(); ++i) {
    if (sheet.label(i)) score += kWeights[i] * sheet.label(i)->score * (sheet.card_like() ? 1 : kOutOfPlace);
  }
  if (score == 0) return 0;
  constexpr double kValidNumber = 0.42, kLabelledNumber = 0.3, kSomeNumber = 0.15;
  if (card ? numbers.valid_of_card : numbers.valid_of_permit) return score + kValidNumber;
  if (!number_place(evidence.reading)) return score;
  return score + (sheet.label(kNumber) ? kLabelledNumber : kSomeNumber);
}

Record resident_front(const Evidence& evidence, ResidentFront kind) {
  const CardSheet sheet = front_sheet(evidence, kind);
  Record record;
  record.outline = sheet.outline(kCardRatio);
  put(record, "name", name_of(sheet.beside(kName, kPortraitX)));
  if (kind == ResidentFront::card)
    put(record, "ethnicity", ethnicity_of(sheet.beside(kEthnicity, kPortraitX)));
  put(record, "address", address_of(sheet));
  const auto birth = birth_date_of(evidence, sheet.beside(kBirth, kPortraitX));
  const auto sex = sex_of(sheet.beside(kSex, sex_ends(sheet, kind)));
  read_number_and_person(evidence, birth, sex, record);
  return record;
}

}  // namespace docintake
