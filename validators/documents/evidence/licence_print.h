#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"
#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// A word of a row: what stands between spaces.
struct RowWord {
  std::u32string text;     ///< Folded.
  std::u32string plain;    ///< The same without diacritics and punctuation.
  double probability = 0;  ///< The least of its characters.
  Box box;
  std::size_t row = 0;
  std::size_t line = 0;  ///< Of its first character, in Reading::lines.
};

/// The value at a label of a driving licence: words side by side, or the lines of an address.
struct LicenceValue {
  std::vector<RowWord> words;

  std::string text() const;  ///< With single spaces; UTF-8.
  double confidence() const;
  Quad box() const;
};

/// What was made out of a driving licence's print.
struct LicencePrint {
  std::map<std::string_view, LicenceValue> values;  ///< By the field names of documents.md.
  std::set<std::u32string> labels;                  ///< Every label found, folded and without marks.
  std::vector<LicenceValue> loose;                  ///< Words with digits in rows without a label.
};

/// What stands at the labels of a driving licence: the abbreviations of North America (DL LN FN DOB EXP ISS),
/// the field numbers of Directive 2006/126/EC and of the AAMVA (1 2 3 4a 4b 4c 4d 5 8 9), and words. Values
/// are right of their label or, where nothing is, below. Of several labels of one field the first with a
/// value counts, top to bottom.
LicencePrint licence_print(std::span<const TextRow> rows);

}  // namespace docintake
