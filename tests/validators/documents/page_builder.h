#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/reading.h"
#include "validators/normalize/unicode.h"

namespace docintake {

/// Builds a Reading line by line, as a reader would give it: in millimetres on a card of 85.6 x 54 (or
/// whatever the test thinks in), moved, scaled and turned as a whole onto the capture.
class PageBuilder {
 public:
  explicit PageBuilder(double scale = 15, Point shift = {0, 0}, double slope = 0)
      : scale_(scale), shift_(shift), slope_(slope) {
    reading_.width = int(86 * scale + 2 * shift.x);
    reading_.height = int(54 * scale + 2 * shift.y);
  }

  /// A line of text whose left middle is at (x, y); Chinese characters are `size` wide, others 0.55 of it.
  /// Spaces set characters apart and are not characters, as in a real reading.
  PageBuilder& text(std::string_view utf8, double x, double y, double size = 3, double probability = 0.95) {
    TextLine line;
    line.general = recognized(utf8, x, y, size, probability, line.quad);
    reading_.lines.push_back(std::move(line));
    return *this;
  }

  /// Gives the last line digits readings.
  PageBuilder& digits(const std::vector<std::string>& readings, double probability = 0.97) {
    for (const std::string& text : readings)
      reading_.lines.back().digits.push_back(ascii_line(text, probability));
    return *this;
  }

  /// Gives the last line readings as a code.
  PageBuilder& codes(const std::vector<std::string>& readings, double probability = 0.97) {
    for (const std::string& text : readings)
      reading_.lines.back().codes.push_back(ascii_line(text, probability));
    return *this;
  }

  /// Gives the last line a reading by another recognizer.
  PageBuilder& again(const std::string& reading, double probability = 0.97) {
    reading_.lines.back().again = ascii_line(reading, probability);
    return *this;
  }

  /// A machine readable zone, each reading being its lines.
  PageBuilder& zone(const std::vector<std::vector<std::string>>& readings, double probability = 0.97) {
    MrzZone zone;
    zone.quad = quad_of({1, 1, 100, 20});
    for (const auto& lines : readings) {
      std::vector<RecognizedLine> read;
      for (const std::string& text : lines) read.push_back(ascii_line(text, probability));
      if (zone.lines.empty()) {
        zone.lines = std::move(read);
      } else {
        zone.again.push_back(std::move(read));
      }
    }
    reading_.mrz = std::move(zone);
    return *this;
  }

  Reading reading() const { return reading_; }

 private:
  /// A reading whose places nobody asks for.
  static RecognizedLine ascii_line(const std::string& text, double probability) {
    RecognizedLine line;
    line.text = text;
    line.confidence = probability;
    for (const char c : text) line.characters.push_back({char32_t(c), float(probability), Box{}, {}});
    return line;
  }

  Point placed(double x, double y) const {
    return {shift_.x + scale_ * x, shift_.y + scale_ * (y + slope_ * x)};
  }

  RecognizedLine recognized(std::string_view utf8, double x, double y, double size, double probability,
                            Quad& quad) const {
    RecognizedLine line;
    line.text = utf8;
    line.confidence = probability;
    const double top = y - size / 2, begin = x;
    for (const char32_t c : to_u32(utf8)) {
      const double width = is_han(c) ? size : 0.55 * size;
      if (c != U' ') {
        const Point at = placed(x, top);
        line.characters.push_back({c, float(probability), {at.x, at.y, width * scale_, size * scale_}, {}});
      }
      x += width * 1.05;
    }
    quad = {placed(begin, top), placed(x, top), placed(x, top + size), placed(begin, top + size)};
    return line;
  }

  double scale_;
  Point shift_;
  double slope_;
  Reading reading_;
};

}  // namespace docintake
