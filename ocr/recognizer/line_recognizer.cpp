#include "ocr/recognizer/line_recognizer.h"

namespace docintake {

std::optional<ConstrainedLine> LineRecognizer::recognize_within(const LinePicture&, Alphabet, int,
                                                                const TextConstraint&, Deadline) {
  return std::nullopt;
}

}  // namespace docintake
