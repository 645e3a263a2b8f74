#include "ocr/mrz/mrz_reader.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <span>
#include <string_view>

#include "ocr/glyphs/glyph_matcher.h"
#include "ocr/glyphs/monospaced_line.h"
#include "ocr/lines/line_picture.h"
#include "ocr/mrz/mrz_format.h"

namespace docintake {
namespace {

constexpr double kLeastLikeness = 0.60;   // mean correlation of a row's cells
constexpr double kSpace = 1.3;            // cut out at both ends of the rows, in ink heights
constexpr float kUnexpected = 0.02F;      // weight of a character that the format does not hold at its place
constexpr float kLetterO = 0.05F;         // and of O in a number: issuers avoid it
constexpr int kAttempts = 2;              // independent readings of a zone by the recognizer
constexpr int kMostOff = 3;               // characters that a row may be read too long or too short
constexpr int kFewestFillers = 2;         // in all rows of a zone
constexpr double kLeastCertainty = 0.55;  // mean probability of a zone's characters
constexpr std::string_view kCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/// One row and all cells on its picture, those beyond its ends too.
struct Row {
  MonospacedLine line;
  std::vector<Cell> cells;
};

/// The region's rows cut out over their common width, so that an end found in one row is read in all.
std::vector<LinePicture> pictures_of(const Raster& luma, const MrzRegion& region) {
  double left = region.rows.front().quad[0].x;
  double right = region.rows.front().quad[1].x;
  for (const FoundLine& row : region.rows) {
    left = std::min(left, row.quad[0].x - kSpace * row.height);
    right = std::max(right, row.quad[1].x + kSpace * row.height);
  }
  std::vector<LinePicture> pictures;
  for (const FoundLine& row : region.rows)
    pictures.emplace_back(luma, stretched(row, row.quad[0].x - left, right - row.quad[1].x), row.height);
  return pictures;
}

/// Settles all lines on one common aspect: a line of letters alone cannot tell capitals from the taller
/// digits. False where a line does not look like OCR-B.
bool settle_together(std::vector<MonospacedLine>& lines, const GlyphMatcher& matcher) {
  std::vector<MonospacedLine> best;
  double highest = 0;
  for (MonospacedLine& line : lines)
    if (line.settle(matcher) < kLeastLikeness) return false;
  for (const MonospacedLine& model : lines) {
    std::vector<MonospacedLine> tried = lines;
    double sum = 0;
    for (MonospacedLine& line : tried) {
      line.set_aspect(model.aspect());
      sum += line.settle(matcher);
    }
    if (sum <= highest) continue;
    highest = sum;
    best = std::move(tried);
  }
  lines = std::move(best);
  return true;
}

/// Where a row's characters begin, and how many cells contradict that: empty ones inside, filled ones
/// outside.
struct Window {
  int begin = 0;
  int contradictions = 1000;
};

Window window_of(const std::vector<Cell>& cells, int length) {
  const auto filled = [](auto from, auto to) {
    return int(std::count_if(from, to, [](const Cell& cell) { return cell.filled; }));
  };
  const int total = filled(cells.begin(), cells.end());
  Window best;
  for (int begin = 0; begin + length <= int(cells.size()); ++begin) {
    const int inside = filled(cells.begin() + begin, cells.begin() + begin + length);
    const int contradictions = (length - inside) + (total - inside);
    if (contradictions < best.contradictions) best = {begin, contradictions};
  }
  return best;
}

/// How many characters a row holds: that of the standard's lengths which the rows contradict least. 0 for
/// none.
int length_of(const std::vector<Row>& rows) {
  int best = 0;
  int fewest = 1000;
  for (const int length : {44, 36, 30}) {
    if ((rows.size() == 3) != (length == 30)) continue;
    int contradictions = 0;
    for (const Row& row : rows) contradictions += window_of(row.cells, length).contradictions;
    if (contradictions >= fewest) continue;
    fewest = contradictions;
    best = length;
  }
  return fewest <= int(rows.size()) * best / 5 ? best : 0;
}

/// Mainland permits (CR, CT) print their own layout on three lines of thirty.
bool keeps_to_format(const RecognizedLine& first) {
  return !first.text.starts_with("CR") && !first.text.starts_with("CT");
}

std::vector<RecognizedLine> read_rows(const std::vector<Row>& rows, int length, const GlyphMatcher& matcher) {
  std::vector<RecognizedLine> lines;
  const int count = int(rows.size());
  for (int i = 0; i < count; ++i) {
    const int begin = window_of(rows[std::size_t(i)].cells, length).begin;
    const bool bound = i == 0 || keeps_to_format(lines.front());
    const auto expected = [&](int place, char character) {
      const MrzClass kind = bound ? mrz_class(count, length, i, place) : MrzClass::any;
      if (kind == MrzClass::number && character == 'O') return kLetterO;
      return holds(kind, character) ? 1 : kUnexpected;
    };
    lines.push_back(read_cells(rows[std::size_t(i)].line, rows[std::size_t(i)].cells, begin, begin + length,
                               matcher, expected));
  }
  return lines;
}

Quad quad_around(const std::vector<RecognizedLine>& lines) {
  const auto& top = lines.front().characters;
  const auto& bottom = lines.back().characters;
  return {{{top.front().box.x, top.front().box.y},
           {top.back().box.right(), top.back().box.y},
           {bottom.back().box.right(), bottom.back().box.bottom()},
           {bottom.front().box.x, bottom.front().box.bottom()}}};
}

/// The zone by its characters' shapes.
std::optional<MrzZone> read_shapes(const std::vector<LinePicture>& pictures, Deadline deadline) {
  std::vector<MonospacedLine> lines;
  for (const LinePicture& picture : pictures) {
    if (deadline.passed()) return std::nullopt;
    const auto line = MonospacedLine::fit(picture);
    if (!line) return std::nullopt;
    lines.push_back(*line);
  }
  static const GlyphMatcher drawn(kCharacters, 1.0);  // takes longer than reading with it
  if (!settle_together(lines, drawn)) return std::nullopt;

  std::vector<Row> rows;
  for (const MonospacedLine& line : lines) rows.push_back({line, line.cells(drawn)});
  const int length = length_of(rows);
  if (length == 0) return std::nullopt;

  GlyphMatcher learned = drawn;
  for (const Row& row : rows) learn_from(row.cells, learned);
  MrzZone zone;
  zone.again.push_back(read_rows(rows, length, drawn));
  for (Row& row : rows) row.cells = row.line.cells(learned);
  zone.lines = read_rows(rows, length, learned);
  zone.quad = quad_around(zone.lines);
  return zone;
}

/// The standard's length that all rows nearly have; 0 for none.
int length_near(const std::vector<RecognizedLine>& rows) {
  int best = 0;
  int least = 1000;
  for (const int length : {44, 36, 30}) {
    if ((rows.size() == 3) != (length == 30)) continue;
    int off = 0;
    for (const RecognizedLine& row : rows) {
      const int difference = std::abs(int(row.characters.size()) - length);
      off += difference > kMostOff ? 1000 : difference;
    }
    if (off >= least) continue;
    least = off;
    best = length;
  }
  return best;
}

/// Whether the rows are sure enough, and filled up as a zone's are.
bool like_a_zone(const std::vector<RecognizedLine>& rows) {
  double sum = 0;
  int characters = 0;
  int fillers = 0;
  for (const RecognizedLine& row : rows) {
    for (const Character& c : row.characters) {
      sum += c.probability;
      ++characters;
      fillers += c.character == U'<' ? 1 : 0;
    }
  }
  return fillers >= kFewestFillers && sum >= kLeastCertainty * characters;
}

/// Which characters may stand at each place of a row, without its check digits: these are to speak for what
/// was read, not to make it. Numbers have no O where `with_o` is false: issuers avoid it, and OCR-B draws it
/// like 0.
FixedForm form_of(int rows, int length, int row, bool bound, bool with_o) {
  std::vector<std::u32string> places;
  for (int place = 0; place < length; ++place) {
    const MrzClass kind = bound ? mrz_class(rows, length, row, place) : MrzClass::any;
    places.push_back(characters_of(kind));
    if (!with_o && kind == MrzClass::number) std::erase(places.back(), U'O');
  }
  return {std::move(places), {}};
}

bool keeps(const RecognizedLine& row, const FixedForm& form) {
  std::u32string text;
  for (const Character& c : row.characters) text += c.character;
  return form.accepts(text);
}

/// The row that holds the name: the last of three, the first of two (ICAO Doc 9303-4 to 6).
std::size_t name_row(std::size_t rows) { return rows == 3 ? 2 : 0; }

/// The rows as the recognizer reads them in that attempt. `name`: the row of the name, where it was read.
std::vector<RecognizedLine> recognize_rows(const std::vector<LinePicture>& pictures,
                                           LineRecognizer& recognizer, int attempt, Deadline deadline,
                                           std::optional<RecognizedLine> name = std::nullopt) {
  std::vector<RecognizedLine> rows;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const bool known = name && i == name_row(pictures.size());
    rows.push_back(known ? *std::move(name)
                         : recognizer.recognize(pictures[i], Alphabet::mrz, attempt, deadline));
  }
  return rows;
}

/// Whether the rows say something, but have none of the fillers that every zone has.
bool is_no_zone(const std::vector<RecognizedLine>& rows) {
  bool says_something = false;
  bool filled = false;
  for (const RecognizedLine& row : rows) {
    says_something |= !row.characters.empty();
    filled |= std::any_of(row.characters.begin(), row.characters.end(),
                          [](const Character& c) { return c.character == U'<'; });
  }
  return says_something && !filled;
}

/// Whether the row in which a zone has the name says something, but has none of the fillers between and
/// behind its parts, nor the length of a row: then the others need not be read.
bool is_no_name(const RecognizedLine& row) {
  const auto near = [&](int length) { return std::abs(int(row.characters.size()) - length) <= kMostOff; };
  return is_no_zone({row}) && !near(44) && !near(36) && !near(30);
}

/// The rows brought to one and the same of the standard's lengths, with what may stand at each place; empty
/// where they are no such rows.
std::vector<RecognizedLine> within_format(std::vector<RecognizedLine> rows,
                                          const std::vector<LinePicture>& pictures,
                                          LineRecognizer& recognizer, int attempt, Deadline deadline) {
  const int length = length_near(rows);
  if (length == 0 || !like_a_zone(rows)) return {};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool bound = i == 0 || keeps_to_format(rows.front());
    const FixedForm form = form_of(int(rows.size()), length, int(i), bound, attempt > 0);
    if (keeps(rows[i], form)) continue;
    auto row = recognizer.recognize_within(pictures[i], Alphabet::mrz, attempt, form, deadline);
    if (!row && int(rows[i].characters.size()) == length) continue;  // not every issuer keeps to the format
    if (!row) return {};
    rows[i] = std::move(row->line);
  }
  return rows;
}

/// The zone as the recognizer reads it, `first` being its first attempt.
std::optional<MrzZone> recognize_zone(const std::vector<LinePicture>& pictures,
                                      std::vector<RecognizedLine> first, LineRecognizer& recognizer,
                                      Deadline deadline) {
  std::vector<std::vector<RecognizedLine>> readings;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto rows = attempt == 0 ? std::move(first) : recognize_rows(pictures, recognizer, attempt, deadline);
    rows = within_format(std::move(rows), pictures, recognizer, attempt, deadline);
    if (rows.empty()) continue;
    if (!readings.empty() && rows.front().characters.size() != readings.front().front().characters.size())
      continue;
    readings.push_back(std::move(rows));
  }
  if (readings.empty()) return std::nullopt;
  MrzZone zone;
  zone.lines = std::move(readings.front());
  zone.again.assign(std::make_move_iterator(readings.begin() + 1), std::make_move_iterator(readings.end()));
  zone.quad = quad_around(zone.lines);
  return zone;
}

}  // namespace

std::optional<MrzZone> read_mrz(const Raster& luma, std::span<const MrzRegion> regions,
                                LineRecognizer& recognizer, Deadline deadline) {
  std::vector<std::vector<LinePicture>> possible;
  for (const MrzRegion& region : regions) {
    auto pictures = pictures_of(luma, region);
    auto name = recognizer.recognize(pictures[name_row(pictures.size())], Alphabet::mrz, 0, deadline);
    if (is_no_name(name)) continue;
    auto first = recognize_rows(pictures, recognizer, 0, deadline, std::move(name));
    if (is_no_zone(first)) continue;
    if (auto zone = recognize_zone(pictures, std::move(first), recognizer, deadline)) return zone;
    possible.push_back(std::move(pictures));
  }
  for (const auto& pictures : possible)
    if (auto zone = read_shapes(pictures, deadline)) return zone;
  return std::nullopt;
}

}  // namespace docintake
