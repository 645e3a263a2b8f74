#include "ocr/recognizer/network_recognizer.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "ocr/decoding/ctc.h"
#include "ocr/decoding/prefix_beam_search.h"
#include "ocr/models/models.h"
#include "ocr/recognizer/line_image.h"

namespace docintake {
namespace {

constexpr std::size_t kRivals = 3;    // kept beside a character
constexpr float kRivalFloor = -6.9F;  // ln 1e-3
constexpr double kReach = 0.4;        // of a character's box beyond its frames at most, in image heights

constexpr char32_t kFirstEastAsian = 0x2E80;  // full-width forms are beyond it too

bool is_separator(char32_t c) { return c == U'.' || c == U'/' || c == U'-'; }

/// Whether a reading with the alphabet looks for the character.
bool belongs_to(Alphabet alphabet, char32_t c) {
  const bool digit = c >= U'0' && c <= U'9';
  switch (alphabet) {
    case Alphabet::digits:
      return digit || c == U'X' || is_separator(c);
    case Alphabet::mrz:
      return digit || (c >= U'A' && c <= U'Z') || c == U'<';
    case Alphabet::latin:
      return c < kFirstEastAsian;
    case Alphabet::general:
      break;
  }
  return true;
}

/// Whether it is read so that nothing else is read in its place, and then left out.
bool is_left_out(Alphabet alphabet, char32_t c) {
  return c == U' ' || (alphabet == Alphabet::digits && is_separator(c));
}

std::string utf8_of(std::u32string_view text) {
  std::string utf8;
  for (const char32_t c : text) icu::UnicodeString(UChar32(c)).toUTF8String(utf8);
  return utf8;
}

/// Between the middles to the neighbours and not farther from the frames than a character's box reaches.
std::vector<Box> boxes_of(const std::vector<CtcCharacter>& characters, const LineImage& image, int stride) {
  const double reach = kReach * image.pixels.height();
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const double begin = double(characters[i].first) * stride;
    const double end = double(characters[i].last + 1) * stride;
    double left = std::max(0.0, begin - reach);
    double right = std::min(double(image.pixels.width()), end + reach);
    if (i > 0) left = std::max(left, (begin + double(characters[i - 1].last + 1) * stride) / 2);
    if (i + 1 < characters.size())
      right = std::min(right, (end + double(characters[i + 1].first) * stride) / 2);
    boxes.push_back(image.on_picture(left, std::max(right, left)));
  }
  return boxes;
}

using SharedNetwork = std::shared_ptr<const LineNetwork>;

Result<SharedNetwork> made_ready(std::string_view model_file) {
  DOCINTAKE_TRY(model, parse_network_model(model_file));
  return LineNetwork::create(std::move(model));
}

}  // namespace

class NetworkRecognizer::Reader {
 public:
  explicit Reader(std::shared_ptr<const LineNetwork> network) : scorer_(std::move(network)) {}

  RecognizedLine read(const LinePicture& line, Alphabet alphabet, int attempt) {
    const LineImage image = image_of(line, attempt);
    const FrameScores& scores = scorer_.score(image.pixels);
    return written(decode_greedily(scores, allowed(alphabet)), scores, alphabet, line, image);
  }

  std::optional<ConstrainedLine> read_within(const LinePicture& line, Alphabet alphabet, int attempt,
                                             const TextConstraint& constraint) {
    const LineImage image = image_of(line, attempt);
    const FrameScores& scores = scorer_.score(image.pixels);
    const auto found = search_texts(scores, scorer_.network().alphabet(), &constraint, 1, kConstrained);
    if (found.empty()) return std::nullopt;
    const RecognizedLine free =
        written(decode_greedily(scores, allowed(alphabet)), scores, alphabet, line, image);
    ConstrainedLine read;
    read.line = written(align(scores, found.front().classes), scores, alphabet, line, image);
    read.as_read = read.line.text == free.text;
    return read;
  }

  double log_probability(const LinePicture& line, int attempt, std::u32string_view text) {
    std::vector<int> classes;
    for (const char32_t c : text) {
      const std::size_t at = scorer_.network().alphabet().find(c);
      if (at == std::u32string::npos) return -std::numeric_limits<double>::infinity();
      classes.push_back(int(at) + 1);
    }
    const LineImage image = image_of(line, attempt);
    return log_likelihood(scorer_.score(image.pixels), classes);
  }

 private:
  /// A constraint is met at the end only: more beginnings must live until then.
  static constexpr BeamLimits kConstrained{.beams = 96, .candidates = 12};

  LineImage image_of(const LinePicture& line, int attempt) const {
    return line_image(line, scorer_.network().height(), scorer_.network().widest(), attempt);
  }

  const std::vector<bool>& allowed(Alphabet alphabet) {
    std::vector<bool>& classes = allowed_[std::size_t(alphabet)];
    if (!classes.empty() || alphabet == Alphabet::general) return classes;
    classes.push_back(true);  // the blank
    for (const char32_t c : scorer_.network().alphabet()) classes.push_back(belongs_to(alphabet, c));
    return classes;
  }

  char32_t character_of(int of) const { return scorer_.network().alphabet()[std::size_t(of - 1)]; }

  std::vector<Alternative> rivals(const FrameScores& scores, const CtcCharacter& character,
                                  Alphabet alphabet) const {
    std::vector<Alternative> found;
    for (const Candidate& rival :
         best_candidates(scores.frame_at(character.peak), kRivals + 2, kRivalFloor)) {
      if (rival.of == kBlank || rival.of == character.of || found.size() == kRivals) continue;
      const char32_t c = character_of(rival.of);
      if (belongs_to(alphabet, c) && !is_left_out(alphabet, c)) found.push_back({c, std::exp(rival.score)});
    }
    return found;
  }

  RecognizedLine written(const std::vector<CtcCharacter>& characters, const FrameScores& scores,
                         Alphabet alphabet, const LinePicture& line, const LineImage& image) const {
    const std::vector<Box> boxes = boxes_of(characters, image, scorer_.network().stride());
    RecognizedLine read;
    read.confidence = 1;
    std::u32string text;
    bool spaced = false;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const char32_t c = character_of(characters[i].of);
      if (is_left_out(alphabet, c)) {
        spaced = c == U' ' && !text.empty();
        continue;
      }
      if (std::exchange(spaced, false)) text += U' ';
      text += c;
      const auto probability = float(std::exp(characters[i].score));
      read.characters.push_back(
          {c, probability, line.on_capture(boxes[i]), rivals(scores, characters[i], alphabet)});
      read.confidence = std::min(read.confidence, double(probability));
    }
    if (read.characters.empty()) read.confidence = 0;
    read.text = utf8_of(text);
    return read;
  }

  LineScorer scorer_;
  std::array<std::vector<bool>, 4> allowed_;  // by alphabet and class; empty: all
};

Result<std::unique_ptr<NetworkRecognizer>> NetworkRecognizer::machine() {
  static const Result<SharedNetwork> network = made_ready(machine_model());
  if (!network.ok()) return network.error();
  return std::make_unique<NetworkRecognizer>(*network);
}

Result<std::unique_ptr<NetworkRecognizer>> NetworkRecognizer::general() {
  static const Result<SharedNetwork> network = made_ready(general_model());
  if (!network.ok()) return network.error();
  return std::make_unique<NetworkRecognizer>(*network);
}

NetworkRecognizer::NetworkRecognizer(std::shared_ptr<const LineNetwork> network)
    : reader_(std::make_unique<Reader>(std::move(network))) {}

NetworkRecognizer::~NetworkRecognizer() = default;

RecognizedLine NetworkRecognizer::recognize(const LinePicture& line, Alphabet alphabet, int attempt,
                                            Deadline deadline) {
  return deadline.passed() ? RecognizedLine{} : reader_->read(line, alphabet, attempt);
}

std::optional<ConstrainedLine> NetworkRecognizer::recognize_within(const LinePicture& line, Alphabet alphabet,
                                                                   int attempt,
                                                                   const TextConstraint& constraint,
                                                                   Deadline deadline) {
  if (deadline.passed()) return std::nullopt;
  return reader_->read_within(line, alphabet, attempt, constraint);
}

double NetworkRecognizer::log_probability(const LinePicture& line, int attempt, std::u32string_view text,
                                          Deadline deadline) {
  if (deadline.passed()) return -std::numeric_limits<double>::infinity();
  return reader_->log_probability(line, attempt, text);
}

}  // namespace docintake
