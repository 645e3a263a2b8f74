#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// A label as printed on travel documents, and the field whose value it stands at.
struct FieldLabel {
  std::string_view field;    ///< Of documents.md, or a name of its own: such labels still end values.
  std::u32string_view text;  ///< Folded, without diacritics and marks.
};

/// A piece of text that may be a label's value.
struct Piece {
  std::u32string text;                       ///< Without spaces.
  std::u32string spaced;                     ///< With them.
  std::vector<CharacterChoices> characters;  ///< Those of `text`.
  double confidence = 0;                     ///< The least probable of them.
  Box box;
  std::size_t line = 0;  ///< Of its first glyph, in Reading::lines.
};

/// The glyphs [begin, end) of a row, not none.
Piece piece_of(const TextRow& row, std::size_t begin, std::size_t end);

/// What stands at a label: right of it, and below it, nearest first.
struct LabelledPieces {
  FieldLabel label;
  std::vector<Piece> pieces;
};

/// Finds the labels of a table on a page and what stands at each. Where two labels claim the same characters
/// the one that explains more of them wins.
std::vector<LabelledPieces> labelled_pieces(std::span<const TextRow> rows,
                                            std::span<const FieldLabel> labels);

}  // namespace docintake
