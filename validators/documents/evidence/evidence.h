#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/reading.h"
#include "pipeline/model/record.h"
#include "validators/documents/evidence/mrz_evidence.h"
#include "validators/documents/evidence/travel_print.h"
#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// What every kind looks at, worked out once for a reading. Refers to the reading, which must outlive it.
struct Evidence {
  const Reading& reading;
  Date today;
  std::vector<TextRow> rows;
  TravelPrint print;
  std::optional<MrzEvidence> mrz;  ///< Absent where no zone was found or it fits no layout.
};

/// Puts a reading's evidence together.
Evidence evidence_of(const Reading& reading, Date today);

}  // namespace docintake
