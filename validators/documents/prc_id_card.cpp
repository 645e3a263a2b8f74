// The resident identity card of mainland China, second generation (GA 448-2013): portrait side and emblem
// side.
#include <algorithm>
#include <array>
#include <map>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/citizen_number.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/layout/card_frame.h"
#include "validators/documents/layout/labels.h"
#include "validators/identifiers/gb11643.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// ---- The card's model: where the middle of each label and value stands, in card widths
// ------------------------------

struct LabelModel {
  std::u32string_view text;
  Point begin;  ///< Middle of its left side.
  Point end;    ///< Middle of its right side.
  double least_score;
};

enum FrontLabel { kName, kSex, kEthnicity, kBirth, kAddress, kNumber, kFrontLabels };
constexpr std::array<LabelModel, kFrontLabels> kFront{{
    {U"姓名", {0.073, 0.104}, {0.148, 0.104}, 0.6},
    {U"性别", {0.073, 0.182}, {0.148, 0.182}, 0.6},
    {U"民族", {0.286, 0.182}, {0.361, 0.182}, 0.6},
    {U"出生", {0.073, 0.260}, {0.148, 0.260}, 0.6},
    {U"住址", {0.073, 0.342}, {0.148, 0.342}, 0.6},
    {U"公民身份号码", {0.073, 0.545}, {0.285, 0.545}, 0.6},
}};
constexpr Point kNumberBegin{0.346, 0.545};
constexpr Point kNumberEnd{0.884, 0.545};
constexpr double kValueX = 0.187;  ///< Where the values of the left column begin.
constexpr double kEthnicityX = 0.385;
constexpr double kPortraitX = 0.622;      ///< Where the portrait begins.
constexpr double kHalfRow = 0.034;        ///< Half the distance between rows, a little less.
constexpr double kAddressBottom = 0.505;  ///< Below the third address line, above the number.

enum BackLabel { kAuthority, kValidity, kBackLabels };
constexpr std::array<LabelModel, kBackLabels> kBack{{
    {U"签发机关", {0.258, 0.473}, {0.385, 0.473}, 0.6},
    {U"有效期限", {0.258, 0.547}, {0.385, 0.547}, 0.6},
}};
constexpr double kBackValueX = 0.415;

// What stands on documents that print an 18-digit number or such words too.
constexpr std::array<std::u32string_view, 20> kForeignWords{
    U"驾驶证", U"行驶证", U"营业执照", U"居住证", U"通行证", U"永久居留", U"社会保障",
    U"银行",   U"户口簿", U"结婚证",   U"学生证", U"工作证", U"准驾车型", U"统一社会信用代码",
    U"护照",   U"签证",   U"发票",     U"不动产", U"资格证", U"保险",
};

// ---- Finding labels
// ---------------------------------------------------------------------------------------------------

template <std::size_t N>
using Labels = std::array<std::optional<LabelPlace>, N>;

Point left_middle(const Box& box) { return {box.x, box.y + box.h / 2}; }
Point right_middle(const Box& box) { return {box.right(), box.y + box.h / 2}; }

template <std::size_t N>
std::vector<Anchor> anchors_of(const std::array<LabelModel, N>& models, const Labels<N>& labels) {
  std::vector<Anchor> anchors;
  for (std::size_t i = 0; i < N; ++i) {
    if (!labels[i]) continue;
    // A short label's ends are too near to each other to say anything but where its middle is.
    const Box& box = labels[i]->box;
    const LabelModel& model = models[i];
    if (model.text.size() > 2) {
      anchors.push_back({model.begin, left_middle(box)});
      anchors.push_back({model.end, right_middle(box)});
    } else {
      anchors.push_back({{(model.begin.x + model.end.x) / 2, model.begin.y}, box.center()});
    }
  }
  return anchors;
}

template <std::size_t N>
Labels<N> best_labels(std::span<const TextRow> rows, const std::array<LabelModel, N>& models) {
  Labels<N> labels;
  for (std::size_t i = 0; i < N; ++i) {
    const auto places = find_label(rows, models[i].text, models[i].least_score);
    if (!places.empty()) labels[i] = places.front();
  }
  return labels;
}

/// Whether a label found there can be the one that the model has there. A line that holds several labels has
/// their places less exact along it than across.
bool stands_near(const CardFrame& frame, Point model, Point capture) {
  constexpr double kAlong = 0.1, kAcross = 0.045;  // Card widths; rows are 0.08 apart.
  const Point p = frame.to_model(capture);
  return std::abs(p.x - model.x) < kAlong && std::abs(p.y - model.y) < kAcross;
}

/// Where the frame says that a label cannot stand where it was found, the next best place that fits is taken.
template <std::size_t N>
void settle_labels(std::span<const TextRow> rows, const std::array<LabelModel, N>& models,
                   const CardFrame& frame, Labels<N>& labels) {
  for (std::size_t i = 0; i < N; ++i) {
    if (!labels[i]) continue;
    const Point middle{(models[i].begin.x + models[i].end.x) / 2, models[i].begin.y};
    const auto places = find_label(rows, models[i].text, models[i].least_score);
    const auto fit = std::find_if(places.begin(), places.end(), [&](const LabelPlace& place) {
      return stands_near(frame, middle, place.box.center());
    });
    labels[i] = fit == places.end() ? std::nullopt : std::optional(*fit);
  }
}

// ---- Taking values
// ------------------------------------------------------------------------------------------------------

/// A value's glyphs in reading order.
struct Value {
  std::vector<Glyph> glyphs;

  std::u32string text() const {
    std::u32string out;
    for (const Glyph& glyph : glyphs) out += glyph.character;
    return out;
  }
  double confidence() const {
    double least = glyphs.empty() ? 0 : 1;
    for (const Glyph& glyph : glyphs) least = std::min(least, glyph.probability);
    return least;
  }
  Quad box() const {
    const TextRow row{glyphs, {}, 0};
    return quad_of(row.box());
  }
};

/// A card's page: its rows, its labels and where its model lies.
template <std::size_t N>
struct Sheet {
  std::span<const TextRow> rows;
  const std::array<LabelModel, N>& models;
  Labels<N> labels;
  CardFrame frame;
  bool fitted = false;  ///< Whether labels found the frame; else the card is taken to fill the capture.

  bool is_label(std::size_t row, std::size_t index) const {
    return std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
      return label && label->row == row && index >= label->begin && index < label->end;
    });
  }

  /// How far the label stands from where the frame has it, in card widths: its value stands off by the same.
  Point offset(std::size_t label) const {
    if (!labels[label]) return {};
    const Point found = frame.to_model(labels[label]->box.center());
    return {found.x - (models[label].begin.x + models[label].end.x) / 2, found.y - models[label].begin.y};
  }

  /// Where the label ends, in card widths; where the model has it if it was not found.
  double label_end(std::size_t label) const {
    return labels[label] ? frame.to_model(right_middle(labels[label]->box)).x : models[label].end.x;
  }

  /// The glyphs in a region of the model, rows top to bottom, each left to right; labels left out. A glyph
  /// that follows the label in its own row belongs to it even where its box says otherwise.
  Value in(double left, double right, double top, double bottom, std::optional<std::size_t> label) const {
    Value value;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t i = 0; i < rows[r].glyphs.size(); ++i) {
        if (is_label(r, i)) continue;
        const Glyph& glyph = rows[r].glyphs[i];
        const Point p = frame.to_model(glyph.box.center());
        const bool own_row = label && labels[*label] && labels[*label]->row == r;
        const bool beyond_left = own_row ? i >= labels[*label]->end : p.x >= left;
        const bool at_height = own_row || (p.y >= top && p.y <= bottom);
        if (beyond_left && at_height && p.x <= right) value.glyphs.push_back(glyph);
      }
    }
    return value;
  }

  /// What stands right of a label on its row, up to `right`.
  Value beside(std::size_t label, double value_x, double right) const {
    const Point shift = offset(label);
    const double y = models[label].begin.y + shift.y;
    const double left = labels[label] ? label_end(label) : value_x - 0.02;
    return in(left, right, y - kHalfRow, y + kHalfRow, label);
  }
};

// ---- Fields
// ---------------------------------------------------------------------------------------------------------------

/// Below this, a field is withheld: such characters are wrong more often than right.
constexpr double kLeastConfidence = 0.25;

void put(Record& record, std::string_view name, std::string value, const Value& from, double certainty) {
  const double confidence = from.confidence() * certainty;
  if (value.empty() || confidence < kLeastConfidence) {
    record.findings.push_back(finding_about("field_unreadable", name));
    return;
  }
  record.fields[std::string(name)] = {
      field_value(std::move(value), to_utf8(from.text()), confidence, from.box()), {}};
}

/// Drops glyphs at both ends that cannot belong to the value: rules, specks, stamps.
template <typename Predicate>
Value trimmed(Value value, Predicate belongs) {
  auto& glyphs = value.glyphs;
  while (!glyphs.empty() && !belongs(glyphs.back().character)) glyphs.pop_back();
  const auto first =
      std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return belongs(g.character); });
  glyphs.erase(glyphs.begin(), first);
  return value;
}

void read_name(const Value& beside, Record& record) {
  const Value value = trimmed(beside, is_han);
  const auto name = chinese_name_of(value.text());
  put(record, "name", name.value_or(""), value, 1);
}

std::optional<MatchedWord> read_sex(const Value& beside, Record& record) {
  const Value value = trimmed(beside, is_han);
  const auto sex = sex_of(value.text());
  put(record, "sex", sex ? sex->value : "", value, sex ? sex->certainty : 0);
  return sex;
}

void read_ethnicity(const Value& beside, Record& record) {
  const Value value = trimmed(beside, is_han);
  const auto group = ethnic_group_of(value.text());
  put(record, "ethnicity", group ? group->value : "", value, group ? group->certainty : 0);
}

std::optional<Date> read_birth_date(const Value& value, Date today, Record& record) {
  const auto date = single_date(value.text());
  const bool real = date && date->century_given && date->date <= today;
  put(record, "birth_date", real ? to_iso(date->date) : "", value, 1);
  return real && record.fields.contains("birth_date") ? std::optional(date->date) : std::nullopt;
}

bool is_address_character(char32_t c) {
  return is_han(c) || is_ascii_digit(c) || is_ascii_upper(c) || c == U'-' || c == U'#' || c == U'(' ||
         c == U')' || c == U'、' || is_middle_dot(c);
}

void read_address(const Sheet<kFrontLabels>& sheet, Record& record) {
  const Point shift = sheet.offset(kAddress);
  const double top = kFront[kAddress].begin.y + shift.y - kHalfRow;
  const double left = sheet.labels[kAddress] ? sheet.label_end(kAddress) : kValueX - 0.02;
  Value value = sheet.in(left, kPortraitX, top, kAddressBottom, kAddress);
  std::erase_if(value.glyphs, [](const Glyph& glyph) { return !is_address_character(glyph.character); });
  value = trimmed(std::move(value), [](char32_t c) { return is_han(c) || is_ascii_digit(c) || c == U')'; });
  constexpr std::size_t kShortest = 4;
  const std::u32string text = value.text();
  put(record, "address", text.size() < kShortest ? "" : to_utf8(text), value, 1);
}

/// The number, and what it and the print say against each other. Where the print could not be read, the birth
/// date and sex are the ones of the valid number, since GB 11643 makes them part of it: read, not guessed,
/// and said.
void read_number(const Evidence& evidence, const PrintedPerson& printed, Record& record) {
  const NumberVote vote = vote_on_number(evidence.reading, printed, evidence.today);
  if (vote.first_generation) record.findings.push_back(finding_about("number_first_generation", "number"));
  if (vote.result == NumberVote::Result::none || vote.result == NumberVote::Result::unreadable) {
    record.findings.push_back(finding_about("number_unreadable", "number"));
    return;
  }
  const NumberReading& number = vote.number;
  const FieldValue value = field_value(number.text, number.text, number.confidence, number.box);
  record.fields["number"] = {value, {}};
  const Gb11643 check = check_gb11643(number.text, evidence.today);
  if (vote.result == NumberVote::Result::combined)
    record.findings.push_back(finding_about("number_combined", "number"));
  if (!check.valid()) {
    record.findings.push_back(finding_about("number_check_failed", "number"));
    return;
  }
  const auto compare = [&](const char* field, const std::string& from_number) {
    FieldValue other = value;
    other.value = from_number;
    constexpr double kFromNumber = 0.9;
    other.confidence *= kFromNumber;
    const auto known = record.fields.find(field);
    if (known == record.fields.end()) {
      record.fields[field] = {other, {}};
      std::erase_if(record.findings,
                    [&](const Finding& f) { return f.code == "field_unreadable" && f.field == field; });
      record.findings.push_back(finding_about("field_from_number", field));
    } else if (known->second.best.value != from_number) {
      known->second.others.push_back(other);
      record.findings.push_back(finding_about("sources_disagree", field));
    }
  };
  compare("birth_date", to_iso(*check.birth_date));
  compare("sex", check.sex);
}

// ---- The front
// ------------------------------------------------------------------------------------------------------------

Sheet<kFrontLabels> front_sheet(const Evidence& evidence) {
  Labels<kFrontLabels> labels = best_labels(evidence.rows, kFront);
  std::vector<Anchor> anchors = anchors_of(kFront, labels);
  if (const auto line = number_line(evidence.reading)) {
    // The line may hold the label too; then only its end is known.
    const Quad& quad = evidence.reading.lines[*line].quad;
    const Box box = bounding_box(quad);
    const bool joined = labels[kNumber] && labels[kNumber]->box.center().x > box.x &&
                        std::abs(labels[kNumber]->box.center().y - box.center().y) < box.h;
    if (!joined) anchors.push_back({kNumberBegin, left_middle(box)});
    anchors.push_back({kNumberEnd, right_middle(box)});
  }
  const auto fitted = CardFrame::fit(anchors);
  const CardFrame frame = fitted ? *fitted : CardFrame::whole(evidence.reading.width);
  if (fitted) settle_labels(std::span<const TextRow>(evidence.rows), kFront, frame, labels);
  return {evidence.rows, kFront, labels, frame, fitted.has_value()};
}

Record extract_front(const Evidence& evidence) {
  const Sheet<kFrontLabels> sheet = front_sheet(evidence);
  Record record;
  read_name(sheet.beside(kName, kValueX, kPortraitX), record);
  const double sex_end = sheet.labels[kEthnicity]
                             ? sheet.frame.to_model(left_middle(sheet.labels[kEthnicity]->box)).x
                             : kFront[kEthnicity].begin.x;
  const auto sex = read_sex(sheet.beside(kSex, kValueX, sex_end), record);
  read_ethnicity(sheet.beside(kEthnicity, kEthnicityX, kPortraitX), record);
  PrintedPerson printed;
  printed.birth_date = read_birth_date(sheet.beside(kBirth, kValueX, kPortraitX), evidence.today, record);
  if (sex && record.fields.contains("sex")) printed.sex = sex->value;
  read_address(sheet, record);
  read_number(evidence, printed, record);
  return record;
}

// ---- The back
// -------------------------------------------------------------------------------------------------------------

bool is_validity_character(char32_t c) {
  return is_ascii_digit(c) || c == U'长' || c == U'期' || c == U'-' || c == U'.';
}

struct Validity {
  std::optional<Date> from;
  std::optional<Date> until;
  bool long_term = false;
};

/// 2016.03.01-2036.03.01 or 2016.03.01-长期, by its digits alone: stops and the dash are what readers lose
/// first.
Validity validity_of(std::u32string_view text) {
  std::string digits;
  for (const char32_t c : text) {
    if (is_ascii_digit(c))
      digits += char(c);
    else if (c == U'O')
      digits += '0';
  }
  Validity validity;
  const auto date_at = [&](std::size_t at) {
    return date_from_iso(digits.substr(at, 4) + '-' + digits.substr(at + 4, 2) + '-' +
                         digits.substr(at + 6, 2));
  };
  const bool long_term =
      find_fuzzy(text, U"长期", 0.8).has_value() || text.find(U'长') != std::u32string_view::npos;
  if (digits.size() == 8 && long_term) {
    validity.from = date_at(0);
    validity.long_term = validity.from.has_value();
  } else if (digits.size() == 16) {
    validity.from = date_at(0);
    validity.until = date_at(8);
  }
  return validity;
}

/// 5, 10 or 20 years to the day.
bool is_plausible_span(Date from, Date until) {
  constexpr std::array kSpans{5, 10, 20};
  const int years = int(until.year()) - int(from.year());
  return std::find(kSpans.begin(), kSpans.end(), years) != kSpans.end() && until.month() == from.month() &&
         (until.day() == from.day() || from.month() == std::chrono::February);
}

void read_validity(const Value& value, Record& record) {
  const Validity validity = validity_of(value.text());
  const bool in_order =
      validity.long_term || (validity.from && validity.until && *validity.from < *validity.until);
  put(record, "valid_from", in_order ? to_iso(*validity.from) : "", value, 1);
  const std::string until = validity.long_term ? "long_term" : in_order ? to_iso(*validity.until) : "";
  put(record, "valid_until", until, value, 1);
  if (in_order && !validity.long_term && !is_plausible_span(*validity.from, *validity.until)) {
    record.findings.push_back(finding_about("validity_span_implausible", "valid_until"));
  }
}

void read_authority(const Sheet<kBackLabels>& sheet, double validity_y, Record& record) {
  const double y = kBack[kAuthority].begin.y + sheet.offset(kAuthority).y;
  const double left = sheet.labels[kAuthority] ? sheet.label_end(kAuthority) : kBackValueX - 0.02;
  // A long name takes two lines, the first of them a little above its label.
  Value value = sheet.in(left, 1.0, y - 2 * kHalfRow, validity_y - kHalfRow, kAuthority);
  std::erase_if(value.glyphs, [](const Glyph& glyph) { return !is_han(glyph.character); });
  constexpr std::size_t kShortest = 4;
  const std::u32string text = value.text();
  put(record, "issuing_authority", text.size() < kShortest ? "" : to_utf8(text), value, 1);
}

/// The row that looks most like a validity span, for a back whose labels were lost.
std::optional<std::size_t> validity_row(std::span<const TextRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Validity validity = validity_of(rows[i].text);
    if (validity.from && (validity.until || validity.long_term)) return i;
  }
  return std::nullopt;
}

Sheet<kBackLabels> back_sheet(const Evidence& evidence) {
  Labels<kBackLabels> labels = best_labels(evidence.rows, kBack);
  std::vector<Anchor> anchors = anchors_of(kBack, labels);
  if (const auto title = find_label(evidence.rows, U"居民身份证", 0.6); !title.empty()) {
    anchors.push_back({{0.31, 0.24}, left_middle(title[0].box)});
    anchors.push_back({{0.90, 0.24}, right_middle(title[0].box)});
  }
  const auto fitted = CardFrame::fit(anchors);
  const CardFrame frame = fitted ? *fitted : CardFrame::whole(evidence.reading.width);
  if (fitted) settle_labels(std::span<const TextRow>(evidence.rows), kBack, frame, labels);
  return {evidence.rows, kBack, labels, frame, fitted.has_value()};
}

Record extract_back(const Evidence& evidence) {
  const Sheet<kBackLabels> sheet = back_sheet(evidence);
  Record record;
  double validity_y = kBack[kValidity].begin.y + sheet.offset(kValidity).y;
  Value validity = sheet.beside(kValidity, kBackValueX, 1.0);
  if (const auto row = validity_row(evidence.rows); row && !sheet.labels[kValidity]) {
    validity.glyphs = evidence.rows[*row].glyphs;
    validity_y = sheet.frame.to_model(evidence.rows[*row].box().center()).y;
  }
  std::erase_if(validity.glyphs, [](const Glyph& glyph) { return !is_validity_character(glyph.character); });
  read_authority(sheet, validity_y, record);
  read_validity(validity, record);
  return record;
}

// ---- Telling it
// -----------------------------------------------------------------------------------------------------------

bool has_valid_number(const Evidence& evidence) {
  const auto readings = number_readings(evidence.reading, evidence.today);
  return std::any_of(readings.begin(), readings.end(), [&](const NumberReading& reading) {
    // 81 to 83 are the residence permits for people from Hong Kong, Macao and Taiwan.
    return check_gb11643(reading.text, evidence.today).valid() && reading.text[0] != '8';
  });
}

/// Whether the labels lie as on a card: its frame stands nearly upright, and they are as large as on the
/// card.
template <std::size_t N>
bool is_card_like(const Sheet<N>& sheet) {
  if (!sheet.fitted) return false;
  constexpr double kMostSlope = 0.35, kSmallest = 0.012, kLargest = 0.07;
  const Point origin = sheet.frame.to_capture({0, 0}), corner = sheet.frame.to_capture({1, 0});
  if (std::abs(corner.y - origin.y) > kMostSlope * (corner.x - origin.x)) return false;
  return std::all_of(sheet.labels.begin(), sheet.labels.end(), [&](const auto& label) {
    if (!label) return true;
    const double height = label->box.h / sheet.frame.scale();
    return height > kSmallest && height < kLargest;
  });
}

double front_score(const Evidence& evidence) {
  const Sheet<kFrontLabels> sheet = front_sheet(evidence);
  const bool card_like = is_card_like(sheet);
  // 姓名, 性别 and 出生 stand on many papers; 民族 and 住址 on fewer; the number's label on this card and few
  // others.
  constexpr std::array<double, kFrontLabels> kWeights{0.12, 0.12, 0.24, 0.12, 0.2, 0.4};
  constexpr double kOutOfPlace = 0.5;  // What labels are worth that do not lie as on a card.
  double score = 0;
  for (std::size_t i = 0; i < kFrontLabels; ++i) {
    if (sheet.labels[i]) score += kWeights[i] * sheet.labels[i]->score * (card_like ? 1 : kOutOfPlace);
  }
  if (score == 0) return 0;
  constexpr double kValidNumber = 0.42, kSomeNumber = 0.15;
  if (has_valid_number(evidence)) {
    score += kValidNumber;
  } else if (number_line(evidence.reading)) {
    score += kSomeNumber;
  }
  return score;
}

double back_score(const Evidence& evidence) {
  constexpr std::array<std::u32string_view, 1> kTitle{U"居民身份证"}, kCountry{U"中华人民共和国"},
      kPolice{U"公安局"};
  double score = 0.5 * best_word(evidence.rows, kTitle, 0.6) + 0.2 * best_word(evidence.rows, kCountry, 0.6) +
                 0.12 * best_word(evidence.rows, kPolice, 0.8);
  for (const auto& label : best_labels(evidence.rows, kBack)) score += label ? 0.28 * label->score : 0;
  if (validity_row(evidence.rows)) score += 0.25;
  return score;
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
        "Known by its labels (姓名 性别 民族 出生 住址 公民身份号码; 签发机关 有效期限), its titles on the "
        "back and a valid "
        "18-character number; ruled out by the words of other papers that print such a number.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
