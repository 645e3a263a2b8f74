#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "ocr/glyphs/cell_grid.h"
#include "ocr/glyphs/glyph_matcher.h"
#include "ocr/lines/line_picture.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// One cell of a monospaced line, compared with a matcher's characters.
struct Cell {
  GlyphPatch patch;     ///< Normalized, moved to where it matched best.
  GlyphScores scores;   ///< Per character of the matcher; empty where the cell is flat.
  float best = 0;       ///< The highest of the scores.
  bool filled = false;  ///< Whether a character stands there at all.
};

/// A line of monospaced OCR-B: its picture and the frame (cells, base line, height) that its characters stand
/// in. A value; copies share the pixels.
class MonospacedLine {
 public:
  /// The line on the picture, its cells found by the regular distance of its glyphs. Nothing where they stand
  /// irregularly. The frame is as good as the picture's ink height is; `settle` mends it.
  static std::optional<MonospacedLine> fit(const LinePicture& picture);

  /// Moves the frame, step by step, to where the cells match best; the mean correlation of all cells then.
  double settle(const GlyphMatcher& matcher);

  /// All cells on the picture, from left to right.
  std::vector<Cell> cells(const GlyphMatcher& matcher) const;

  /// Where `cells()[index]` lies on the capture: the upright box around it.
  Box box(int index) const;

  /// Height of a character to the distance between characters: the same in all lines of one print.
  double aspect() const { return unit_ / grid_.pitch; }
  void set_aspect(double aspect) { unit_ = aspect * grid_.pitch; }

 private:
  struct Pixels;

  MonospacedLine(std::shared_ptr<const Pixels> pixels, const CellGrid& grid);

  GlyphPatch patch(int k, double dx, double dy) const;
  double likeness(const GlyphMatcher& matcher) const;
  Cell best_cell(int k, const GlyphMatcher& matcher, float faintest) const;

  std::shared_ptr<const Pixels> pixels_;
  CellGrid grid_;
  int begin_ = 0;  // cells on the picture: [begin_, end_) of the grid
  int end_ = 0;
  double base_ = 0;   // y of the base line at the left
  double slope_ = 0;  // of the base line
  double unit_ = 0;   // pixels to one OCR-B unit of height
};

/// How likely a character is at a place before it is looked at: 0 (never) to 1. Places count from the first
/// cell read.
using Expectation = std::function<float(int place, char character)>;

/// The characters that cells [begin, end) of the line hold, with their rivals. A cell that holds nothing is
/// read all the same, with a low probability.
RecognizedLine read_cells(const MonospacedLine& line, std::span<const Cell> cells, int begin, int end,
                          const GlyphMatcher& matcher, const Expectation& expected);

/// Lets the shapes that clear cells gave their characters pull the matcher's.
void learn_from(std::span<const Cell> cells, GlyphMatcher& matcher);

}  // namespace docintake
