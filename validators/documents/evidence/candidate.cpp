#include "validators/documents/evidence/candidate.h"

#include <algorithm>
#include <utility>

#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// Below this, a field is withheld: of the names that a rendering kept for this purpose gave less sure, half
/// were wrong.
constexpr double kLeastConfidence = 0.4;

}  // namespace

Candidate candidate(std::string value, const Value& from, double certainty) {
  return {std::move(value), to_utf8(from.text()), from.confidence() * certainty, from.box(), {}};
}

/// A word of a closed list is surer than its characters: what does not fit the list has been ruled out.
Candidate of_list(const MatchedWord& word, const Value& from) {
  constexpr double kDoubtLeft = 0.4;
  Candidate read = candidate(word.value, from);
  read.confidence = word.certainty * (1 - (1 - read.confidence) * kDoubtLeft);
  return read;
}

void put(Record& record, std::string_view name, const std::optional<Candidate>& read) {
  if (!read || read->confidence < kLeastConfidence) {
    record.findings.push_back(finding_about("field_unreadable", name));
    return;
  }
  FieldValue value = field_value(read->value, read->raw, read->confidence, read->box);
  value.characters = read->characters;
  record.fields[std::string(name)] = {std::move(value), {}};
  if (read->confidence < kSureConfidence) record.findings.push_back(finding_about("field_uncertain", name));
}

/// The digits readings of the lines that a value's glyphs come from, digits only.
std::vector<std::string> digits_readings(const Evidence& evidence, const Value& value) {
  std::vector<std::string> readings;
  std::optional<std::size_t> last;
  for (const Glyph& glyph : value.glyphs) {
    if (last == glyph.line) continue;
    last = glyph.line;
    for (const RecognizedLine& line : evidence.reading.lines[glyph.line].digits) {
      std::string digits = line.text;
      std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
      readings.push_back(std::move(digits));
    }
  }
  return readings;
}

void settle(Record& record, std::string_view field, const std::optional<Candidate>& printed,
            const std::string& from_number, const FieldValue& number) {
  constexpr double kFromNumber = 0.9, kPrintIsSure = 0.5, kPrintIsSurer = 0.95;
  FieldValue other = number;
  other.value = from_number;
  other.characters.clear();
  other.confidence *= kFromNumber;
  if (printed && printed->value == from_number) {
    Candidate agreed = *printed;
    agreed.confidence = 1 - (1 - std::max(printed->confidence, other.confidence)) * kDoubtLeftByAgreement;
    put(record, field, agreed);
  } else if (printed && printed->confidence >= kPrintIsSure) {
    put(record, field, printed);
    Field& both = record.fields[std::string(field)];
    both.others.push_back(other);
    // The number's digits bear each other out; print that one reading alone has must be sure to weigh more.
    if (printed->confidence < kPrintIsSurer && other.confidence > printed->confidence)
      std::swap(both.best, both.others.back());
    record.findings.push_back(finding_about("sources_disagree", field));
  } else {
    record.fields[std::string(field)] = {other, {}};
    record.findings.push_back(finding_about("field_from_number", field));
  }
}

}  // namespace docintake
