#include "ocr/mrz/mrz_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "ocr/glyphs/glyph_matcher.h"
#include "ocr/mrz/cell_grid.h"
#include "ocr/raster_view.h"
#include "ocr/recognizer/line_picture.h"

namespace docintake {
namespace {

constexpr double kInkHeight = 24;     // rows are brought to it, pixels
constexpr double kLeastPitch = 0.72;  // in ink heights; 0.95 to 1.05 where the page is flat
constexpr double kMostPitch = 1.40;
constexpr double kLeastLikeness = 0.60;  // mean correlation of a row's cells that are there
constexpr float kPresent = 0.45F;        // correlation from which a cell holds a character
constexpr float kSharpness = 30;         // of the step from correlations to probabilities
constexpr std::string_view kMrzCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/// One row, cut out with some space at both ends and scaled.
struct Row {
  LinePicture picture;
  double scale = 1;  // from the picture to `grey`
  cv::Mat grey;      // 32-bit float, dark positive
  CellGrid grid;
  double base = 0;   // y of the base line at the left
  double slope = 0;  // of the base line
  double unit = 0;   // pixels to one OCR-B unit of height
};

/// The rows' common range, so that an end that was not found in one row is cut out all the same.
FoundLine stretched(const FoundLine& row, double left, double right) {
  FoundLine out = row;
  const double slope = (row.quad[1].y - row.quad[0].y) / std::max(1.0, row.quad[1].x - row.quad[0].x);
  const auto at = [&](Point p, double x) { return Point{x, p.y + slope * (x - p.x)}; };
  out.quad = {at(row.quad[0], left), at(row.quad[1], right), at(row.quad[2], right), at(row.quad[3], left)};
  return out;
}

cv::Mat darkness_of(const cv::Mat& grey) {
  cv::Mat background;
  const cv::Mat window = cv::getStructuringElement(cv::MORPH_RECT, {int(kInkHeight), int(kInkHeight)});
  cv::morphologyEx(grey, background, cv::MORPH_CLOSE, window);
  cv::Mat dark;
  cv::subtract(background, grey, dark, cv::noArray(), CV_32F);
  return dark;
}

/// Centres of the glyphs that stand alone.
std::vector<double> glyph_centers(const cv::Mat& dark) {
  cv::Mat bytes;
  dark.convertTo(bytes, CV_8U);
  cv::Mat ink;
  cv::threshold(bytes, ink, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
  std::vector<double> centers;
  for (int i = 1; i < count; ++i) {
    const int w = stats.at<int>(i, cv::CC_STAT_WIDTH);
    const int h = stats.at<int>(i, cv::CC_STAT_HEIGHT);
    if (h < 0.5 * kInkHeight || h > 1.5 * kInkHeight || w > 1.0 * kInkHeight) continue;
    centers.push_back(stats.at<int>(i, cv::CC_STAT_LEFT) + w / 2.0);
  }
  return centers;
}

std::optional<Row> row_of(const Raster& luma, const FoundLine& line) {
  Row row{LinePicture(luma, line.quad, line.height), 1, {}, {}, 0, 0, 0};
  row.scale = kInkHeight / line.height;
  cv::Mat scaled;
  cv::resize(view_of(row.picture.pixels()), scaled, {}, row.scale, row.scale,
             row.scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  row.grey = darkness_of(scaled);
  const auto grid = fit_cell_grid(glyph_centers(row.grey), kLeastPitch * kInkHeight, kMostPitch * kInkHeight);
  if (!grid) return std::nullopt;
  row.grid = *grid;
  cv::GaussianBlur(row.grey, row.grey, {}, 0.7);
  row.unit = kInkHeight / 104;
  row.base = row.grey.rows / 2.0 + kInkHeight / 2;
  return row;
}

float sample(const cv::Mat& grey, double x, double y) {
  const int x0 = int(std::floor(x));
  const int y0 = int(std::floor(y));
  if (x0 < 0 || y0 < 0 || x0 + 1 >= grey.cols || y0 + 1 >= grey.rows) return 0;
  const float fx = float(x - x0);
  const float fy = float(y - y0);
  const float* a = grey.ptr<float>(y0) + x0;
  const float* b = grey.ptr<float>(y0 + 1) + x0;
  return (a[0] * (1 - fx) + a[1] * fx) * (1 - fy) + (b[0] * (1 - fx) + b[1] * fx) * fy;
}

/// What cell k of the row shows, moved by (dx, dy) pixels. Not normalized.
GlyphPatch patch_of(const Row& row, int k, double dx = 0, double dy = 0) {
  GlyphPatch patch;
  const double step_x =
      (GlyphPatch::kRight - GlyphPatch::kLeft) / GlyphPatch::kWidth * row.grid.width(k) / 100;
  const double step_y = (GlyphPatch::kTop - GlyphPatch::kBottom) / GlyphPatch::kHeight * row.unit;
  const double center = row.grid.center(k);
  const double left = center + (GlyphPatch::kLeft - 50) / 100 * row.grid.width(k) + step_x / 2 + dx;
  const double top = row.base + row.slope * center - GlyphPatch::kTop * row.unit + step_y / 2 + dy;
  for (int y = 0; y < GlyphPatch::kHeight; ++y) {
    for (int x = 0; x < GlyphPatch::kWidth; ++x)
      patch.values[std::size_t(y) * GlyphPatch::kWidth + x] =
          sample(row.grey, left + x * step_x, top + y * step_y);
  }
  return patch;
}

float darkest(const GlyphPatch& patch) { return *std::max_element(patch.values.begin(), patch.values.end()); }

/// The row's cells that lie on its picture.
std::pair<int, int> cell_range(const Row& row) {
  int first = 0;
  int last = 0;
  while (row.grid.center(first - 1) - row.grid.width(first - 1) / 2 > 0 && first > -80) --first;
  while (row.grid.center(last + 1) + row.grid.width(last + 1) / 2 < row.grey.cols && last < 80) ++last;
  return {first, last + 1};
}

/// How well the row's cells match as it lies: the mean over cells with ink.
double likeness(const Row& row, const GlyphMatcher& matcher) {
  const auto [first, end] = cell_range(row);
  double sum = 0;
  for (int k = first; k < end; ++k) {
    GlyphPatch patch = patch_of(row, k);
    if (!patch.normalize()) continue;
    const GlyphScores scores = matcher.match(patch);
    sum += *std::max_element(scores.begin(), scores.end());
  }
  return sum / (end - first);
}

/// Moves the row's frame, step by step, to where its cells match best.
double settle(Row& row, const GlyphMatcher& matcher) {
  double best = likeness(row, matcher);
  for (double step = 1; step > 0.3; step /= 2) {
    const std::array<std::array<double, 4>, 8> moves = {{{2, 0, 0, 0},
                                                         {-2, 0, 0, 0},
                                                         {0, 0.06, 0, 0},
                                                         {0, -0.06, 0, 0},
                                                         {0, 0, 2, 0},
                                                         {0, 0, -2, 0},
                                                         {0, 0, 0, 2},
                                                         {0, 0, 0, -2}}};
    for (const auto& [base, unit, along, tilt] : moves) {
      Row moved = row;  // shares the pixels
      moved.base += base * step - tilt * step / 2;
      moved.slope += tilt * step / row.grey.cols;
      moved.unit *= 1 + unit * step;
      moved.grid.first += along * step;
      const double there = likeness(moved, matcher);
      if (there > best) {
        best = there;
        row = moved;
      }
    }
  }
  return best;
}

/// One cell as read.
struct Cell {
  GlyphPatch patch;  // normalized, where it matched best
  GlyphScores scores;
  float best = 0;  // the highest of them
  bool there = false;
};

Cell cell_of(const Row& row, int k, const GlyphMatcher& matcher, float faintest) {
  Cell cell;
  for (const double dy : {-1.0, 0.0, 1.0}) {
    for (const double dx : {-1.2, 0.0, 1.2}) {
      GlyphPatch patch = patch_of(row, k, dx, dy);
      const float ink = darkest(patch);
      if (!patch.normalize()) continue;
      GlyphScores scores = matcher.match(patch);
      const float best = *std::max_element(scores.begin(), scores.end());
      if (best <= cell.best) continue;
      cell = {patch, std::move(scores), best, best > kPresent && ink > faintest};
    }
  }
  return cell;
}

/// A row with all its cells, those beyond its ends too.
struct CellRow {
  Row row;
  int first = 0;  // number of cells[0] on the grid
  std::vector<Cell> cells;
};

std::vector<Cell> cells_of(const Row& row, const GlyphMatcher& matcher) {
  const auto [first, end] = cell_range(row);
  std::vector<float> inks;
  for (int k = first; k < end; ++k) inks.push_back(darkest(patch_of(row, k)));
  std::vector<float> sorted = inks;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  const float faintest = 0.35F * sorted[sorted.size() / 2];
  std::vector<Cell> cells;
  for (int k = first; k < end; ++k) cells.push_back(cell_of(row, k, matcher, faintest));
  return cells;
}

/// Where a row's `count` characters begin, and how many cells contradict that: empty ones inside, others
/// outside.
struct Window {
  int begin = 0;
  int contradictions = 0;
};

Window window_of(const std::vector<Cell>& cells, int count) {
  Window best{0, 1000};
  const int total = int(std::count_if(cells.begin(), cells.end(), [](const Cell& c) { return c.there; }));
  for (int begin = 0; begin + count <= int(cells.size()); ++begin) {
    const int inside = int(std::count_if(cells.begin() + begin, cells.begin() + begin + count,
                                         [](const Cell& c) { return c.there; }));
    const int contradictions = (count - inside) + (total - inside);
    if (contradictions < best.contradictions) best = {begin, contradictions};
  }
  return best;
}

/// How many characters the rows hold: that of the standard's lengths which they contradict least.
int length_of(const std::vector<CellRow>& rows) {
  int best = 0;
  int fewest = 1000;
  for (const int length : {44, 36, 30}) {
    if ((rows.size() == 3) != (length == 30)) continue;
    int contradictions = 0;
    for (const CellRow& row : rows) contradictions += window_of(row.cells, length).contradictions;
    if (contradictions < fewest) {
      fewest = contradictions;
      best = length;
    }
  }
  return fewest <= int(rows.size()) * best / 5 ? best : 0;
}

/// Lets the shapes that the page gave its characters pull the drawn ones.
void learn_from(const std::vector<CellRow>& rows, GlyphMatcher& matcher) {
  const std::size_t n = matcher.characters().size();
  std::vector<GlyphPatch> sums(n);
  std::vector<int> counts(n);
  for (const CellRow& row : rows) {
    for (const Cell& cell : row.cells) {
      if (!cell.there) continue;
      const std::size_t best = std::max_element(cell.scores.begin(), cell.scores.end()) - cell.scores.begin();
      const float second = [&] {
        float value = -1;
        for (std::size_t i = 0; i < n; ++i)
          if (i != best) value = std::max(value, cell.scores[i]);
        return value;
      }();
      if (cell.best - second < 0.08F) continue;
      for (int i = 0; i < GlyphPatch::kSize; ++i) sums[best].values[i] += cell.patch.values[i];
      ++counts[best];
    }
  }
  for (std::size_t i = 0; i < n; ++i)
    if (counts[i] > 0) matcher.learn(i, sums[i], counts[i], 2);
}

RecognizedLine line_of(const CellRow& row, int begin, int length, const GlyphMatcher& matcher) {
  RecognizedLine line;
  line.confidence = 1;
  for (int i = begin; i < begin + length; ++i) {
    const Cell& cell = row.cells[i];
    std::vector<Alternative> ranked;
    float sum = 0;
    for (std::size_t c = 0; c < cell.scores.size(); ++c) {
      const float weight = std::exp(kSharpness * (cell.scores[c] - cell.best));
      sum += weight;
      ranked.push_back({char32_t(matcher.characters()[c]), weight});
    }
    if (ranked.empty()) ranked.push_back({U'<', 0});
    std::stable_sort(ranked.begin(), ranked.end(), [](const Alternative& a, const Alternative& b) {
      return a.probability > b.probability;
    });
    for (Alternative& a : ranked) a.probability = sum > 0 ? a.probability / sum * (cell.there ? 1 : 0.3F) : 0;
    const int k = row.first + i;
    const double x = (row.row.grid.center(k) - row.row.grid.width(k) / 2) / row.row.scale;
    const double y =
        (row.row.base + row.row.slope * row.row.grid.center(k) - 106 * row.row.unit) / row.row.scale;
    const Box box = row.row.picture.on_capture(
        {x, y, row.row.grid.width(k) / row.row.scale, 106 * row.row.unit / row.row.scale});
    line.text += char(ranked[0].character);
    line.confidence = std::min(line.confidence, double(ranked[0].probability));
    const std::size_t rivals = std::min<std::size_t>(4, ranked.size());
    line.characters.push_back(
        {ranked[0].character, ranked[0].probability, box,
         std::vector<Alternative>(ranked.begin() + 1, ranked.begin() + std::ptrdiff_t(rivals))});
  }
  return line;
}

/// The quad around the first and last row's characters.
Quad quad_around(const std::vector<RecognizedLine>& lines) {
  const Box top_left = lines.front().characters.front().box;
  const Box top_right = lines.front().characters.back().box;
  const Box bottom_left = lines.back().characters.front().box;
  const Box bottom_right = lines.back().characters.back().box;
  return {{{top_left.x, top_left.y},
           {top_right.right(), top_right.y},
           {bottom_right.right(), bottom_right.bottom()},
           {bottom_left.x, bottom_left.bottom()}}};
}

}  // namespace

std::optional<MrzZone> read_mrz(const Raster& luma, const MrzRegion& region, Deadline deadline) {
  double left = 1e9;
  double right = -1e9;
  for (const FoundLine& line : region.rows) {
    left = std::min(left, line.quad[0].x - 1.3 * line.height);
    right = std::max(right, line.quad[1].x + 1.3 * line.height);
  }
  GlyphMatcher matcher(kMrzCharacters, 1.0);
  std::vector<CellRow> rows;
  for (const FoundLine& line : region.rows) {
    if (deadline.passed()) return std::nullopt;
    std::optional<Row> row = row_of(luma, stretched(line, left, right));
    if (!row) return std::nullopt;
    if (settle(*row, matcher) < kLeastLikeness) return std::nullopt;
    const int first = cell_range(*row).first;
    std::vector<Cell> cells = cells_of(*row, matcher);
    rows.push_back({std::move(*row), first, std::move(cells)});
  }
  const int length = length_of(rows);
  if (length == 0) return std::nullopt;
  learn_from(rows, matcher);
  MrzZone zone;
  for (CellRow& row : rows) {
    const Window window = window_of(row.cells, length);
    row.cells = cells_of(row.row, matcher);
    zone.lines.push_back(line_of(row, window.begin, length, matcher));
  }
  zone.quad = quad_around(zone.lines);
  return zone;
}

}  // namespace docintake
