#include "validators/identifiers/hkm_permit.h"

#include <algorithm>

#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool valid(std::string_view text, Date) { return parse_hkm_permit_number(text).has_value(); }

}  // namespace

std::optional<HkmPermitNumber> parse_hkm_permit_number(std::string_view text) {
  constexpr std::size_t kHolder = 9, kWithCount = 11;
  if (text.size() != kHolder && text.size() != kWithCount) return std::nullopt;
  if (text[0] != 'H' && text[0] != 'M') return std::nullopt;
  const bool foreign = text[1] == 'A' && text.size() == kHolder;
  if (!all_digits(text.substr(foreign ? 2 : 1))) return std::nullopt;
  return HkmPermitNumber{foreign                  ? HkmPermitEdition::for_other_nationals
                         : text.size() == kHolder ? HkmPermitEdition::of_2013
                                                  : HkmPermitEdition::of_1999,
                         std::string(text.substr(0, kHolder)), std::string(text.substr(kHolder)),
                         text[0] == 'M'};
}

extern const IdentifierScheme identifier_hkm_permit;
const IdentifierScheme identifier_hkm_permit{
    .id = "hkm_permit",
    .title = "Mainland travel permit for Hong Kong and Macao residents",
    .source =
        "Exit and Entry Administration of the mainland: editions of 1999 and 2013, and of July 2024 for "
        "residents of other nationalities",
    .example = "H12345678",
    .has_check = false,
    .valid = valid,
};

}  // namespace docintake
