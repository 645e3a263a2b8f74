#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "validators/documents/evidence/evidence.h"
#include "validators/documents/layout/card_sheet.h"

namespace docintake {

/// The day that eight digits YYYYMMDD at that place name, if it is a real one of the years 1900 to 2099.
std::optional<Date> date_at(const std::string& digits, std::size_t at);

/// Which spans of validity a kind of document has.
enum class ValiditySpans {
  resident_card,  ///< 5, 10 or 20 years to the day, or long term.
  permit,         ///< 5 or 10 years, up to the same day or the one before.
};

/// Puts `valid_from` and `valid_until` as a value's glyphs and the digits readings of its lines have them.
void read_validity(const Evidence& evidence, const Value& value, ValiditySpans spans, Record& record);

/// The row that looks like a validity span, for a page whose labels were lost.
std::optional<std::size_t> validity_row(std::span<const TextRow> rows, ValiditySpans spans);

}  // namespace docintake
