// The data page of a passport of any country (ICAO Doc 9303-4, TD3).
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/other_papers.h"
#include "validators/documents/evidence/travel_fields.h"
#include "validators/documents/layout/labels.h"

namespace docintake {
namespace {

constexpr std::array<std::u32string_view, 9> kTitles{U"PASSPORT",  U"PASSEPORT",  U"REISEPASS",
                                                     U"PASAPORTE", U"PASSAPORTO", U"PASSAPORTE",
                                                     U"PASZPORT",  U"护照",       U"護照"};

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz) {
    const Mrz& mrz = evidence.mrz->mrz;
    const bool passport = mrz.format == MrzFormat::td3 && mrz.document_code.starts_with('P');
    if (!passport) return {};
    return {mrz.checks_pass() ? 0.99 : 0.85, Side::single};
  }
  const auto& zone = evidence.reading.mrz;
  constexpr double kTitle = 0.3, kZone = 0.4, kPiece = 0.25, kAtMost = 0.8;
  const double title = kTitle * best_word(evidence.rows, kTitles, 0.85);
  const bool piece =
      (title > 0 && has_zone_piece(evidence.reading)) || begins_passport_zone(evidence.reading);
  const double of_zone = zone && has_passport_shape(*zone) ? kZone : piece ? kPiece : 0;
  if (title + of_zone == 0 || says_visa(evidence)) return {};
  return {std::min(kAtMost, title + of_zone + evidence.print.score()), Side::single};
}

/// The page of a passport of which a capture lacks the band of colour at the head: what is left of it has
/// about the proportions of a card, and a border of such a band looks like a document's.
std::optional<Quad> page_with_band(const Reading& reading) {
  constexpr double kPage = 125.0 / 88.0, kCard = 85.60 / 53.98;
  constexpr double kAlike = 0.06;    // |ln| that the ratio may be off
  constexpr double kZoneEnd = 0.82;  // part of the capture's height below which the zone ends
  const double width = reading.width, height = reading.height;
  if (!reading.mrz || std::abs(std::log(width / height / kCard)) > kAlike) return std::nullopt;
  if (bounding_box(reading.mrz->quad).bottom() < kZoneEnd * height) return std::nullopt;
  const double top = height - width / kPage;
  return Quad{{{0, top}, {width, top}, {width, height}, {0, height}}};
}

Record extract(const Evidence& evidence, Side) {
  Record record = travel_record(evidence, true);
  record.outline = page_with_band(evidence.reading);
  return record;
}

constexpr std::array kSides{Side::single};
constexpr std::array<std::string_view, 13> kFields{
    "surname",         "given_names", "name",        "name_latin",      "sex", "birth_date",  "nationality",
    "issuing_country", "number",      "valid_until", "personal_number", "mrz", "mrz_repaired"};

}  // namespace

extern const DocumentKind kind_passport;
const DocumentKind kind_passport{
    .id = "passport",
    .title = "Passport, data page",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = "icao9303",
    .doc =
        "Known by a machine readable zone of 2 x 44 that begins with P, or by the word passport with the "
        "labels of a data "
        "page. A zone that begins with V is a visa and not this kind.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
