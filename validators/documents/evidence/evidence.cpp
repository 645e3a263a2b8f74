#include "validators/documents/evidence/evidence.h"

namespace docintake {

Evidence evidence_of(const Reading& reading, Date today) {
  Evidence evidence{reading, today, rows_of(reading), {}, std::nullopt};
  evidence.print = travel_print(evidence.rows, today);
  if (reading.mrz) evidence.mrz = weigh_mrz(*reading.mrz);
  if (!evidence.mrz) {
    if (const auto zone = zone_in_lines(reading)) evidence.mrz = weigh_mrz(*zone);
  }
  return evidence;
}

}  // namespace docintake
