#pragma once

#include <string_view>

namespace docintake {

/// How a claimed name compares with one that was read.
enum class NameMatch {
  same,           ///< The same name.
  look_alike,     ///< One Chinese character differs, and the two look alike.
  one_character,  ///< One character differs, is missing or is too much.
  different,
  other_script,  ///< They share no script, or one has no letters: nothing to compare.
};

struct NameComparison {
  NameMatch match = NameMatch::different;
  bool variant_forms = false;  ///< The same only once traditional characters are read as simplified ones.
};

/// Compares as people and documents write names, by Unicode's tables (ICU) and OpenCC's. Folded away: full
/// width and case (NFKC). Of Chinese, Japanese and Korean names spaces, middle dots, and traditional and
/// regional forms against simplified ones. Of names in letters the order of the words, hyphens, apostrophes,
/// commas and diacritics; in Latin letters these may be dropped or spelt out (ICAO Doc 9303-3, section 6: Ä
/// is A or AE). Names that share no script are of other_script. `may_be_cut_off`: what was read fills its
/// field of a machine readable zone, so its last word may be the beginning of a word and words after it may
/// be missing. Without it the comparison is symmetric.
NameComparison compare_names(std::string_view claimed, std::string_view read, bool may_be_cut_off);

/// Compares company names: folded as Chinese names are, brackets of every kind being one. A company's name
/// has no order to change and no diacritics to drop, so every other character counts.
NameComparison compare_companies(std::string_view claimed, std::string_view read);

}  // namespace docintake
