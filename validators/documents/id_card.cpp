// Identity cards of other countries with a machine readable zone TD1 or TD2 (ICAO Doc 9303 parts 5 and 6).
#include <algorithm>
#include <array>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/travel_fields.h"
#include "validators/documents/layout/labels.h"

namespace docintake {
namespace {

constexpr std::array<std::u32string_view, 11> kTitles{
    U"IDENTITYCARD",       U"CARTED'IDENTITÉ",      U"CARTENATIONALED'IDENTITÉ",
    U"PERSONALAUSWEIS",    U"DOCUMENTODEIDENTIDAD", U"CARTAD'IDENTITÀ",
    U"IDENTITEITSKAART",   U"IDENTITYDOCUMENT",     U"DOCUMENTONACIONALDEIDENTIDAD",
    U"身份證IDENTITYCARD", U"IDENTITÄTSKARTE"};
constexpr std::array<std::u32string_view, 8> kForeignWords{U"PASSPORT", U"DRIVING", U"DRIVER",     U"LICENCE",
                                                           U"LICENSE",  U"VISA",    U"居民身份证", U"居留"};

/// The mainland's permits have TD1 zones too (CR, CT, and whatever CHN issues): other kinds.
bool is_mainland_permit(const Mrz& mrz) {
  return mrz.document_code == "CR" || mrz.document_code == "CT" || mrz.issuing_state == "CHN";
}

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz) {
    const Mrz& mrz = evidence.mrz->mrz;
    const bool td1 = mrz.format == MrzFormat::td1;
    const bool td2 = mrz.format == MrzFormat::td2 || mrz.format == MrzFormat::td2_fra;
    const bool code = !mrz.document_code.empty() &&
                      std::string_view("IAC").find(mrz.document_code[0]) != std::string_view::npos;
    if ((!td1 && !td2) || !code || is_mainland_permit(mrz)) return {};
    return {mrz.checks_pass() ? 0.99 : 0.85, td1 ? Side::back : Side::front};
  }
  // Without a zone only a card that says what it is and prints most of the labels.
  const double title = best_word(evidence.rows, kTitles, 0.8);
  if (title == 0 || best_word(evidence.rows, kForeignWords, 0.9) > 0) return {};
  const double labels = std::min(5, travel_labels(evidence));
  return {std::min(0.8, 0.3 * title + 0.09 * labels), Side::front};
}

Record extract(const Evidence& evidence, Side side) { return travel_record(evidence, side == Side::back); }

constexpr std::array kSides{Side::front, Side::back};
constexpr std::array<std::string_view, 13> kFields{
    "surname",         "given_names", "name",        "name_latin",      "sex", "birth_date",  "nationality",
    "issuing_country", "number",      "valid_until", "personal_number", "mrz", "mrz_repaired"};

}  // namespace

extern const DocumentKind kind_id_card;
const DocumentKind kind_id_card{
    .id = "id_card",
    .title = "Identity card of another country",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = "icao9303",
    .doc =
        "Known by a machine readable zone of 3 x 30 (on the back) or 2 x 36 (on the front) that begins with "
        "I, A or C and is no "
        "mainland permit's, or by its title with most of the labels.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
