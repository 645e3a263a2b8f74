#include "ocr/mrz/mrz_format.h"

#include <string_view>

namespace docintake {
namespace {

// One letter per place: A letter, 9 digit, S sex, N number, * any.
constexpr std::string_view kTd1[] = {"AAAAANNNNNNNNN9***************",  //
                                     "9999999S9999999AAA***********9",  //
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
constexpr std::string_view kTd2[] = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",  //
                                     "NNNNNNNNN9AAA9999999S9999999*******9"};
constexpr std::string_view kTd3[] = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",  //
                                     "NNNNNNNNN9AAA9999999S9999999**************99"};

std::string_view layout(int lines, int length, int line) {
  if (line < 0 || line >= lines) return {};
  if (lines == 3 && length == 30) return kTd1[line];
  if (lines == 2 && length == 36) return kTd2[line];
  if (lines == 2 && length == 44) return kTd3[line];
  return {};
}

}  // namespace

MrzClass mrz_class(int lines, int length, int line, int place) {
  const std::string_view places = layout(lines, length, line);
  if (place < 0 || place >= int(places.size())) return MrzClass::any;
  switch (places[std::size_t(place)]) {
    case 'A':
      return MrzClass::letter;
    case '9':
      return MrzClass::digit;
    case 'N':
      return MrzClass::number;
    case 'S':
      return MrzClass::sex;
    default:
      return MrzClass::any;
  }
}

bool holds(MrzClass kind, char character) {
  const bool digit = character >= '0' && character <= '9';
  switch (kind) {
    case MrzClass::letter:
      return !digit;
    case MrzClass::digit:
      return digit || character == '<';
    case MrzClass::sex:
      return std::string_view("MFX<").find(character) != std::string_view::npos;
    case MrzClass::number:
    case MrzClass::any:
      break;
  }
  return true;
}

std::u32string characters_of(MrzClass kind) {
  std::u32string held;
  for (const char c : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"))
    if (holds(kind, c)) held += char32_t(c);
  return held;
}

}  // namespace docintake
