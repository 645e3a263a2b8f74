// Single lines of text with their truth, for training and measuring recognizers.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "encode.h"
#include "fonts.h"
#include "persons.h"

namespace docintake::samples {

/// A kind of line: its name on the command line and how often it is drawn.
struct LineKind {
  std::string_view name;
  double weight;
};

/// All kinds; a line's kind is an index into this.
const std::vector<LineKind>& line_kinds();

/// What the lines of one run are drawn from.
struct LinePlan {
  std::uint64_t seed = 1;
  int height = 32;              ///< of the pictures, pixels
  std::vector<double> weights;  ///< one a kind, not all 0
  std::vector<bool> fonts;      ///< one a font of `font_table`: whether it may be used
  double wear = 1;              ///< 0 clean print, 1 up to what a person just reads
  std::u32string alphabet;      ///< sorted; only lines wholly of these characters (empty: any)
  const Gazetteer& gazetteer;
};

/// A line of text. `spans` holds every character of the text in order, spaces too, with its extent in pixels
/// of the picture.
struct TextLine {
  int kind = 0;
  cv::Mat1b picture;
  std::vector<GlyphSpan> spans;

  std::u32string text() const;
};

/// Line `index` of a plan: the same index of the same seed gives the same pixels.
TextLine make_line(const LinePlan& plan, std::uint64_t index, Fonts& fonts);

/// The head of a stream of lines (README.md).
Bytes line_stream_header();

/// Appends a line's record to a stream.
void append_line(Bytes& stream, const TextLine& line);

}  // namespace docintake::samples
