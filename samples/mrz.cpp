#include "mrz.h"

#include <map>

#include "check_digits.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

std::string padded(std::string text, std::size_t length) {
  text.resize(length, '<');
  return text;
}

std::string sex_character(const std::string& sex) { return sex == "X" ? "<" : sex; }

/// A field of fixed length with its check digit.
std::string checked(const std::string& text, std::size_t length) {
  const std::string field = padded(text, length);
  return field + mrz_check(field);
}

/// Surname and given names in `length` characters. Where both do not fit, names are cut so that something of
/// each stays (Doc 9303-3, 4.6: the issuer decides which characters go).
std::string name_field(const MrzContent& content, std::size_t length) {
  std::string surname = to_mrz_alphabet(content.surname);
  const std::string given = to_mrz_alphabet(content.given_names);
  if (given.empty()) return padded(surname, length);
  const std::size_t for_given = std::min<std::size_t>(given.size(), length / 4);
  if (surname.size() + 2 + for_given > length) surname.resize(length - 2 - for_given);
  return padded(surname + "<<" + given, length);
}

}  // namespace

std::string to_mrz_alphabet(std::string_view utf8) {
  static const std::map<char32_t, std::string> kReplacements{
      {U'Ä', "AE"}, {U'Ö', "OE"}, {U'Ü', "UE"}, {U'ß', "SS"}, {U'Å', "AA"}, {U'Æ', "AE"}, {U'Ø', "OE"},
      {U'Œ', "OE"}, {U'Þ', "TH"}, {U'Ð', "D"},  {U'Ł', "L"},  {U'Đ', "D"},  {U'Ñ', "N"},  {U'Ç', "C"},
      {U'Ş', "S"},  {U'Š', "S"},  {U'Ś', "S"},  {U'Č', "C"},  {U'Ć', "C"},  {U'Ž', "Z"},  {U'Ź', "Z"},
      {U'Ż', "Z"},  {U'Ř', "R"},  {U'Ě', "E"},  {U'Ę', "E"},  {U'Ą', "A"},  {U'Ń', "N"},  {U'Ň', "N"},
      {U'Ť', "T"},  {U'Ď', "D"},  {U'Ğ', "G"},  {U'İ', "I"},  {U'Ő', "O"},  {U'Ű', "U"},  {U'Ů', "U"},
      {U'É', "E"},  {U'È', "E"},  {U'Ê', "E"},  {U'Ë', "E"},  {U'Á', "A"},  {U'À', "A"},  {U'Â', "A"},
      {U'Ã', "A"},  {U'Í', "I"},  {U'Î', "I"},  {U'Ï', "I"},  {U'Ó', "O"},  {U'Ô', "O"},  {U'Õ', "O"},
      {U'Ú', "U"},  {U'Û', "U"},  {U'Ý', "Y"},  {U'Ă', "A"},  {U'Ș', "S"},  {U'Ț', "T"}};
  std::string result;
  for (const char32_t c : to_utf32(utf8)) {
    if ((c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9')) {
      result += static_cast<char>(c);
    } else if (c == U' ' || c == U'-') {
      result += '<';
    } else if (const auto found = kReplacements.find(c); found != kReplacements.end()) {
      result += found->second;
    }
  }
  return result;
}

std::vector<std::string> td3_lines(const MrzContent& content) {
  const std::string line1 =
      padded(content.document_code, 2) + padded(content.issuer, 3) + name_field(content, 39);
  const std::string number = checked(content.number, 9);
  const std::string birth = checked(mrz_date(content.birth_date), 6);
  const std::string expiry = checked(mrz_date(content.expiry_date), 6);
  // An unused optional field may carry `<` or `0` as its digit (Doc 9303-4, 4.2.2.2); both occur.
  std::string optional = checked(content.optional, 14);
  if (content.optional.empty()) optional.back() = content.number.size() % 2 ? '<' : '0';
  const std::string line2 =
      number + padded(content.nationality, 3) + birth + sex_character(content.sex) + expiry + optional;
  return {line1, line2 + mrz_check(number + birth + expiry + optional)};
}

std::vector<std::string> td2_lines(const MrzContent& content) {
  const std::string line1 =
      padded(content.document_code, 2) + padded(content.issuer, 3) + name_field(content, 31);
  const std::string number = checked(content.number, 9);
  const std::string birth = checked(mrz_date(content.birth_date), 6);
  const std::string expiry = checked(mrz_date(content.expiry_date), 6);
  const std::string optional = padded(content.optional, 7);
  const std::string line2 =
      number + padded(content.nationality, 3) + birth + sex_character(content.sex) + expiry + optional;
  return {line1, line2 + mrz_check(number + birth + expiry + optional)};
}

std::vector<std::string> td1_lines(const MrzContent& content) {
  // A number of more than nine characters: `<` in place of its digit, the rest and the digit at the head of
  // the optional data, closed by `<` (Doc 9303-5, 4.2.2.1 note j).
  std::string number_and_optional;
  if (content.number.size() > 9) {
    number_and_optional =
        content.number.substr(0, 9) + '<' + content.number.substr(9) + mrz_check(content.number) + '<';
  } else {
    number_and_optional = checked(content.number, 9);
  }
  number_and_optional = padded(number_and_optional + content.optional, 25);
  const std::string birth = checked(mrz_date(content.birth_date), 6);
  const std::string expiry = checked(mrz_date(content.expiry_date), 6);
  const std::string optional2 = padded(content.optional2, 11);
  const std::string line1 =
      padded(content.document_code, 2) + padded(content.issuer, 3) + number_and_optional;
  const std::string line2 =
      birth + sex_character(content.sex) + expiry + padded(content.nationality, 3) + optional2;
  return {line1, line2 + mrz_check(number_and_optional + birth + expiry + optional2),
          name_field(content, 30)};
}

}  // namespace docintake::samples
