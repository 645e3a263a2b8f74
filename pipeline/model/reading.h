#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/character_choices.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// Which characters a line was read with.
enum class Alphabet {
  general,  ///< Chinese, Latin, digits, punctuation.
  digits,   ///< 0-9 and X, as in certificate numbers and dates.
  latin,    ///< Latin letters, digits and punctuation.
  mrz,      ///< 0-9, A-Z and '<'.
};

/// One character as read.
struct Character {
  char32_t character = 0;
  float probability = 0;                  ///< 0 to 1.
  Box box;                                ///< Capture pixels.
  std::vector<Alternative> alternatives;  ///< Rivals, best first; may be empty.
};

/// One line of text read with one alphabet.
struct RecognizedLine {
  std::string text;                   ///< UTF-8, NFC, without leading or trailing spaces.
  double confidence = 0;              ///< 0 to 1: the least sure part of the line decides.
  std::vector<Character> characters;  ///< The characters of `text` but for spaces.
};

/// How light washes out a stretch of paper.
enum class Light {
  none,
  pale,   ///< Clearly brighter than the paper is elsewhere, and all but white: print in it may be lost.
  white,  ///< White: whatever stands in it is lost.
};

/// One line of text on a capture.
struct TextLine {
  Quad quad{};             ///< Capture pixels, around the ink.
  RecognizedLine general;  ///< Read with Alphabet::general.
  /// Read again with Alphabet::digits where the line looks like a number: independent readings (other scale
  /// or binarization), so that agreement between them means something. Empty otherwise.
  std::vector<RecognizedLine> digits;
  /// The line's longest word of capitals and digits, as document numbers mix them, read again with
  /// Alphabet::mrz: independent readings like those of `digits`. Empty otherwise.
  std::vector<RecognizedLine> codes;
  /// The words of a Latin line that hold digits, from the first to the last, read once more by the recognizer
  /// that did not read `general`. Nothing where there are none, or where there is no other recognizer.
  std::optional<RecognizedLine> again;
  /// Of the paper right before and behind the line, where more of it may stand.
  Light before = Light::none;
  Light behind = Light::none;
};

/// The machine readable zone of a capture (ICAO 9303).
struct MrzZone {
  Quad quad{};                        ///< Capture pixels, around all lines.
  std::vector<RecognizedLine> lines;  ///< Top to bottom, Alphabet::mrz; lengths as read, not forced.
  /// Further readings of the same lines, as independent as the reader can make them; same order as `lines`.
  std::vector<std::vector<RecognizedLine>> again;
};

/// Which two-dimensional code it is.
enum class Symbology { pdf417, qr };

/// A two-dimensional code and what it carries.
struct Barcode {
  Symbology symbology = Symbology::pdf417;
  std::string content;  ///< PDF417: the bytes as they stand there, of any kind. QR: UTF-8.
  Quad quad{};          ///< Capture pixels, in the code's own order.
};

/// All that stands on one capture. No pixels.
struct Reading {
  int width = 0;  ///< Of the capture, pixels.
  int height = 0;
  std::vector<TextLine> lines;  ///< Top to bottom, then left to right. MRZ lines are not among them.
  std::optional<MrzZone> mrz;
  std::vector<Barcode> barcodes;
};

/// Where a line of dark text seems to stand.
struct FoundLine {
  Quad quad{};          ///< Pixels, tight around the ink, the line's own skew followed.
  double height = 0;    ///< Of the ink across the line, pixels: about a character's height.
  double contrast = 0;  ///< Mean darkness of the ink against its surroundings, grey levels.
  double promise =
      0;  ///< The larger, the likelier that it is text worth reading. Only the order means something.

  double width() const { return std::hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y); }
};

/// Which way up a capture stands, from evidence.
struct Orientation {
  int quarter_turns = 0;  ///< How far, in clockwise quarter turns, the content stands turned: 0 to 3.
  double confidence = 0;  ///< 0 (no evidence: keep as it is) to 1.
  /// Lines that were seen on the way, in pixels of the capture turned upright, so that they need not be
  /// sought again. Empty where nothing was.
  std::vector<FoundLine> lines;
};

}  // namespace docintake
