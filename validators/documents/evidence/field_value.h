#pragma once

#include <string>
#include <utility>

#include "pipeline/model/record.h"

namespace docintake {

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

}  // namespace docintake
