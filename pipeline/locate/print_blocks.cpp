#include "pipeline/locate/print_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "pipeline/locate/aspect.h"

namespace docintake {
namespace {

constexpr int kLightest = 170;            // the darkest that paper is
constexpr int kEven = 10;                 // steps of brightness that paper varies by
constexpr double kPaperPart = 0.5;        // of the picture that is bare paper
constexpr int kDarker = 20;               // steps that ink is darker
constexpr std::array kGaps{0.04, 0.055};  // of the picture's longer side: between parts of one document
constexpr double kStreak = 0.15;          // of the picture's height: more than strokes fill of a column
constexpr int kThinnest = 3;              // pixels that a streak is narrower than
constexpr double kLeastSide = 0.12;       // of the picture's shorter side
constexpr double kLargestPart = 0.5;      // of the picture, with print on it: more, and it is one document
constexpr double kMargin = 0.045;         // of the document's longer side, on each side of its print
constexpr double kShape = 0.2;            // |ln| that a block with margins may differ from a document's ratio
constexpr std::size_t kMostBlocks = 4;

/// The commonest brightness, when most of the picture has it and it is light.
std::optional<int> paper_of(const cv::Mat& picture) {
  std::array<int, 256> count{};
  for (int y = 0; y < picture.rows; ++y) {
    const auto* row = picture.ptr<std::uint8_t>(y);
    for (int x = 0; x < picture.cols; ++x) ++count[row[x]];
  }
  const int paper = static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
  if (paper < kLightest) return std::nullopt;
  int even = 0;
  for (int v = paper - kEven; v <= std::min(255, paper + kEven); ++v) even += count[v];
  if (even < kPaperPart * picture.total()) return std::nullopt;
  return paper;
}

/// Takes out what runs straight down the sheet, as a scanner's dirt draws it: columns in which much is
/// thinner than strokes of print are long.
void erase_streaks(cv::Mat& ink) {
  cv::Mat broad, thin, count;
  cv::morphologyEx(ink, broad, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {kThinnest, 1}));
  thin = ink - broad;
  cv::reduce(thin / 255, count, 0, cv::REDUCE_SUM, CV_32S);
  for (int x = 0; x < ink.cols; ++x) {
    if (count.at<int>(x) > kStreak * ink.rows) ink.col(x) -= thin.col(x);
  }
}

/// How sharply the points, turned by `angle`, fall into rows: print stands in lines, and turned right most of
/// them share few rows.
double sharpness(const std::vector<cv::Point>& points, double angle, std::vector<int>& rows) {
  std::fill(rows.begin(), rows.end(), 0);
  const double c = std::cos(angle), s = std::sin(angle);
  const int middle = static_cast<int>(rows.size()) / 2;
  for (const cv::Point& p : points) ++rows[middle + static_cast<int>(std::lround(c * p.y - s * p.x))];
  double sum = 0;
  for (const int n : rows) sum += double(n) * n;
  return sum;
}

/// The direction of the lines of print, radians, in [-pi/4, pi * 3/4): whichever turn makes the rows
/// sharpest.
double direction_of(const std::vector<cv::Point>& points, int longest) {
  std::vector<int> rows(static_cast<std::size_t>(longest) * 4);
  double best = 0;
  double direction = 0;
  const auto consider = [&](double angle) {
    const double value = sharpness(points, angle, rows);
    if (value > best) {
      best = value;
      direction = angle;
    }
  };
  for (int degree = -45; degree < 135; ++degree) consider(degree * CV_PI / 180);
  const double coarse = direction;
  for (int step = -3; step <= 3; ++step) consider(coarse + step * 0.25 * CV_PI / 180);
  return direction;
}

/// The rectangle around the points with that direction, less a few specks on each side.
cv::RotatedRect extent_of(const std::vector<cv::Point>& points, double direction) {
  const double c = std::cos(direction), s = std::sin(direction);
  std::vector<double> along, across;
  for (const cv::Point& p : points) {
    along.push_back(c * p.x + s * p.y);
    across.push_back(c * p.y - s * p.x);
  }
  const auto range = [](std::vector<double>& v) {
    std::sort(v.begin(), v.end());
    const std::size_t specks = v.size() / 300;
    return std::pair{v[specks], v[v.size() - 1 - specks]};
  };
  const auto [left, right] = range(along);
  const auto [top, bottom] = range(across);
  const double u = (left + right) / 2, v = (top + bottom) / 2;
  return {cv::Point2f(float(c * u - s * v), float(s * u + c * v)),
          cv::Size2f(float(right - left), float(bottom - top)), float(direction * 180 / CV_PI)};
}

/// The document that print of that extent belongs to; nothing when no format fits.
std::optional<Quad> document_around(const cv::RotatedRect& print) {
  const bool upright = print.size.width >= print.size.height;
  double length = upright ? print.size.width : print.size.height;
  double breadth = upright ? print.size.height : print.size.width;
  const double angle = (upright ? print.angle : print.angle + 90) * CV_PI / 180;
  const double margin = kMargin * length;
  length += 2 * margin;
  breadth += 2 * margin;
  const double ratio = length / breadth;
  if (distance_to_format(ratio) > kShape) return std::nullopt;
  const double wanted = std::abs(std::log(ratio / kId1Ratio)) < std::abs(std::log(ratio / kPassportRatio))
                            ? kId1Ratio
                            : kPassportRatio;
  length = std::max(length, breadth * wanted);
  breadth = length / wanted;
  const Point u{std::cos(angle) * length / 2, std::sin(angle) * length / 2};
  const Point v{-std::sin(angle) * breadth / 2, std::cos(angle) * breadth / 2};
  const Point c{print.center.x, print.center.y};
  return Quad{{{c.x - u.x - v.x, c.y - u.y - v.y},
               {c.x + u.x - v.x, c.y + u.y - v.y},
               {c.x + u.x + v.x, c.y + u.y + v.y},
               {c.x - u.x + v.x, c.y - u.y + v.y}}};
}

/// What print there is on a sheet, and which documents it may belong to.
struct Print {
  std::vector<Quad> documents;
  double area = 0;  ///< Pixels in everything but specks and what is left of streaks.
  cv::Rect extent;  ///< Of the same.
};

/// Takes the documents whose parts lie less than `gap` pixels apart out of the ink.
Print take_documents(cv::Mat& ink, int gap) {
  cv::Mat joined, labels, stats, centers;
  cv::morphologyEx(ink, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
  const int parts = cv::connectedComponentsWithStats(joined, labels, stats, centers);
  const double least = kLeastSide * std::min(ink.cols, ink.rows);
  Print print;
  for (int i = 1; i < parts; ++i) {
    const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                       stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    if (std::min(box.width, box.height) > gap / 4 && std::max(box.width, box.height) > gap) {
      print.area += box.area();
      print.extent |= box;
    }
    if (std::min(box.width, box.height) < least) continue;
    const cv::Mat own = (labels(box) == i) & ink(box);
    std::vector<cv::Point> points;
    cv::findNonZero(own, points);
    if (points.empty()) continue;
    for (cv::Point& p : points) p += box.tl();
    const double direction = direction_of(points, std::max(ink.cols, ink.rows));
    const auto quad = document_around(extent_of(points, direction));
    if (!quad) continue;
    print.documents.push_back(*quad);
    ink(box) -= own;
  }
  return print;
}

/// Whether the print is that of one document which the picture shows alone. Scanned sheets stand, and what
/// lies and is printed all over is a document cut out.
bool is_one_document(const Print& print, const cv::Mat& picture) {
  const double most = kLargestPart * double(picture.total());
  return print.area > most || (picture.cols > picture.rows && print.extent.area() > most);
}

}  // namespace

std::vector<Quad> find_print_blocks(const ReducedPicture& picture, const std::vector<Quad>& known) {
  const Raster& luma = picture.luma;
  if (std::min(luma.width(), luma.height()) < 32) return {};
  const cv::Mat grey(luma.height(), luma.width(), CV_8U, const_cast<std::uint8_t*>(luma.data()));
  const auto paper = paper_of(grey);
  if (!paper) return {};

  cv::Mat ink = grey < *paper - kDarker;
  for (const Quad& quad : known) {
    std::vector<cv::Point> corners;
    for (const Point& p : quad) {
      corners.emplace_back(cvRound(p.x / picture.factor), cvRound(p.y / picture.factor));
    }
    cv::fillConvexPoly(ink, corners, 0);
  }
  erase_streaks(ink);

  std::vector<Quad> blocks;
  for (const double part : kGaps) {
    const int gap = std::max(3, static_cast<int>(part * std::max(grey.cols, grey.rows)) | 1);
    const Print print = take_documents(ink, gap);
    if (is_one_document(print, grey)) return {};
    for (const Quad& quad : print.documents) {
      Quad& on_page = blocks.emplace_back();
      std::transform(quad.begin(), quad.end(), on_page.begin(), [&](Point p) { return picture.to_page(p); });
    }
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Quad& a, const Quad& b) { return signed_area(a) > signed_area(b); });
  if (blocks.size() > kMostBlocks) blocks.resize(kMostBlocks);
  return blocks;
}

}  // namespace docintake
