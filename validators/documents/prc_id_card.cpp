// The resident identity card of mainland China, second generation (GA 448-2013): portrait side and emblem
// side.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/candidate.h"
#include "validators/documents/evidence/other_papers.h"
#include "validators/documents/evidence/resident_front.h"
#include "validators/documents/evidence/validity.h"
#include "validators/documents/layout/card_sheet.h"
#include "validators/documents/layout/lost_characters.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// ---- The card's model, in card widths

enum BackLabel { kAuthority, kValidity, kBackLabels };
constexpr std::array<LabelModel, kBackLabels> kBack{{
    {U"签发机关", {0.258, 0.473}, {0.385, 0.473}},
    {U"有效期限", {0.258, 0.547}, {0.385, 0.547}},
}};
constexpr std::u32string_view kTitle = U"居民身份证";
constexpr Point kTitleBegin{0.31, 0.24};
constexpr Point kTitleEnd{0.90, 0.24};
constexpr double kBackValueX = 0.415;
constexpr double kHalfRow = 0.034;  ///< Half the distance between rows, a little less.

// What stands on papers that print an 18-digit number or such words too.
constexpr std::u32string_view kForeignWords[]{
    U"驾驶证",
    U"行驶证",
    U"营业执照",
    U"居住证",
    U"通行证",
    U"永久居留",
    U"社会保障",
    U"银行",
    U"户口簿",
    U"结婚证",
    U"学生证",
    U"工作证",
    U"准驾车型",
    U"统一社会信用代码",
    U"护照",
    U"签证",
    U"发票",
    U"不动产",
    U"资格证",
    U"保险",
    U"证件号码",
    U"签发地点",
    U"签发次数",
    U"换证次数",
    // Of a household register's pages.
    U"登记卡",
    U"曾用名",
    U"户主",
    U"籍贯",
    U"其他住址",
    U"宗教信仰",
    U"文化程度",
    U"婚姻状况",
    U"服务处所",
    // Of the mainland's driving licence and its permits for citizens from elsewhere, titles lost.
    U"初次领证",
    U"DATEOFBIRTH",
    U"DATEOFFIRST",
    U"VALIDPERIOD",
    U"户籍地址",
    U"居住地址",
};

// The other cards of this look; their titles are told even where a character was misread.
constexpr std::array<std::u32string_view, 3> kOtherCards{U"港澳居民居住证", U"台湾居民居住证",
                                                         U"外国人永久居留身份证"};

// ---- The back

/// Whether characters in front of the authority were not read: both values of the side begin at one edge.
bool begins_late(const Value& authority, const Value& validity) {
  constexpr double kMost = 0.6;  // line heights
  if (authority.glyphs.empty() || validity.glyphs.empty()) return false;
  const Glyph& first = authority.glyphs.front();
  return first.box.x - validity.glyphs.front().box.x > kMost * first.line_height;
}

std::optional<Candidate> authority_of(const CardSheet& sheet, double validity_y, const Value& validity) {
  // A long name takes two lines, the first of them a little above its label.
  const double y = sheet.row_y(kAuthority);
  Value value = sheet.block(kAuthority, kBackValueX, 1.0, y - 2 * kHalfRow, validity_y - kHalfRow);
  std::erase_if(value.glyphs, [](const Glyph& glyph) { return !is_han(glyph.character); });
  const std::u32string text = value.text();
  constexpr std::size_t kShortest = 4;
  constexpr std::u32string_view kEnds = U"局处所队厅";
  if (text.size() < kShortest || kEnds.find(text.back()) == std::u32string_view::npos) return std::nullopt;
  if (begins_late(value, validity) || lacks_beginning(text)) return std::nullopt;
  return candidate(to_utf8(text), value);
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
  if (const auto row = validity_row(evidence.rows, ValiditySpans::resident_card);
      row && !sheet.label(kValidity)) {
    validity.glyphs = evidence.rows[*row].glyphs;
    validity_y = sheet.frame().to_model(evidence.rows[*row].box().center()).y;
  }
  // What is neither date nor 长期 has come from beside it; where there is no date, it is what was made of it.
  if (std::ranges::any_of(validity.glyphs,
                          [](const Glyph& glyph) { return is_ascii_digit(glyph.character); }))
    std::erase_if(validity.glyphs, [](const Glyph& glyph) {
      return is_han(glyph.character) && glyph.character != U'长' && glyph.character != U'期';
    });
  Record record;
  record.outline = sheet.outline(kCardRatio);
  put(record, "issuing_authority", authority_of(sheet, validity_y, validity));
  read_validity(evidence, validity, ValiditySpans::resident_card, record);
  return record;
}

// ---- Telling it

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
  if (validity_row(evidence.rows, ValiditySpans::resident_card)) {
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
  if (best_word(evidence.rows, kOtherCards, 0.7) > 0 || has_mainland_licence_title(evidence.rows)) return {};
  const double front = resident_front_score(evidence, ResidentFront::card), back = back_score(evidence);
  return front >= back ? KindMatch{std::min(1.0, front), Side::front}
                       : KindMatch{std::min(1.0, back), Side::back};
}

Record extract(const Evidence& evidence, Side side) {
  return side == Side::back ? extract_back(evidence) : resident_front(evidence, ResidentFront::card);
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
