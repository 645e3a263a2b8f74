// The residence permit for residents of Hong Kong, Macao or Taiwan (2018): portrait side as the resident
// identity card's, without an ethnic group, and an emblem side that carries the number of the travel permit.
#include <algorithm>
#include <array>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/permit_print.h"
#include "validators/documents/evidence/resident_front.h"
#include "validators/documents/layout/labels.h"
#include "validators/identifiers/hkm_permit.h"
#include "validators/identifiers/tw_permit.h"

namespace docintake {
namespace {

constexpr std::array<std::u32string_view, 2> kTitles{U"港澳居民居住证", U"台湾居民居住证"};
constexpr std::array<std::u32string_view, 1> kPermitLabel{U"通行证号码"};

bool is_permit_number(const std::string& text) {
  return parse_hkm_permit_number(text).has_value() || is_tw_permit_number(text);
}

double back_score(const Evidence& evidence) {
  constexpr double kTitle = 0.6, kPermit = 0.3;
  const double title = best_word(evidence.rows, kTitles, 0.7);
  const double permit = best_word(evidence.rows, kPermitLabel, 0.8);
  if (title + permit == 0) return 0;
  return kTitle * title + kPermit * permit + permit_print(evidence).score();
}

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz) return {};
  const double front = resident_front_score(evidence, ResidentFront::permit), back = back_score(evidence);
  return front >= back ? KindMatch{std::min(1.0, front), Side::front}
                       : KindMatch{std::min(1.0, back), Side::back};
}

Record extract_back(const Evidence& evidence) {
  const PermitPrint print = permit_print(evidence);
  Record record;
  put_issue(evidence, print, record);
  put(record, "permit_number", number_without_check(evidence, is_permit_number));
  put(record, "issue_count", print.issue_count);
  return record;
}

Record extract(const Evidence& evidence, Side side) {
  return side == Side::back ? extract_back(evidence) : resident_front(evidence, ResidentFront::permit);
}

constexpr std::array kSides{Side::front, Side::back};
constexpr std::array<std::string_view, 10> kFields{
    "name",       "sex",         "birth_date",    "address",    "number", "issuing_authority",
    "valid_from", "valid_until", "permit_number", "issue_count"};

}  // namespace

extern const DocumentKind kind_hkmt_residence_permit;
const DocumentKind kind_hkmt_residence_permit{
    .id = "hkmt_residence_permit",
    .title = "Residence permit for Hong Kong, Macao or Taiwan residents",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = "gb11643",
    .doc =
        "The front is known by the labels of a resident identity card with a number that begins with 810000, "
        "820000 or 830000; the back by its title (港澳居民居住证, 台湾居民居住证) or the label 通行证号码.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
