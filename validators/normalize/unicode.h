#pragma once

#include <string>
#include <string_view>

namespace docintake {

/// UTF-8 to code points. Ill-formed bytes become U+FFFD, so that any text may come in.
std::u32string to_u32(std::string_view utf8);

/// Code points to UTF-8; what is no code point becomes U+FFFD.
std::string to_utf8(std::u32string_view text);

/// The text as it is compared: NFKC (full-width forms become ASCII), upper case, all white space dropped.
std::u32string folded(std::u32string_view text);

/// The capital letters and digits of ASCII alone that the folded text has.
std::string capitals_and_digits(std::u32string_view text);

/// Traditional and regional Chinese characters as the simplified ones, one for one (OpenCC's tables).
std::u32string simplified(std::u32string_view text);

/// A capital letter without its diacritics (É E, Ł L, Ø O); any other character as it is.
char32_t base_letter(char32_t c);

/// Whether the character is a Chinese one (script Han, and the ideographic zero).
bool is_han(char32_t c);

/// The level of GB 2312-80 that holds the character: 1 for the 3,755 used most, 2 for 3,008 others, 0 for all
/// that it has not.
int gb2312_level(char32_t c);

inline bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_ascii_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }

/// The middle dot, in any of the forms in which it is typed or read between the parts of a name.
bool is_middle_dot(char32_t c);

}  // namespace docintake
