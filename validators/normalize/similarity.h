#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace docintake {

/// What reading `a` where `b` stands costs: 0 the same, 0.35 where readers of small print take one for the
/// other (名 各, 码 玛, 0 O), else 1. Symmetric.
double substitution_cost(char32_t a, char32_t b);

/// Edit distance of folded texts; insertions and deletions cost 1.
double edit_distance(std::u32string_view a, std::u32string_view b);

/// 1 - edit distance / length of the longer text; 1 for two empty texts.
double similarity(std::u32string_view a, std::u32string_view b);

/// Where in a text something like a pattern stands.
struct FuzzyHit {
  std::size_t begin = 0;  ///< First character.
  std::size_t end = 0;    ///< One past the last.
  double score = 0;       ///< 1 - edit distance / length of the pattern.
};

/// The best place of the pattern in the text, whatever surrounds it (Sellers 1980), if its score is at least
/// that. The first of equally good places. Both texts folded.
std::optional<FuzzyHit> find_fuzzy(std::u32string_view text, std::u32string_view pattern, double least_score);

}  // namespace docintake
