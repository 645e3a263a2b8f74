#pragma once

#include <array>
#include <span>
#include <string_view>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/permit_print.h"

namespace docintake {

/// What the mainland's two travel permits have in common: portrait side with labels, back with a zone.
struct TravelPermit {
  std::span<const std::u32string_view> titles;  ///< Chinese and English, folded.
  std::string_view document_code;               ///< Of the machine readable zone.
  IsNumber is_number;                           ///< As printed on the front.
  bool telling_number = false;  ///< Whether a number of that shape hardly stands on anything else.
};

/// How well the evidence fits, and which side it is.
KindMatch match_travel_permit(const Evidence& evidence, const TravelPermit& permit);

/// The sides that either has, and the fields that both may give.
inline constexpr std::array kTravelPermitSides{Side::front, Side::back};
inline constexpr std::array<std::string_view, 16> kTravelPermitFields{
    "name",          "name_latin", "surname",      "given_names",    "sex",         "birth_date",
    "nationality",   "valid_from", "valid_until",  "number",         "issue_count", "issuing_authority",
    "issuing_place", "mrz",        "mrz_repaired", "issuing_country"};

}  // namespace docintake
