#pragma once

#include "pipeline/model/record.h"
#include "validators/documents/evidence/evidence.h"

namespace docintake {

/// The portrait side that resident identity cards and residence permits share.
enum class ResidentFront {
  card,    ///< With an ethnic group.
  permit,  ///< Without; its number begins with the code of Hong Kong, Macao or Taiwan.
};

/// The corners' proportions: ISO/IEC 7810 ID-1.
inline constexpr double kCardRatio = 85.60 / 53.98;

/// How well the labels, what stands at them and the number fit, from 0; above 1 for a whole one.
double resident_front_score(const Evidence& evidence, ResidentFront kind);

/// Its fields. Birth date and sex as printed are compared with the number; what could not be read or
/// contradicts itself comes as findings.
Record resident_front(const Evidence& evidence, ResidentFront kind);

}  // namespace docintake
