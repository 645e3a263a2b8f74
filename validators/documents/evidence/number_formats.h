#pragma once

#include <span>
#include <string>
#include <string_view>

namespace docintake {

/// The formats that an issuer publishes of its numbers (letters and digits alone), blank-separated: A a
/// letter, 9 a digit, * either but no O, X either. Empty where none is known.
using NumberFormats = std::string_view;

/// Of driving licences; the issuer is the postal abbreviation of an American state or a Canadian province, or
/// the alpha-3 code of a country.
NumberFormats licence_formats(std::string_view issuer);

/// Of identity cards, by the alpha-3 code of their country; of Spain's the support number, as its zones have
/// it.
NumberFormats identity_card_formats(std::string_view country);

/// Whether the number has one of the formats.
bool is_numbered(NumberFormats formats, std::string_view number);

/// Whether the two are the same but for letters and digits that look alike: 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8
/// B.
bool look_alike(std::string_view a, std::string_view b);

/// The number with digits in place of the letters O, I and Q where the formats have digits. Empty where none
/// fits, or several in different ways.
std::string as_numbered(NumberFormats formats, std::string_view number);

/// The same, and in place of those that look like digits where the formats have either: issuers that mix them
/// use no letter that does, as a rule.
std::string with_digits_for_open(NumberFormats formats, std::string_view number);

/// The number that several readings of it are, which differ in nothing but characters that look alike: at
/// each place what the format has there. Empty where the readings differ otherwise, where they fit none of
/// the formats, and where they fit several in different ways. At least one reading.
std::string numbered_alike(NumberFormats formats, std::span<const std::string> readings);

/// Whether a digit of it must be a letter by the formats: an I that all recognizers take for a one.
bool is_misread(NumberFormats formats, std::string_view number);

}  // namespace docintake
