#include "validators/normalize/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string>

#include "validators/normalize/simplified_table.h"

namespace docintake {
namespace {

icu::UnicodeString to_icu(std::u32string_view text) {
  icu::UnicodeString out;
  for (const char32_t c : text) out.append(c <= 0x10FFFF ? UChar32(c) : UChar32(0xFFFD));
  return out;
}

std::u32string from_icu(const icu::UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) out += char32_t(text.char32At(i));
  return out;
}

/// The characters of rows of GB 2312, in order of their code points.
std::u32string gb2312_rows(unsigned first, unsigned last) {
  constexpr unsigned kFirstCell = 0xA1, kLastCell = 0xFE;
  std::string bytes;
  for (unsigned row = first; row <= last; ++row)
    for (unsigned cell = kFirstCell; cell <= kLastCell; ++cell) (bytes += char(row)) += char(cell);
  std::u32string characters = from_icu(icu::UnicodeString(bytes.data(), int32_t(bytes.size()), "GB18030"));
  std::erase_if(characters, [](char32_t c) { return !is_han(c); });  // cells without a character
  std::ranges::sort(characters);
  return characters;
}

}  // namespace

std::u32string to_u32(std::string_view utf8) {
  return from_icu(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), int32_t(utf8.size()))));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  to_icu(text).toUTF8String(out);
  return out;
}

std::u32string folded(std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString normal = to_icu(text);
  if (U_SUCCESS(status)) normal = nfkc->normalize(normal, status);
  normal.toUpper();
  std::u32string out;
  for (const char32_t c : from_icu(normal)) {
    if (!u_isUWhiteSpace(UChar32(c))) out += c;
  }
  return out;
}

std::string capitals_and_digits(std::u32string_view text) {
  std::string result;
  for (const char32_t c : folded(text)) {
    if (is_ascii_digit(c) || is_ascii_upper(c)) result += char(c);
  }
  return result;
}

std::u32string simplified(std::u32string_view text) {
  const std::span<const SimplifiedPair> table = simplified_table();
  std::u32string result(text);
  for (char32_t& c : result) {
    const auto it = std::ranges::lower_bound(table, c, {}, &SimplifiedPair::character);
    if (it != table.end() && it->character == c) c = it->simplified;
  }
  return result;
}

char32_t base_letter(char32_t c) {
  if (c < 0x80) return c;
  switch (c) {  // These have no decomposition.
    case U'Ł':
      return U'L';
    case U'Ø':
      return U'O';
    case U'Đ':
      return U'D';
    case U'Ħ':
      return U'H';
    default:
      break;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(UChar32(c), parts)) return c;
  const char32_t first = char32_t(parts.char32At(0));
  return is_ascii_upper(first) ? first : c;
}

bool is_han(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return c == U'〇' || uscript_getScript(UChar32(c), &status) == USCRIPT_HAN;
}

int gb2312_level(char32_t c) {
  static const std::u32string kFirst = gb2312_rows(0xB0, 0xD7), kSecond = gb2312_rows(0xD8, 0xF7);
  return std::ranges::binary_search(kFirst, c) ? 1 : std::ranges::binary_search(kSecond, c) ? 2 : 0;
}

bool is_middle_dot(char32_t c) {
  return std::u32string_view(U"·•・‧∙⋅●").find(c) != std::u32string_view::npos;
}

}  // namespace docintake
