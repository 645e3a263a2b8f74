#include "validators/documents/normalize.h"

#include <algorithm>
#include <array>

#include "validators/documents/document_kind.h"

namespace docintake {

Record normalize(const Reading& reading, Date today) {
  const Evidence evidence = evidence_of(reading, today);
  const DocumentKind* best = nullptr;
  KindMatch best_match;
  for (const DocumentKind* kind : document_kinds()) {
    const KindMatch match = kind->match(evidence);
    if (match.score < kLeastMatch || match.score <= best_match.score) continue;
    best = kind;
    best_match = match;
  }
  if (!best) return {};
  Record record = best->extract(evidence, best_match.side);
  record.kind = best->id;
  record.side = best_match.side;
  record.confidence = best_match.score;
  return record;
}

std::span<const Symbology> symbologies_on(std::string_view kind) {
  static constexpr std::array kAll{Symbology::pdf417, Symbology::qr};
  for (const DocumentKind* row : document_kinds()) {
    if (row->id == kind) return row->symbologies;
  }
  return kAll;
}

bool has_printed_frame(std::string_view kind) {
  const auto kinds = document_kinds();
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const DocumentKind* row) { return row->id == kind && row->framed; });
}

bool carries_portrait(const Record& record) {
  return record.side != Side::back && record.kind != "business_licence";
}

}  // namespace docintake
