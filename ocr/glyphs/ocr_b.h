#pragma once

#include <span>
#include <vector>

#include "pipeline/model/geometry.h"

namespace docintake {

/// The centre lines of one OCR-B character. Units: hundredths of the pitch from one character to the next;
/// the origin is at the left of the cell on the base line, y upwards. Capitals reach from 0 to 98, digits to
/// 106.
struct OcrBGlyph {
  char character = 0;
  std::vector<std::vector<Point>> strokes;
};

/// How thick the strokes are drawn, in the same units.
constexpr double kOcrBStroke = 13;

/// 0-9, '<' and A-Z of OCR-B (ISO 1073-2, constant stroke), the face of every machine readable zone and,
/// nearly, of the number on Chinese identity cards. The lines follow the drawing by Norbert Schwarz (1995,
/// 2010), which may be freely used, modified and distributed.
std::span<const OcrBGlyph> ocr_b_glyphs();

}  // namespace docintake
