#include "validators/documents/layout/printed_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "validators/documents/layout/labels.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct Hit {
  const FieldLabel* label;
  LabelPlace place;
};

/// A label that ends inside a word is less likely the right one.
double worth(const Hit& hit) {
  constexpr double kCutWord = 0.85;
  return hit.place.score * double(hit.label->text.size()) * (hit.place.whole_words ? 1 : kCutWord);
}

bool overlap(const Hit& a, const Hit& b) {
  return a.place.row == b.place.row && a.place.begin < b.place.end && b.place.begin < a.place.end;
}

constexpr double kWideGap = 1.3;  // row heights; what stands beyond one belongs to something else

bool is_within(const Hit& hit, std::size_t row, std::size_t glyph) {
  return hit.place.row == row && glyph >= hit.place.begin && glyph < hit.place.end;
}

bool is_in_label(const std::vector<Hit>& hits, std::size_t row, std::size_t glyph) {
  return std::ranges::any_of(hits, [&](const Hit& hit) { return is_within(hit, row, glyph); });
}

bool is_gap_before(const TextRow& row, std::size_t glyph) {
  return row.glyphs[glyph].box.x - row.glyphs[glyph - 1].box.right() > kWideGap * row.height;
}

/// Where the label begins with what stands before it: of a label in two languages, parted by a slash, the
/// first may not be in the table.
std::size_t begin_of_both(const std::vector<Hit>& hits, const Hit& hit, const TextRow& row) {
  std::size_t begin = hit.place.begin;
  if (begin == 0 || row.glyphs[begin - 1].character != U'/') return begin;
  while (begin > 0 && !is_in_label(hits, hit.place.row, begin - 1) && !is_gap_before(row, begin)) --begin;
  return begin;
}

/// Short labels are too easily found in other words to be taken damaged; of four ideographs three are enough,
/// which say more than letters.
double least_score(std::u32string_view label) {
  constexpr std::size_t kIdeographs = 4;
  constexpr double kThreeOfFour = 0.74;
  if (label.size() == kIdeographs && std::ranges::all_of(label, is_han)) return kThreeOfFour;
  struct Row {
    std::size_t longest;
    double score;
  };
  constexpr std::array kRows{Row{4, 0.99}, Row{7, 0.84}, Row{10, 0.82}};
  const auto row =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& each) { return label.size() <= each.longest; });
  return row == kRows.end() ? 0.78 : row->score;
}

std::vector<Hit> hits_of(std::span<const TextRow> rows, std::span<const FieldLabel> labels) {
  std::vector<Hit> all, kept;
  for (const FieldLabel& label : labels) {
    for (const LabelPlace& place : find_label(rows, label.text, least_score(label.text)))
      all.push_back({&label, place});
  }
  std::stable_sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) { return worth(a) > worth(b); });
  for (const Hit& hit : all) {
    if (std::none_of(kept.begin(), kept.end(), [&](const Hit& other) { return overlap(hit, other); }))
      kept.push_back(hit);
  }
  for (Hit& hit : kept) {
    const TextRow& row = rows[hit.place.row];
    hit.place.box = row.box(begin_of_both(kept, hit, row), hit.place.end);
  }
  return kept;
}

/// A stretch of a row between labels and wide gaps.
struct Segment {
  std::size_t row, begin, end;
  Box box;
};

std::vector<Segment> segments_of(std::span<const TextRow> rows, const std::vector<Hit>& hits) {
  std::vector<Segment> segments;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const TextRow& row = rows[r];
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
      if (end > begin) segments.push_back({r, begin, end, row.box(begin, end)});
    };
    for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
      if (is_in_label(hits, r, i)) {
        close(i);
        begin = i + 1;
      } else if (i > begin && is_gap_before(row, i)) {
        close(i);
        begin = i;
      }
    }
    close(row.glyphs.size());
  }
  return segments;
}

/// How far a segment stands from the place where a label's value belongs; nothing where it cannot be its
/// value.
std::optional<double> distance_of(const Hit& hit, const Segment& segment, double label_height) {
  const Box& label = hit.place.box;
  constexpr double kFarthestRight = 8, kFarthestDown = 4.2, kAlignment = 2.0;  // Label heights.
  if (segment.row == hit.place.row) {
    if (segment.begin < hit.place.end) return std::nullopt;
    const double gap = (segment.box.x - label.right()) / label_height;
    return gap > kFarthestRight ? std::nullopt : std::optional(std::max(0.0, gap) * 0.5);
  }
  const double down = (segment.box.center().y - label.center().y) / label_height;
  if (down < 0.5 || down > kFarthestDown) return std::nullopt;
  const double aside = std::abs(segment.box.x - label.x) / label_height;
  const bool under = segment.box.x < label.right() && segment.box.right() > label.x;
  if (aside > kAlignment && !under) return std::nullopt;
  return down + (under ? 0.1 : 0.5) * aside;
}

/// Whether another label stands between a label and what stands below it: then that is the other's value.
bool is_cut_off(const Hit& hit, const Segment& segment, const std::vector<Hit>& hits) {
  const Box& label = hit.place.box;
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
    const Box& box = other.place.box;
    return other.place.row != hit.place.row && box.y > label.center().y &&
           box.center().y < segment.box.center().y && box.x < label.right() && box.right() > label.x;
  });
}

}  // namespace

Piece piece_of(const TextRow& row, std::size_t begin, std::size_t end) {
  Piece piece;
  piece.text = row.text.substr(begin, end - begin);
  piece.spaced = row.spaced(begin, end);
  for (std::size_t i = begin; i < end; ++i) piece.characters.push_back(choices_of(row.glyphs[i]));
  piece.confidence = row.confidence(begin, end);
  piece.box = row.box(begin, end);
  piece.line = row.glyphs[begin].line;
  return piece;
}

std::vector<LabelledPieces> labelled_pieces(std::span<const TextRow> rows,
                                            std::span<const FieldLabel> labels) {
  const std::vector<Hit> hits = hits_of(rows, labels);
  const std::vector<Segment> segments = segments_of(rows, hits);
  std::vector<LabelledPieces> found;
  for (const Hit& hit : hits) {
    const double height =
        std::max({hit.place.box.h, rows[hit.place.row].glyphs[hit.place.begin].line_height, 1.0});
    std::vector<std::pair<double, const Segment*>> near;
    for (const Segment& segment : segments) {
      const auto distance = distance_of(hit, segment, height);
      if (distance && !is_cut_off(hit, segment, hits)) near.emplace_back(*distance, &segment);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    LabelledPieces pieces{*hit.label, {}};
    for (const auto& [distance, segment] : near)
      pieces.pieces.push_back(piece_of(rows[segment->row], segment->begin, segment->end));
    found.push_back(std::move(pieces));
  }
  return found;
}

}  // namespace docintake
