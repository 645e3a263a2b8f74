#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "ocr/decoding/text_constraint.h"
#include "ocr/recognizer/line_network.h"
#include "ocr/recognizer/line_recognizer.h"

namespace docintake {

/// A line read under a constraint.
struct ConstrainedLine {
  RecognizedLine line;
  /// Whether the line says so without the constraint too. Else the text was found through the constraint (a
  /// check digit, a list): it is then no evidence that the constraint is met.
  bool as_read = false;
};

/// Reads lines with the networks trained for this: `machine` for Alphabet::digits and Alphabet::mrz,
/// `general` for the others. The networks are shared; the rest is this instance's.
class NetworkRecognizer final : public LineRecognizer {
 public:
  NetworkRecognizer(std::shared_ptr<const LineNetwork> machine, std::shared_ptr<const LineNetwork> general);
  ~NetworkRecognizer() override;

  RecognizedLine recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                           Deadline deadline) override;

  /// The likeliest text of the line that the constraint accepts. Nothing where none is near what is seen, or
  /// the deadline has passed.
  std::optional<ConstrainedLine> recognize_within(const LinePicture& line, Alphabet alphabet, int attempt,
                                                  const TextConstraint& constraint, Deadline deadline);

  /// ln P(the line says exactly this text), to be compared with that of rivals. Minus infinity where the
  /// network does not know a character of it, or the deadline has passed.
  double log_probability(const LinePicture& line, Alphabet alphabet, int attempt, std::u32string_view text,
                         Deadline deadline);

 private:
  /// One network, what this instance runs it with, and the classes of each alphabet.
  class Reader;

  Reader& reader_of(Alphabet alphabet) const;

  std::unique_ptr<Reader> machine_;
  std::unique_ptr<Reader> general_;
};

}  // namespace docintake
