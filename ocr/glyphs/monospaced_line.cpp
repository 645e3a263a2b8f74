#include "ocr/glyphs/monospaced_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/glyphs/ink.h"
#include "ocr/raster_view.h"

namespace docintake {
namespace {

constexpr double kInkHeight = 24;     // lines are brought to it, pixels
constexpr double kLeastPitch = 0.66;  // in ink heights; about 1 where the page is flat
constexpr double kMostPitch = 1.30;
constexpr float kFilled = 0.45F;           // correlation from which a cell may hold a character
constexpr float kLeastInk = 0.35F;         // and its darkness, in those of the median cell
constexpr float kSharpness = 30;           // of the step from correlations to probabilities
constexpr float kEmptyProbability = 0.3F;  // of what is read where nothing stands
constexpr float kClear = 0.08F;            // lead in correlation from which a cell may teach
constexpr double kTrust = 2;               // cells that a drawn shape counts as much as
constexpr std::size_t kRivals = 3;
constexpr int kMostRounds = 3;  // of moves of one size

/// Centres of what may be glyphs that touch no other.
std::vector<double> glyph_centers(const cv::Mat& dark) {
  const cv::Mat ink = ink_of(dark, int(kInkHeight));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
  std::vector<double> centers;
  for (int i = 1; i < count; ++i) {
    const int w = stats.at<int>(i, cv::CC_STAT_WIDTH);
    const int h = stats.at<int>(i, cv::CC_STAT_HEIGHT);
    if (h < 0.5 * kInkHeight || h > 1.5 * kInkHeight || w > kInkHeight) continue;
    centers.push_back(stats.at<int>(i, cv::CC_STAT_LEFT) + w / 2.0);
  }
  return centers;
}

/// Where a row or column of a patch is sampled: between two pixels.
struct Place {
  int before = 0;
  float share = 0;  ///< Of the pixel behind.
  bool inside = false;
};

/// Places `step` apart from `first` on, on a side of so many pixels.
template <int Count>
std::array<Place, Count> places(double first, double step, int pixels) {
  std::array<Place, Count> result;
  for (int i = 0; i < Count; ++i) {
    const double at = first + i * step;
    const int before = int(std::floor(at));
    result[std::size_t(i)] = {before, float(at - before), before >= 0 && before + 1 < pixels};
  }
  return result;
}

float darkest(const GlyphPatch& patch) { return *std::max_element(patch.values.begin(), patch.values.end()); }

std::size_t best_of(const GlyphScores& scores) {
  return std::size_t(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// How far the best score is ahead of the next.
float lead_of(const GlyphScores& scores) {
  float first = -1;
  float second = -1;
  for (const float s : scores) {
    if (s > first) {
      second = first;
      first = s;
    } else {
      second = std::max(second, s);
    }
  }
  return first - second;
}

/// All characters for the cell, the likeliest first; the probabilities sum up to 1.
std::vector<Alternative> ranked(const Cell& cell, int place, const GlyphMatcher& matcher,
                                const Expectation& expected) {
  std::vector<Alternative> all;
  float sum = 0;
  for (std::size_t i = 0; i < matcher.characters().size(); ++i) {
    const char c = matcher.characters()[i];
    const float likeness = cell.scores.empty() ? 1 : std::exp(kSharpness * (cell.scores[i] - cell.best));
    all.push_back({char32_t(c), likeness * expected(place, c)});
    sum += all.back().probability;
  }
  for (Alternative& a : all) a.probability /= std::max(sum, 1e-9F);
  std::stable_sort(all.begin(), all.end(),
                   [](const Alternative& a, const Alternative& b) { return a.probability > b.probability; });
  return all;
}

}  // namespace

struct MonospacedLine::Pixels {
  LinePicture picture;
  double scale = 1;  // from the picture to `dark`
  cv::Mat dark;      // float, the darker the larger
};

std::optional<MonospacedLine> MonospacedLine::fit(const LinePicture& picture) {
  auto pixels = std::make_shared<Pixels>(Pixels{picture, kInkHeight / picture.ink_height(), {}});
  cv::Mat scaled;
  cv::resize(view_of(picture.pixels()), scaled, {}, pixels->scale, pixels->scale,
             pixels->scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  const cv::Mat dark = darkness_of(scaled, int(kInkHeight));
  const auto grid = fit_cell_grid(glyph_centers(dark), kLeastPitch * kInkHeight, kMostPitch * kInkHeight);
  if (!grid) return std::nullopt;
  dark.convertTo(pixels->dark, CV_32F);
  cv::GaussianBlur(pixels->dark, pixels->dark, {}, 0.7);
  return MonospacedLine(std::move(pixels), *grid);
}

MonospacedLine::MonospacedLine(std::shared_ptr<const Pixels> pixels, const CellGrid& grid)
    : pixels_(std::move(pixels)), grid_(grid) {
  constexpr int kMost = 100;
  const int columns = pixels_->dark.cols;
  while (begin_ > -kMost && grid_.center(begin_ - 1) - grid_.width(begin_ - 1) / 2 > 0) --begin_;
  while (end_ < kMost && grid_.center(end_) + grid_.width(end_) / 2 < columns) ++end_;
  base_ = pixels_->dark.rows / 2.0 + kInkHeight / 2;
  unit_ = kInkHeight / 104;
}

GlyphPatch MonospacedLine::patch(int k, double dx, double dy) const {
  GlyphPatch patch;
  const double step_x = (GlyphPatch::kRight - GlyphPatch::kLeft) / GlyphPatch::kWidth * grid_.width(k) / 100;
  const double step_y = (GlyphPatch::kTop - GlyphPatch::kBottom) / GlyphPatch::kHeight * unit_;
  const double center = grid_.center(k);
  const double left = center + (GlyphPatch::kLeft - 50) / 100 * grid_.width(k) + step_x / 2 + dx;
  const double top = base_ + slope_ * center - GlyphPatch::kTop * unit_ + step_y / 2 + dy;
  const cv::Mat& dark = pixels_->dark;
  const auto columns = places<GlyphPatch::kWidth>(left, step_x, dark.cols);
  const auto rows = places<GlyphPatch::kHeight>(top, step_y, dark.rows);
  for (int y = 0; y < GlyphPatch::kHeight; ++y) {
    const auto [above, fy, inside] = rows[std::size_t(y)];
    if (!inside) continue;
    const float* const a = dark.ptr<float>(above);
    const float* const b = dark.ptr<float>(above + 1);
    float* const row = patch.values.data() + std::ptrdiff_t(y) * GlyphPatch::kWidth;
    for (int x = 0; x < GlyphPatch::kWidth; ++x) {
      const auto [before, fx, on] = columns[std::size_t(x)];
      if (!on) continue;
      row[x] = (a[before] * (1 - fx) + a[before + 1] * fx) * (1 - fy) +
               (b[before] * (1 - fx) + b[before + 1] * fx) * fy;
    }
  }
  return patch;
}

double MonospacedLine::likeness(const GlyphMatcher& matcher) const {
  double sum = 0;
  for (int k = begin_; k < end_; ++k) {
    GlyphPatch seen = patch(k, 0, 0);
    if (!seen.normalize()) continue;
    const GlyphScores scores = matcher.match(seen);
    sum += scores[best_of(scores)];
  }
  return end_ > begin_ ? sum / (end_ - begin_) : 0;
}

double MonospacedLine::settle(const GlyphMatcher& matcher) {
  struct Move {
    double base, height, along, tilt;
  };
  constexpr std::array<Move, 8> kMoves = {{{2, 0, 0, 0},
                                           {-2, 0, 0, 0},
                                           {0, 0.06, 0, 0},
                                           {0, -0.06, 0, 0},
                                           {0, 0, 2, 0},
                                           {0, 0, -2, 0},
                                           {0, 0, 0, 2},
                                           {0, 0, 0, -2}}};
  double best = likeness(matcher);
  for (double step = 1; step > 0.3; step /= 2) {
    bool better = true;
    for (int round = 0; better && round < kMostRounds; ++round) {
      better = false;
      for (const Move& move : kMoves) {
        MonospacedLine moved = *this;
        moved.base_ += (move.base - move.tilt / 2) * step;
        moved.slope_ += move.tilt * step / pixels_->dark.cols;
        moved.unit_ *= 1 + move.height * step;
        moved.grid_.first += move.along * step;
        const double there = moved.likeness(matcher);
        if (there <= best) continue;
        best = there;
        better = true;
        *this = moved;
      }
    }
  }
  return best;
}

Cell MonospacedLine::best_cell(int k, const GlyphMatcher& matcher, float faintest) const {
  Cell cell;
  double best_dx = 0;
  double best_dy = 0;
  const auto look = [&](double dx, double dy) {
    GlyphPatch seen = patch(k, dx, dy);
    const float ink = darkest(seen);
    if (!seen.normalize()) return;
    GlyphScores scores = matcher.match(seen);
    const float best = scores[best_of(scores)];
    if (best <= cell.best) return;
    cell = {seen, std::move(scores), best, best > kFilled && ink > faintest};
    best_dx = dx;
    best_dy = dy;
  };
  for (const double dy : {-1.0, 0.0, 1.0})
    for (const double dx : {-1.2, 0.0, 1.2}) look(dx, dy);
  const double x = best_dx;
  const double y = best_dy;
  for (const double step : {-0.6, 0.6}) {
    look(x + step, y);
    look(x, y + step);
  }
  return cell;
}

std::vector<Cell> MonospacedLine::cells(const GlyphMatcher& matcher) const {
  std::vector<float> inks;
  for (int k = begin_; k < end_; ++k) inks.push_back(darkest(patch(k, 0, 0)));
  if (inks.empty()) return {};
  std::nth_element(inks.begin(), inks.begin() + std::ptrdiff_t(inks.size() / 2), inks.end());
  const float faintest = kLeastInk * inks[inks.size() / 2];
  std::vector<Cell> cells;
  for (int k = begin_; k < end_; ++k) cells.push_back(best_cell(k, matcher, faintest));
  return cells;
}

Box MonospacedLine::box(int index) const {
  const int k = begin_ + index;
  const double width = grid_.width(k) / pixels_->scale;
  const double height = 106 * unit_ / pixels_->scale;
  const double x = grid_.center(k) / pixels_->scale;
  const double y = (base_ + slope_ * grid_.center(k)) / pixels_->scale;
  return pixels_->picture.on_capture({x - width / 2, y - height, width, height});
}

RecognizedLine read_cells(const MonospacedLine& line, std::span<const Cell> cells, int begin, int end,
                          const GlyphMatcher& matcher, const Expectation& expected) {
  RecognizedLine read;
  read.confidence = end > begin ? 1 : 0;
  for (int i = begin; i < end; ++i) {
    const Cell& cell = cells[std::size_t(i)];
    std::vector<Alternative> all = ranked(cell, i - begin, matcher, expected);
    if (!cell.filled)
      for (Alternative& a : all) a.probability *= kEmptyProbability;
    const Alternative best = all.front();
    all.erase(all.begin());
    all.resize(std::min(kRivals, all.size()));
    read.text += char(best.character);
    read.confidence = std::min(read.confidence, double(best.probability));
    read.characters.push_back({best.character, best.probability, line.box(i), std::move(all)});
  }
  return read;
}

void learn_from(std::span<const Cell> cells, GlyphMatcher& matcher) {
  const std::size_t n = matcher.characters().size();
  std::vector<GlyphPatch> sums(n);
  std::vector<int> counts(n);
  for (const Cell& cell : cells) {
    if (!cell.filled || lead_of(cell.scores) < kClear) continue;
    const std::size_t best = best_of(cell.scores);
    for (int i = 0; i < GlyphPatch::kSize; ++i) sums[best].values[i] += cell.patch.values[i];
    ++counts[best];
  }
  for (std::size_t i = 0; i < n; ++i)
    if (counts[i] > 0) matcher.learn(i, sums[i], counts[i], kTrust);
}

}  // namespace docintake
