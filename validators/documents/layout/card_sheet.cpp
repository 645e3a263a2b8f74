#include "validators/documents/layout/card_sheet.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace docintake {
namespace {

/// What of a label must be read to take it for one; less is enough where the model says that it stands, and
/// of a long label still less.
constexpr double kLeastScore = 0.6;
constexpr double kLeastScoreInPlace = 0.45;
constexpr double kLeastScoreOfLongInPlace = 0.3;
constexpr std::size_t kLongLabel = 4;

/// The middle of a value's first character stands at least so far behind the end of its label; card widths.
constexpr double kBehindLabel = 0.015;

/// Half the distance between the rows of a card, a little less; card widths.
constexpr double kHalfRow = 0.034;

Point left_middle(const Box& box) { return {box.x, box.y + box.h / 2}; }
Point right_middle(const Box& box) { return {box.right(), box.y + box.h / 2}; }

/// Whether all of the label was read.
bool is_whole(const LabelPlace& place) {
  constexpr double kWhole = 0.9;
  return place.score >= kWhole;
}

double median_height(std::span<const Glyph> glyphs) {
  std::vector<double> heights;
  for (const Glyph& glyph : glyphs) heights.push_back(glyph.line_height);
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + std::ptrdiff_t(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

void add_anchors(const LabelModel& model, const Box& box, std::vector<Anchor>& anchors) {
  // A short label's ends are too near to each other to say anything but where its middle is.
  if (model.text.size() > 2) {
    anchors.push_back({model.begin, left_middle(box)});
    anchors.push_back({model.end, right_middle(box)});
  } else {
    anchors.push_back({model.middle(), box.center()});
  }
}

void drop_ends(std::vector<Glyph>& glyphs, const Belongs& belongs) {
  while (!glyphs.empty() && !belongs(glyphs.back().character)) glyphs.pop_back();
  const auto first = std::find_if(glyphs.begin(), glyphs.end(),
                                  [&](const Glyph& glyph) { return belongs(glyph.character); });
  glyphs.erase(glyphs.begin(), first);
}

/// The glyphs up to the first gap wider than so many of their heights.
std::size_t run_length(std::span<const Glyph> glyphs, double widest_gap) {
  std::size_t length = std::min<std::size_t>(glyphs.size(), 1);
  while (length < glyphs.size() && glyphs[length].box.x - glyphs[length - 1].box.right() <=
                                       widest_gap * glyphs[length - 1].line_height) {
    ++length;
  }
  return length;
}

/// Drops what stands right of `limit` (pixels) but for what is joined to what stands left of it.
void cut_loose_end(std::vector<Glyph>& glyphs, double limit) {
  constexpr double kJoined = 0.6;  // Of a line's height.
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    const bool out = glyphs[i].box.center().x > limit;
    if (out && glyphs[i].box.x - glyphs[i - 1].box.right() > kJoined * glyphs[i].line_height) {
      glyphs.resize(i);
      return;
    }
  }
}

/// Puts the lines that glyphs come from in order, left to right; the order within each stays.
void order_lines(std::vector<Glyph>& glyphs) {
  std::map<std::size_t, double> begins;
  for (const Glyph& glyph : glyphs) {
    const auto [it, first] = begins.try_emplace(glyph.line, glyph.box.x);
    if (!first) it->second = std::min(it->second, glyph.box.x);
  }
  std::stable_sort(glyphs.begin(), glyphs.end(), [&](const Glyph& a, const Glyph& b) {
    return std::pair(begins[a.line], a.line) < std::pair(begins[b.line], b.line);
  });
}

}  // namespace

std::u32string Value::text() const {
  std::u32string out;
  for (const Glyph& glyph : glyphs) out += glyph.character;
  return out;
}

std::u32string Value::spaced_text() const {
  std::u32string out;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (i > 0 && glyphs[i].line != glyphs[i - 1].line) out += U' ';
    out += glyphs[i].character;
  }
  return out;
}

double Value::confidence() const {
  double least = glyphs.empty() ? 0 : 1;
  for (const Glyph& glyph : glyphs) least = std::min(least, glyph.probability);
  return least;
}

std::vector<CharacterChoices> Value::characters() const {
  std::vector<CharacterChoices> choices;
  for (const Glyph& glyph : glyphs) choices.push_back(choices_of(glyph));
  return choices;
}

Quad Value::box() const {
  TextRow row;
  row.glyphs = glyphs;
  return quad_of(row.box());
}

Value one_word(const Value& value, const Belongs& belongs) {
  constexpr double kSmall = 0.6, kWideGap = 0.8;  // Of a line's height.
  std::vector<Glyph> glyphs = value.glyphs;
  std::vector<Glyph> own;
  std::copy_if(glyphs.begin(), glyphs.end(), std::back_inserter(own),
               [&](const Glyph& glyph) { return belongs(glyph.character); });
  const double height = median_height(own);
  std::erase_if(glyphs, [&](const Glyph& glyph) { return glyph.line_height < kSmall * height; });

  Value best;
  double most = 0;
  for (std::span<const Glyph> rest(glyphs); !rest.empty();) {
    const std::size_t length = run_length(rest, kWideGap);
    Value run;
    run.glyphs.assign(rest.begin(), rest.begin() + std::ptrdiff_t(length));
    drop_ends(run.glyphs, belongs);
    double sum = 0;
    for (const Glyph& glyph : run.glyphs) sum += glyph.probability;
    if (sum > most) {
      most = sum;
      best = std::move(run);
    }
    rest = rest.subspan(length);
  }
  return best;
}

CardSheet::CardSheet(std::span<const TextRow> rows, std::span<const LabelModel> models,
                     std::vector<Anchor> anchors, int capture_width)
    : rows_(rows), models_(models), labels_(models.size()), frame_(CardFrame::whole(capture_width)) {
  for (std::size_t i = 0; i < models.size(); ++i) {
    const auto places = find_label(rows, models[i].text, kLeastScore);
    if (places.empty()) continue;
    labels_[i] = places.front();
    add_anchors(models[i], places.front().box, anchors);
  }
  const auto frame = CardFrame::fit(anchors);
  if (!frame) return;
  frame_ = *frame;
  fitted_ = true;
  for (std::size_t i = 0; i < models.size(); ++i) labels_[i] = place_near(models[i]);
}

std::optional<LabelPlace> CardSheet::place_near(const LabelModel& model) const {
  // A line that holds several labels has their places less exact along it than across; rows are 0.08 apart.
  constexpr double kAlong = 0.1, kAcross = 0.045, kDamagedAlong = 0.05, kDamagedAcross = 0.03;
  const double least = model.text.size() >= kLongLabel ? kLeastScoreOfLongInPlace : kLeastScoreInPlace;
  for (const LabelPlace& place : find_label(rows_, model.text, least)) {
    const Point found = frame_.to_model(place.box.center()), wanted = model.middle();
    const bool damaged = place.score < kLeastScore;
    if (std::abs(found.x - wanted.x) < (damaged ? kDamagedAlong : kAlong) &&
        std::abs(found.y - wanted.y) < (damaged ? kDamagedAcross : kAcross)) {
      return place;
    }
  }
  return std::nullopt;
}

bool CardSheet::is_label(std::size_t row, std::size_t glyph) const {
  return std::any_of(labels_.begin(), labels_.end(), [&](const std::optional<LabelPlace>& label) {
    return label && label->row == row && glyph >= label->begin && glyph < label->end;
  });
}

bool CardSheet::card_like() const {
  if (!fitted_) return false;
  constexpr double kMostSlope = 0.35, kSmallest = 0.012, kLargest = 0.07;
  const Point origin = frame_.to_capture({0, 0}), corner = frame_.to_capture({1, 0});
  if (std::abs(corner.y - origin.y) > kMostSlope * (corner.x - origin.x)) return false;
  return std::all_of(labels_.begin(), labels_.end(), [&](const std::optional<LabelPlace>& label) {
    if (!label) return true;
    const double height = label->box.h / frame_.scale();
    return height > kSmallest && height < kLargest;
  });
}

std::optional<Quad> CardSheet::outline(double ratio) const {
  constexpr double kInPlace = 0.018;
  constexpr int kWitnesses = 2;
  int witnesses = 0;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    if (!labels_[i]) continue;
    const Point begin = frame_.to_model(left_middle(labels_[i]->box));
    if (std::hypot(begin.x - models_[i].begin.x, begin.y - models_[i].begin.y) > kInPlace)
      return std::nullopt;
    ++witnesses;
  }
  if (!card_like() || witnesses < kWitnesses) return std::nullopt;
  return Quad{frame_.to_capture({0, 0}), frame_.to_capture({1, 0}), frame_.to_capture({1, 1 / ratio}),
              frame_.to_capture({0, 1 / ratio})};
}

double CardSheet::row_y(std::size_t label) const {
  return labels_[label] ? frame_.to_model(labels_[label]->box.center()).y : models_[label].middle().y;
}

double CardSheet::label_begin(std::size_t label) const {
  return labels_[label] ? frame_.to_model(left_middle(labels_[label]->box)).x : models_[label].begin.x;
}

double CardSheet::label_end(std::size_t label) const {
  // By the model rather than by the label's own box: readers place the ends of labels badly, and may have
  // read a part only.
  constexpr double kMostShift = 0.02;
  const bool whole = labels_[label] && is_whole(*labels_[label]);
  const double shift =
      whole ? frame_.to_model(labels_[label]->box.center()).x - models_[label].middle().x : 0;
  return models_[label].end.x + std::clamp(shift, -kMostShift, kMostShift);
}

Value CardSheet::in_row(std::size_t row, double left, double right, std::optional<std::size_t> label) const {
  Value value;
  const bool own_row = label && labels_[*label] && labels_[*label]->row == row;
  const bool whole = own_row && is_whole(*labels_[*label]);
  for (std::size_t i = 0; i < rows_[row].glyphs.size(); ++i) {
    const Glyph& glyph = rows_[row].glyphs[i];
    const double x = frame_.to_model(glyph.box.center()).x;
    // What follows a whole label in its own row is its value whatever its box says; of a label that was read
    // in part the rest may follow.
    const bool begins =
        whole ? i >= labels_[*label]->end : x >= left && (!own_row || i >= labels_[*label]->end);
    if (begins && x <= right && !is_label(row, i)) value.glyphs.push_back(glyph);
  }
  return value;
}

Value CardSheet::beside(std::size_t label, double right) const {
  const double y = row_y(label), left = label_end(label) + kBehindLabel;
  Value value;
  if (labels_[label]) value = in_row(labels_[label]->row, left, right, label);
  // What was not joined to the label's row: nearer to its height where the row has something itself.
  constexpr double kSameHeight = 0.02;
  const double reach = value.glyphs.empty() ? kHalfRow : kSameHeight;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    if (labels_[label] && labels_[label]->row == r) continue;
    for (const Glyph& glyph : in_row(r, left, right).glyphs) {
      if (std::abs(frame_.to_model(glyph.box.center()).y - y) <= reach) value.glyphs.push_back(glyph);
    }
  }
  order_lines(value.glyphs);
  return value;
}

Value CardSheet::block(std::size_t label, double value_x, double right, double top, double bottom) const {
  constexpr double kRightOfValue = 0.06;                        // Card widths within which a line begins.
  constexpr double kWideGap = 2.0, kSmall = 0.5, kLarge = 2.2;  // Of a line's height.
  constexpr double kOverhang = 0.06;        // What is joined to a line may stand out at its right by so much.
  constexpr double kFarthestBelow = 0.085;  // Card widths from one line to the next.
  const double left = label_end(label) + kBehindLabel, begins_before = value_x + kRightOfValue;
  Value value;
  double height = labels_[label] ? rows_[labels_[label]->row].glyphs[labels_[label]->begin].line_height : 0;
  double last_y = row_y(label);
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    Value line = in_row(r, left, right + kOverhang, label);
    if (line.glyphs.empty()) continue;
    const double y = frame_.to_model(line.glyphs.front().box.center()).y;
    const double x = frame_.to_model(left_middle(line.glyphs.front().box)).x;
    if (y < top || y > bottom || x > begins_before || y > last_y + kFarthestBelow) continue;
    line.glyphs.resize(run_length(line.glyphs, kWideGap));
    cut_loose_end(line.glyphs, frame_.to_capture({right, y}).x);
    const double line_height = median_height(line.glyphs);
    if (height > 0 && (line_height < kSmall * height || line_height > kLarge * height)) continue;
    if (height == 0 && line.glyphs.size() > 1) height = line_height;
    last_y = y;
    value.glyphs.insert(value.glyphs.end(), line.glyphs.begin(), line.glyphs.end());
  }
  return value;
}

}  // namespace docintake
