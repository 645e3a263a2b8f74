#include "validators/documents/evidence/permit_print.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>
#include <vector>

#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/travel_fields.h"
#include "validators/documents/evidence/validity.h"
#include "validators/documents/layout/lost_characters.h"
#include "validators/documents/layout/printed_fields.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::array kLabels{
    FieldLabel{"name", U"姓名"},
    FieldLabel{"name", U"NAME"},
    FieldLabel{"sex", U"性别"},
    FieldLabel{"sex", U"SEX"},
    FieldLabel{"birth_date", U"出生日期"},
    FieldLabel{"birth_date", U"DATEOFBIRTH"},
    FieldLabel{"nationality", U"国籍"},
    FieldLabel{"nationality", U"NATIONALITY"},
    FieldLabel{"validity", U"有效期限"},
    FieldLabel{"validity", U"PERIODOFVALIDITY"},
    FieldLabel{"issuing_authority", U"签发机关"},
    FieldLabel{"issuing_authority", U"ISSUINGAUTHORITY"},
    FieldLabel{"issuing_place", U"签发地点"},
    FieldLabel{"issuing_place", U"PLACEOFISSUE"},
    FieldLabel{"issue_count", U"换证次数"},
    FieldLabel{"issue_count", U"签发次数"},
    FieldLabel{"number", U"证件号码"},
    FieldLabel{"number", U"IDNO"},
    FieldLabel{"permit_number", U"通行证号码"},
};

// Who issues them. On them the name runs into what stands beside it, or is read with a character wrong.
constexpr std::array<std::u32string_view, 5> kAuthorities{
    U"中华人民共和国出入境管理局", U"公安部出入境管理局", U"中华人民共和国国家移民管理局", U"国家移民管理局",
    U"中华人民共和国公安部"};

// Where they are issued: the provinces by their short names.
constexpr std::array<std::u32string_view, 34> kPlaces{
    U"北京", U"天津", U"河北", U"山西", U"内蒙古", U"辽宁", U"吉林", U"黑龙江", U"上海",
    U"江苏", U"浙江", U"安徽", U"福建", U"江西",   U"山东", U"河南", U"湖北",   U"湖南",
    U"广东", U"广西", U"海南", U"重庆", U"四川",   U"贵州", U"云南", U"西藏",   U"陕西",
    U"甘肃", U"青海", U"宁夏", U"新疆", U"香港",   U"澳门", U"台湾"};

bool is_place(std::u32string_view text) {
  return std::find(kPlaces.begin(), kPlaces.end(), text) != kPlaces.end();
}

/// Whether the text is a label; of two that were read for one, the second is none.
bool is_label(std::u32string_view text) {
  return std::ranges::find(kLabels, text, &FieldLabel::text) != kLabels.end();
}

Candidate from_piece(std::string value, const Piece& piece, double certainty = 1) {
  return {std::move(value), to_utf8(piece.text), piece.confidence * certainty, quad_of(piece.box), {}};
}

std::optional<Candidate> from_word(const std::optional<MatchedWord>& word, const Piece& piece) {
  if (!word) return std::nullopt;
  return from_piece(word->value, piece, word->certainty);
}

std::u32string only_han(std::u32string_view text) {
  std::u32string han;
  std::copy_if(text.begin(), text.end(), std::back_inserter(han), is_han);
  return han;
}

/// The office of the list that a text is or begins with, its characters misread here and there; or the text
/// itself where it is another office.
std::optional<Candidate> authority_in(const Piece& piece) {
  constexpr double kAlike = 0.8, kLabelAlike = 0.74;
  constexpr std::size_t kShortest = 5;
  constexpr std::u32string_view kLabel = U"签发机关";
  std::u32string text = only_han(piece.text);
  if (similarity(std::u32string_view(text).substr(0, kLabel.size()), kLabel) >= kLabelAlike)
    text.erase(0, kLabel.size());
  for (const auto authority : kAuthorities) {
    // What is left of a label may stand before it.
    const bool behind = text.ends_with(authority);
    const double alike =
        behind ? 1 : similarity(std::u32string_view(text).substr(0, authority.size()), authority);
    if (alike < kAlike) continue;
    Candidate read = from_piece(to_utf8(authority), piece);
    read.confidence = alike;
    return read;
  }
  const bool office =
      !text.empty() && std::u32string_view(U"局厅部").find(text.back()) != std::u32string::npos;
  if (text.size() < kShortest || !office || lacks_beginning(text)) return std::nullopt;
  return from_piece(to_utf8(text), piece);
}

/// 加拿大/CAN: both must name the same country, or the code alone be read surely.
std::optional<Candidate> nationality_in(const Piece& piece) {
  constexpr double kSureOfCode = 0.75;
  constexpr std::size_t kCode = 3;
  const std::size_t slash = piece.text.find(U'/');
  if (slash == std::u32string::npos) {
    const auto country = country_of(piece.text);
    if (!country || (piece.text.size() == kCode && piece.confidence < kSureOfCode)) return std::nullopt;
    return from_piece(*country, piece);
  }
  const auto name = country_of(piece.text.substr(0, slash)), code = country_of(piece.text.substr(slash + 1));
  if (name && code && name != code) return std::nullopt;
  if (!code && !name) return std::nullopt;
  Candidate read = from_piece(code ? *code : *name, piece);
  if (name && code) {
    read.confidence = 1 - (1 - read.confidence) * kDoubtLeftByAgreement;
  } else if (code) {
    read.confidence = 1;
    for (std::size_t i = piece.text.size() - kCode; i < piece.text.size(); ++i)
      read.confidence = std::min<double>(read.confidence, piece.characters[i].probability);
  }
  return read;
}

/// Whether the ink of a line that is a name goes on beside it where nothing was read, by most of a
/// character's width: then a part of the name was lost.
bool is_part_lost(const Piece& piece, const Reading& reading) {
  constexpr double kWide = 0.6;  // Of the line's height, which a character is as wide as.
  const TextLine& line = reading.lines[piece.line];
  const Box ink = bounding_box(line.quad);
  const auto& read = line.general.characters;
  const bool begins = std::none_of(read.begin(), read.end(),
                                   [&](const Character& c) { return c.box.right() <= piece.box.x; });
  const bool ends = std::none_of(read.begin(), read.end(),
                                 [&](const Character& c) { return c.box.x >= piece.box.right(); });
  return (begins && piece.box.x - ink.x > kWide * ink.h) ||
         (ends && ink.right() - piece.box.right() > kWide * ink.h);
}

std::optional<Candidate> name_in(const Piece& piece, const Reading& reading) {
  if (is_place(piece.text) || is_label(piece.text) || authority_in(piece)) return std::nullopt;
  const auto name = chinese_name_of(piece.text);
  if (!name || is_part_lost(piece, reading)) return std::nullopt;
  Candidate read = from_piece(*name, piece);
  if (piece.text == to_u32(*name)) read.characters = piece.characters;
  return read;
}

/// A count of two digits, of which the first, a zero, is often read as an O.
std::optional<Candidate> count_in(const Piece& piece) {
  constexpr std::size_t kMost = 2;
  std::u32string text = piece.text;
  if (text.size() == kMost && text.front() == U'O') text.front() = U'0';
  const bool digits = std::all_of(text.begin(), text.end(), is_ascii_digit);
  if (text.empty() || text.size() > kMost || !digits) return std::nullopt;
  return from_piece(to_utf8(text), piece);
}

std::optional<Candidate> place_in(const Piece& piece) {
  if (!is_place(piece.text)) return std::nullopt;
  return from_piece(to_utf8(piece.text), piece);
}

/// The place where it runs on behind the authority as one line.
std::optional<Candidate> place_behind_authority(const Piece& piece) {
  constexpr double kAlike = 0.8;
  const std::u32string text = only_han(piece.text);
  for (const auto authority : kAuthorities) {
    const std::u32string place = text.substr(std::min(text.size(), authority.size()));
    const double alike = similarity(std::u32string_view(text).substr(0, authority.size()), authority);
    if (alike < kAlike || !is_place(place)) continue;
    Candidate read = from_piece(to_utf8(place), piece);
    const auto end = piece.characters.end();
    read.confidence = 1;
    for (auto c =
             end - std::min<std::ptrdiff_t>(end - piece.characters.begin(), std::ptrdiff_t(place.size()));
         c != end; ++c)
      read.confidence = std::min<double>(read.confidence, c->probability);
    return read;
  }
  return std::nullopt;
}

std::optional<Candidate> birth_in(const Piece& piece, Date today) {
  // A label in front that was read badly and ran into it is no part of it.
  const auto digit = std::find_if(piece.spaced.begin(), piece.spaced.end(), is_ascii_digit);
  const auto date = single_date(piece.spaced.substr(std::size_t(digit - piece.spaced.begin())));
  if (!date || !date->century_given || date->date > today) return std::nullopt;
  return from_piece(to_iso(date->date), piece);
}

/// What the nearest pieces at a label are as a value of its field. The name and the counts stand next to
/// their labels; what can be told by its look may be further off.
template <typename Understand>
void take(std::optional<Candidate>& field, const std::vector<Piece>& pieces, std::size_t farthest,
          const Understand& understand) {
  for (std::size_t i = 0; i < std::min(farthest, pieces.size()) && !field; ++i) field = understand(pieces[i]);
}

void read_labelled(const Evidence& evidence, PermitPrint& print) {
  constexpr std::size_t kNext = 2, kNear = 4;
  for (const auto& [label, pieces] : labelled_pieces(evidence.rows, kLabels)) {
    print.labelled.insert(label.field);
    if (label.field == "name")
      take(print.name, pieces, kNext, [&](const Piece& piece) { return name_in(piece, evidence.reading); });
    if (label.field == "nationality") take(print.nationality, pieces, kNext, nationality_in);
    if (label.field == "issue_count") take(print.issue_count, pieces, kNext, count_in);
    if (label.field == "issuing_place") take(print.issuing_place, pieces, kNext, place_in);
    if (label.field == "issuing_authority") {
      take(print.issuing_authority, pieces, kNext, authority_in);
      take(print.issuing_place, pieces, kNext, place_behind_authority);
    }
    if (label.field == "sex")
      take(print.sex, pieces, kNear, [](const Piece& piece) { return from_word(sex_of(piece.text), piece); });
    if (label.field == "birth_date")
      take(print.birth_date, pieces, kNear,
           [&](const Piece& piece) { return birth_in(piece, evidence.today); });
  }
}

// ---- By what values look like

/// Around what was read of a line; its ink where the reader does not say where the characters stand.
Box box_of(const TextLine& line) {
  const Box ink = bounding_box(line.quad);
  double left = ink.right(), right = ink.x;
  for (const Character& c : line.general.characters) {
    left = std::min(left, c.box.x);
    right = std::max(right, c.box.right());
  }
  return right - left < ink.h / 2 ? ink : Box{left, ink.y, right - left, ink.h};
}

/// A line of text as a piece, folded.
Piece piece_of(const TextLine& line, std::size_t index) {
  Piece piece;
  piece.confidence = line.general.characters.empty() ? 0 : 1;
  for (const Character& c : line.general.characters) {
    for (const char32_t folded_to : folded(std::u32string(1, c.character))) {
      piece.text += folded_to;
      piece.characters.push_back({folded_to, c.probability, c.alternatives});
    }
    piece.confidence = std::min<double>(piece.confidence, c.probability);
  }
  piece.spaced = piece.text;
  piece.box = box_of(line);
  piece.line = index;
  return piece;
}

/// A text character by character, spaces sure.
std::vector<CharacterChoices> letters_of(const RecognizedLine& line) {
  std::vector<CharacterChoices> letters;
  std::size_t at = 0;
  for (const char32_t c : to_u32(line.text)) {
    const bool space = c == U' ';
    if (!space && at >= line.characters.size()) break;
    letters.push_back({c, 1, {}});
    if (space) continue;
    letters.back().probability = line.characters[at].probability;
    letters.back().alternatives = line.characters[at++].alternatives;
  }
  return letters;
}

std::string trimmed(std::u32string_view text) {
  const auto first = text.find_first_not_of(U' ');
  if (first == std::u32string_view::npos) return {};
  return to_utf8(text.substr(first, text.find_last_not_of(U' ') + 1 - first));
}

bool is_name_letter(char32_t c) { return is_ascii_upper(c) || c == U' ' || c == U'-' || c == U'\''; }

/// CHAN, TAI MAN: capitals on both sides of a comma, which readers take for a stop.
bool read_latin_name(const TextLine& line, PermitPrint& print) {
  constexpr std::ptrdiff_t kShortest = 2;
  constexpr float kTexture = 0.6F;  // probability below which what ends a line and is no letter is its paper
  std::vector<CharacterChoices> letters = letters_of(line.general);
  while (!letters.empty() && !is_name_letter(letters.back().character) &&
         letters.back().probability < kTexture)
    letters.pop_back();
  const auto comma = std::find_if(letters.begin(), letters.end(), [](const CharacterChoices& letter) {
    return letter.character == U',' || letter.character == U'.' || letter.character == U';';
  });
  if (comma == letters.end()) return false;
  const auto other = [](const CharacterChoices& letter) { return !is_name_letter(letter.character); };
  const auto begin = std::find_if(std::make_reverse_iterator(comma), letters.rend(), other).base();
  // What stands right before a letter and is no end of a label is a letter that was misread.
  if (begin != letters.begin() && begin->character != U' ' && (begin - 1)->character < 0x80 &&
      !std::islower(int((begin - 1)->character)) && (begin - 1)->character != U'/')
    return false;
  const auto end = std::find_if(comma + 1, letters.end(), other);
  if (end != letters.end()) return false;
  const auto part = [&](auto from, auto to) -> std::optional<Candidate> {
    std::u32string text;
    Candidate read{"", "", 1, line.quad, {}};
    for (auto it = from; it != to; ++it) {
      text += it->character;
      read.confidence = std::min<double>(read.confidence, it->probability);
    }
    read.raw = to_utf8(text);
    read.value = trimmed(text);
    const auto letters_in = std::count_if(text.begin(), text.end(), is_ascii_upper);
    return letters_in < kShortest ? std::nullopt : std::optional(read);
  };
  print.surname = part(begin, comma);
  print.given_names = part(comma + 1, end);
  if (print.surname && print.given_names) return true;
  print.surname = print.given_names = std::nullopt;
  return false;
}

/// The Chinese name stands right above or below the Latin one, at least as large.
std::optional<Candidate> name_beside(const Evidence& evidence, const Box& latin) {
  constexpr double kFarthest = 2.6, kAside = 2, kSmallest = 0.8;  // Of the Latin name's height.
  for (std::size_t i = 0; i < evidence.reading.lines.size(); ++i) {
    const Piece piece = piece_of(evidence.reading.lines[i], i);
    const double away = std::abs(piece.box.center().y - latin.center().y) / latin.h;
    const bool near = away < kFarthest && std::abs(piece.box.x - latin.x) < kAside * latin.h;
    if (!near || piece.box.h < kSmallest * latin.h) continue;
    if (auto name = name_in(piece, evidence.reading)) return name;
  }
  return std::nullopt;
}

/// Two digits, the first of them 0, surely read and alone at the end of a line: how often a permit was
/// issued. Nothing else on it looks so.
std::optional<Candidate> alone_as_count(const TextLine& line, const Piece& piece) {
  constexpr double kSure = 0.7;
  const std::u32string text = to_u32(line.general.text);
  const std::size_t begin = text.find_last_of(U' ') == std::u32string::npos ? 0 : text.find_last_of(U' ') + 1;
  const std::u32string word = text.substr(begin);
  if (word.size() != 2 || word[0] != U'0' || !is_ascii_digit(word[1]) || piece.characters.size() < 2)
    return std::nullopt;
  const auto last = piece.characters.rbegin();
  const double confidence = std::min<double>(last->probability, (last + 1)->probability);
  if (confidence < kSure || last->character != word[1]) return std::nullopt;
  return Candidate{to_utf8(word), to_utf8(word), confidence, quad_of(piece.box), {}};
}

void read_unlabelled(const Evidence& evidence, PermitPrint& print) {
  std::vector<Candidate> births, places, counts;
  for (std::size_t i = 0; i < evidence.reading.lines.size(); ++i) {
    const TextLine& line = evidence.reading.lines[i];
    const Piece piece = piece_of(line, i);
    if (!print.surname && read_latin_name(line, print) && !print.name)
      print.name = name_beside(evidence, piece.box);
    if (!print.sex && piece.text.size() <= 3) print.sex = from_word(sex_of(piece.text), piece);
    if (!print.issuing_authority && piece.text.size() > 8) print.issuing_authority = authority_in(piece);
    if (!print.nationality && piece.text.find(U'/') != std::u32string::npos)
      print.nationality = nationality_in(piece);
    if (auto birth = birth_in(piece, evidence.today)) births.push_back(std::move(*birth));
    if (auto place = place_in(piece)) places.push_back(std::move(*place));
    if (auto count = alone_as_count(line, piece)) counts.push_back(std::move(*count));
    if (!print.issuing_place && piece.text.size() > 8) print.issuing_place = place_behind_authority(piece);
  }
  if (!print.issuing_place && places.size() == 1) print.issuing_place = places[0];
  if (!print.issue_count && counts.size() == 1) print.issue_count = counts[0];
  if (!print.birth_date && births.size() == 1) print.birth_date = births[0];
}

void confirm_birth(const Evidence& evidence, PermitPrint& print) {
  if (!print.birth_date) return;
  std::string digits = print.birth_date->value;
  std::erase(digits, '-');
  for (const TextLine& line : evidence.reading.lines) {
    for (const RecognizedLine& reading : line.digits) {
      if (reading.text != digits) continue;
      print.birth_date->confidence = 1 - (1 - print.birth_date->confidence) * kDoubtLeftByAgreement;
      return;
    }
  }
}

// ---- Numbers

/// A word of capital letters and digits in a line.
struct Word {
  std::string text;
  double least_letter = 1;
  double least_digit = 1;
  std::size_t line = 0;
  Quad box{};
  std::vector<CharacterChoices> characters;
  bool goes_on = false;  ///< A small letter is close behind it: more of it, misread.

  double confidence() const { return std::min(least_letter, least_digit); }
};

std::vector<Word> words_of(const TextLine& line, std::size_t index) {
  std::vector<Word> words;
  bool inside = false, gap = false;
  for (const CharacterChoices& letter : letters_of(line.general)) {
    const bool digit = is_ascii_digit(letter.character);
    if (!digit && !is_ascii_upper(letter.character)) {
      // Readers put a space between a number's letters and its digits.
      const bool letters_end = inside && !is_ascii_digit(char32_t(words.back().text.back()));
      gap = letter.character == U' ' && (gap || letters_end);
      if (inside) words.back().goes_on = letter.character >= U'a' && letter.character <= U'z';
      inside = false;
      continue;
    }
    if (!inside && !(gap && digit)) words.push_back({"", 1, 1, index, line.quad, {}, false});
    gap = false;
    inside = true;
    words.back().text += char(letter.character);
    words.back().characters.push_back(letter);
    double& least = digit ? words.back().least_digit : words.back().least_letter;
    least = std::min<double>(least, letter.probability);
  }
  return words;
}

/// The word with zeros for what was read as the letter O behind its first character, and as sure of a zero as
/// of both together: these numbers have letters in front alone.
Word with_zeros(Word word) {
  word.least_digit = 1;
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    CharacterChoices& place = word.characters[i];
    if (i > 0 && (word.text[i] == 'O' || word.text[i] == '0')) {
      const char32_t twin = word.text[i] == 'O' ? U'0' : U'O';
      const auto rival = std::ranges::find(place.alternatives, twin, &Alternative::character);
      if (rival != place.alternatives.end()) {
        place.probability += rival->probability;
        place.alternatives.erase(rival);
      }
      word.text[i] = '0';
      place.character = U'0';
    }
    if (is_ascii_digit(place.character))
      word.least_digit = std::min<double>(word.least_digit, place.probability);
  }
  return word;
}

std::vector<Word> numbers_on(const Evidence& evidence, const IsNumber& is_number) {
  std::vector<Word> found;
  for (std::size_t i = 0; i < evidence.reading.lines.size(); ++i) {
    for (Word& word : words_of(evidence.reading.lines[i], i)) {
      if (Word zeros = with_zeros(word); is_number(zeros.text)) word = std::move(zeros);
      if (is_number(word.text) && !word.goes_on) found.push_back(std::move(word));
    }
  }
  return found;
}

/// Whether the digits readings of the line, at least two, have the number's digits, with no more in front
/// than its letters may have been taken for, or a label's first stroke behind. Of three or more one may err
/// where the general reading is sure. Readings of the code as a whole count with them, and are enough where
/// there are two and no others.
bool digits_agree(const Evidence& evidence, const Word& number) {
  constexpr std::ptrdiff_t kLeastReadings = 2, kMostDissent = 1;
  constexpr double kSure = 0.85;
  std::string digits;
  std::copy_if(number.text.begin(), number.text.end(), std::back_inserter(digits),
               [](char c) { return is_ascii_digit(char32_t(c)); });
  const auto& readings = evidence.reading.lines[number.line].digits;
  const auto alike = std::count_if(readings.begin(), readings.end(), [&](const RecognizedLine& reading) {
    std::string text = reading.text;
    std::erase(text, ' ');
    return (text.ends_with(digits) && text.size() <= number.text.size()) ||
           (text.starts_with(digits) && text.size() == digits.size() + 1);
  });
  const auto& codes = evidence.reading.lines[number.line].codes;
  const auto codes_alike = std::count_if(codes.begin(), codes.end(), [&](const RecognizedLine& reading) {
    const std::size_t length = number.text.size();
    return reading.text.size() <= length + 1 &&
           std::ranges::equal(reading.text.substr(0, length), number.text,
                              [](char read, char c) { return read == c || (read == 'O' && c == '0'); });
  });
  const auto dissent = std::ptrdiff_t(readings.size()) - alike;
  const bool all_codes = codes_alike > 0 && codes_alike == std::ptrdiff_t(codes.size());
  if (all_codes && dissent == 0 && (alike > 0 || codes_alike >= kLeastReadings)) return true;
  return alike >= kLeastReadings && dissent <= (number.least_digit >= kSure ? kMostDissent : 0);
}

/// Whether a letter, which one reading alone gives, may as well be another that makes another number.
bool has_rival_number(const Word& number, const IsNumber& is_number) {
  constexpr double kCounts = 0.1;
  for (std::size_t i = 0; i < number.text.size(); ++i) {
    if (is_ascii_digit(char32_t(number.text[i]))) continue;
    for (const Alternative& rival : number.characters[i].alternatives) {
      std::string other = number.text;
      other[i] = rival.character < 0x80 ? char(rival.character) : ' ';
      if (rival.probability >= kCounts && is_number(other)) return true;
    }
  }
  return false;
}

// ---- The zone

void put_digit(DigitCheck check, std::string_view field, Record& record) {
  const std::string_view code = check == DigitCheck::pass   ? "mrz_digit_passed"
                                : check == DigitCheck::fail ? "mrz_digit_failed"
                                                            : "mrz_digit_not_applicable";
  record.findings.push_back(finding_about(code, field));
}

}  // namespace

bool PermitPrint::of_person() const {
  return sex || birth_date || surname || nationality || labelled.contains("sex") ||
         labelled.contains("birth_date") || labelled.contains("nationality");
}

double PermitPrint::score() const {
  constexpr double kEach = 0.06, kAtMost = 0.5;
  const int values = int(sex.has_value()) + int(birth_date.has_value()) + int(validity.has_value()) +
                     int(surname.has_value()) + int(issuing_authority.has_value()) +
                     int(nationality.has_value());
  return std::min(kAtMost, kEach * double(int(labelled.size()) + values));
}

PermitPrint permit_print(const Evidence& evidence) {
  PermitPrint print;
  print.validity = validity_row(evidence.rows, ValiditySpans::permit);
  read_labelled(evidence, print);
  read_unlabelled(evidence, print);
  confirm_birth(evidence, print);
  return print;
}

void put_names(const PermitPrint& print, bool has_native_name, Record& record) {
  if (has_native_name) put(record, "name", print.name);
  put(record, "surname", print.surname);
  put(record, "given_names", print.given_names);
  if (!print.surname || !print.given_names) return;
  Candidate whole = *print.surname;
  whole.confidence = std::min(whole.confidence, print.given_names->confidence);
  whole.raw.append(",").append(print.given_names->raw);
  whole.value.append(", ").append(print.given_names->value);
  put(record, "name_latin", whole);
  if (has_native_name) return;
  whole.value = print.surname->value;
  whole.value.append(" ").append(print.given_names->value);
  put(record, "name", whole);
}

void put_person(const PermitPrint& print, Record& record) {
  put(record, "sex", print.sex);
  put(record, "birth_date", print.birth_date);
}

void put_issue(const Evidence& evidence, const PermitPrint& print, Record& record) {
  Value value;
  if (print.validity) value.glyphs = evidence.rows[*print.validity].glyphs;
  // What is left of a label that was read badly is no part of the span.
  const auto is_digit = [](const Glyph& glyph) { return is_ascii_digit(glyph.character); };
  value.glyphs.erase(value.glyphs.begin(), std::find_if(value.glyphs.begin(), value.glyphs.end(), is_digit));
  std::erase_if(value.glyphs,
                [&](const Glyph& glyph) { return !is_digit(glyph) && glyph.character != U'O'; });
  read_validity(evidence, value, ValiditySpans::permit, record);
  if (print.issuing_authority || print.labelled.contains("issuing_authority"))
    put(record, "issuing_authority", print.issuing_authority);
  if (print.issuing_place || print.labelled.contains("issuing_place"))
    put(record, "issuing_place", print.issuing_place);
}

void put_number(const std::optional<Candidate>& number, Record& record) {
  if (!number) {
    record.findings.push_back(finding_about("number_unreadable", "number"));
    return;
  }
  put(record, "number", number);
}

std::vector<Candidate> words_that_are(const Evidence& evidence, const IsNumber& is_number) {
  std::vector<Candidate> found;
  for (const Word& word : numbers_on(evidence, is_number))
    found.push_back({word.text, word.text, word.confidence(), word.box, word.characters});
  return found;
}

std::optional<Candidate> number_without_check(const Evidence& evidence, const IsNumber& is_number) {
  constexpr double kLeast = 0.6;
  const std::vector<Word> numbers = numbers_on(evidence, is_number);
  if (numbers.empty()) return std::nullopt;
  const Word& number = numbers.front();
  for (const Word& other : numbers) {
    if (other.text != number.text) return std::nullopt;
  }
  if (number.confidence() < kLeast || has_rival_number(number, is_number) || !digits_agree(evidence, number))
    return std::nullopt;
  Candidate read{number.text, number.text, number.confidence(), number.box, number.characters};
  read.confidence = 1 - (1 - read.confidence) * kDoubtLeftByAgreement;
  leave_doubt(read.characters, kDoubtLeftByAgreement);
  return read;
}

Record permit_back(const Evidence& evidence) {
  Record record = travel_record(evidence, true);
  // What the issuer puts into the optional fields is no person's number.
  record.fields.erase("personal_number");
  record.fields.erase("name");  // Stands on the front; a back's notes speak of names too.
  if (!evidence.mrz) return record;
  const Mrz& mrz = evidence.mrz->mrz;
  put_digit(mrz.number_check, "number", record);
  put_digit(mrz.birth_check, "birth_date", record);
  put_digit(mrz.expiry_check, "valid_until", record);
  put_digit(mrz.composite_check, "mrz", record);
  return record;
}

Record permit_back(const Evidence& evidence, const IsNumber& is_number) {
  Record record = permit_back(evidence);
  const FieldValue* number = record.find("number");
  if (!number || is_number(number->value)) return record;
  record.fields.erase("number");
  record.findings.push_back(finding_about("number_unreadable", "number"));
  return record;
}

}  // namespace docintake
