#include "ocr/recognizer/line_recognizer.h"

namespace docintake {

std::optional<ConstrainedLine> LineRecognizer::recognize_within(const LinePicture&, Alphabet, int,
                                                                const TextConstraint&, Deadline) {
  return std::nullopt;
}

double mean_probability(const RecognizedLine& line) {
  double sum = 0;
  for (const Character& c : line.characters) sum += c.probability;
  return line.characters.empty() ? 0 : sum / double(line.characters.size());
}

bool is_ideograph(char32_t c) { return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }

}  // namespace docintake
