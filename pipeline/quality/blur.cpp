#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "pipeline/base/median.h"
#include "pipeline/model/shrink.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

constexpr double kThreshold = 0.12;

/// How much more the picture is smeared across one direction than across the other for it to have been moved.
constexpr double kMoved = 1.6;

/// Ink must stand out by so many levels for its edges to be measured.
constexpr int kLeastRange = 20;

/// The share of a box's gradients that the steepest edges are beyond.
constexpr double kSteep = 0.97;

/// A blurred stroke falls from paper to ink within about two and a half standard deviations of the blur.
constexpr double kFall = 0.42;

/// What sampling and the difference of two pixels that are two apart blur themselves.
constexpr double kOwnBlur = 0.85;

/// Squares that edges are sought in, where too little was read: pixels, how much their tones differ by, how
/// many are needed, and what part of the capture is left out on all sides.
constexpr int kSquare = 48;
constexpr int kEdge = 30;
constexpr std::size_t kFewestSquares = 12;
constexpr int kMargin = 25;
constexpr std::size_t kFewestLines = 3;
/// Height of text, pixels, that is enough for its edges to be measured.
constexpr double kEnough = 16;
constexpr int kMostReduced = 4;
/// Rows lower than that are smeared by the sampling alone.
constexpr double kLeastRow = 10;

/// Blur in each of four directions, standard deviations in capture pixels: across, down and both diagonals.
using Blurs = std::array<double, 4>;

std::optional<Blurs> blurs_in(const Raster& luma, const Box& box) {
  const Window w = window_of(box, luma.width() - 1, luma.height() - 1);
  if (w.width() < 6 || w.height() < 5) return std::nullopt;
  const int range = level(luma, box, 0.95) - level(luma, box, 0.04);
  if (range < kLeastRange) return std::nullopt;
  std::array<std::array<int, 512>, 4> counts{};
  int total = 0;
  for (int y = std::max(w.top, 1); y < w.bottom; ++y) {
    const std::uint8_t* const above = luma.row(y - 1);
    const std::uint8_t* const row = luma.row(y);
    const std::uint8_t* const below = luma.row(y + 1);
    for (int x = std::max(w.left, 1); x < w.right; ++x) {
      ++counts[0][std::size_t(std::abs(row[x + 1] - row[x - 1]))];
      ++counts[1][std::size_t(std::abs(below[x] - above[x]))];
      ++counts[2][std::size_t(std::abs(below[x + 1] - above[x - 1]))];
      ++counts[3][std::size_t(std::abs(below[x - 1] - above[x + 1]))];
      ++total;
    }
  }
  Blurs blurs{};
  for (std::size_t i = 0; i < blurs.size(); ++i) {
    int sum = 0, steep = 0;
    while (steep < 511 && sum + counts[i][std::size_t(steep)] < kSteep * total)
      sum += counts[i][std::size_t(steep++)];
    const double distance = i < 2 ? 2 : 2 * std::sqrt(2.0);
    const double sigma = kFall * range * distance / std::max(steep, 1);
    blurs[i] = std::sqrt(std::max(0.0, sigma * sigma - kOwnBlur * kOwnBlur));
  }
  return blurs;
}

/// The capture so much smaller that its text is no higher than is needed: what a sensor's noise adds to
/// slopes is averaged out.
struct Reduced {
  explicit Reduced(const Subject& subject, double text_height)
      : factor(std::clamp(int(text_height / kEnough), 1, kMostReduced)) {
    const Raster& luma = subject.luma();
    if (factor > 1) smaller = reduced(luma, 0, 0, luma.width() / factor, luma.height() / factor, factor);
    raster = factor > 1 ? &smaller : &luma;
  }
  Reduced(const Reduced&) = delete;
  Reduced& operator=(const Reduced&) = delete;

  /// As blurs_in(), of a box in capture pixels.
  std::optional<Blurs> blurs(const Box& box) const {
    const double f = factor;
    auto blurs = blurs_in(*raster, {box.x / f, box.y / f, box.w / f, box.h / f});
    if (blurs) {
      for (double& blur : *blurs) blur *= f;
    }
    return blurs;
  }

  int factor;
  Raster smaller;
  const Raster* raster = nullptr;
};

struct Measure {
  double worst = 0;  ///< The most smeared direction, in heights of the text.
  double least = 0;
};

std::optional<Measure> measure(const Subject& subject, const std::vector<Part>& parts) {
  std::array<std::vector<double>, 4> all;
  const Reduced picture(subject, subject.text_height);
  for (const Part& part : parts) {
    if (const auto blurs = picture.blurs(part.box)) {
      const double height = std::max(4.0, std::min(part.box.h, 1.5 * subject.text_height));
      for (std::size_t i = 0; i < all.size(); ++i) all[i].push_back((*blurs)[i] / height);
    }
  }
  if (all[0].empty()) return std::nullopt;
  Measure result{0, 1e9};
  for (std::vector<double>& values : all) {
    const double middle = median_of(std::move(values));
    result.worst = std::max(result.worst, middle);
    result.least = std::min(result.least, middle);
  }
  return result;
}

/// The same of the sharper edges anywhere on the document, where too little was read: a quarter of its
/// squares is sharper than that.
std::optional<Measure> measure_anywhere(const Subject& subject) {
  const double height = subject.usual_height();
  if (height < kLeastRow) return std::nullopt;
  const Raster& luma = subject.luma();
  const int left = luma.width() / kMargin, top = luma.height() / kMargin;
  const Reduced picture(subject, height);
  std::vector<Blurs> squares;
  for (int y = top; y + kSquare <= luma.height() - top; y += kSquare / 2) {
    for (int x = left; x + kSquare <= luma.width() - left; x += kSquare / 2) {
      const Box square{double(x), double(y), kSquare, kSquare};
      if (level(luma, square, 0.95) - level(luma, square, 0.04) < kEdge) continue;
      if (const auto blurs = picture.blurs(square)) squares.push_back(*blurs);
    }
  }
  if (squares.size() < kFewestSquares) return std::nullopt;
  const auto quarter = squares.begin() + std::ptrdiff_t(squares.size() / 4);
  std::ranges::nth_element(squares, quarter, {}, [](const Blurs& blurs) { return std::ranges::max(blurs); });
  return Measure{std::ranges::max(*quarter) / height, std::ranges::min(*quarter) / height};
}

Finding finding_of(const Measure& measure) {
  const bool moved = measure.worst > kMoved * measure.least;
  return measured("blur", measure.worst, kThreshold,
                  moved ? "The picture is smeared by a movement. Hold the camera still and take it again."
                        : "The picture is out of focus. Let the camera focus and take it again.");
}

}  // namespace

/// How far the edges of the ink are smeared, as a standard deviation, in heights of the text: from the
/// steepest slopes in each of four directions against the range from paper to ink, the median over the lines.
/// The worst direction counts. Where too little was read to tell, the edges anywhere on the document, against
/// what looks like rows of text, tell it too. Fields that were not read surely are looked at
/// by themselves.
std::vector<Finding> check_blur(const Subject& subject) {
  std::optional<Measure> overall = measure(subject, subject.lines);
  if (subject.lines.empty() || subject.document.record.kind == "unknown") {
    const auto anywhere = measure_anywhere(subject);
    // A line or two of what nobody recognises may be its title alone, which is sharp for longer.
    const bool few = subject.lines.size() < kFewestLines;
    if (!overall || (anywhere ? anywhere->worst > overall->worst : few && overall->worst < kThreshold))
      overall = anywhere;
  }
  if (!overall)
    return {not_measured("blur",
                         "Nothing that looks like lines of text was seen whose edges could be measured.")};
  Finding finding = finding_of(*overall);
  finding.where = subject.place();
  std::vector<Finding> findings{finding};
  if (finding.outcome == CheckOutcome::fail) return findings;
  for (const Part& field : subject.fields) {
    if (!subject.is_unread(field.field)) continue;
    const auto own = measure(subject, {field});
    if (!own || own->worst < kThreshold) continue;
    Finding of_field = finding_of(*own);
    of_field.field = field.field;
    of_field.where = subject.on_page(field.box);
    findings.push_back(of_field);
  }
  return findings;
}

}  // namespace docintake::quality
