#include "validators/documents/evidence/travel_permit.h"

#include <algorithm>

#include "validators/documents/layout/labels.h"

namespace docintake {

KindMatch match_travel_permit(const Evidence& evidence, const TravelPermit& permit) {
  if (evidence.mrz) {
    const Mrz& mrz = evidence.mrz->mrz;
    if (mrz.format != MrzFormat::td1 || mrz.document_code != permit.document_code) return {};
    return {mrz.checks_pass() ? 0.99 : 0.85, Side::back};
  }
  // The titles of the two permits differ in four characters of eleven.
  constexpr double kLeastTitle = 0.75, kTitle = 0.6, kNumber = 0.25;
  const double title = best_word(evidence.rows, permit.titles, kLeastTitle);
  const bool number = permit.telling_number && !words_that_are(evidence, permit.is_number).empty();
  if (title == 0 && !number) return {};
  const PermitPrint print = permit_print(evidence);
  const double score = kTitle * title + (number ? kNumber : 0) + print.score();
  return {std::min(0.95, score), print.of_person() || print.validity || number ? Side::front : Side::back};
}

}  // namespace docintake
