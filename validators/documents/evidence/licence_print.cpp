#include "validators/documents/evidence/licence_print.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "validators/documents/layout/card_sheet.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr double kWordGap = 0.6;    // row heights that part words
constexpr double kWideGap = 2.5;    // that end a value
constexpr double kSetApart = 0.75;  // that set a field number apart from what stands before it

struct LicenceLabel {
  std::string_view field;  ///< Empty: a label whose value is of no use, but which ends others.
  std::u32string_view texts;
  bool begins_segment;  ///< Counts only where a row or segment begins.
};

constexpr std::array kLabels{
    LicenceLabel{
        "number",
        U"DL DLN DLNO DLNUMBER LIC LICNO LICENSENO LICENCENO LICENSENUMBER LICENCENUMBER LICENSE# LIC# "
        U"4D 4DDL 4DDLN 4DNO 4DLIC 4DLICNO 4DLIC# 4DDLNO 4DLICENSENO 4DNUMBER 4DID DRIVERNUMBER",
        false},
    LicenceLabel{"number", U"NO NUMBER ID 5", true},
    LicenceLabel{"surname", U"LN SURNAME LASTNAME FAMILYNAME", false},
    LicenceLabel{"surname", U"1", true},
    LicenceLabel{"given_names", U"FN GIVENNAME GIVENNAMES FIRSTNAME FIRSTNAMES", false},
    LicenceLabel{"given_names", U"2", true},
    LicenceLabel{"name", U"NAME FULLNAME", true},
    LicenceLabel{"birth_date", U"DOB 3DOB DATEOFBIRTH BIRTHDATE", false},
    LicenceLabel{"birth_date", U"3", true},
    LicenceLabel{"issue_date", U"ISS ISSUED ISSUEDATE DATEOFISSUE 4AISS 4AISSUED", false},
    LicenceLabel{"issue_date", U"4A", true},
    LicenceLabel{
        "valid_until",
        U"EXP EXPIRES EXPIRY EXPIRYDATE DATEOFEXPIRY EXPIRATION EXPIRATIONDATE LICENCEEXPIRY LICENSEEXPIRY "
        U"VALIDUNTIL VALIDTO 4BEXP 4BEXPIRES",
        false},
    LicenceLabel{"valid_until", U"4B", true},
    LicenceLabel{"sex", U"SEX 15SEX GENDER", false},
    LicenceLabel{"categories", U"CLASS 9CLASS CATEGORIES", false},
    LicenceLabel{"categories", U"9", true},
    LicenceLabel{"address", U"ADDRESS", true},
    LicenceLabel{"address", U"8", true},
    LicenceLabel{
        "",
        U"4C 7 RSTR REST RESTRICTIONS END ENDORSE ENDORSEMENTS HGT HEIGHT WGT WEIGHT EYES HAIR DD DONOR 5DD "
        U"16HGT 17WGT 18EYES 19HAIR 12REST 12RESTR 9AEND VETERAN",
        false},
};

bool is_mark(char32_t c) {
  return std::u32string_view(U".,:;'\"`~|*^·°_-/()[]").find(c) != std::u32string_view::npos;
}

std::vector<RowWord> words_of(const TextRow& row, std::size_t index) {
  std::vector<RowWord> words;
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    const Glyph& glyph = row.glyphs[i];
    const bool parted =
        i == 0 || glyph.after_space || glyph.box.x - row.glyphs[i - 1].box.right() > kWordGap * row.height;
    if (parted) words.push_back({{}, {}, 1, glyph.box, index, glyph.line});
    RowWord& word = words.back();
    const char32_t c = base_letter(glyph.character);
    word.text += glyph.character;
    if (!is_mark(c)) word.plain += c;
    word.probability = std::min(word.probability, glyph.probability);
    const double right = std::max(word.box.right(), glyph.box.right());
    const double bottom = std::max(word.box.bottom(), glyph.box.bottom());
    word.box = {std::min(word.box.x, glyph.box.x), std::min(word.box.y, glyph.box.y), 0, 0};
    word.box.w = right - word.box.x;
    word.box.h = bottom - word.box.y;
  }
  std::erase_if(words, [](const RowWord& word) { return word.plain.empty(); });
  return words;
}

/// A field number as readers of small print give it: 4a is at times Aa, 1 an I.
std::u32string as_field_number(std::u32string text) {
  if (text == U"I" || text == U"L" || text == U"!") return U"1";
  if (text == U"Z") return U"2";
  if (text == U"S") return U"5";
  if (text.size() >= 2 && text[0] == U'A' &&
      std::u32string_view(U"ABCD").find(text[1]) != std::u32string_view::npos)
    text[0] = U'4';
  return text;
}

/// Whether the text is the label, damaged only where it is long.
bool says(std::u32string_view text, std::u32string_view label) {
  constexpr std::size_t kLong = 5;
  constexpr double kAlike = 0.8;
  if (text == label) return true;
  return label.size() >= kLong && text.size() == label.size() && similarity(text, label) >= kAlike;
}

bool is_among(std::u32string_view text, std::u32string_view labels) {
  while (!labels.empty()) {
    const std::size_t end = std::min(labels.find(U' '), labels.size());
    if (says(text, labels.substr(0, end))) return true;
    labels.remove_prefix(std::min(end + 1, labels.size()));
  }
  return false;
}

/// A label found in a row of words.
struct LabelHit {
  std::string_view field;
  std::size_t begin, end;  // words
};

/// The longest label that begins at a word.
std::optional<LabelHit> label_at(const std::vector<RowWord>& words, std::size_t at, double row_height) {
  constexpr std::size_t kMostWords = 4;
  const bool set_apart = at == 0 || words[at].box.x - words[at - 1].box.right() > kSetApart * row_height;
  std::optional<LabelHit> longest;
  std::u32string text;
  for (std::size_t end = at; end < std::min(words.size(), at + kMostWords); ++end) {
    text += end == at ? as_field_number(words[end].plain) : words[end].plain;
    for (const LicenceLabel& label : kLabels) {
      if ((!label.begins_segment || set_apart) && is_among(text, label.texts))
        longest = {label.field, at, end + 1};
    }
  }
  return longest;
}

/// The row's words and the labels among them.
struct LabelledRow {
  std::vector<RowWord> words;
  std::vector<LabelHit> labels;
  double height = 0;

  bool is_label(std::size_t word) const {
    return std::any_of(labels.begin(), labels.end(),
                       [=](const LabelHit& hit) { return word >= hit.begin && word < hit.end; });
  }
};

std::vector<LabelledRow> labelled_rows(std::span<const TextRow> rows) {
  std::vector<LabelledRow> result;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    LabelledRow row{words_of(rows[r], r), {}, rows[r].height};
    for (std::size_t i = 0; i < row.words.size();) {
      const auto hit = label_at(row.words, i, row.height);
      if (hit) row.labels.push_back(*hit);
      i = hit ? hit->end : i + 1;
    }
    result.push_back(std::move(row));
  }
  return result;
}

/// From a word on to the next label or wide gap.
LicenceValue stretch_from(const LabelledRow& row, std::size_t begin) {
  LicenceValue value;
  for (std::size_t i = begin; i < row.words.size() && !row.is_label(i); ++i) {
    if (i > begin && row.words[i].box.x - row.words[i - 1].box.right() > kWideGap * row.height) break;
    value.words.push_back(row.words[i]);
  }
  return value;
}

LicenceValue beside(const LabelledRow& row, const LabelHit& hit) {
  constexpr double kFarthest = 6;  // row heights
  if (hit.end >= row.words.size() || row.is_label(hit.end)) return {};
  const double gap = row.words[hit.end].box.x - row.words[hit.end - 1].box.right();
  return gap > kFarthest * row.height ? LicenceValue{} : stretch_from(row, hit.end);
}

/// What begins under a box, close below.
LicenceValue below(const std::vector<LabelledRow>& rows, const Box& box) {
  constexpr double kFarthest = 3.2, kAside = 1.5;  // box heights
  const LabelledRow* best = nullptr;
  std::size_t best_word = 0;
  double nearest = kFarthest * box.h;
  for (const LabelledRow& row : rows) {
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      const Box& its = row.words[i].box;
      const double down = its.center().y - box.center().y;
      if (down < 0.6 * box.h || down > nearest || std::abs(its.x - box.x) > kAside * box.h || row.is_label(i))
        continue;
      best = &row;
      best_word = i;
      nearest = down;
    }
  }
  return best ? stretch_from(*best, best_word) : LicenceValue{};
}

bool has_value(std::string_view field, const LicenceValue& value) {
  if (value.words.empty()) return false;
  const std::u32string text = to_u32(value.text());
  if (field.ends_with("_date") || field == "valid_until") return !find_dates(folded(text)).empty();
  const auto digits = std::count_if(text.begin(), text.end(), is_ascii_digit);
  if (field == "number") return digits >= 4;
  if (field.ends_with("name") || field == "given_names") return digits == 0 && text.size() > 1;
  return true;
}

}  // namespace

std::string LicenceValue::text() const {
  std::u32string all;
  for (const RowWord& word : words) {
    if (!all.empty()) all += U' ';
    all += word.text;
  }
  return to_utf8(all);
}

double LicenceValue::confidence() const {
  double least = words.empty() ? 0 : 1;
  for (const RowWord& word : words) least = std::min(least, word.probability);
  return least;
}

Quad LicenceValue::box() const {
  if (words.empty()) return {};
  const Box &first = words.front().box, &last = words.back().box;
  const double left = std::min(first.x, last.x), top = std::min(first.y, last.y);
  return quad_of(Box{left, top, std::max(first.right(), last.right()) - left,
                     std::max(first.bottom(), last.bottom()) - top});
}

std::map<std::string_view, LicenceValue> licence_print(std::span<const TextRow> rows) {
  const std::vector<LabelledRow> labelled = labelled_rows(rows);
  std::map<std::string_view, LicenceValue> values;
  for (const LabelledRow& row : labelled) {
    for (const LabelHit& hit : row.labels) {
      if (hit.field.empty() || values.contains(hit.field)) continue;
      LicenceValue value = beside(row, hit);
      if (!has_value(hit.field, value)) value = below(labelled, row.words[hit.begin].box);
      if (!has_value(hit.field, value)) continue;
      if (hit.field == "address") {
        const LicenceValue second = below(labelled, value.words.front().box);
        value.words.insert(value.words.end(), second.words.begin(), second.words.end());
      }
      values.emplace(hit.field, std::move(value));
    }
  }
  return values;
}

}  // namespace docintake
