#pragma once

#include <string>
#include <string_view>

namespace docintake {

/// What a unified social credit code (GB 32100-2015) says. Nothing is corrected.
struct Gb32100 {
  bool shape = false;   ///< 18 characters of the code's alphabet, the region six digits.
  bool region = false;  ///< The two digits of the province exist (GB/T 2260) or are 10, the state.
  bool organisation_check = false;  ///< Character 17 fits the organisation code within (GB 11714).
  bool check = false;               ///< Character 18 fits the others.

  bool valid() const { return shape && region && organisation_check && check; }
};

/// Takes a code apart. Lower case is not a code.
Gb32100 check_gb32100(std::string_view text);

/// The check character for the first 17 characters: weights 3^i mod 31, the complement of the sum to 31. '\0'
/// where they are not 17 characters of the alphabet.
char gb32100_check_character(std::string_view first_17);

/// The check character of an organisation code's first eight (GB 11714-1997): weights 3 7 9 10 5 8 4 2,
/// letters worth A = 10 to Z = 35, 11 - sum mod 11 (10 X, 11 0). '\0' where they are not eight capitals or
/// digits.
char gb11714_check_character(std::string_view first_8);

/// A character that the alphabet leaves out, because it looks like another one, as that other one (I 1, O 0,
/// S 5, Z 2, lower case as capitals); any other as it is.
char32_t gb32100_character(char32_t c);

/// Whether the text is a registration number of the former kind: 15 digits, the last one checking the others
/// by ISO 7064 MOD 11,10 (GS 15-2006).
bool is_registration_number(std::string_view text);

}  // namespace docintake
