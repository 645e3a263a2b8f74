#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace docintake {

/// The editions of the mainland travel permit for Hong Kong and Macao residents, told by their numbers.
enum class HkmPermitEdition {
  of_1999,              ///< Letter, eight digits, and two that count how often it was reissued.
  of_2013,              ///< Letter and eight digits.
  for_other_nationals,  ///< HA or MA and seven digits: residents who are no Chinese citizens, July 2024 on.
};

/// A number taken apart. No edition has a check digit.
struct HkmPermitNumber {
  HkmPermitEdition edition = HkmPermitEdition::of_2013;
  std::string holder;       ///< The first nine characters, which stay with the person for life.
  std::string issue_count;  ///< The last two digits of the 1999 edition; empty on the others.
  bool macao = false;       ///< M, not H.
};

/// The parts of a number as printed; nothing where the text is none.
std::optional<HkmPermitNumber> parse_hkm_permit_number(std::string_view text);

}  // namespace docintake
