// The mainland travel permit for Hong Kong and Macao residents: the cards of 1999 and 2013, and of July 2024
// for residents who are no Chinese citizens.
#include <array>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/permit_print.h"
#include "validators/documents/evidence/travel_permit.h"
#include "validators/documents/layout/labels.h"
#include "validators/identifiers/hkm_permit.h"

namespace docintake {
namespace {

// What glare leaves of a title's end tells it still.
constexpr std::array<std::u32string_view, 4> kTitles{U"港澳居民来往内地通行证", U"来往内地通行证",
                                                     U"MAINLANDTRAVELPERMITFORHONGKONGANDMACAORESIDENTS",
                                                     U"HONGKONGANDMACAORESIDENTS"};
constexpr std::array<std::u32string_view, 2> kOtherNationals{U"非中国籍", U"NONCHINESECITIZENS"};

bool is_number(const std::string& text) { return parse_hkm_permit_number(text).has_value(); }

const TravelPermit kPermit{kTitles, "CR", is_number, true};

KindMatch match(const Evidence& evidence) { return match_travel_permit(evidence, kPermit); }

/// The reissue count: as printed, or, on the cards of 1999, as the number's last two digits.
void put_issue_count(const PermitPrint& print, const std::optional<Candidate>& number, Record& record) {
  const auto parts = number ? parse_hkm_permit_number(number->value) : std::nullopt;
  if (parts && !parts->issue_count.empty()) {
    Candidate count = *number;
    count.value = parts->issue_count;
    put(record, "issue_count", count);
    record.findings.push_back(finding_about("field_from_number", "issue_count"));
  } else if (print.issue_count || print.labelled.contains("issue_count")) {
    put(record, "issue_count", print.issue_count);
  }
}

bool of_other_nationals(const Evidence& evidence, const PermitPrint& print,
                        const std::optional<Candidate>& number) {
  if (const auto parts = number ? parse_hkm_permit_number(number->value) : std::nullopt)
    return parts->edition == HkmPermitEdition::for_other_nationals;
  return print.nationality || best_word(evidence.rows, kOtherNationals, 0.8) > 0;
}

Record extract(const Evidence& evidence, Side side) {
  if (side == Side::back) return permit_back(evidence, is_number);
  const PermitPrint print = permit_print(evidence);
  const auto number = number_without_check(evidence, is_number);
  const bool other_nationals = of_other_nationals(evidence, print, number);
  Record record;
  put_number(number, record);
  put_names(print, !other_nationals, record);
  put_person(print, record);
  if (other_nationals) put(record, "nationality", print.nationality);
  put_issue(evidence, print, record);
  put_issue_count(print, number, record);
  return record;
}

}  // namespace

extern const DocumentKind kind_hkm_travel_permit;
const DocumentKind kind_hkm_travel_permit{
    .id = "hkm_travel_permit",
    .title = "Mainland travel permit for Hong Kong and Macao residents",
    .sides = kTravelPermitSides,
    .fields = kTravelPermitFields,
    .number_scheme = "hkm_permit",
    .doc =
        "Known by a machine readable zone of 3 x 30 with the document code CR (back), by its title in "
        "Chinese or English, or by a number of its shape with labels and values of such a permit.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
