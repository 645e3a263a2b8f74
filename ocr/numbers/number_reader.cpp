#include "ocr/numbers/number_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "ocr/glyphs/monospaced_line.h"
#include "ocr/numbers/digit_run.h"

namespace docintake {
namespace {

constexpr int kFewestDigits = 7;       // HA1234567 on permits of Hong Kong's other nationals
constexpr double kSureText = 0.9;      // mean probability
constexpr double kShortestNumber = 2;  // of a line in which nothing is read, in its heights
constexpr double kBeyond = 2.5;        // looked at beyond the ends of a line, in its heights
constexpr double kLeastLikeness =
    0.955;  // mean correlation from which a number is OCR-B (other faces: up to 0.95)
constexpr std::string_view kCharacters = "0123456789X";

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'X' || c == U'x'; }

/// Characters that a general reading makes of digits; some faces strike the zero through.
bool like_digit(char32_t c) {
  return is_digit(c) || std::u32string_view(U"OoØøQDIl|i!SsBZzGbqgATt").find(c) != std::u32string_view::npos;
}

/// Whether the general reading of the part of the line within `run` speaks for digits, or says nothing clear.
bool reads_as_number(const LinePicture& line, const Box& run, const RecognizedLine& general) {
  int digits = 0;
  int alike = 0;
  int all = 0;
  for (const Character& c : general.characters) {
    const double x = line.from_capture(quad_of(c.box)).center().x;
    if (x < run.x || x > run.right()) continue;
    ++all;
    digits += is_digit(c.character) ? 1 : 0;
    alike += like_digit(c.character) ? 1 : 0;
  }
  return all == 0 || (3 * digits >= 2 * all && 20 * alike >= 17 * all);
}

/// Whether the general reading is sure that there is no digit on the line, nor what may be one.
bool surely_no_number(const RecognizedLine& general) {
  return mean_probability(general) >= kSureText &&
         std::none_of(general.characters.begin(), general.characters.end(),
                      [](const Character& c) { return like_digit(c.character); });
}

/// A number and how it is cut out of the capture.
struct Cut {
  Quad quad{};
  double height = 0;
};

/// Around the longest stretch of the general reading that is digits and what stands between digits.
std::optional<Cut> cut_by_reading(const LinePicture& line, const RecognizedLine& general) {
  std::size_t best_begin = 0;
  std::size_t best_end = 0;
  int best = 0;
  const auto& characters = general.characters;
  for (std::size_t begin = 0; begin < characters.size(); ++begin) {
    if (!is_digit(characters[begin].character)) continue;
    int digits = 0;
    std::size_t last = begin;
    for (std::size_t i = begin; i < characters.size() && i <= last + 2; ++i) {
      if (!is_digit(characters[i].character)) continue;
      ++digits;
      last = i;
    }
    if (digits <= best) continue;
    best = digits;
    best_begin = begin;
    best_end = last;
  }
  if (best < kFewestDigits) return std::nullopt;
  const Box first = line.from_capture(quad_of(characters[best_begin].box));
  const Box last = line.from_capture(quad_of(characters[best_end].box));
  const double top = (line.pixels().height() - line.ink_height()) / 2;
  return Cut{line.quad_on_capture({first.x, top, last.right() - first.x, line.ink_height()}),
             line.ink_height()};
}

/// Digits as the shapes of OCR-B show them; nothing where the number is not printed in it.
std::optional<RecognizedLine> read_shapes(const LinePicture& number) {
  auto line = MonospacedLine::fit(number);
  if (!line) return std::nullopt;
  static const GlyphMatcher drawn(kCharacters, 1.0);  // takes longer than reading with it
  GlyphMatcher matcher = drawn;
  line->settle(matcher);
  learn_from(line->cells(matcher), matcher);
  const std::vector<Cell> cells = line->cells(matcher);
  const auto filled = [](const Cell& cell) { return cell.filled; };
  const auto begin = std::find_if(cells.begin(), cells.end(), filled) - cells.begin();
  const auto end = cells.rend() - std::find_if(cells.rbegin(), cells.rend(), filled);
  if (end - begin < kFewestDigits) return std::nullopt;
  double likeness = 0;
  for (auto i = begin; i < end; ++i) likeness += cells[std::size_t(i)].best;
  if (likeness < kLeastLikeness * double(end - begin)) return std::nullopt;
  return read_cells(*line, cells, int(begin), int(end), matcher, [](int, char) { return 1.F; });
}

}  // namespace

std::vector<RecognizedLine> read_number(const Raster& luma, const FoundLine& found,
                                        const RecognizedLine& general, LineRecognizer& recognizer,
                                        Deadline deadline) {
  if (surely_no_number(general)) return {};
  if (general.characters.empty() && found.width() < kShortestNumber * found.height) return {};
  const LinePicture line(luma, stretched(found, kBeyond * found.height, kBeyond * found.height),
                         found.height);
  std::optional<Cut> cut;
  const auto run = find_digit_run(line);
  if (run && reads_as_number(line, *run, general)) {
    cut = Cut{line.quad_on_capture(*run), run->h};
  } else if (!run) {
    cut = cut_by_reading(line, general);
  }
  if (!cut) return {};
  const LinePicture number(luma, cut->quad, cut->height);
  std::vector<RecognizedLine> readings;
  for (int attempt = 0; attempt < 2; ++attempt) {
    readings.push_back(recognizer.recognize(number, Alphabet::digits, attempt, deadline));
    if (readings.back().characters.empty()) readings.pop_back();
  }
  if (auto shapes = read_shapes(number)) readings.push_back(std::move(*shapes));
  return readings;
}

}  // namespace docintake
