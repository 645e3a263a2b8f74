#include "validators/documents/normalize.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/licence_words.h"
#include "validators/documents/evidence/other_papers.h"
#include "validators/normalize/unicode.h"

namespace docintake {

namespace {

/// The fields whose length nothing else tells.
constexpr std::array<std::string_view, 10> kOpenEnded{"name",
                                                      "name_latin",
                                                      "surname",
                                                      "given_names",
                                                      "address",
                                                      "issuing_authority",
                                                      "company_name",
                                                      "scope",
                                                      "legal_representative",
                                                      "registration_authority"};

/// Whether a value ends as such values do, so that little more can have stood behind it: a company's branch,
/// one more item of a scope. The value folded.
bool ends_as_it_may(std::string_view field, std::u32string_view value) {
  if (field == "company_name") return ends_as_company(value);
  return field == "scope" && (value.ends_with(U'。') || value.ends_with(U')'));
}

/// Whether more of a printed value may stand before or behind what was read of it.
struct LostEnds {
  bool cut = false;            ///< It ends in white light anywhere, or begins or ends at the capture's edge.
  bool in_pale_light = false;  ///< It ends in pale light, in which print is more often seen than lost.
  /// It begins in light, which more often covers the label alone, or ends in light as it may end.
  bool doubted = false;
};

LostEnds lost_ends_of(std::string_view field, const FieldValue& value, const Reading& reading) {
  constexpr double kEnd = 0.7;     // line heights that a line may go beyond the value
  constexpr double kAtEdge = 0.3;  // line heights from the line's end to the capture's edge
  LostEnds lost;
  if (value.source != Source::printed) return lost;
  const Box box = bounding_box(value.box);
  const bool ended = ends_as_it_may(field, folded(to_u32(value.value)));
  for (const TextLine& line : reading.lines) {
    const Box its = bounding_box(line.quad);
    const double middle = its.center().y;
    if (middle < box.y || middle > box.bottom()) continue;
    // Of several lines each one's ends count; a label's end, or another column's beginning, does not.
    const bool begins = its.x > box.x - kEnd * its.h && its.x < box.right();
    const bool ends = its.right() > box.x && its.right() < box.right() + kEnd * its.h;
    lost.cut |= begins && its.x < kAtEdge * its.h;
    lost.cut |= ends && its.right() > reading.width - kAtEdge * its.h;
    lost.cut |= ends && line.behind == Light::white && !ended;
    lost.in_pale_light |= ends && line.behind == Light::pale && !ended;
    lost.doubted |= (begins && line.before != Light::none) || (ends && line.behind != Light::none);
  }
  return lost;
}

void withhold(std::string_view field, std::string_view code, Record& record) {
  record.fields.erase(std::string(field));
  std::erase_if(record.findings, [&](const Finding& finding) {
    return finding.field == field && finding.code == "field_uncertain";
  });
  record.findings.push_back(finding_about(code, field));
}

void doubt(std::string_view field, Record& record) {
  constexpr double kAtMost = 0.7;
  FieldValue& value = record.fields.find(std::string(field))->second.best;
  if (value.confidence >= kSureConfidence) record.findings.push_back(finding_about("field_uncertain", field));
  value.confidence = std::min(value.confidence, kAtMost);
}

/// Whether a number that lost an end does not look whole. ICAO 9303 prescribes no length of what is printed.
bool tells_length(std::string_view number_scheme) {
  return !number_scheme.empty() && number_scheme != "icao9303";
}

/// A name or an address of which light or the capture's edge may have taken an end is not handed on: what is
/// left looks whole. Where that is less likely it is doubted, but not a number of any length.
void withhold_what_is_cut_off(const Reading& reading, std::string_view number_scheme, Record& record) {
  const auto judge = [&](std::string_view field, std::string_view code, bool even_pale = false) {
    const FieldValue* value = record.find(field);
    const LostEnds lost = value ? lost_ends_of(field, *value, reading) : LostEnds();
    if (lost.cut || (even_pale && lost.in_pale_light)) {
      withhold(field, code, record);
    } else if (lost.doubted) {
      doubt(field, record);
    }
  };
  for (const std::string_view field : kOpenEnded) judge(field, "field_unreadable");
  if (!tells_length(number_scheme)) judge("number", "number_unreadable", true);
}

}  // namespace

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
  Record record;
  if (!best) {
    record.other_paper = says_other_paper(evidence);
    if (record.other_paper) record.findings.push_back(finding_about("other_paper"));
    return record;
  }
  record = best->extract(evidence, best_match.side);
  record.kind = best->id;
  record.side = best_match.side;
  record.confidence = best_match.score;
  withhold_what_is_cut_off(reading, best->number_scheme, record);
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
