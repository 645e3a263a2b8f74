#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/reading.h"

namespace docintake {

/// One character of a row, folded (NFKC, upper case).
struct Glyph {
  char32_t character = 0;
  double probability = 0;
  Box box;                                ///< Capture pixels.
  std::size_t line = 0;                   ///< Index into Reading::lines of the line that it was read in.
  double line_height = 0;                 ///< Of that line, pixels: steadier than a single glyph's box.
  bool after_space = false;               ///< Whether a space stands before it, or another line.
  std::vector<Alternative> alternatives;  ///< Rivals, folded as well, best first.
};

/// What a glyph may be.
CharacterChoices choices_of(const Glyph& glyph);

/// What stands side by side: lines at one height put together, so that it does not matter whether the reader
/// found a label and its value as one line, two, or one for each character of a spaced label.
struct TextRow {
  std::vector<Glyph> glyphs;  ///< Left to right, without spaces.
  std::u32string text;        ///< The same characters.
  double height = 0;          ///< Median line height, pixels.
  /// The same characters as labels are looked for: letters without diacritics, and without the specks and
  /// marks that readers put between characters or lose.
  std::u32string plain;
  std::vector<std::size_t> plain_glyphs;  ///< Of each character of `plain`, its index in `glyphs`.

  /// The smallest upright box around the glyphs [begin, end); empty for none.
  Box box(std::size_t begin, std::size_t end) const;
  Box box() const { return box(0, glyphs.size()); }

  /// The glyphs [begin, end) with single spaces where there were any.
  std::u32string spaced(std::size_t begin, std::size_t end) const;

  /// The least probability among the glyphs [begin, end); 0 for none.
  double confidence(std::size_t begin, std::size_t end) const;
};

/// Begin and end of each of the reader's lines in a row.
std::vector<std::pair<std::size_t, std::size_t>> lines_in(const TextRow& row);

/// The lines of a reading put together to rows, top to bottom. A line that was read without places for its
/// characters has them spread evenly over its quad.
std::vector<TextRow> rows_of(const Reading& reading);

}  // namespace docintake
