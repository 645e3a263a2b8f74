#pragma once

#include <optional>

#include "ocr/decoding/text_constraint.h"
#include "ocr/lines/line_picture.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// A line read under a constraint.
struct ConstrainedLine {
  RecognizedLine line;
  /// Whether the line says so without the constraint too. Else the text was found through the constraint (a
  /// check digit, a list): it is then no evidence that the constraint is met.
  bool as_read = false;
};

/// Turns the picture of one line into characters. One instance is used by one thread at a time.
class LineRecognizer {
 public:
  virtual ~LineRecognizer() = default;

  /// The line read with that alphabet; boxes in capture pixels. Try 0 prepares the picture in the way known
  /// best, tries 1 and 2 in ways (scale, binarization) that make other mistakes. Empty text where nothing is
  /// read or the deadline has passed.
  virtual RecognizedLine recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                                   Deadline deadline) = 0;

  /// The likeliest text of the line that the constraint accepts. Nothing where none is near what is seen, the
  /// recognizer cannot be told what to look for, or the deadline has passed.
  virtual std::optional<ConstrainedLine> recognize_within(const LinePicture& line, Alphabet alphabet,
                                                          int attempt, const TextConstraint& constraint,
                                                          Deadline deadline);
};

/// Mean probability of the line's characters; 0 without any.
double mean_probability(const RecognizedLine& line);

/// Whether it is a Chinese character or what stands among them (Unicode's CJK blocks, all planes).
bool is_ideograph(char32_t c);

}  // namespace docintake
