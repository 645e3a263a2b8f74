#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "pipeline/model/character_choices.h"

namespace docintake {

/// How much likelier the claimed text is than its best rival, by what the reader saw: ln P(claim) − ln P(best
/// other text). Positive where the claim is the likeliest text; then the rival is the claim but for its
/// weakest place. The claim is aligned with the places so as to be likeliest; a character that no place shows
/// and a place that no character explains count as hardly possible. Both are compared folded, without
/// separators, and traditional characters as the simplified ones. Nothing where either is empty.
///
/// Scoring a claim by alignment on a recognizer's probabilities instead of comparing transcripts keeps a
/// misread character from deciding alone, and an almost as likely look-alike from passing.
std::optional<double> claim_margin(std::u32string_view claimed, std::span<const CharacterChoices> read);

}  // namespace docintake
