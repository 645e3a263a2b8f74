#pragma once

#include <span>

#include "validators/documents/layout/printed_fields.h"

namespace docintake {

/// The labels of passports' data pages and identity cards in the languages that print Latin letters or
/// Chinese. Immutable; safe to use from any thread.
std::span<const FieldLabel> travel_labels();

}  // namespace docintake
