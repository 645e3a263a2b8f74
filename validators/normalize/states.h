#pragma once

#include <span>
#include <string_view>

namespace docintake {

/// A place that issues documents.
struct Place {
  std::u32string_view name;  ///< As they print it, folded, without spaces.
  std::string_view code;     ///< Postal abbreviation, or ISO 3166-1 alpha-3 of a country.
};

/// The states and territories of the United States, with the District of Columbia.
std::span<const Place> american_states();

/// The provinces and territories of Canada.
std::span<const Place> canadian_provinces();

/// Whether the postal abbreviation, in capitals, is one of those.
bool is_american_state(std::u32string_view code);
bool is_canadian_province(std::string_view code);

}  // namespace docintake
