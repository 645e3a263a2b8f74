#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/documents/layout/card_frame.h"
#include "validators/documents/layout/labels.h"
#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// A label of a card's model: its text (folded) and where it stands, in card widths from the top left corner.
struct LabelModel {
  std::u32string_view text;
  Point begin;  ///< Middle of its left side.
  Point end;    ///< Middle of its right side.

  Point middle() const { return {(begin.x + end.x) / 2, (begin.y + end.y) / 2}; }
};

/// A value's glyphs in reading order.
struct Value {
  std::vector<Glyph> glyphs;

  std::u32string text() const;
  /// With a space where one line ends and another begins, so that their numbers do not run together.
  std::u32string spaced_text() const;
  double confidence() const;  ///< The least probability; 0 for nothing.
  Quad box() const;           ///< Capture pixels.
  std::vector<CharacterChoices> characters() const;
};

using Belongs = std::function<bool(char32_t)>;

/// The stretch of a one-line value that holds most of what belongs to it: split at gaps wider than a
/// character, glyphs much smaller than the others left out, and what does not belong dropped from both ends.
Value one_word(const Value& value, const Belongs& belongs);

/// A card found on a page: its labels, lost ones absent, and where its model lies.
class CardSheet {
 public:
  /// Finds the labels, fits the model to them and to the further anchors, and then looks again for the labels
  /// that were not found or stand elsewhere, near to where they must be. Without two anchors the card is
  /// taken to fill the capture. `rows` and `models` must outlive the sheet.
  CardSheet(std::span<const TextRow> rows, std::span<const LabelModel> models, std::vector<Anchor> anchors,
            int capture_width);

  const std::optional<LabelPlace>& label(std::size_t index) const { return labels_[index]; }
  const CardFrame& frame() const { return frame_; }

  /// Whether labels lie as on a card: the model found a place, stands nearly upright, and they are as large
  /// as on it.
  bool card_like() const;

  /// The corners of a card `ratio` times as wide as high, capture pixels; nothing where fewer than two labels
  /// were found or one does not lie where the model has it.
  std::optional<Quad> outline(double ratio) const;

  /// Where a label's row lies, in card widths: by the label itself, or by the model where it was lost.
  double row_y(std::size_t label) const;

  /// Where a label begins and ends, in card widths; where the model has it if it was lost.
  double label_begin(std::size_t label) const;
  double label_end(std::size_t label) const;

  /// What stands right of a label on its row, up to `right` on the model.
  Value beside(std::size_t label, double right) const;

  /// The lines of a block right of a label and below: each begins near `value_x`, ends before `right` or at a
  /// wide gap, is about as large as the others, and follows the one above without a wide gap; down to
  /// `bottom`.
  Value block(std::size_t label, double value_x, double right, double top, double bottom) const;

  /// The glyphs of a row that are no label's, from `left` to `right` on the model.
  Value in_row(std::size_t row, double left, double right,
               std::optional<std::size_t> label = std::nullopt) const;

 private:
  std::optional<LabelPlace> place_near(const LabelModel& model) const;
  bool is_label(std::size_t row, std::size_t glyph) const;

  std::span<const TextRow> rows_;
  std::span<const LabelModel> models_;
  std::vector<std::optional<LabelPlace>> labels_;
  CardFrame frame_;
  bool fitted_ = false;
};

}  // namespace docintake
