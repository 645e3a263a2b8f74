#pragma once

#include "pipeline/model/record.h"
#include "validators/documents/evidence/evidence.h"

namespace docintake {

/// The fields of a passport or identity card: from its machine readable zone, compared with what is printed,
/// or, where the zone is not there or cannot be read, from the print alone. `zone_expected` says whether the
/// side has one. Agreement raises a field's confidence; where both can be read and disagree, both are kept
/// and a finding says so.
Record travel_record(const Evidence& evidence, bool zone_expected);

}  // namespace docintake
