// Identity cards of other countries with a machine readable zone TD1 or TD2 (ICAO Doc 9303 parts 5 and 6).
#include <algorithm>
#include <array>
#include <cmath>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/travel_fields.h"
#include "validators/documents/evidence/unlabelled_print.h"
#include "validators/documents/layout/labels.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::u32string_view kTitles[]{
    U"IDENTITYCARD",         U"IDENTITYDOCUMENT",     U"IDENTIFICATIONCARD", U"NATIONALIDCARD",
    U"CARTEDIDENTITE",       U"CARTENATIONALE",       U"CARTEDEIDENTITATE",  U"CARTADIDENTITA",
    U"DOCUMENTONACIONAL",    U"DOCUMENTODEIDENTIDAD", U"CEDULADEIDENTIDAD",  U"CEDULADECIUDADANIA",
    U"CARTEIRADEIDENTIDADE", U"CARTAODECIDADAO",      U"PERSONALAUSWEIS",    U"IDENTITATSKARTE",
    U"IDENTITATSAUSWEIS",    U"IDENTITEITSKAART",     U"IDENTITETSKORT",     U"HENKILOKORTTI",
    U"ISIKUTUNNISTUS",       U"PERSONASAPLIECIBA",    U"TAPATYBESKORTELE",   U"DOWODOSOBISTY",
    U"OBCANSKYPRUKAZ",       U"OBCIANSKYPREUKAZ",     U"OSEBNAIZKAZNICA",    U"OSOBNAISKAZNICA",
    U"SZEMELYAZONOSITO",     U"KARTEIDENTITETI",      U"KIMLIKKARTI"};

// What stands on other papers that print a person's particulars: passports and visas, licences, residence
// permits, insurance and bank cards, staff, pupils' and members' cards, forms and tickets.
constexpr std::u32string_view kForeignWords[]{
    U"PASSPORT", U"PASSEPORT", U"REISEPASS", U"PASAPORTE", U"PASSAPORTO", U"PASSAPORTE", U"VISA", U"VISUM",
    // Licences.
    U"DRIVING", U"DRIVER", U"DRIVERS", U"DRIVINGLICENCE", U"DRIVINGLICENSE", U"DRIVERLICENSE",
    U"DRIVERSLICENSE", U"LICENCE", U"LICENSE", U"VEHICLE", U"VEHICLES", U"FUHRERSCHEIN", U"PERMISDECONDUIRE",
    U"PERMISODECONDUC", U"CARTADECONDUCAO", U"LICENCIADECONDUCIR", U"PATENTEDIGUIDA", U"RIJBEWIJS",
    U"KOREKORT", U"FORERKORT", U"KORKORT", U"AJOKORTTI", U"JUHILUBA", U"PRAWOJAZDY", U"RIDICSKYPRUKAZ",
    U"VODICSKYPREUKAZ", U"VOZNISKODOVOLJENJE", U"VOZACKADOZVOLA", U"VEZETOIENGEDELY", U"PERMISDECONDUCERE",
    U"SURUCUBELGESI",
    // Permits.
    U"RESIDENCEPERMIT", U"RESIDENTPERMIT", U"PERMANENTRESIDENT", U"TITREDESEJOUR", U"CARTEDESEJOUR",
    U"AUFENTHALTSTITEL", U"PERMISODERESIDENCIA", U"PERMESSODISOGGIORNO", U"TITULODERESIDENCIA",
    U"VERBLIJFSTITEL", U"OPHOLDSTILLADELSE", U"UPPEHALLSTILLSTAND", U"OLESKELULUPA", U"KARTAPOBYTU",
    U"WORKPERMIT",
    // Cards of Hong Kong and Macao, which have no zone and are no country's.
    U"HONGKONGIDENTITYCARD", U"HONGKONGPERMANENTIDENTITYCARD", U"PERMANENTIDENTITYCARD",
    U"IDENTIDADEDERESIDENTE", U"RESIDENTIDENTITYCARD", U"香港永久性居民身份", U"香港身份", U"澳門特別行政區",
    U"永久性居民",
    // Insurance and banks.
    U"INSURANCE", U"HEALTH", U"SANTE", U"SALUD", U"VERSICHERUNG", U"ASSURANCE", U"GESUNDHEITSKARTE",
    U"TESSERASANITARIA", U"TARJETASANITARIA", U"BANK", U"BANQUE", U"BANCO", U"DEBIT", U"VALIDTHRU",
    U"MASTERCARD",
    // Staff, pupils, members; forms and tickets.
    U"EMPLOYEE", U"STUDENT", U"STUDIERENDENAUSWEIS", U"UNIVERSITY", U"UNIVERSITE", U"UNIVERSITAT",
    U"UNIVERSIDAD", U"SCHOOL", U"LIBRARY", U"MEMBER", U"MEMBERSHIP", U"VISITOR", U"BOARDING", U"APPLICANT",
    U"APPLICATION", U"CERTIFICATE", U"INVOICE"};

/// The mainland's permits have TD1 zones too (CR, CT, and whatever CHN issues): other kinds.
bool is_mainland_permit(const Mrz& mrz) {
  return is_mainland_travel_permit(mrz) || mrz.issuing_state == "CHN";
}

KindMatch match_zone(const Mrz& mrz) {
  const bool td1 = mrz.format == MrzFormat::td1;
  const bool td2 = mrz.format == MrzFormat::td2 || mrz.format == MrzFormat::td2_fra;
  const bool code = !mrz.document_code.empty() &&
                    std::string_view("IAC").find(mrz.document_code[0]) != std::string_view::npos;
  if ((!td1 && !td2) || !code || is_mainland_permit(mrz)) return {};
  return {mrz.checks_pass() ? 0.99 : 0.85, td1 ? Side::back : Side::front};
}

/// Whether the capture has the proportions of an ID-1 card (ISO/IEC 7810: 85.60 x 53.98 mm), not of a
/// passport's page.
bool is_card_shaped(const Reading& reading) {
  constexpr double kCard = 85.60 / 53.98, kOff = 0.06;
  return reading.height > 0 && std::abs(double(reading.width) / reading.height / kCard - 1) < kOff;
}

/// What stands on the page whether its label could be read or not.
struct Loose {
  std::size_t dates = 0;     ///< At most two: of birth and expiry.
  bool nationality = false;  ///< As a word, in a line of its own.
};

Loose loose_values(const Evidence& evidence) {
  constexpr std::size_t kMostDates = 2, kCode = 3;
  const auto& fields = evidence.print.fields;
  Loose loose{fields.count("birth_date") + fields.count("valid_until"), fields.contains("nationality")};
  std::size_t dates = 0;
  for (const TextLine& line : evidence.reading.lines) {
    const std::u32string text = folded(to_u32(line.general.text));
    dates += find_dates(text).size();
    loose.nationality |= text.size() > kCode && country_of(text);
  }
  loose.dates = std::max(loose.dates, std::min(dates, kMostDates));
  return loose;
}

/// A front without a zone is told by its labels and what stands at them, and by its title where that can be
/// read; without, sex or nationality must be among them, which banks and clubs do not print. Dates and
/// nationality count without their labels where others have their values, and so do names, sex and number
/// where they stand as on such cards. No card of this kind has Chinese labels.
KindMatch match_print(const Evidence& evidence) {
  constexpr double kTitle = 0.3, kShape = 0.06, kLooseValue = 0.07, kAtMost = 0.8;
  constexpr std::size_t kSomeValues = 2;
  constexpr std::array<std::string_view, 4> kOfItsOwn{"surname", "given_names", "sex", "number"};
  const auto& [labelled, chinese, fields] = evidence.print;
  const Loose loose = loose_values(evidence);
  if (chinese || loose.dates == 0) return {};
  if (evidence.reading.mrz && has_passport_shape(*evidence.reading.mrz)) return {};
  if (begins_passport_zone(evidence.reading)) return {};
  const double title = best_word(evidence.rows, kTitles, 0.8);
  if (title == 0 && !labelled.contains("sex") && !labelled.contains("nationality") && !loose.nationality)
    return {};
  double score = kTitle * title + evidence.print.score();
  if (is_card_shaped(evidence.reading)) score += kShape;
  auto unlabelled = unlabelled_values(evidence);
  std::erase_if(unlabelled, [&](const auto& value) { return fields.contains(value.first); });
  const auto more =
      std::ranges::count_if(kOfItsOwn, [&](std::string_view field) { return unlabelled.contains(field); });
  if (fields.size() + unlabelled.size() >= kSomeValues) {
    const std::size_t told =
        fields.count("birth_date") + fields.count("valid_until") + fields.count("nationality");
    score += kLooseValue * double(loose.dates + loose.nationality - told + std::size_t(more));
  }
  if (score < kLeastMatch || best_word(evidence.rows, kForeignWords, 0.9) > 0) return {};
  return {std::min(kAtMost, score), Side::front};
}

KindMatch match(const Evidence& evidence) {
  return evidence.mrz ? match_zone(evidence.mrz->mrz) : match_print(evidence);
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
        "I, A or C and is no mainland permit's; without one by most of the labels of such a card with values "
        "that make sense at them, fewer where its title can be read; ruled out by the words of other papers "
        "that print a person's particulars.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
