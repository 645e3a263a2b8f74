#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// A label as printed on travel documents, and the field whose value it stands at.
struct FieldLabel {
  std::string_view
      field;  ///< documents.md; empty for labels of fields that nobody asks for, which still end values.
  std::u32string_view text;  ///< Folded.
};

/// A piece of text that may be a label's value.
struct Piece {
  std::u32string text;    ///< Without spaces.
  std::u32string spaced;  ///< With them.
  double confidence = 0;  ///< Least probability.
  Box box;
  std::size_t line = 0;  ///< Of its first glyph, in Reading::lines.
};

/// What stands at a label: right of it, and below it, nearest first.
struct LabelledPieces {
  std::string_view field;
  double label_score = 0;
  std::vector<Piece> pieces;
};

/// Finds the labels of a table on a page and what stands at each. Where two labels claim the same characters
/// the one that explains more of them wins.
std::vector<LabelledPieces> labelled_pieces(std::span<const TextRow> rows,
                                            std::span<const FieldLabel> labels);

}  // namespace docintake
