#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "ocr/glyphs/ocr_b.h"

namespace docintake {

/// A character's cell, sampled to a fixed size: row by row, the darker the larger. Only differences within
/// the cell matter, so any linear scale of darkness will do.
struct GlyphPatch {
  static constexpr int kWidth = 16;
  static constexpr int kHeight = 24;
  static constexpr int kSize = kWidth * kHeight;

  // The part of the cell's plane that a patch shows, in the units of OcrBGlyph.
  static constexpr double kLeft = -2;
  static constexpr double kRight = 102;
  static constexpr double kBottom = -14;
  static constexpr double kTop = 120;

  std::array<float, kSize> values{};

  /// Takes out the mean and makes the length 1; false (and untouched) where the patch is flat.
  bool normalize();
};

/// How alike a patch and each of the matcher's characters are: correlation, -1 to 1, in the matcher's order.
using GlyphScores = std::vector<float>;

/// Compares character cells with the drawn glyphs of OCR-B, and with the shapes that the same page gave them.
/// A value; copies are independent.
class GlyphMatcher {
 public:
  /// For those of the OCR-B characters, the shapes blurred by `blur` patch pixels (standard deviation).
  GlyphMatcher(std::string_view characters, double blur);

  const std::vector<char>& characters() const { return characters_; }

  /// Correlations of a normalized patch with every character.
  GlyphScores match(const GlyphPatch& patch) const;

  /// Draws a character's shape towards what was seen of it on the page: `seen` is the sum of `count`
  /// normalized patches, the drawn shape counts as much as `trust` of them.
  void learn(std::size_t character, const GlyphPatch& seen, int count, double trust);

 private:
  std::vector<char> characters_;
  std::vector<GlyphPatch> shapes_;
};

}  // namespace docintake
