#include "validators/normalize/names.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct Spelling {
  char32_t letter;
  std::string_view letters;
};

// ICAO Doc 9303-3, section 6 A, where dropping the diacritic is not what is recommended.
constexpr std::array kSpellings{
    Spelling{U'Ä', "AE"}, Spelling{U'Æ', "AE"}, Spelling{U'Å', "AA"}, Spelling{U'Ö', "OE"},
    Spelling{U'Ø', "OE"}, Spelling{U'Œ', "OE"}, Spelling{U'Ü', "UE"}, Spelling{U'Þ', "TH"},
    Spelling{U'Ð', "D"},  Spelling{U'ß', "SS"}, Spelling{U'ẞ', "SS"}, Spelling{U'Ł', "L"},
    Spelling{U'Đ', "D"},  Spelling{U'Ħ', "H"},  Spelling{U'Ŋ', "N"},  Spelling{U'ı', "I"},
    Spelling{U'Ŧ', "T"},
};

std::string letters_of(char32_t upper) {
  if (is_ascii_upper(upper)) return std::string(1, char(upper));
  const auto it = std::find_if(kSpellings.begin(), kSpellings.end(),
                               [=](const Spelling& row) { return row.letter == upper; });
  if (it != kSpellings.end()) return std::string(it->letters);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(UChar32(upper), parts)) return {};
  const UChar32 base = parts.char32At(0);
  return base < 0x80 && is_ascii_upper(char32_t(base)) ? std::string(1, char(base)) : std::string{};
}

/// LYU and LV are LU, NYU and NV are NU: passports have spelt ü all these ways.
std::string with_plain_u(std::string_view latin) {
  std::string plain;
  for (const char c : latin) {
    if (c == ' ') continue;
    const bool after_l_or_n = !plain.empty() && (plain.back() == 'L' || plain.back() == 'N');
    if (after_l_or_n && c == 'V') {
      plain += 'U';
    } else if (plain.size() >= 2 && c == 'U' && plain.back() == 'Y' &&
               (plain.end()[-2] == 'L' || plain.end()[-2] == 'N')) {
      plain.back() = 'U';
    } else {
      plain += c;
    }
  }
  return plain;
}

}  // namespace

std::string pinyin_of(std::u32string_view chinese_name) {
  // Costly to make and not to be shared between threads.
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Upper", UTRANS_FORWARD, status));
  }();
  if (!transliterator) return {};
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(to_utf8(chinese_name));
  transliterator->transliterate(text);
  std::string pinyin;
  text.toUTF8String(pinyin);
  std::erase_if(pinyin, [](char c) { return c < 'A' || c > 'Z'; });
  return pinyin;
}

bool reads_like(std::u32string_view chinese_name, std::string_view latin) {
  const std::string pinyin = pinyin_of(chinese_name);
  return !pinyin.empty() && with_plain_u(pinyin) == with_plain_u(latin);
}

std::optional<std::string> chinese_name_of(std::u32string_view text) {
  std::u32string name;
  for (const char32_t c : text) {
    if (u_isUWhiteSpace(UChar32(c))) continue;
    if (is_middle_dot(c)) {
      if (name.empty() || name.back() == U'·') return std::nullopt;
      name += U'·';
    } else if (is_han(c)) {
      name += c;
    } else {
      return std::nullopt;
    }
  }
  constexpr std::size_t kShortest = 2, kLongest = 30;
  if (name.size() < kShortest || name.size() > kLongest || name.back() == U'·') return std::nullopt;
  return to_utf8(name);
}

std::string latin_name(std::string_view surname, std::string_view given_names) {
  std::string name(surname);
  if (!name.empty() && !given_names.empty()) name += ' ';
  return name += given_names;
}

bool is_latin_name_character(char32_t c) {
  constexpr char32_t kFirstDiacritic = 0xC0, kBeyondLatin = 0x250;
  return is_ascii_upper(base_letter(c)) || c == U'-' || c == U'\'' || c == U' ' ||
         (c >= kFirstDiacritic && c < kBeyondLatin);
}

std::u32string with_letters_for_zeros(std::u32string text) {
  const auto is_letter = [&](std::size_t i) { return i < text.size() && u_isalpha(UChar32(text[i])); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'0' && (is_letter(i + 1) || (i > 0 && is_letter(i - 1)))) text[i] = U'O';
  }
  return text;
}

std::string mrz_letters_of(std::u32string_view text) {
  std::string out;
  const auto space = [&] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (const char32_t c : text) {
    const auto upper = char32_t(u_toupper(UChar32(c)));
    if (u_isUWhiteSpace(UChar32(c)) || c == U'-' || c == U',' || c == U'<' || c == U'‐' || c == U'–') {
      space();
    } else {
      out += letters_of(upper);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace docintake
