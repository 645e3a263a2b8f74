#include "ocr/recognizer/tesseract_recognizer.h"

#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string_view>

#include "ocr/glyphs/ink.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

constexpr double kStrokeReach = 1.2;  // strokes thinner than that, in ink heights, are ink
constexpr double kPaper = 0.2;        // share of the darkest ink up to which it is paper
constexpr double kInk = 0.8;          // and from which it is black
constexpr char kNumberCharacters[] = "0123456789X";

/// Height of the ink, in pixels, that the networks read best, by attempt (measured; larger is worse).
constexpr std::array<double, 3> kNumberHeights = {26, 21, 32};
constexpr std::array<double, 3> kTextHeights = {20, 16, 26};

double best_ink_height(Alphabet alphabet, int attempt) {
  const int which = std::clamp(attempt, 0, 2);
  return (alphabet == Alphabet::digits ? kNumberHeights : kTextHeights)[std::size_t(which)];
}

PixPtr pix_of(const Raster& raster) {
  PixPtr pix(pixCreate(raster.width(), raster.height(), 8));
  if (!pix) return pix;
  for (int y = 0; y < raster.height(); ++y) {
    l_uint32* line = pixGetData(pix.get()) + std::ptrdiff_t(y) * pixGetWpl(pix.get());
    const std::uint8_t* row = raster.row(y);
    for (int x = 0; x < raster.width(); ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return pix;
}

/// The line at the height that suits the attempt, prepared as the attempt demands.
/// The darkness that one pixel in a hundred exceeds.
int darkest_of(const cv::Mat& darkness) {
  std::array<int, 256> counts{};
  std::for_each(darkness.begin<std::uint8_t>(), darkness.end<std::uint8_t>(),
                [&](std::uint8_t value) { ++counts[value]; });
  int value = 255;
  for (auto left = std::ptrdiff_t(darkness.total() / 100); value > 8 && left > 0; --value)
    left -= counts[std::size_t(value)];
  return value;
}

/// The line on white paper, its faint ink nearly as dark as the strong one: labels printed lighter than the
/// values beside them are else lost, and patterns read as strokes.
Raster cleaned(const LinePicture& line) {
  const int reach = std::max(3, int(std::lround(kStrokeReach * line.ink_height())));
  const cv::Mat dark = darkness_of(view_of(line.pixels()), reach);
  const double slope = -255 / (darkest_of(dark) * (kInk - kPaper));
  cv::Mat out;
  dark.convertTo(out, CV_8U, slope, 255 * (1 + kPaper / (kInk - kPaper)));
  return raster_of(out);
}

/// The line at the height that suits the alphabet and the attempt, prepared as they demand.
PixPtr prepared(const LinePicture& line, Alphabet alphabet, int attempt, double& scale) {
  scale = best_ink_height(alphabet, attempt) / line.ink_height();
  const bool as_it_is = alphabet == Alphabet::digits;  // digits are as dark as each other
  PixPtr pix = pix_of(as_it_is ? line.pixels() : cleaned(line));
  if (!pix) return pix;
  pix.reset(pixScale(pix.get(), float(scale), float(scale)));
  if (pix && as_it_is && attempt == 1) pix.reset(pixContrastNorm(nullptr, pix.get(), 40, 40, 60, 1, 1));
  return pix;
}

/// Tesseract gives ln(p) * 5 + 100, cut off at 0.
float probability_of(float confidence) { return std::exp((std::min(confidence, 100.F) - 100.F) / 5.F); }

void append_utf8(std::string& text, char32_t c) { icu::UnicodeString(UChar32(c)).toUTF8String(text); }

}  // namespace

/// One language's network, loaded.
class TesseractRecognizer::Network {
 public:
  /// Errors: `internal` where the data is missing or cannot be loaded, with the package that brings it.
  static Result<std::unique_ptr<Network>> load(const std::filesystem::path& data, const std::string& language,
                                               const std::string& package) {
    auto network = std::make_unique<Network>();
    network->api_.SetVariable("debug_file", "/dev/null");
    const std::vector<std::string> names = {"load_system_dawg", "load_freq_dawg", "user_words_suffix",
                                            "user_patterns_suffix", "tessedit_do_invert"};
    const std::vector<std::string> values = {"0", "0", "", "", "0"};
    if (network->api_.Init(data.c_str(), language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &names,
                           &values, false))
      return Error{ErrorCode::internal, "The data for reading text " +
                                            (data / (language + ".traineddata")).string() +
                                            " cannot be loaded. Install the package " + package + "."};
    return network;
  }

  RecognizedLine read(const LinePicture& line, Alphabet alphabet, int attempt, Deadline deadline) {
    double scale = 1;
    const PixPtr pix = prepared(line, alphabet, attempt, scale);
    if (!pix) return {};
    allow(alphabet == Alphabet::digits ? kNumberCharacters : "");
    api_.SetPageSegMode(alphabet == Alphabet::digits ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
    api_.SetImage(pix.get());
    api_.SetSourceResolution(300);
    tesseract::ETEXT_DESC monitor;
    monitor.set_deadline_msecs(std::int32_t(std::min<std::int64_t>(deadline.left().count(), 60'000)));
    const bool failed = api_.Recognize(&monitor) != 0;
    RecognizedLine read = failed ? RecognizedLine{} : collect(line, scale);
    api_.Clear();
    return read;
  }

 private:
  void allow(const char* characters) {
    if (allowed_ == characters) return;
    allowed_ = characters;
    api_.SetVariable("tessedit_char_whitelist", characters);
  }

  RecognizedLine collect(const LinePicture& line, double scale) {
    RecognizedLine read;
    const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
    if (!at) return read;
    bool word_begins = false;
    do {
      const std::unique_ptr<char[]> symbol(at->GetUTF8Text(tesseract::RIL_SYMBOL));
      if (!symbol) continue;
      word_begins = at->IsAtBeginningOf(tesseract::RIL_WORD);
      int left = 0, top = 0, right = 0, bottom = 0;
      at->BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom);
      const Box box{left / scale, top / scale, (right - left) / scale, (bottom - top) / scale};
      append(read, symbol.get(), word_begins, probability_of(at->Confidence(tesseract::RIL_SYMBOL)),
             line.on_capture(box));
    } while (at->Next(tesseract::RIL_SYMBOL));
    read.confidence = read.characters.empty() ? 0 : 1;
    for (const Character& c : read.characters)
      read.confidence = std::min(read.confidence, double(c.probability));
    return read;
  }

  static void append(RecognizedLine& read, const char* symbol, bool word_begins, float probability, Box box) {
    const icu::UnicodeString characters = icu::UnicodeString::fromUTF8(symbol);
    for (std::int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
      const char32_t c = char32_t(characters.char32At(i));
      if (c == U' ') continue;
      const bool spaced = word_begins && i == 0 && !read.characters.empty() &&
                          !(is_ideograph(c) && is_ideograph(read.characters.back().character));
      if (spaced) read.text += ' ';
      append_utf8(read.text, c);
      read.characters.push_back({c, probability, box, {}});
    }
  }

  tesseract::TessBaseAPI api_;
  std::string allowed_;
};

TesseractRecognizer::TesseractRecognizer(std::unique_ptr<Network> english) : english_(std::move(english)) {}
TesseractRecognizer::~TesseractRecognizer() = default;

Result<std::unique_ptr<TesseractRecognizer>> TesseractRecognizer::create(const std::filesystem::path& data) {
  DOCINTAKE_TRY(chinese, Network::load(data, "chi_sim", "tesseract-ocr-chi-sim"));
  DOCINTAKE_TRY(recognizer, latin(data));
  recognizer->chinese_ = std::move(chinese);
  return std::move(recognizer);
}

Result<std::unique_ptr<TesseractRecognizer>> TesseractRecognizer::latin(const std::filesystem::path& data) {
  setMsgSeverity(L_SEVERITY_NONE);  // Leptonica would print its opinion of odd pictures
  DOCINTAKE_TRY(english, Network::load(data, "eng", "tesseract-ocr-eng"));
  return std::unique_ptr<TesseractRecognizer>(new TesseractRecognizer(std::move(english)));
}

RecognizedLine TesseractRecognizer::recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                                              Deadline deadline) {
  if (deadline.passed() || alphabet == Alphabet::mrz) return {};
  // Tesseract opens parallel regions with a fixed thread number; without active levels they run on this
  // thread.
  omp_set_max_active_levels(0);
  const std::unique_ptr<Network>& network = alphabet == Alphabet::general ? chinese_ : english_;
  return network ? network->read(line, alphabet, attempt, deadline) : RecognizedLine{};
}

}  // namespace docintake
