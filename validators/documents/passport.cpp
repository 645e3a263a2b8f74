// The data page of a passport of any country (ICAO Doc 9303-4, TD3).
#include <algorithm>
#include <array>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/travel_fields.h"
#include "validators/documents/layout/labels.h"

namespace docintake {
namespace {

constexpr std::array<std::u32string_view, 9> kTitles{U"PASSPORT",  U"PASSEPORT",  U"REISEPASS",
                                                     U"PASAPORTE", U"PASSAPORTO", U"PASSAPORTE",
                                                     U"PASZPORT",  U"护照",       U"護照"};
constexpr std::array<std::u32string_view, 3> kVisaWords{U"VISA", U"签证", U"VISUM"};

/// Two lines as long as those of a passport, even if they could not be brought to its layout.
bool has_passport_shape(const MrzZone& zone) {
  if (zone.lines.size() != 2) return false;
  return std::all_of(zone.lines.begin(), zone.lines.end(), [](const RecognizedLine& line) {
    constexpr std::size_t kShortest = 40, kLongest = 48;
    return line.text.size() >= kShortest && line.text.size() <= kLongest;
  });
}

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz) {
    const Mrz& mrz = evidence.mrz->mrz;
    const bool passport = mrz.format == MrzFormat::td3 && mrz.document_code.starts_with('P');
    if (!passport) return {};
    return {mrz.checks_pass() ? 0.99 : 0.85, Side::single};
  }
  const double title = best_word(evidence.rows, kTitles, 0.85);
  const bool zone = evidence.reading.mrz && has_passport_shape(*evidence.reading.mrz);
  if ((title == 0 && !zone) || best_word(evidence.rows, kVisaWords, 0.99) > 0) return {};
  const double labels = std::min(5, travel_labels(evidence));
  return {std::min(0.8, 0.3 * title + (zone ? 0.4 : 0) + 0.08 * labels), Side::single};
}

Record extract(const Evidence& evidence, Side) { return travel_record(evidence, true); }

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
