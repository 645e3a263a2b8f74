#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// Where a label was found.
struct LabelPlace {
  std::size_t row = 0;
  std::size_t begin = 0;  ///< Glyphs [begin, end) of the row.
  std::size_t end = 0;
  double score = 0;          ///< 1 where it stands there exactly.
  bool whole_words = false;  ///< Whether no Latin word goes on at either end.
  Box box;                   ///< Capture pixels.
};

/// Every row's best place for the label, best first; `least_score` as in find_fuzzy. Looked for in
/// TextRow::plain, so the label must be folded and have neither diacritics nor marks. Latin labels of up to
/// seven letters count only as words of their own.
std::vector<LabelPlace> find_label(std::span<const TextRow> rows, std::u32string_view label,
                                   double least_score);

/// The score of the best place of any of the words on the page; 0 where none reaches `least_score`. Words as
/// in find_label.
double best_word(std::span<const TextRow> rows, std::span<const std::u32string_view> words,
                 double least_score);

}  // namespace docintake
