#include "validators/documents/layout/text_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct PlacedLine {
  std::vector<Glyph> glyphs;
  double height = 0;
  Point left;   ///< Middle of the left side.
  Point right;  ///< Middle of the right side.
};

Box united(const Box& a, const Box& b) {
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// The rivals as glyphs are compared; those that are folded to several characters stand for no one.
std::vector<Alternative> folded_rivals(const std::vector<Alternative>& rivals) {
  std::vector<Alternative> result;
  for (const Alternative& rival : rivals) {
    const std::u32string characters = folded(std::u32string_view(&rival.character, 1));
    if (characters.size() == 1) result.push_back({characters.front(), rival.probability});
  }
  return result;
}

void append_folded(std::vector<Glyph>& glyphs, Glyph glyph) {
  const std::u32string characters = folded(std::u32string_view(&glyph.character, 1));
  for (const char32_t c : characters) {
    glyph.character = c;
    glyphs.push_back(glyph);
    glyph.after_space = false;
  }
}

/// For each character of a text that is no space: whether it is the first or follows a space.
std::vector<bool> spaces_before(std::u32string_view text) {
  std::vector<bool> result;
  bool space = true;
  for (const char32_t c : text) {
    if (c != U' ') result.push_back(space);
    space = c == U' ';
  }
  return result;
}

/// The i-th of n equal parts of the quad, left to right.
Box part_of(const Quad& quad, std::size_t i, std::size_t n) {
  const auto between = [](Point a, Point b, double t) {
    return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  };
  const double from = double(i) / double(n), to = double(i + 1) / double(n);
  return bounding_box({between(quad[0], quad[1], from), between(quad[0], quad[1], to),
                       between(quad[3], quad[2], to), between(quad[3], quad[2], from)});
}

std::vector<Glyph> glyphs_of(const TextLine& line, std::size_t index, double height) {
  std::vector<Glyph> glyphs;
  const std::u32string text = to_u32(line.general.text);
  const std::vector<bool> spaces = spaces_before(text);
  for (std::size_t i = 0; i < line.general.characters.size(); ++i) {
    const Character& c = line.general.characters[i];
    append_folded(glyphs, {c.character, c.probability, c.box, index, height, i < spaces.size() && spaces[i],
                           folded_rivals(c.alternatives)});
  }
  if (!glyphs.empty()) return glyphs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_space = i == 0 || text[i - 1] == U' ';
    append_folded(glyphs, {text[i],
                           line.general.confidence,
                           part_of(line.quad, i, text.size()),
                           index,
                           height,
                           after_space,
                           {}});
  }
  return glyphs;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Point middle_of(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

PlacedLine placed(const TextLine& line, std::size_t index) {
  const auto length = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
  PlacedLine result;
  result.height = (length(line.quad[0], line.quad[3]) + length(line.quad[1], line.quad[2])) / 2;
  result.glyphs = glyphs_of(line, index, result.height);
  result.left = middle_of(line.quad[0], line.quad[3]);
  result.right = middle_of(line.quad[1], line.quad[2]);
  return result;
}

/// Whether b goes on to the right of a at the same height; the gap between them, if so.
std::optional<double> gap_between(const PlacedLine& a, const PlacedLine& b) {
  constexpr double kHeightRatio = 2.2, kOffset = 0.55, kOverlap = 0.8;
  const double small = std::min(a.height, b.height), large = std::max(a.height, b.height);
  if (small <= 0 || large > kHeightRatio * small) return std::nullopt;
  if (std::abs(a.right.y - b.left.y) > kOffset * large) return std::nullopt;
  const double gap = b.left.x - a.right.x;
  if (gap < -kOverlap * large || b.right.x <= a.right.x) return std::nullopt;
  return gap;
}

bool is_speck(char32_t c) {
  return std::u32string_view(U"-_.,:;'\"`~|/\\*^·°…“”‘’—").find(c) != std::u32string_view::npos;
}

/// Whether the row has the glyph already, from a line that reaches into this one's: not another of the same
/// beside it.
bool repeats(const TextRow& row, const Glyph& glyph) {
  constexpr double kSamePlace = 0.5;  // of the narrower one's width
  return std::ranges::any_of(row.glyphs, [&](const Glyph& other) {
    const double shared = std::min(other.box.right(), glyph.box.right()) - std::max(other.box.x, glyph.box.x);
    return other.line != glyph.line && other.character == glyph.character &&
           shared > kSamePlace * std::min(other.box.w, glyph.box.w);
  });
}

TextRow row_of(const std::vector<const PlacedLine*>& lines) {
  TextRow row;
  std::vector<double> heights;
  for (const PlacedLine* line : lines) {
    for (const Glyph& glyph : line->glyphs) {
      if (repeats(row, glyph)) continue;
      row.glyphs.push_back(glyph);
      row.text += glyph.character;
      heights.push_back(glyph.line_height);
    }
  }
  row.height = median(heights);
  for (std::size_t i = 0; i < row.text.size(); ++i) {
    if (is_speck(row.text[i])) continue;
    row.plain += base_letter(row.text[i]);
    row.plain_glyphs.push_back(i);
  }
  return row;
}

}  // namespace

CharacterChoices choices_of(const Glyph& glyph) {
  return {glyph.character, float(glyph.probability), glyph.alternatives};
}

Box TextRow::box(std::size_t begin, std::size_t end) const {
  if (begin >= end || end > glyphs.size()) return {};
  Box all = glyphs[begin].box;
  for (std::size_t i = begin + 1; i < end; ++i) all = united(all, glyphs[i].box);
  return all;
}

std::u32string TextRow::spaced(std::size_t begin, std::size_t end) const {
  std::u32string text_with_spaces;
  for (std::size_t i = begin; i < end && i < glyphs.size(); ++i) {
    if (i > begin && glyphs[i].after_space) text_with_spaces += U' ';
    text_with_spaces += glyphs[i].character;
  }
  return text_with_spaces;
}

double TextRow::confidence(std::size_t begin, std::size_t end) const {
  if (begin >= end || end > glyphs.size()) return 0;
  double least = 1;
  for (std::size_t i = begin; i < end; ++i) least = std::min(least, glyphs[i].probability);
  return least;
}

std::vector<std::pair<std::size_t, std::size_t>> lines_in(const TextRow& row) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    if (i == 0 || row.glyphs[i].line != row.glyphs[i - 1].line) lines.emplace_back(i, i);
    lines.back().second = i + 1;
  }
  return lines;
}

std::vector<TextRow> rows_of(const Reading& reading) {
  std::vector<PlacedLine> lines;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    lines.push_back(placed(reading.lines[i], i));
    if (lines.back().glyphs.empty()) lines.pop_back();
  }
  std::sort(lines.begin(), lines.end(),
            [](const PlacedLine& a, const PlacedLine& b) { return a.left.x < b.left.x; });

  // Each line takes as its follower the nearest one to the right that nobody nearer has taken.
  constexpr std::size_t kNone = std::size_t(-1);
  std::vector<std::size_t> follower(lines.size(), kNone), leader(lines.size(), kNone);
  struct Link {
    double gap;
    std::size_t from, to;
  };
  std::vector<Link> links;
  for (std::size_t a = 0; a < lines.size(); ++a) {
    for (std::size_t b = 0; b < lines.size(); ++b) {
      if (a == b) continue;
      if (const auto gap = gap_between(lines[a], lines[b])) links.push_back({std::abs(*gap), a, b});
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.gap < b.gap; });
  for (const Link& link : links) {
    if (follower[link.from] != kNone || leader[link.to] != kNone) continue;
    follower[link.from] = link.to;
    leader[link.to] = link.from;
  }

  std::vector<TextRow> rows;
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (leader[first] != kNone) continue;
    std::vector<const PlacedLine*> members;
    for (std::size_t at = first; at != kNone; at = follower[at]) members.push_back(&lines[at]);
    rows.push_back(row_of(members));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const TextRow& a, const TextRow& b) {
    return a.box().center().y < b.box().center().y;
  });
  return rows;
}

}  // namespace docintake
