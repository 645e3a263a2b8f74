#pragma once

#include <filesystem>
#include <memory>

#include "ocr/recognizer/line_recognizer.h"
#include "ocr/recognizer/tesseract_recognizer.h"
#include "pipeline/base/result.h"
#include "pipeline/ports/text_reader.h"

namespace docintake {

/// Reads a capture: finds its lines of text and its machine readable zone, has each line recognized, and
/// reads numbers again in other ways. Bounded: at most 40 lines, the most promising first.
class CaptureReader final : public TextReader {
 public:
  /// With the program's own network for machine readable zones and numbers, and Tesseract for other text, its
  /// data in that folder. Errors: `internal` where the data cannot be loaded, with what to install.
  static Result<std::unique_ptr<CaptureReader>> create(
      const std::filesystem::path& tessdata = kTesseractData);

  /// With one recognizer for lines of text, and one for machine readable zones and numbers. Not null; one
  /// object may do both.
  CaptureReader(std::shared_ptr<LineRecognizer> text, std::shared_ptr<LineRecognizer> numbers);

  Orientation orient(const Capture& capture, Deadline deadline) override;
  Reading read(const Capture& capture, Deadline deadline) override;

 private:
  std::shared_ptr<LineRecognizer> text_;
  std::shared_ptr<LineRecognizer> numbers_;
};

}  // namespace docintake
