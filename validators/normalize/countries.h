#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace docintake {

/// The three-letter code of a country as ICAO Doc 9303-3, section 5 has it, for a code as it stands in a
/// machine readable zone ("D" gives "DEU") or for a country's or nationality's printed name in English,
/// Chinese or its own language. Nothing for what is on no list. Folded text.
std::optional<std::string> country_of(std::u32string_view text);

/// The three-letter code of the country with that number of ISO 3166-1 (three digits); nothing where there is
/// none.
std::optional<std::string> country_of_number(std::string_view digits);

/// Whether it is a three-letter code that Doc 9303-3 knows.
bool is_country_code(std::string_view alpha3);

}  // namespace docintake
