#pragma once

#include <vector>

namespace docintake {

/// One character's rival at the same place.
struct Alternative {
  char32_t character = 0;
  float probability = 0;

  bool operator==(const Alternative&) const = default;
};

/// What stands at one place of a value, as its reader sees it. What the probabilities leave over is for
/// characters not listed and for no character at all.
struct CharacterChoices {
  char32_t character = 0;                 ///< The one taken.
  float probability = 0;                  ///< 0 to 1.
  std::vector<Alternative> alternatives;  ///< Rivals, best first; may be empty.

  bool operator==(const CharacterChoices&) const = default;
};

}  // namespace docintake
