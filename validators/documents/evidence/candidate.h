#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/documents/evidence/evidence.h"
#include "validators/documents/layout/card_sheet.h"
#include "validators/normalize/field_words.h"

namespace docintake {

/// What was read of a printed field before it is settled: its value with what it rests on.
struct Candidate {
  std::string value;
  std::string raw;
  double confidence = 0;
  Quad box{};                                ///< Capture pixels.
  std::vector<CharacterChoices> characters;  ///< As FieldValue::characters.
};

/// A value read from glyphs, as sure as the least sure of them times `certainty`.
Candidate candidate(std::string value, const Value& from, double certainty = 1);

/// A word of a closed list is surer than its characters: what does not fit the list has been ruled out.
Candidate of_list(const MatchedWord& word, const Value& from);

/// What agreement of two sources leaves of the doubt in either.
inline constexpr double kDoubtLeftByAgreement = 0.2;

/// Puts a field into a record; a finding says where it is withheld as unreadable, or handed on unsurely.
void put(Record& record, std::string_view name, const std::optional<Candidate>& read);

/// Puts a birth date or sex: as printed and as the valid number says, of which it is a part. Agreement makes
/// even a weak reading sure; where the two disagree both are kept, the surer one first, and a finding says
/// so. Where the print could not be read the number's word stands: it was read, not guessed, and a
/// finding says where.
void settle(Record& record, std::string_view field, const std::optional<Candidate>& printed,
            const std::string& from_number, const FieldValue& number);

/// The digits readings of the lines that a value's glyphs come from, digits only.
std::vector<std::string> digits_readings(const Evidence& evidence, const Value& value);

}  // namespace docintake
