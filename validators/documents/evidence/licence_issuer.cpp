#include "validators/documents/evidence/licence_issuer.h"

#include <algorithm>
#include <optional>
#include <span>

#include "validators/documents/evidence/american_address.h"
#include "validators/documents/layout/labels.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/states.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr Place kCountries[]{
    {U"DEUTSCHLAND", "DEU"}, {U"OSTERREICH", "AUT"},    {U"FRANCAISE", "FRA"},     {U"ESPANA", "ESP"},
    {U"ITALIANA", "ITA"},    {U"NEDERLANDEN", "NLD"},   {U"POLSKA", "POL"},        {U"IRELAND", "IRL"},
    {U"BELGIQUE", "BEL"},    {U"PORTUGUESA", "PRT"},    {U"DANMARK", "DNK"},       {U"SVERIGE", "SWE"},
    {U"SUOMI", "FIN"},       {U"NORGE", "NOR"},         {U"UNITEDKINGDOM", "GBR"}, {U"DVLA", "GBR"},
    {U"HONGKONG", "HKG"},    {U"SINGAPORE", "SGP"},     {U"SOUTHAFRICA", "ZAF"},   {U"AUSTRALIA", "AUS"},
    {U"VICTORIA", "AUS"},    {U"NEWSOUTHWALES", "AUS"}, {U"QUEENSLAND", "AUS"},    {U"NEWZEALAND", "NZL"}};

/// The longest of the places that is named in the heading, among words without digits: further down a name
/// may be that of a person, a street or a town.
std::optional<std::string> place_on(const Evidence& evidence, std::span<const Place> places) {
  constexpr double kHeading = 0.27;  // of the capture's height
  constexpr std::size_t kLong = 7;
  constexpr double kLike = 0.85;
  const Place* named = nullptr;
  for (const TextRow& row : evidence.rows) {
    const bool heading = row.box().center().y < kHeading * evidence.reading.height;
    if (!heading || std::any_of(row.plain.begin(), row.plain.end(), is_ascii_digit)) continue;
    for (const Place& place : places) {
      const bool found = row.plain.find(place.name) != std::u32string::npos ||
                         (place.name.size() >= kLong && find_fuzzy(row.plain, place.name, kLike));
      if (found && (!named || place.name.size() > named->name.size())) named = &place;
    }
  }
  return named ? std::optional(std::string(named->code)) : std::nullopt;
}

}  // namespace

LicenceIssuer licence_issuer(const Evidence& evidence) {
  if (const auto country = place_on(evidence, kCountries)) return {*country, ""};
  if (const auto province = place_on(evidence, canadian_provinces())) return {"CAN", *province};
  if (const auto state = place_on(evidence, american_states())) return {"USA", *state};
  constexpr std::u32string_view kAgency[]{U"DVLA"};
  if (best_word(evidence.rows, kAgency, 1) > 0) return {"GBR", ""};
  return {has_american_address(evidence) ? "USA" : "", ""};
}

bool names_licence_issuer(const Evidence& evidence) {
  return place_on(evidence, american_states()) || place_on(evidence, canadian_provinces()) ||
         place_on(evidence, kCountries);
}

}  // namespace docintake
