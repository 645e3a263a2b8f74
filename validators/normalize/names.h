#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace docintake {

/// A Chinese name as printed on a card: Chinese characters, and single middle dots (U+00B7) between the parts
/// of a transcribed one; spaces dropped. Nothing where anything else stands there, or it is shorter than two
/// characters or longer than 30. Folded or raw text.
std::optional<std::string> chinese_name_of(std::u32string_view text);

/// A Latin name as the machine readable zone gives it: upper case, parts separated by one space.
std::string latin_name(std::string_view surname, std::string_view given_names);

/// Whether Latin names as printed have the character: letters with and without diacritics, hyphen, apostrophe
/// and space.
bool is_latin_name_character(char32_t c);

/// What was read of a Latin name with each zero beside a letter as the letter O: names have no digits.
std::u32string with_letters_for_zeros(std::u32string text);

/// A Chinese name's Hanyu Pinyin in capitals without tones or spaces, as the zones of Chinese passports spell
/// it (吕 LU, where they may have LYU). A character of several readings has its usual one. Empty where it has
/// none.
std::string pinyin_of(std::u32string_view chinese_name);

/// Whether a Chinese name reads like the Latin letters (spaces and the spelling of ü aside).
bool reads_like(std::u32string_view chinese_name, std::string_view latin);

/// The name in the letters of a machine readable zone, words in order, for comparing: diacritics dropped or
/// spelt out (Ä AE, Ø OE, Þ TH, ß SS: ICAO Doc 9303-3, section 6), hyphens and commas as spaces, apostrophes
/// dropped.
std::string mrz_letters_of(std::u32string_view text);

}  // namespace docintake
