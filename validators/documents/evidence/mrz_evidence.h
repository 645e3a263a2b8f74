#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/reading.h"
#include "validators/documents/layout/text_rows.h"
#include "validators/identifiers/icao9303.h"

namespace docintake {

/// One place of a zone, weighed over all readings.
struct MrzCell {
  char character = '<';
  double probability = 0;                       ///< Mean over the readings of what each gives the character.
  int votes = 0;                                ///< Readings that have it there as their best.
  std::vector<std::pair<char, double>> rivals;  ///< Other characters with their mean probability, best first.
};

/// A machine readable zone worked out from all its readings.
struct MrzEvidence {
  MrzFormat format = MrzFormat::td3;
  std::vector<std::string> read;            ///< The lines as the first usable reading has them.
  std::vector<std::string> lines;           ///< The same at their exact lengths, voted on and repaired.
  std::vector<std::vector<MrzCell>> cells;  ///< One for each character of `lines`.
  int readings = 0;                         ///< How many readings could be used.
  bool repaired = false;  ///< Whether a character was changed to one that no reading was sure of.
  Mrz mrz;                ///< `lines` taken apart.
  Quad quad{};            ///< Capture pixels.

  /// The least probability in the part's stretch, fillers at its end apart; 1 where it is all fillers.
  double confidence(MrzPart part) const;

  /// The part's characters without the fillers at its end; empty where the format has no such part.
  std::vector<CharacterChoices> choices(MrzPart part) const;

 private:
  std::span<const MrzCell> stretch(MrzPart part) const;
};

/// The zone that stands among the lines of text where none was found as such: two or three lines one below
/// the other of the zone's alphabet, alike in width. A single reading with nothing beside it.
std::optional<MrzZone> zone_in_lines(const Reading& reading);

/// Whether the zone has two lines as long as those of a passport, even if they fit no layout.
bool has_passport_shape(const MrzZone& zone);

/// Whether a line of text holds a piece of a zone's line: a run of fillers, or the nationality between its
/// check digit, the birth date and the sex. For zones of which glare or a fold left no more.
bool has_zone_piece(const Reading& reading);

/// Whether a line of text begins as a passport's zone does: P, a filler, and a state's code (ICAO Doc
/// 9303-4).
bool begins_passport_zone(const Reading& reading);

/// Weighs the readings of a zone: brings each to a layout's exact lengths, votes place by place, and, where
/// check digits fail, makes the one repair that satisfies them all, if there is exactly one. Nothing where no
/// reading fits a layout.
std::optional<MrzEvidence> weigh_mrz(const MrzZone& zone);

/// How far a zone's document number can be relied on.
enum class NumberTrust {
  sure,          ///< Its check digits agree, and what they cannot see is backed by something else.
  check_failed,  ///< A check digit is wrong, but independent readings agree on what stands there.
  unsure,        ///< Not to be handed on.
};

/// Check digits do not see one character taken for another whose value is equal modulo 10 (G 6, K <, S 8, L
/// 1). Such a character counts only when all of several readings are sure of it, or when the number is
/// printed on the page too.
NumberTrust trust_of_number(const MrzEvidence& evidence, std::span<const TextRow> rows);

/// Whether the number stands among the printed lines as a word of its own.
bool is_printed(std::string_view number, std::span<const TextRow> rows);

}  // namespace docintake
