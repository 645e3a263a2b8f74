// Text drawn with FreeType: fonts by name, a glyph cache, lines of text as coverage pictures.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docintake::samples {

/// What a font is used for.
enum class FontRole { Hei, Song, Kai, Sans, Serif, Mono, OcrB };

/// A font of the table in fonts.cpp. Names are stable: they select fonts on the command line.
struct FontInfo {
  std::string_view name;
  std::string_view path;
  int index;  ///< within a collection
  FontRole role;
};

/// Every font of the table.
const std::vector<FontInfo>& font_table();

/// Indices into `font_table` of the fonts of one role.
std::vector<int> fonts_of(FontRole role);

/// How a line of text is set. Lengths are pixels.
struct TextStyle {
  int font = 0;         ///< index into `font_table`
  double size = 32;     ///< em size
  double tracking = 0;  ///< added after each character
  double pitch = 0;     ///< fixed advance where above 0, each character centred in it
  double embolden = 0;  ///< outline growth
  double stretch = 1;   ///< horizontal scale
  double slant = 0;     ///< shear, 0.2 is an italic
};

/// The ink extent of one character within a line, pixels from the left edge of its picture.
struct GlyphSpan {
  char32_t character;
  float left;
  float right;
};

/// A line of text as coverage (0 nothing, 255 ink). The origin is where the first character's pen stands on
/// the baseline.
struct TextPicture {
  cv::Mat1b coverage;
  cv::Point origin;
  double advance = 0;  ///< pen travel
  std::vector<GlyphSpan> spans;
};

/// The open fonts and their cached glyphs. Not safe for use from several threads: each thread opens its own.
class Fonts {
 public:
  /// Opens every font of the table; none and a line on standard error when a font file is missing.
  static std::optional<Fonts> open();

  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;
  ~Fonts();

  /// Draws a line; `subpixel` shifts it by a fraction of a pixel. A character that the font lacks is taken
  /// from Noto Sans CJK.
  TextPicture draw(std::u32string_view text, const TextStyle& style, cv::Point2d subpixel = {0, 0});

  /// The pen travel of a line, without drawing it.
  double width(std::u32string_view text, const TextStyle& style);

  /// Whether the font itself holds the character.
  bool has(int font, char32_t character);

 private:
  struct State;
  explicit Fonts(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace docintake::samples
