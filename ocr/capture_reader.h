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
  /// With Tesseract as the recognizer, its data in that folder. Errors: `internal` where the data cannot
  /// be loaded, with what to install.
  static Result<std::unique_ptr<CaptureReader>> create(const std::filesystem::path& data = kTesseractData);

  /// With that recognizer. Not null.
  explicit CaptureReader(std::unique_ptr<LineRecognizer> recognizer);

  Orientation orient(const Capture& capture, Deadline deadline) override;
  Reading read(const Capture& capture, Deadline deadline) override;

 private:
  std::unique_ptr<LineRecognizer> recognizer_;
};

}  // namespace docintake
