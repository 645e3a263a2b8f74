// The mainland travel permit for Taiwan residents (the card of 2015).
#include <array>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/permit_print.h"
#include "validators/documents/evidence/travel_permit.h"
#include "validators/documents/evidence/validity.h"
#include "validators/identifiers/tw_permit.h"

namespace docintake {
namespace {

// What glare leaves of a title's end tells it still.
constexpr std::array<std::u32string_view, 4> kTitles{U"台湾居民来往大陆通行证", U"来往大陆通行证",
                                                     U"MAINLANDTRAVELPERMITFORTAIWANRESIDENTS",
                                                     U"FORTAIWANRESIDENTS"};

/// Eight digits, which other things have too: a day written without stops is none.
bool is_number(const std::string& text) { return is_tw_permit_number(text) && !date_at(text, 0); }

const TravelPermit kPermit{kTitles, "CT", is_number};

KindMatch match(const Evidence& evidence) { return match_travel_permit(evidence, kPermit); }

Record extract(const Evidence& evidence, Side side) {
  if (side == Side::back) return permit_back(evidence, is_tw_permit_number);
  const PermitPrint print = permit_print(evidence);
  Record record;
  put_number(number_without_check(evidence, is_number), record);
  put_names(print, true, record);
  put_person(print, record);
  put_issue(evidence, print, record);
  if (print.issue_count || print.labelled.contains("issue_count"))
    put(record, "issue_count", print.issue_count);
  return record;
}

}  // namespace

extern const DocumentKind kind_tw_travel_permit;
const DocumentKind kind_tw_travel_permit{
    .id = "tw_travel_permit",
    .title = "Mainland travel permit for Taiwan residents",
    .sides = kTravelPermitSides,
    .fields = kTravelPermitFields,
    .number_scheme = "tw_permit",
    .doc =
        "Known by a machine readable zone of 3 x 30 with the document code CT (back), or by its title in "
        "Chinese or English.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
