#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/record.h"

namespace docintake {

/// From this confidence on a field is handed on without the finding field_uncertain: of the names that a
/// rendering kept for this purpose gave so sure, one in a hundred was wrong.
inline constexpr double kSureConfidence = 0.8;

/// A field's value as read at one place.
inline FieldValue field_value(std::string value, std::string raw, double confidence, const Quad& box,
                              Source source = Source::printed) {
  FieldValue result;
  result.value = std::move(value);
  result.raw = std::move(raw);
  result.confidence = confidence;
  result.source = source;
  result.box = box;
  return result;
}

/// What speaks for a value as a whole (a check digit, another source) leaves this share of the doubt about
/// each of its characters.
inline void leave_doubt(std::vector<CharacterChoices>& characters, double share) {
  for (CharacterChoices& place : characters) {
    place.probability = float(1 - (1 - place.probability) * share);
    for (Alternative& rival : place.alternatives) rival.probability *= float(share);
  }
}

}  // namespace docintake
