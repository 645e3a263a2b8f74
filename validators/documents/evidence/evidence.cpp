#include "validators/documents/evidence/evidence.h"

namespace docintake {

Evidence evidence_of(const Reading& reading, Date today) {
  Evidence evidence{reading, today, rows_of(reading), std::nullopt};
  if (reading.mrz) evidence.mrz = weigh_mrz(*reading.mrz);
  return evidence;
}

}  // namespace docintake
