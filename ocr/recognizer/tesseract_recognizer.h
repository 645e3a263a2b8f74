#pragma once

#include <filesystem>
#include <memory>

#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/result.h"

namespace docintake {

/// Where Debian's tesseract-ocr-* packages put their data.
inline constexpr const char* kTesseractData = "/usr/share/tesseract-ocr/5/tessdata";

/// Reads lines with Tesseract's LSTM networks: chi_sim for Alphabet::general, eng for Latin and digits,
/// nothing for Alphabet::mrz, whose fillers they turn into letters. A network is loaded once and kept. Runs
/// on the calling thread alone, whatever OpenMP is told from outside.
class TesseractRecognizer final : public LineRecognizer {
 public:
  /// With the *.traineddata in that folder, loaded at once. Errors: `internal` where a language's data is
  /// missing or cannot be loaded, with its path and the package that brings it.
  static Result<std::unique_ptr<TesseractRecognizer>> create(
      const std::filesystem::path& data = kTesseractData);

  /// Likewise without the Chinese data, which takes as long to load and more memory: it then reads nothing
  /// with Alphabet::general.
  static Result<std::unique_ptr<TesseractRecognizer>> latin(
      const std::filesystem::path& data = kTesseractData);

  ~TesseractRecognizer() override;

  RecognizedLine recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                           Deadline deadline) override;

 private:
  class Network;

  explicit TesseractRecognizer(std::unique_ptr<Network> english);

  std::unique_ptr<Network> chinese_;  // null: reads Latin alone
  std::unique_ptr<Network> english_;
};

}  // namespace docintake
