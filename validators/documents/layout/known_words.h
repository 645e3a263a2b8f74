#pragma once

#include <span>
#include <string_view>

#include "validators/documents/layout/card_sheet.h"

namespace docintake {

/// Puts right words of a value that are known to stand on such documents (folded, no spaces) and were read
/// with few mistakes: at most one in four characters, one in four-character words (misread, not lost), and
/// none of those changed or taken away read with the probability `sure` or more. Characters found only so get
/// no more than the probability kMendedProbability. Of words that overlap the earlier one of the list counts.
void mend_words(Value& value, std::span<const std::u32string_view> words, double sure = 0.95);

/// Puts words where all that they differ from what was read in are characters that the reader holds possible
/// there (`Glyph::alternatives`), of which at least one was read as it is, and none surely as another one.
/// For words too short to be told by their likeness alone; trusted as `mend_words` says.
void settle_on_words(Value& value, std::span<const std::u32string_view> words);

/// Puts the more usual character where a less usual one was read unsurely and the other is a rival of it:
/// each is weighed by the level of GB 2312 that holds it and by whether firms like to call themselves so. For
/// names of firms; those of persons have rare characters. Trusted as `mend_words` says.
void settle_on_usual(Value& value);

/// What a character is trusted at most that stands there because the word is known.
inline constexpr double kMendedProbability = 0.7;

}  // namespace docintake
