#include "validators/documents/layout/form_sheet.h"

#include <algorithm>
#include <cmath>

namespace docintake {
namespace {

constexpr double kColumnOff = 2.0;  // label heights that labels of one column may begin apart
constexpr double kWideGap = 3.0;    // line heights beyond which a line's value has ended
constexpr double kOwnLine = 0.75;   // label heights between the middles of a label and its value's first line
constexpr double kNextLine = 2.3;   // line heights from one line of a value to the next
constexpr double kSmall = 0.55, kLarge = 1.8;  // height of a line against that of its value's first one
constexpr double kLabelGap = 0.8;  // row heights that set a label apart from what stands before it

struct Hit {
  FieldLabel label;
  LabelPlace place;
  double height = 0;

  double y() const { return place.box.center().y; }
};

/// Short labels are too easily found in other words to be taken damaged.
double least_score(std::u32string_view label) {
  constexpr double kShort = 0.8, kMiddle = 0.74, kLong = 0.6;
  return label.size() <= 3 ? kShort : label.size() == 4 ? kMiddle : kLong;
}

bool begins_there(const TextRow& row, const LabelPlace& place) {
  if (place.begin == 0) return true;
  const double gap = row.glyphs[place.begin].box.x - row.glyphs[place.begin - 1].box.right();
  return gap > kLabelGap * row.height;
}

bool overlap(const Hit& a, const Hit& b) {
  return a.place.row == b.place.row && a.place.begin < b.place.end && b.place.begin < a.place.end;
}

std::vector<Hit> hits_of(std::span<const TextRow> rows, std::span<const FieldLabel> labels) {
  std::vector<Hit> all, kept;
  for (const FieldLabel& label : labels) {
    for (const LabelPlace& place : find_label(rows, label.text, least_score(label.text))) {
      const TextRow& row = rows[place.row];
      if (begins_there(row, place)) all.push_back({label, place, row.glyphs[place.begin].line_height});
    }
  }
  const auto worth = [](const Hit& hit) { return hit.place.score * double(hit.label.text.size()); };
  std::stable_sort(all.begin(), all.end(), [&](const Hit& a, const Hit& b) { return worth(a) > worth(b); });
  for (const Hit& hit : all) {
    if (std::none_of(kept.begin(), kept.end(), [&](const Hit& other) { return overlap(hit, other); }))
      kept.push_back(hit);
  }
  return kept;
}

bool same_column(const Hit& a, const Hit& b) {
  return std::abs(a.place.box.x - b.place.box.x) < kColumnOff * std::max(a.height, b.height);
}

/// Where a label's values may stand.
struct Room {
  double left, right, top, bottom;

  bool holds(Point p) const { return p.x > left && p.x < right && p.y > top && p.y < bottom; }
};

Room room_of(const Hit& hit, std::span<const Hit> hits, std::span<const std::string_view> standalone,
             double page_width) {
  const Box& box = hit.place.box;
  Room room{box.right(), page_width, hit.y() - kOwnLine * hit.height, box.bottom() + 1e9};
  for (const Hit& other : hits) {
    if (&other == &hit) continue;
    const Box& its = other.place.box;
    const bool alone = std::find(standalone.begin(), standalone.end(), other.label.field) != standalone.end();
    if (other.y() > hit.y() + 0.5 * hit.height && (alone || same_column(hit, other)))
      room.bottom = std::min(room.bottom, other.y() - kOwnLine * other.height);
    const bool beside = std::abs(other.y() - hit.y()) < hit.height;
    if (its.x > box.right() && (!alone || beside)) room.right = std::min(room.right, its.x);
  }
  return room;
}

/// The glyphs of a row that stand in the room and belong to no label.
std::vector<Glyph> glyphs_in(const TextRow& row, std::size_t index, const Hit& own, const Room& room,
                             std::span<const Hit> hits) {
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    const bool label = std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
      return hit.place.row == index && i >= hit.place.begin && i < hit.place.end;
    });
    // What follows the label in its own row is its value wherever its box begins.
    Point at = row.glyphs[i].box.center();
    const bool follows = own.place.row == index && i >= own.place.end;
    if (follows && row.glyphs[i].box.right() > room.left) at.x = std::max(at.x, room.left + 1);
    if (!label && room.holds(at)) glyphs.push_back(row.glyphs[i]);
  }
  return glyphs;
}

/// Glyphs of one height put in order, up to the first wide gap.
Value line_of(std::vector<Glyph> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph& a, const Glyph& b) { return a.box.x < b.box.x; });
  const auto end = std::adjacent_find(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b) {
    return b.box.x - a.box.right() > kWideGap * std::max(a.line_height, b.line_height);
  });
  if (end != glyphs.end()) glyphs.erase(end + 1, glyphs.end());
  return {std::move(glyphs)};
}

double middle_of(const Value& line) { return line.glyphs.front().box.center().y; }
double height_of(const Value& line) { return line.glyphs.front().line_height; }

/// The lines in the room, top to bottom, pieces at one height put together.
std::vector<Value> lines_in(std::span<const TextRow> rows, const Hit& own, const Room& room,
                            std::span<const Hit> hits) {
  std::vector<std::vector<Glyph>> pieces;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Glyph> glyphs = glyphs_in(rows[r], r, own, room, hits);
    if (!glyphs.empty()) pieces.push_back(std::move(glyphs));
  }
  const auto y = [](const std::vector<Glyph>& piece) { return piece.front().box.center().y; };
  std::stable_sort(pieces.begin(), pieces.end(), [&](const auto& a, const auto& b) { return y(a) < y(b); });
  std::vector<Value> lines;
  for (std::size_t i = 0; i < pieces.size();) {
    std::vector<Glyph> line = pieces[i];
    std::size_t next = i + 1;
    while (next < pieces.size() && y(pieces[next]) - y(pieces[i]) < 0.5 * pieces[i].front().line_height) {
      line.insert(line.end(), pieces[next].begin(), pieces[next].end());
      ++next;
    }
    lines.push_back(line_of(std::move(line)));
    i = next;
  }
  return lines;
}

/// The value's own lines: the first at the label's height, each further one close below and as large.
std::vector<Value> value_lines(const Hit& hit, std::vector<Value> lines) {
  std::vector<Value> value;
  for (Value& line : lines) {
    if (value.empty()) {
      if (std::abs(middle_of(line) - hit.y()) > hit.height) continue;
    } else {
      const double height = height_of(value.front());
      const bool alike = height_of(line) > kSmall * height && height_of(line) < kLarge * height;
      const bool aligned =
          std::abs(line.glyphs.front().box.x - value.front().glyphs.front().box.x) < kColumnOff * height;
      if (middle_of(line) - middle_of(value.back()) > kNextLine * height) break;
      if (!alike || !aligned) continue;
    }
    value.push_back(std::move(line));
  }
  return value;
}

}  // namespace

Value FormEntry::value() const {
  Value all;
  for (const Value& line : lines) all.glyphs.insert(all.glyphs.end(), line.glyphs.begin(), line.glyphs.end());
  return all;
}

std::vector<FormEntry> form_entries(std::span<const TextRow> rows, std::span<const FieldLabel> labels,
                                    std::span<const std::string_view> standalone, double page_width) {
  const std::vector<Hit> hits = hits_of(rows, labels);
  std::vector<FormEntry> entries;
  for (const Hit& hit : hits) {
    const Room room = room_of(hit, hits, standalone, page_width);
    entries.push_back({hit.label, hit.place, value_lines(hit, lines_in(rows, hit, room, hits))});
  }
  return entries;
}

}  // namespace docintake
