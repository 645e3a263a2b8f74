#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/record.h"
#include "validators/identifiers/gb11643.h"

namespace docintake {

/// The day of every reading in these tests.
inline constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};

/// The number of 18 characters that begins with these 17.
inline std::string completed(std::string first_17) { return first_17 + gb11643_check_character(first_17); }

/// A field's value, or "(absent)".
inline std::string value(const Record& record, const char* field) {
  const FieldValue* found = record.find(field);
  return found ? found->value : "(absent)";
}

/// How many findings of that code there are about the field (about any: empty).
inline int count(const Record& record, std::string_view code, std::string_view field = {}) {
  int n = 0;
  for (const Finding& finding : record.findings)
    n += finding.code == code && (field.empty() || finding.field == field);
  return n;
}

}  // namespace docintake
