#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "ocr/decoding/text_constraint.h"
#include "ocr/recognizer/line_network.h"
#include "ocr/recognizer/line_recognizer.h"

namespace docintake {

/// Reads lines with a network trained for this. It may be asked for any alphabet, but finds only what its
/// network knows. The network is shared; the rest is this instance's.
class NetworkRecognizer final : public LineRecognizer {
 public:
  /// With the network for machine readable zones, numbers, codes and dates that the program is built with; it
  /// is made ready once a process. Errors: `internal` where the processor does not do.
  static Result<std::unique_ptr<NetworkRecognizer>> machine();

  /// Likewise with the network for Chinese and Latin text.
  static Result<std::unique_ptr<NetworkRecognizer>> general();

  explicit NetworkRecognizer(std::shared_ptr<const LineNetwork> network);
  ~NetworkRecognizer() override;

  RecognizedLine recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                           Deadline deadline) override;

  std::optional<ConstrainedLine> recognize_within(const LinePicture& line, Alphabet alphabet, int attempt,
                                                  const TextConstraint& constraint,
                                                  Deadline deadline) override;

  /// ln P(the line says exactly this text), to be compared with that of rivals. Minus infinity where the
  /// network does not know a character of it, or the deadline has passed.
  double log_probability(const LinePicture& line, int attempt, std::u32string_view text, Deadline deadline);

 private:
  class Reader;

  std::unique_ptr<Reader> reader_;
};

}  // namespace docintake
