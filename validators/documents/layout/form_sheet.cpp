#include "validators/documents/layout/form_sheet.h"

#include <algorithm>
#include <cmath>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr double kColumnOff = 2.0;  // label heights that labels of one column may begin apart
constexpr double kWideGap = 3.0;    // line heights beyond which a line's value has ended
constexpr double kOwnLine = 0.75;   // label heights between the middles of a label and its value's first line
constexpr double kNextLine = 2.3;   // line heights from one line of a value to the next
constexpr double kSmall = 0.55, kLarge = 1.8;  // height of a line against that of its value's first one
constexpr double kSureGlyph = 0.6;             // probability of an ideograph that is none by chance
constexpr double kLate = 1.0, kFull = 1.6;     // line heights from where other values begin and end
constexpr double kLongLine = 12;               // line heights of lines that may be the longest that fit
constexpr double kSamePitch = 1.3;             // of a label's characters
constexpr double kSameGlyph = 0.5;  // share of the narrower one that two readings of one glyph share
constexpr double kLabelGap = 0.8;   // row heights that set a label apart from what stands before it

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

/// Whether a row, or what stands after a wide gap in it, begins with the label; specks read as marks before
/// it aside.
bool begins_there(const TextRow& row, const LabelPlace& place) {
  constexpr std::u32string_view kMarks = U"。、,.;:'`\"-_|·";
  std::size_t begin = place.begin;
  while (begin > 0 && kMarks.find(row.text[begin - 1]) != std::u32string_view::npos) --begin;
  if (begin == 0) return true;
  const double gap = row.glyphs[begin].box.x - row.glyphs[begin - 1].box.right();
  return gap > kLabelGap * row.height;
}

/// The place with the label's last character, where that was misread and stands close behind what was found.
LabelPlace with_misread_end(const TextRow& row, std::u32string_view label, LabelPlace place) {
  const bool lost = place.end - place.begin < label.size() && row.text[place.end - 1] != label.back();
  if (!lost || place.end == row.glyphs.size() || !is_han(row.text[place.end])) return place;
  const Glyph &last = row.glyphs[place.end - 1], &next = row.glyphs[place.end];
  const double pitch = (last.box.center().x - row.glyphs[place.begin].box.center().x) /
                       std::max(1.0, double(place.end - place.begin - 1));
  if (next.box.center().x - last.box.center().x > kSamePitch * pitch) return place;
  ++place.end;
  place.box = row.box(place.begin, place.end);
  return place;
}

bool overlap(const Hit& a, const Hit& b) {
  return a.place.row == b.place.row && a.place.begin < b.place.end && b.place.begin < a.place.end;
}

std::vector<Hit> hits_of(std::span<const TextRow> rows, std::span<const FieldLabel> labels) {
  std::vector<Hit> all, kept;
  for (const FieldLabel& label : labels) {
    for (const LabelPlace& place : find_label(rows, label.text, least_score(label.text))) {
      const TextRow& row = rows[place.row];
      if (!begins_there(row, place)) continue;
      const LabelPlace whole = with_misread_end(row, label.text, place);
      all.push_back({label, whole, row.glyphs[whole.begin].line_height});
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

/// Labels are spread over one width: those of a column end below each other too, where the beginning of one
/// was lost.
bool same_column(const Hit& a, const Hit& b) {
  const double most = kColumnOff * std::max(a.height, b.height);
  const Box &one = a.place.box, &other = b.place.box;
  return std::abs(one.x - other.x) < most || std::abs(one.right() - other.right()) < most;
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

/// What two lines that were read over each other both have, once: as the surer one has it.
void drop_doubles(std::vector<Glyph>& glyphs) {
  for (std::size_t i = 1; i < glyphs.size();) {
    Glyph &a = glyphs[i - 1], &b = glyphs[i];
    const double shared = std::min(a.box.right(), b.box.right()) - std::max(a.box.x, b.box.x);
    if (a.line == b.line || shared < kSameGlyph * std::min(a.box.w, b.box.w)) {
      ++i;
    } else {
      glyphs.erase(glyphs.begin() + std::ptrdiff_t(a.probability < b.probability ? i - 1 : i));
    }
  }
}

/// A frame beside the text is read as a stroke at the end of a line that comes close to it.
void drop_frame_stroke(std::vector<Glyph>& glyphs) {
  constexpr double kSureLetter = 0.8;
  constexpr std::u32string_view kStrokes = U"JjIil|丨";
  if (glyphs.size() < 2 || kStrokes.find(glyphs.back().character) == std::u32string_view::npos) return;
  const char32_t before = glyphs[glyphs.size() - 2].character;
  if (glyphs.back().probability < kSureLetter && (is_han(before) || is_ascii_digit(before)))
    glyphs.pop_back();
}

/// A line of a value, and whether something stands behind a wide gap in it.
struct Line {
  Value value;
  bool cut_off = false;
};

/// Glyphs of one height put in order, up to the first wide gap.
Line line_of(std::vector<Glyph> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph& a, const Glyph& b) { return a.box.center().x < b.box.center().x; });
  drop_doubles(glyphs);
  const auto end = std::adjacent_find(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b) {
    return b.box.x - a.box.right() > kWideGap * std::max(a.line_height, b.line_height);
  });
  const bool cut_off = end != glyphs.end() && std::any_of(end + 1, glyphs.end(), [](const Glyph& glyph) {
                         return is_han(glyph.character) && glyph.probability >= kSureGlyph;
                       });
  if (end != glyphs.end()) glyphs.erase(end + 1, glyphs.end());
  drop_frame_stroke(glyphs);
  return {{std::move(glyphs)}, cut_off};
}

double middle_of(const Value& line) { return line.glyphs.front().box.center().y; }
double left_of(const Value& line) { return line.glyphs.front().box.x; }
double right_of(const Value& line) { return line.glyphs.back().box.right(); }
double height_of(const Value& line) { return line.glyphs.front().line_height; }

/// The lines in the room, top to bottom, pieces at one height put together.
std::vector<Line> lines_in(std::span<const TextRow> rows, const Hit& own, const Room& room,
                           std::span<const Hit> hits) {
  std::vector<std::vector<Glyph>> pieces;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Glyph> glyphs = glyphs_in(rows[r], r, own, room, hits);
    if (!glyphs.empty()) pieces.push_back(std::move(glyphs));
  }
  const auto y = [](const std::vector<Glyph>& piece) { return piece.front().box.center().y; };
  std::stable_sort(pieces.begin(), pieces.end(), [&](const auto& a, const auto& b) { return y(a) < y(b); });
  std::vector<Line> lines;
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

/// Whether a line is as large as the value's first one and begins below it.
bool goes_on(const Value& first, const Value& line) {
  const double height = height_of(first);
  const bool alike = height_of(line) > kSmall * height && height_of(line) < kLarge * height;
  const double aside = line.glyphs.front().box.x - first.glyphs.front().box.x;
  return alike && std::abs(aside) < kColumnOff * height;
}

/// The entry with the value's own lines: the first at the label's height, each further one close below and as
/// large.
FormEntry entry_of(const Hit& hit, std::vector<Line> lines) {
  FormEntry entry{hit.label, hit.place, {}};
  auto& value = entry.lines;
  for (Line& line : lines) {
    if (value.empty()) {
      if (std::abs(middle_of(line.value) - hit.y()) > hit.height) continue;
    } else {
      if (middle_of(line.value) - middle_of(value.back()) > kNextLine * height_of(value.front())) break;
      if (!goes_on(value.front(), line.value)) continue;
    }
    entry.cut_off = entry.cut_off || line.cut_off;
    value.push_back(std::move(line.value));
  }
  return entry;
}

/// Compares where the values of each column begin and end; `hits` are the entries' labels.
void compare_in_columns(std::vector<FormEntry>& entries, std::span<const Hit> hits) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].lines.empty()) continue;
    const double height = height_of(entries[i].lines.front());
    double begin = left_of(entries[i].lines.front()), end = right_of(entries[i].lines.back());
    const double own_begin = begin, own_end = end;
    for (std::size_t k = 0; k < entries.size(); ++k) {
      if (!same_column(hits[i], hits[k])) continue;
      for (const Value& line : entries[k].lines) {
        begin = std::min(begin, left_of(line));
        end = std::max(end, right_of(line));
      }
    }
    entries[i].begins_late = own_begin - begin > kLate * height && hits[i].place.box.right() < begin;
    entries[i].reaches_end = end - own_end < kFull * height && end - begin > kLongLine * height;
  }
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
    entries.push_back(entry_of(hit, lines_in(rows, hit, room, hits)));
  }
  compare_in_columns(entries, hits);
  return entries;
}

}  // namespace docintake
