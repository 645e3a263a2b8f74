#pragma once

#include <vector>

#include "pipeline/model/record.h"

namespace docintake {

/// What the front and the back of one document say differently: a finding `sides_disagree` for each field
/// that both hand on surely. Nothing for records that are not two sides of one kind. Neither value is
/// changed. Pure.
std::vector<Finding> compare_sides(const Record& a, const Record& b);

}  // namespace docintake
