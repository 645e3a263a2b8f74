#pragma once

#include <span>
#include <vector>

#include "pipeline/model/record.h"

namespace docintake {

/// What is wrong with the documents of one upload beside each other. Each finding stands once for each of the
/// documents concerned, whose index in `records` is its `document`:
///
/// - `sides_disagree`: front and back of one kind say different things about a field;
/// - `persons_differ`: two other documents are of two persons, by their birth dates or, of one kind, by a
///   number that is a person's for life;
/// - `same_side_twice`: one side of a kind is there more than once, of one person as far as can be told;
/// - `kinds_differ`: a front and a back are there, but of different kinds.
///
/// Only values that both documents hand on surely are compared; no value is changed. Pure.
std::vector<Finding> compare_documents(std::span<const Record* const> records);

}  // namespace docintake
