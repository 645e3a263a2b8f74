#include "validators/identifiers/icao9303.h"

#include <algorithm>
#include <array>

#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

using enum MrzPart;
using A = MrzAlphabet;

/// What passports, cards of two lines and visas have in common: all of the first line and 28 characters of
/// the second; `tail` is the rest of it.
template <std::size_t N>
constexpr std::array<MrzStretch, 11 + N> two_lines(int width, const std::array<MrzStretch, N>& tail) {
  std::array<MrzStretch, 11 + N> stretches{{
      {document_code, 0, 0, 2, A::code},
      {issuing_state, 0, 2, 3, A::letters},
      {name, 0, 5, width - 5, A::letters},
      {number, 1, 0, 9, A::any},
      {number_check, 1, 9, 1, A::digits},
      {nationality, 1, 10, 3, A::letters},
      {birth_date, 1, 13, 6, A::digits},
      {birth_check, 1, 19, 1, A::digits},
      {sex, 1, 20, 1, A::sex},
      {expiry_date, 1, 21, 6, A::digits},
      {expiry_check, 1, 27, 1, A::digits},
  }};
  std::copy(tail.begin(), tail.end(), stretches.end() - N);
  return stretches;
}

constexpr std::array kTd3 = two_lines(44, std::array{
                                              MrzStretch{optional, 1, 28, 14, A::any},
                                              MrzStretch{optional_check, 1, 42, 1, A::digits},
                                              MrzStretch{composite_check, 1, 43, 1, A::digits},
                                          });
constexpr std::array kTd3Composite{
    MrzStretch{composite_check, 1, 0, 10, A::any},
    MrzStretch{composite_check, 1, 13, 7, A::any},
    MrzStretch{composite_check, 1, 21, 22, A::any},
};
constexpr std::array kTd2 = two_lines(36, std::array{
                                              MrzStretch{optional, 1, 28, 7, A::any},
                                              MrzStretch{composite_check, 1, 35, 1, A::digits},
                                          });
constexpr std::array kTd2Composite{
    MrzStretch{composite_check, 1, 0, 10, A::any},
    MrzStretch{composite_check, 1, 13, 7, A::any},
    MrzStretch{composite_check, 1, 21, 14, A::any},
};
// Décret 87-178 of 19 March 1987: the second line begins with the number of twelve, the composite covers both
// lines.
constexpr std::array kTd2Fra{
    MrzStretch{document_code, 0, 0, 2, A::code},
    MrzStretch{issuing_state, 0, 2, 3, A::letters},
    MrzStretch{name, 0, 5, 25, A::letters},
    MrzStretch{optional, 0, 30, 6, A::any},
    MrzStretch{number, 1, 0, 12, A::any},
    MrzStretch{number_check, 1, 12, 1, A::digits},
    MrzStretch{given_names, 1, 13, 14, A::letters},
    MrzStretch{birth_date, 1, 27, 6, A::digits},
    MrzStretch{birth_check, 1, 33, 1, A::digits},
    MrzStretch{sex, 1, 34, 1, A::sex},
    MrzStretch{composite_check, 1, 35, 1, A::digits},
};
constexpr std::array kTd2FraComposite{
    MrzStretch{composite_check, 0, 0, 36, A::any},
    MrzStretch{composite_check, 1, 0, 35, A::any},
};
constexpr std::array kTd1{
    MrzStretch{document_code, 0, 0, 2, A::code},
    MrzStretch{issuing_state, 0, 2, 3, A::letters},
    MrzStretch{number, 0, 5, 9, A::any},
    MrzStretch{number_check, 0, 14, 1, A::digits},
    MrzStretch{optional, 0, 15, 15, A::any},
    MrzStretch{birth_date, 1, 0, 6, A::digits},
    MrzStretch{birth_check, 1, 6, 1, A::digits},
    MrzStretch{sex, 1, 7, 1, A::sex},
    MrzStretch{expiry_date, 1, 8, 6, A::digits},
    MrzStretch{expiry_check, 1, 14, 1, A::digits},
    MrzStretch{nationality, 1, 15, 3, A::letters},
    MrzStretch{optional_2, 1, 18, 11, A::any},
    MrzStretch{composite_check, 1, 29, 1, A::digits},
    MrzStretch{name, 2, 0, 30, A::letters},
};
constexpr std::array kTd1Composite{
    MrzStretch{composite_check, 0, 5, 25, A::any},
    MrzStretch{composite_check, 1, 0, 7, A::any},
    MrzStretch{composite_check, 1, 8, 7, A::any},
    MrzStretch{composite_check, 1, 18, 11, A::any},
};
constexpr std::array kMrvA = two_lines(44, std::array{MrzStretch{optional, 1, 28, 16, A::any}});
constexpr std::array kMrvB = two_lines(36, std::array{MrzStretch{optional, 1, 28, 8, A::any}});

constexpr std::array<MrzLayout, 6> kLayouts{{
    {MrzFormat::td3, "TD3", 2, 44, kTd3, kTd3Composite},
    {MrzFormat::td2, "TD2", 2, 36, kTd2, kTd2Composite},
    {MrzFormat::td2_fra, "TD2 (France)", 2, 36, kTd2Fra, kTd2FraComposite},
    {MrzFormat::td1, "TD1", 3, 30, kTd1, kTd1Composite},
    {MrzFormat::mrv_a, "MRV-A", 2, 44, kMrvA, {}},
    {MrzFormat::mrv_b, "MRV-B", 2, 36, kMrvB, {}},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int character_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 0;
}

std::string_view text_at(std::span<const std::string> lines, const MrzStretch& stretch) {
  return std::string_view(lines[std::size_t(stretch.line)])
      .substr(std::size_t(stretch.begin), std::size_t(stretch.length));
}

std::string_view part_of(std::span<const std::string> lines, const MrzLayout& layout, MrzPart part) {
  const MrzStretch* stretch = find_stretch(layout, part);
  return stretch ? text_at(lines, *stretch) : std::string_view{};
}

std::string_view without_trailing_fillers(std::string_view text) {
  const auto last = text.find_last_not_of('<');
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

/// Fillers at the ends dropped, each run of them inside one space.
std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : without_trailing_fillers(text)) {
    if (c != '<') {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return words;
}

DigitCheck check_digit(std::string_view text, std::string_view digit) {
  if (digit.empty()) return DigitCheck::not_applicable;
  // Doc 9303-4, 4.2.2.2: the check digit of an unused optional field may be '<' or 0.
  const bool unused = text.find_first_not_of('<') == std::string_view::npos;
  if (unused && digit[0] == '<') return DigitCheck::not_applicable;
  return icao_check_digit(text) == digit[0] ? DigitCheck::pass : DigitCheck::fail;
}

void split_names(std::string_view field, Mrz& mrz) {
  mrz.name_fills_field = !field.empty() && field.back() != '<';
  const auto gap = field.find("<<");
  mrz.surname = words_of(field.substr(0, gap));
  if (gap != std::string_view::npos) mrz.given_names = words_of(field.substr(gap + 2));
}

/// Doc 9303-5, 4.2.2.1 note j: a number longer than its field has '<' for its check digit there and goes on
/// in the optional field, up to a filler; the last character before that is its check digit.
void join_long_number(Mrz& mrz, std::string_view number_field, std::string_view digit,
                      std::string_view& optional_field) {
  if (digit != "<" || number_field.find('<') != std::string_view::npos) return;
  const auto rest = optional_field.substr(0, optional_field.find('<'));
  if (rest.size() < 2) return;
  mrz.number = std::string(number_field) + std::string(rest.substr(0, rest.size() - 1));
  mrz.number_check = check_digit(mrz.number, rest.substr(rest.size() - 1));
  optional_field.remove_prefix(rest.size());
}

DigitCheck composite(std::span<const std::string> lines, const MrzLayout& layout) {
  std::string covered;
  for (const MrzStretch& stretch : layout.composite) covered += text_at(lines, stretch);
  return check_digit(covered, part_of(lines, layout, composite_check));
}

std::optional<Date> day_of(std::string_view yymmdd, int century) {
  if (yymmdd.size() != 6 || !std::all_of(yymmdd.begin(), yymmdd.end(), is_digit)) return std::nullopt;
  const auto pair = [&](std::size_t at) { return (yymmdd[at] - '0') * 10 + (yymmdd[at + 1] - '0'); };
  const Date date{std::chrono::year{century + pair(0)}, std::chrono::month{unsigned(pair(2))},
                  std::chrono::day{unsigned(pair(4))}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Date> latest_until(std::string_view yymmdd, Date limit) {
  for (int century = int(limit.year()) / 100 * 100; century >= 1800; century -= 100) {
    const auto date = day_of(yymmdd, century);
    if (date && *date <= limit) return date;
  }
  return std::nullopt;
}

bool valid(std::string_view text, Date today) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const auto format = mrz_format_of(lines);
  if (!format) return false;
  const Mrz mrz = parse_mrz(*format, lines);
  const bool expiry_real = mrz.expiry_date.empty() || mrz_expiry_date(mrz.expiry_date, today);
  return mrz.checks_pass() && !mrz.number.empty() && expiry_real && mrz_birth_date(mrz.birth_date, today);
}

}  // namespace

bool may_stand(MrzAlphabet alphabet, int place, char c) {
  const bool letter = c >= 'A' && c <= 'Z', filler = c == '<';
  switch (alphabet) {
    case A::letters:
      return letter || filler;
    case A::digits:
      return is_digit(c) || filler;
    case A::any:
      return letter || is_digit(c) || filler;
    case A::code:
      return letter || (place > 0 && (is_digit(c) || filler));
    case A::sex:
      return c == 'M' || c == 'F' || c == 'X' || filler;
  }
  return false;
}

std::span<const MrzLayout> mrz_layouts() { return kLayouts; }
const MrzLayout& mrz_layout(MrzFormat format) { return kLayouts[std::size_t(format)]; }

const MrzStretch* find_stretch(const MrzLayout& layout, MrzPart part) {
  const auto it = std::find_if(layout.stretches.begin(), layout.stretches.end(),
                               [part](const MrzStretch& stretch) { return stretch.part == part; });
  return it == layout.stretches.end() ? nullptr : &*it;
}

bool Mrz::checks_pass() const {
  const DigitCheck composite =
      is_mainland_travel_permit(*this) ? DigitCheck::not_applicable : composite_check;
  const std::array all{number_check, birth_check, expiry_check, optional_check, composite};
  return std::none_of(all.begin(), all.end(), [](DigitCheck check) { return check == DigitCheck::fail; });
}

bool is_mainland_travel_permit(const Mrz& mrz) {
  return mrz.document_code == "CR" || mrz.document_code == "CT";
}

char icao_check_digit(std::string_view text) {
  constexpr std::array kWeights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) sum += character_value(text[i]) * kWeights[i % 3];
  return char('0' + sum % 10);
}

std::optional<MrzFormat> mrz_format_of(std::span<const std::string> lines) {
  for (const MrzLayout& layout : kLayouts) {
    const bool fits = int(lines.size()) == layout.lines &&
                      std::all_of(lines.begin(), lines.end(),
                                  [&](const std::string& line) { return int(line.size()) == layout.width; });
    if (!fits) continue;
    const bool visa = lines[0][0] == 'V';
    const bool french = lines[0].starts_with("IDFRA");
    const bool is_visa_layout = layout.format == MrzFormat::mrv_a || layout.format == MrzFormat::mrv_b;
    if (visa != is_visa_layout) continue;
    if (layout.width == 36 && french != (layout.format == MrzFormat::td2_fra)) continue;
    return layout.format;
  }
  return std::nullopt;
}

Mrz parse_mrz(MrzFormat format, std::span<const std::string> lines) {
  const MrzLayout& layout = mrz_layout(format);
  const auto part = [&](MrzPart which) { return part_of(lines, layout, which); };
  Mrz mrz;
  mrz.format = format;
  mrz.document_code = without_trailing_fillers(part(document_code));
  mrz.issuing_state = without_trailing_fillers(part(issuing_state));
  mrz.nationality = without_trailing_fillers(part(nationality));
  split_names(part(name), mrz);
  if (format == MrzFormat::td2_fra) mrz.given_names = words_of(part(given_names));
  mrz.birth_date = part(birth_date);
  mrz.birth_check = check_digit(part(birth_date), part(birth_check));
  mrz.expiry_date = part(expiry_date);
  mrz.expiry_check = check_digit(part(expiry_date), part(expiry_check));
  const auto sex_read = part(sex);
  if (sex_read == "M" || sex_read == "F" || sex_read == "X") mrz.sex = sex_read;
  if (sex_read == "<") mrz.sex = "X";
  mrz.number = without_trailing_fillers(part(number));
  mrz.number_check = check_digit(part(number), part(number_check));
  auto optional_field = part(optional);
  if (format == MrzFormat::td1 || format == MrzFormat::td2) {
    join_long_number(mrz, part(number), part(number_check), optional_field);
  }
  mrz.optional = without_trailing_fillers(optional_field);
  mrz.optional_check = check_digit(part(optional), part(optional_check));
  mrz.optional_2 = without_trailing_fillers(part(optional_2));
  mrz.composite_check = composite(lines, layout);
  return mrz;
}

std::optional<Date> mrz_birth_date(std::string_view yymmdd, Date today) {
  return latest_until(yymmdd, today);
}

std::optional<Date> mrz_expiry_date(std::string_view yymmdd, Date today) {
  // The last day of the month in which the fiftieth year ends: exists in every year, which 29 February does
  // not.
  const Date limit = (today.year() + std::chrono::years{50}) / today.month() / std::chrono::last;
  return latest_until(yymmdd, limit);
}

extern const IdentifierScheme identifier_icao9303;
const IdentifierScheme identifier_icao9303{
    .id = "icao9303",
    .title = "Machine readable zone of a travel document",
    .source = "ICAO Doc 9303, eighth edition, parts 3 to 7",
    .example = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    .valid = valid,
};

}  // namespace docintake
