#pragma once

#include <span>
#include <string>
#include <string_view>

namespace docintake {

// What issuers publish of how their numbers are written: driving licences by the postal abbreviation of an
// American state or a Canadian province, identity cards by the alpha-3 code of their country. Numbers are
// letters and digits alone.

/// Whether the two are the same but for letters and digits that look alike: 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8
/// B.
bool look_alike(std::string_view a, std::string_view b);

/// The number with digits in place of the letters O, I and Q where the issuer's numbers have digits. Empty
/// where no format fits, or several in different ways.
std::string as_numbered_in(std::string_view issuer, std::string_view number);

/// The number that several readings of it are, which differ in nothing but characters that look alike: at
/// each place what the issuer's format has there. Empty where the readings differ otherwise, where no format
/// is known that they fit, and where they fit several in different ways. At least one reading.
std::string numbered_alike(std::string_view issuer, std::span<const std::string> readings);

/// Whether a digit of it must be a letter by the issuer's formats: an I that all recognizers take for a one.
bool is_misread(std::string_view issuer, std::string_view number);

}  // namespace docintake
