#include "validators/documents/evidence/licence_print.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <ranges>

#include "validators/documents/layout/card_sheet.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/names.h"
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
        U"4DNUMBERNUMERO NUMBERNUMERO DL DL# DLN DLNO DLNR DLNUM DLNUMBER OLN LIC LICNO LIC# LICENSENO "
        U"LICENCENO LICENSENUMBER "
        U"OL 4DOL LICENCENUMBER LICENSE# LICENCE# DRIVERLICENSENO DRIVERSLICENSENO DRIVERLICENCENO "
        U"DRIVERSLICENCENO "
        U"DRIVINGLICENCENO DRIVERLICENSENUMBER DRIVERNUMBER DRIVERNO 4D 4DDL 4DDL# 4DDLN 4DOLN 4DN 4DNO "
        U"4DLIC "
        U"4DLICNO 4DLIC# 4DDLNO 4DLICENSENO 4DLICENSE# 4DNUMBER 4DID 4DNDENO NUMERODEPERMIS NODEPERMIS "
        U"NUMERODELICENCIA LICENCIANO NODELICENCIA NREGISTRO FUHRERSCHEINNR",
        false},
    LicenceLabel{"number", U"NO # NUMBER NUMERO ID 5", true},
    LicenceLabel{
        "surname",
        U"1NAMENOM LN SURNAME LASTNAME FAMILYNAME 1FAMILYNAME 1SURNAME 1LN 1LASTNAME APELLIDO APELLIDOS "
        U"SOBRENOME COGNOME NACHNAME NOMDEFAMILLE",
        false},
    LicenceLabel{"surname", U"1 NOM", true},
    LicenceLabel{"given_names",
                 U"FN GIVENNAME GIVENNAMES 2GIVENNAME 2GIVENNAMES FIRSTNAME FIRSTNAMES FIRSTANDMIDDLENAMES "
                 U"OTHERNAMES 2FN 2FIRSTNAME PRENOM PRENOMS NOMBRE NOMBRES VORNAME VORNAMEN",
                 false},
    LicenceLabel{"given_names", U"2", true},
    LicenceLabel{"name", U"NAME NAMENOM 12NAMENOM FULLNAME NAMEOFHOLDER HOLDER", true},
    LicenceLabel{"birth_date",
                 U"3DOBDDN DOBDDN DOB 3DOB DATEOFBIRTH 3DATEOFBIRTH BIRTHDATE BIRTHDAY BORN DATEDENAISSANCE "
                 U"FECHADENACIMIENTO DATADENASCIMENTO GEBURTSDATUM",
                 false},
    LicenceLabel{"birth_date", U"3", true},
    LicenceLabel{
        "issue_date",
        U"4AISSDEL ISSDEL ISS ISSUED ISSUEDATE DATEOFISSUE ISSUEDON DATEISSUED VALIDFROM 4AISS 4AISSUED "
        U"4AISSUEDATE 4ADATEOFISSUE DELIVRELE DATEDEDELIVRANCE FECHADEEXPEDICION FECHADEEMISION "
        U"EXPEDICION DATAEMISSAO AUSSTELLUNGSDATUM",
        false},
    LicenceLabel{"issue_date", U"4A", true},
    LicenceLabel{
        "valid_until",
        U"4BEXPEXP EXPEXP EXP EXPIRES EXPIRY EXPIRYDATE DATEOFEXPIRY EXPIRATION EXPIRATIONDATE "
        U"LICENCEEXPIRY "
        U"LICENSEEXPIRY LICENCEEXPIRYDATE VALIDUNTIL VALIDTO VALIDTILL VALIDTHRU 4BEXP 4BEXPIRES 4BEXPIRY "
        U"4BEXPIRYDATE 4BDATEOFEXPIRY DATEDEXPIRATION EXPIRELE VENCE VENCIMIENTO FECHADEVENCIMIENTO VALIDADE "
        U"ABLAUFDATUM",
        false},
    LicenceLabel{"valid_until", U"4B", true},
    LicenceLabel{"sex", U"15SEXSEXE SEXSEXE SEX 15SEX GENDER", false},
    LicenceLabel{"categories", U"9CLASSCATEG CLASSCATEG CLASS 9CLASS 9CL CATEGORIES CATEGORIE", false},
    LicenceLabel{"categories", U"9", true},
    LicenceLabel{"address", U"ADDRESS 8ADDRESS ADRESSE DOMICILIO", true},
    LicenceLabel{"address", U"8", true},
    LicenceLabel{"", U"7", true},
    LicenceLabel{
        "",
        U"16HGTHAUT HGTHAUT 4C RSTR REST RESTR RES RESTRICTIONS END ENDORSE ENDORSEMENTS HGT HEIGHT HT WGT "
        U"WEIGHT WT EYES "
        U"EYE "
        U"HAIR DD DONOR 5DD 16HGT 16HT 17WGT 17WT 18EYES 18EYE 19HAIR 12REST 12RESTR 12RE 12RES "
        U"12RESTRICTIONS 9AEND 9AEN 9AENDORSEMENTS VETERAN REV REPLACED DUPS TYPE CARDNO CARDNUMBER COUNTY",
        false},
};

bool is_mark(char32_t c) {
  return std::u32string_view(U".,:;'\"`~|*^·°_-/()[]").find(c) != std::u32string_view::npos;
}

/// The glyphs [begin, end) of a row as a word.
RowWord word_of(const TextRow& row, std::size_t begin, std::size_t end, std::size_t index) {
  RowWord word{{}, {}, 1, row.box(begin, end), index, row.glyphs[begin].line};
  for (std::size_t i = begin; i < end; ++i) {
    const Glyph& glyph = row.glyphs[i];
    const char32_t c = base_letter(glyph.character);
    word.text += glyph.character;
    if (!is_mark(c)) word.plain += c;
    word.probability = std::min(word.probability, glyph.probability);
  }
  return word;
}

/// Whether one of the blank-separated labels is, in that sense, the text.
template <typename Same>
bool is_among(std::u32string_view text, std::u32string_view labels, Same same) {
  while (!labels.empty()) {
    const std::size_t end = std::min(labels.find(U' '), labels.size());
    if (same(text, labels.substr(0, end))) return true;
    labels.remove_prefix(std::min(end + 1, labels.size()));
  }
  return false;
}

/// How many glyphs of a word are a label that its value follows without a space: EXP08/31/2031, NO:P142,
/// 1SAMPLE, LNSAMPLE. Numbers begin with letters, so that a mark must part them from their label. 0 where
/// none is.
std::size_t glued_label(const RowWord& word) {
  std::u32string plain;
  std::size_t longest = 0;
  for (std::size_t i = 0; i + 1 < word.text.size(); ++i) {
    const char32_t c = base_letter(word.text[i]), next = base_letter(word.text[i + 1]);
    if (!is_mark(c)) plain += c;
    const bool mark = is_mark(c) || c == U'#', to_digit = is_ascii_digit(next);
    if (is_mark(next)) continue;
    for (const LicenceLabel& label : kLabels) {
      if (!is_among(plain, label.texts, std::equal_to<std::u32string_view>())) continue;
      // No name begins with one of these.
      const bool before_name = plain == U"1" || plain == U"2" || plain == U"LN" || plain == U"FN";
      const bool letters =
          std::all_of(word.text.begin() + std::ptrdiff_t(i) + 1, word.text.end(),
                      [](char32_t l) { return is_ascii_upper(base_letter(l)) || l == U'\'' || l == U'-'; });
      constexpr std::size_t kName = 3;
      if (before_name ? letters && word.text.size() - i > kName
                      : plain.size() > 1 && (mark || (to_digit && label.field != "number")))
        longest = i + 1;
    }
  }
  return longest;
}

std::vector<RowWord> words_of(const TextRow& row, std::size_t index) {
  std::vector<RowWord> words;
  for (std::size_t begin = 0; begin < row.glyphs.size();) {
    std::size_t end = begin + 1;
    while (end < row.glyphs.size() && !row.glyphs[end].after_space &&
           row.glyphs[end].box.x - row.glyphs[end - 1].box.right() <= kWordGap * row.height)
      ++end;
    const RowWord whole = word_of(row, begin, end, index);
    const std::size_t label = glued_label(whole);
    if (label > 0) {
      words.push_back(word_of(row, begin, begin + label, index));
      begin += label;
    }
    words.push_back(label > 0 ? word_of(row, begin, end, index) : whole);
    begin = end;
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

/// Whether the text is the label, damaged only where it is long; a very long one may lack a character or have
/// one too many, but not at its end, where LICENSE would be LICENSE#.
bool says(std::u32string_view text, std::u32string_view label) {
  constexpr std::size_t kLong = 5, kVeryLong = 8;
  constexpr double kAlike = 0.8, kAlikeVeryLong = 0.75;
  if (text == label) return true;
  if (text.size() == label.size()) return label.size() >= kLong && similarity(text, label) >= kAlike;
  const bool one_off = text.size() + 1 == label.size() || text.size() == label.size() + 1;
  return one_off && label.size() >= kVeryLong && text.back() == label.back() &&
         similarity(text, label) >= kAlikeVeryLong;
}

bool is_date(std::string_view field) { return field.ends_with("_date") || field == "valid_until"; }

/// The short labels of dates, damaged by small print: only before a date, of which there are few.
std::string_view damaged_date_label(std::u32string_view text, std::u32string_view next, bool first) {
  struct Short {
    std::string_view field;
    std::u32string_view label;
  };
  constexpr std::array kShort{Short{"birth_date", U"DOB"}, Short{"issue_date", U"ISS"},
                              Short{"valid_until", U"EXP"}};
  constexpr double kDamage = 1.06;  // one character, or three that look alike
  constexpr std::size_t kLength = 3;
  if (find_dates(next).empty() || !find_dates(text).empty()) return {};
  if (text == U"DOE" || text == U"DOI") return {};  // of expiry, of issue, or DOB misread
  if (first && text == U"A") return "issue_date";   // 4a and 4b that lost the digit
  if (first && text == U"B") return "valid_until";
  if (text.size() == kLength + 1 && text[0] == U'3') text.remove_prefix(1);
  if (text.size() == kLength + 2 && text[0] == U'4') text.remove_prefix(2);
  if (text.size() + 1 < kLength || text.size() > kLength + 1) return {};
  std::string_view nearest;
  double least = kDamage;
  for (const Short& row : kShort) {
    const double damage = edit_distance(text, row.label);
    if (damage > least) continue;
    nearest = damage == least ? std::string_view() : row.field;
    least = damage;
  }
  // Of the three only DOB has a round letter in the middle.
  const bool round =
      text.size() == kLength && std::u32string_view(U"O0Q").find(text[1]) != std::u32string_view::npos;
  return nearest.empty() && round && find_dates(std::u32string(text) + U"011990").empty() ? "birth_date"
                                                                                          : nearest;
}

/// A label found in a row of words.
struct LabelHit {
  std::string_view field;
  std::size_t begin, end;  // words
};

/// The longest label that begins at a word.
std::optional<LabelHit> label_at(const std::vector<RowWord>& words, std::size_t at, double row_height) {
  constexpr std::size_t kMostWords = 4, kFieldNumber = 2;
  constexpr double kLeast = 0.3;  // probability: a signature's strokes are like field numbers
  if (words[at].plain.size() <= kFieldNumber && words[at].probability < kLeast) return std::nullopt;
  const bool set_apart = at == 0 || words[at].box.x - words[at - 1].box.right() > kSetApart * row_height;
  std::optional<LabelHit> longest;
  bool exact = false;  // What is no more than like a longer label goes beyond the one that stands there.
  std::u32string text;
  for (std::size_t end = at; end < std::min(words.size(), at + kMostWords); ++end) {
    text += end == at ? as_field_number(words[end].plain) : words[end].plain;
    for (const LicenceLabel& label : kLabels) {
      if (label.begins_segment && !set_apart) continue;
      const bool same = is_among(text, label.texts, std::equal_to<std::u32string_view>());
      if (!same && (exact || !is_among(text, label.texts, says))) continue;
      longest = {label.field, at, end + 1};
      exact |= same;
    }
  }
  if (!longest && at + 1 < words.size()) {
    const std::string_view field = damaged_date_label(words[at].plain, words[at + 1].text, at == 0);
    if (!field.empty()) return LabelHit{field, at, at + 1};
  }
  return longest;
}

/// The row's words and the labels among them.
struct LabelledRow {
  std::vector<RowWord> words;
  std::vector<LabelHit> labels;
  double height = 0;

  std::u32string label(const LabelHit& hit) const {
    std::u32string text;
    for (std::size_t i = hit.begin; i < hit.end; ++i)
      text += i == hit.begin ? as_field_number(words[i].plain) : words[i].plain;
    return text;
  }
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
LicenceValue stretch_from(const LabelledRow& row, std::size_t begin, double widest = kWideGap) {
  LicenceValue value;
  for (std::size_t i = begin; i < row.words.size() && !row.is_label(i); ++i) {
    if (i > begin && row.words[i].box.x - row.words[i - 1].box.right() > widest * row.height) break;
    value.words.push_back(row.words[i]);
  }
  return value;
}

LicenceValue beside(const LabelledRow& row, LabelHit hit) {
  constexpr double kFarthest = 6;  // row heights
  // DLN that was read as two lines which overlap has a second end.
  if (hit.field == "number" && hit.end < row.words.size() && row.words[hit.end].plain == U"LN") ++hit.end;
  if (hit.end >= row.words.size() || (row.is_label(hit.end) && row.words[hit.end - 1].plain != U"LN"))
    return {};
  const double gap = row.words[hit.end].box.x - row.words[hit.end - 1].box.right();
  // What stands beyond a gap in a number is seen, so that it is not taken for whole.
  const double widest = hit.field == "number" ? kFarthest : kWideGap;
  return gap > kFarthest * row.height ? LicenceValue{} : stretch_from(row, hit.end, widest);
}

/// What begins under a box, close below; of rows with a label of their own nothing, where that is wanted.
LicenceValue below(const std::vector<LabelledRow>& rows, const Box& box, bool unlabelled = false) {
  constexpr double kFarthest = 3.2, kAside = 1.5;  // box heights
  const LabelledRow* best = nullptr;
  std::size_t best_word = 0;
  double nearest = kFarthest * box.h;
  for (const LabelledRow& row : rows) {
    if (unlabelled && !row.labels.empty()) continue;
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

std::u32string text_of(std::span<const RowWord> words) {
  std::u32string text;
  for (const RowWord& word : words) text += (text.empty() ? U"" : U" ") + word.text;
  return text;
}

/// The words of the first date among them, without what stands before and after it.
void keep_date(std::vector<RowWord>& words) {
  const auto dates = find_dates(text_of(words));
  if (dates.empty()) return words.clear();
  const auto same = [&](std::span<const RowWord> some) {
    const auto found = find_dates(text_of(some));
    return !found.empty() && found.front().date == dates.front().date &&
           found.front().swapped == dates.front().swapped;
  };
  while (words.size() > 1 && same(std::span(words).first(words.size() - 1))) words.pop_back();
  while (words.size() > 1 && same(std::span(words).subspan(1))) words.erase(words.begin());
}

bool has_digit(const RowWord& word) {
  return std::any_of(word.plain.begin(), word.plain.end(), is_ascii_digit);
}

/// Whether the word is a date with its marks.
bool is_whole_date(const RowWord& word) {
  constexpr std::size_t kShortest = 8;
  const auto marks =
      std::ranges::count_if(word.text, [](char32_t c) { return c == U'/' || c == U'-' || c == U'.'; });
  return word.text.size() >= kShortest && marks >= 2 && !find_dates(word.text).empty();
}

/// The words of a number: not what is left of its label, nor the small number of the next field.
void keep_number(std::vector<RowWord>& words) {
  constexpr double kSmall = 0.8, kLike = 0.4;
  constexpr std::size_t kFieldNumber = 2;
  const auto left_of_label = [](const RowWord& word) {
    const bool like_no = word.plain.size() == 2 && word.plain.front() == U'N';
    return !has_digit(word) && (word.plain == U"#" || like_no || edit_distance(word.plain, U"NO") < kLike);
  };
  while (!words.empty() && left_of_label(words.front())) words.erase(words.begin());
  const auto first = std::find_if(words.begin(), words.end(), has_digit);
  words.erase(std::find_if_not(first, words.end(), has_digit), words.end());
  // A date that stands behind it.
  const auto date = std::find_if(words.begin() + std::min<std::ptrdiff_t>(1, std::ssize(words)), words.end(),
                                 is_whole_date);
  words.erase(date, words.end());
  double tallest = 0;
  for (const RowWord& word : words) tallest = std::max(tallest, word.box.h);
  // On the number's own line it may be its last character.
  while (words.size() > 1 && words.back().plain.size() <= kFieldNumber &&
         words.back().line != words.front().line && words.back().box.h < kSmall * tallest)
    words.pop_back();
}

bool is_name_field(std::string_view field) { return field.ends_with("name") || field == "given_names"; }

/// Whether the text is a title that stands near a label of a name.
bool says_licence(std::u32string_view text) {
  return text.find(U"LICENCE") != std::u32string::npos || text.find(U"LICENSE") != std::u32string::npos;
}

/// Whether the words are a street's: of a house number in front of it, a one is taken for the field's number.
bool is_street(std::span<const RowWord> words) {
  constexpr std::array<std::u32string_view, 12> kStreets{U"STREET", U"AVENUE", U"ROAD",  U"DRIVE",
                                                         U"LANE",   U"COURT",  U"PLACE", U"HIGHWAY",
                                                         U"AVE",    U"BLVD",   U"RD",    U"LN"};
  return words.size() > 1 && std::ranges::find(kStreets, words.back().plain) != kStreets.end();
}

/// Whether glare may have taken characters of the number: a gap in it is wider than one of them, or a last
/// one stands alone.
bool has_hole(const std::vector<RowWord>& words) {
  constexpr double kWidest = 1.6;  // mean characters
  for (std::size_t i = 1; i < words.size(); ++i) {
    const double wider = std::max(words[i].box.w / double(words[i].text.size()),
                                  words[i - 1].box.w / double(words[i - 1].text.size()));
    if (words[i].box.x - words[i - 1].box.right() > kWidest * wider) return true;
  }
  return words.size() > 1 && words.back().plain.size() == 1;
}

/// Whether the text is a postal code of the United States with its four further digits.
bool is_postal_code(std::u32string_view text) {
  constexpr std::u32string_view kForm = U"99999-9999";
  return std::ranges::equal(
      text, kForm, [](char32_t c, char32_t form) { return form == U'9' ? is_ascii_digit(c) : c == form; });
}

/// Makes of what stands at a label the field's value; empty where it is none.
LicenceValue value_of(std::string_view field, LicenceValue value) {
  constexpr std::ptrdiff_t kFewestDigits = 4;
  constexpr std::size_t kLongestClass = 6;
  if (is_date(field)) keep_date(value.words);
  if (field == "number") keep_number(value.words);
  if (is_name_field(field)) {
    for (RowWord& word : value.words) word.text = with_letters_for_zeros(std::move(word.text));
  }
  const std::u32string text = text_of(value.words);
  const auto digits = std::count_if(text.begin(), text.end(), is_ascii_digit);
  const bool is_day = !find_dates(text).empty() && text.find(U'/') != std::u32string::npos;
  bool unfit = false;
  if (field == "number")
    unfit = digits < kFewestDigits || is_day || is_postal_code(text) || has_hole(value.words);
  constexpr double kLeastSure = 0.3;  // texture is read as letters too
  if (is_name_field(field))
    unfit = digits > 0 || value.confidence() < kLeastSure || text.size() < 2 || says_licence(text) ||
            is_street(value.words);
  if (field == "categories" && !value.words.empty())
    unfit = value.words.front().plain.size() > kLongestClass && text.find(U'/') == std::u32string::npos;
  return unfit ? LicenceValue{} : value;
}

/// The rest of a name that goes on below it, close and at the same left edge, as names do that stand under
/// their label.
void add_second_line(const std::vector<LabelledRow>& rows, LicenceValue& name) {
  constexpr double kNextLine = 1.8, kAligned = 0.5;  // letter heights
  if (name.words.empty()) return;
  const Box& first = name.words.front().box;
  const LicenceValue second = below(rows, first, true);
  if (second.words.empty()) return;
  const Box& next = second.words.front().box;
  const bool close = next.center().y - first.center().y < kNextLine * first.h &&
                     std::abs(next.x - first.x) < kAligned * first.h;
  const bool letters = std::ranges::all_of(second.words, [](const RowWord& word) {
    return std::ranges::all_of(word.plain, is_ascii_upper) && word.plain.size() > 1;
  });
  if (close && letters) name.words.insert(name.words.end(), second.words.begin(), second.words.end());
}

/// Whether field numbers are those of Directive 2006/126/EC: in the AAMVA's design 5 is the document's
/// discriminator, and elsewhere what small print was misread as.
bool is_european(const std::set<std::u32string>& labels) {
  constexpr std::array<std::u32string_view, 5> kNumbers{U"1", U"2", U"3", U"4A", U"4B"};
  static constexpr std::array<std::u32string_view, 11> kAamva{U"4D",  U"9AE", U"12R", U"15S", U"16H", U"17W",
                                                              U"18E", U"19H", U"HGT", U"WGT", U"EYE"};
  constexpr std::ptrdiff_t kFewest = 2;
  const auto has = [&](std::u32string_view number) { return labels.contains(std::u32string(number)); };
  const bool aamva = std::ranges::any_of(labels, [](const std::u32string& label) {
    return std::ranges::any_of(kAamva, [&](std::u32string_view begins) { return label.starts_with(begins); });
  });
  return !aamva && std::ranges::count_if(kNumbers, has) >= kFewest;
}

/// The surname whose label was lost: the designs have it right above field 2 or FN, at the same left edge.
void fill_surname(const std::vector<LabelledRow>& rows, LicencePrint& print) {
  constexpr double kAligned = 0.8, kNextRow = 2.4;  // row heights
  const auto given = print.values.find("given_names");
  const bool labelled = print.labels.contains(U"2") || print.labels.contains(U"FN");
  if (print.values.contains("surname") || given == print.values.end() || !labelled) return;
  const Box& below_it = given->second.words.front().box;
  for (const LabelledRow& row : rows) {
    if (!row.labels.empty()) continue;
    // Before it may stand what is left of its label, the N of LN, and what was seen in the portrait.
    const auto first = std::ranges::find_if(row.words, [&](const RowWord& word) {
      return word.plain != U"N" && std::abs(word.box.x - below_it.x) < kAligned * row.height;
    });
    if (first == row.words.end()) continue;
    const double up = below_it.center().y - first->box.center().y;
    if (up < 0.6 * below_it.h || up > kNextRow * std::max(first->box.h, below_it.h)) continue;
    LicenceValue value = value_of("surname", stretch_from(row, std::size_t(first - row.words.begin())));
    if (!value.words.empty()) print.values.insert_or_assign("surname", std::move(value));
  }
}

/// Values of Directive 2006/126/EC whose small field numbers were lost: its fields stand in a column, in an
/// order that it prescribes. Where one of the numbers was read and six rows with one left edge are two names,
/// three dates and a number, they are fields 1, 2, 3, 4a, 4b and 5.
void fill_column(const std::vector<LabelledRow>& rows, LicencePrint& print) {
  constexpr std::array<std::string_view, 6> kFields{"surname",    "given_names", "birth_date",
                                                    "issue_date", "valid_until", "number"};
  constexpr std::array<std::u32string_view, 6> kNumbers{U"1", U"2", U"3", U"4A", U"4B", U"5"};
  constexpr double kAligned = 0.8, kNextRow = 2.6;  // row heights
  const bool numbered = std::any_of(kNumbers.begin(), kNumbers.end(), [&](std::u32string_view number) {
    return print.labels.contains(std::u32string(number));
  });
  if (!numbered) return;
  const auto value_at = [](const LabelledRow& row, double x) {
    std::size_t begin = 0;
    while (begin < row.words.size() &&
           (row.is_label(begin) || std::abs(row.words[begin].box.x - x) > kAligned * row.height))
      ++begin;
    return stretch_from(row, begin);
  };
  for (const LabelledRow& top : rows) {
    const auto first = std::ranges::find_if(
        top.words, [&](const RowWord& word) { return !top.is_label(std::size_t(&word - top.words.data())); });
    if (first == top.words.end()) continue;
    const LicenceValue begin = value_of(kFields[0], value_at(top, first->box.x));
    if (begin.words.empty()) continue;
    std::vector<LicenceValue> column{begin};
    Box above = begin.words.front().box;
    for (const LabelledRow& row : rows) {
      if (column.size() == kFields.size()) break;
      LicenceValue value = value_at(row, above.x);
      if (value.words.empty()) continue;
      const Box box = value.words.front().box;
      const double down = box.center().y - above.center().y;
      if (down < 0.6 * above.h) continue;
      value = value_of(kFields[column.size()], std::move(value));
      if (value.words.empty() || down > kNextRow * std::max(above.h, box.h)) break;
      above = value.words.front().box;
      column.push_back(std::move(value));
    }
    if (column.size() < kFields.size()) continue;
    for (std::size_t i = 0; i < kFields.size(); ++i)
      print.values.try_emplace(kFields[i], std::move(column[i]));
    return;
  }
}

}  // namespace

std::string LicenceValue::text() const { return to_utf8(text_of(words)); }

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

LicencePrint licence_print(std::span<const TextRow> rows) {
  const std::vector<LabelledRow> labelled = labelled_rows(rows);
  LicencePrint print;
  for (const LabelledRow& row : labelled) {
    for (const LabelHit& hit : row.labels) print.labels.insert(row.label(hit));
  }
  const auto numbered =
      std::count_if(print.labels.begin(), print.labels.end(),
                    [](const std::u32string& label) { return is_ascii_digit(label.front()); });
  const bool european = is_european(print.labels);
  for (const LabelledRow& row : labelled) {
    for (const LabelHit& hit : row.labels) {
      // A house number is no field number, on a card without others.
      const std::u32string label = row.label(hit);
      const bool lone = numbered == 1 && label.size() == 1 && is_ascii_digit(label.front());
      const bool other_five = label == U"5" && !european;
      if (hit.field.empty() || lone || other_five || print.values.contains(hit.field)) continue;
      const LicenceValue there = beside(row, hit);
      LicenceValue value = value_of(hit.field, there);
      if (value.words.empty() && !is_street(there.words)) {
        value = value_of(hit.field, below(labelled, row.words[hit.begin].box));
        if (hit.field == "given_names" || hit.field == "name") add_second_line(labelled, value);
      }
      if (value.words.empty()) continue;
      if (hit.field == "address") {
        const LicenceValue second = below(labelled, value.words.front().box, true);
        value.words.insert(value.words.end(), second.words.begin(), second.words.end());
      }
      print.values.emplace(hit.field, std::move(value));
    }
  }
  fill_column(labelled, print);
  fill_surname(labelled, print);
  for (const LabelledRow& row : labelled) {
    if (!row.labels.empty()) continue;
    std::ranges::transform(row.words | std::views::filter(has_digit), std::back_inserter(print.loose),
                           [](const RowWord& word) { return LicenceValue{{word}}; });
  }
  return print;
}

}  // namespace docintake
