#pragma once

#include <filesystem>
#include <memory>

#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/result.h"

namespace docintake {

/// Where Debian's tesseract-ocr-* packages put their data.
inline constexpr const char* kTesseractData = "/usr/share/tesseract-ocr/5/tessdata";

/// Reads lines with Tesseract's LSTM networks: chi_sim for Alphabet::general, eng for the others. A network
/// is loaded when first needed and kept. Runs on the calling thread alone, whatever OpenMP is told from
/// outside.
class TesseractRecognizer final : public LineRecognizer {
 public:
  /// With the *.traineddata in that folder. Errors: `internal` where a language's data is missing, with the
  /// package that brings it.
  static Result<std::unique_ptr<TesseractRecognizer>> create(
      const std::filesystem::path& data = kTesseractData);

  ~TesseractRecognizer() override;

  RecognizedLine recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                           Deadline deadline) override;

 private:
  class Network;

  explicit TesseractRecognizer(std::filesystem::path data);

  std::filesystem::path data_;
  std::unique_ptr<Network> chinese_;
  std::unique_ptr<Network> english_;
};

}  // namespace docintake
