#include "validators/rules/application/numbers.h"

#include "validators/documents/document_kind.h"

namespace docintake {

std::string_view number_scheme_of(std::string_view kind) {
  for (const DocumentKind* row : document_kinds()) {
    if (row->id == kind) return row->number_scheme;
  }
  return {};
}

std::optional<Mrz> mrz_of(const Record& record) {
  const FieldValue* repaired = record.find("mrz_repaired");
  const FieldValue* lines = repaired != nullptr ? repaired : record.find("mrz");
  if (lines == nullptr) return std::nullopt;
  const std::optional<MrzFormat> format = mrz_format_of(lines->lines);
  if (!format) return std::nullopt;
  return parse_mrz(*format, lines->lines);
}

}  // namespace docintake
