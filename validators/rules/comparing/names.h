#pragma once

#include <string_view>

namespace docintake {

/// How a claimed name compares with one that was read.
enum class NameMatch {
  same,           ///< The same name.
  look_alike,     ///< One Chinese character differs, and the two look alike.
  one_character,  ///< One character differs, is missing or is too much.
  different,
  other_script,  ///< One is in Latin letters and the other is not: nothing to compare.
};

struct NameComparison {
  NameMatch match = NameMatch::different;
  bool variant_forms = false;  ///< The same only once traditional characters are read as simplified ones.
};

/// Compares as people and documents write names. Folded away: full width and case (NFKC), spaces and middle
/// dots in names that are not Latin, traditional against simplified forms (ICU Hant-Hans); in Latin names the
/// order of the words, hyphens, apostrophes, commas and diacritics, whether dropped or spelt out (ICAO Doc
/// 9303-3, section 6: Ä is A or AE). `may_be_cut_off`: what was read fills its field of a machine readable
/// zone, so its last word may be the beginning of a word and words after it may be missing.
NameComparison compare_names(std::string_view claimed, std::string_view read, bool may_be_cut_off);

/// Compares company names: folded as Chinese names are, brackets of every kind being one. A company's name
/// has no order to change and no diacritics to drop, so every other character counts.
NameComparison compare_companies(std::string_view claimed, std::string_view read);

}  // namespace docintake
