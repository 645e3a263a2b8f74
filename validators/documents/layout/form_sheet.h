#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validators/documents/layout/card_sheet.h"
#include "validators/documents/layout/labels.h"
#include "validators/documents/layout/printed_fields.h"
#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// A label of a form and the lines of its value.
struct FormEntry {
  FieldLabel label;
  LabelPlace place;
  std::vector<Value> lines;  ///< Top to bottom; empty where nothing stands at the label.
  bool cut_off = false;      ///< Whether something stands behind a wide gap in one of the lines.
  bool begins_late = false;  ///< Whether its first line begins right of the other values of its column.
  bool reaches_end = false;  ///< Whether its last line ends as far right as the longest one of its column.

  Value value() const;  ///< All lines in order.
};

/// The labels of a form found on a page, each with its value: what stands right of it, down to the next label
/// of its column, from the label's own line on. Columns begin where labels stand one below the other; one
/// column's values end where the next one's labels begin. A label counts only where a row, or what stands
/// after a wide gap in it, begins with it. Where two claim the same characters the one that explains more of
/// them wins. `standalone` are labels that make no column of their own. The rows must outlive the entries.
std::vector<FormEntry> form_entries(std::span<const TextRow> rows, std::span<const FieldLabel> labels,
                                    std::span<const std::string_view> standalone, double page_width);

}  // namespace docintake
