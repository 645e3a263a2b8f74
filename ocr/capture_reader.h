#pragma once

#include <filesystem>
#include <memory>

#include "ocr/recognizer/line_recognizer.h"
#include "ocr/recognizer/tesseract_recognizer.h"
#include "pipeline/base/result.h"
#include "pipeline/ports/text_reader.h"

namespace docintake {

/// Who reads what. None is null; one object may do all.
struct Recognizers {
  std::shared_ptr<LineRecognizer> text;     ///< Alphabet::general
  std::shared_ptr<LineRecognizer> second;   ///< Alphabet::latin, where another opinion is worth its time
  std::shared_ptr<LineRecognizer> numbers;  ///< Alphabet::digits and Alphabet::mrz
};

/// Reads a capture: finds its lines of text and its machine readable zone, has each line recognized, and
/// reads numbers again in other ways. Bounded: at most 40 lines, of a form 90, the most
/// promising first.
class CaptureReader final : public TextReader {
 public:
  /// With the program's own networks, and Tesseract for labels before numbers and for Latin lines that the
  /// network is not sure of; its data in that folder. Errors: `internal` where the data cannot be loaded,
  /// with what to install.
  static Result<std::unique_ptr<CaptureReader>> create(
      const std::filesystem::path& tessdata = kTesseractData);

  explicit CaptureReader(Recognizers recognizers);

  Orientation orient(const Capture& capture, Deadline deadline) override;
  Reading read(const Capture& capture, std::vector<FoundLine> seen, Deadline deadline) override;
  std::vector<Barcode> read_barcodes(const Raster& luma, std::span<const Symbology> symbologies,
                                     Deadline deadline) override;

 private:
  Recognizers recognizers_;
};

}  // namespace docintake
