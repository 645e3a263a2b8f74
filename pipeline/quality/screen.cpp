#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

#include "pipeline/base/median.h"
#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

constexpr int kPatch = 128;
constexpr int kPatchesAcross = 4;
constexpr int kPatchesDown = 3;

/// A peak so many powers of ten above what is around it has the score 1.
constexpr double kHighest = 3;
constexpr double kThreshold = 0.5;

/// Frequencies of interest, cycles in a patch: above those of print, within what the picture can hold.
constexpr int kLowest = 24;

/// The pattern is all over the document: a quarter of the patches may show less of it than the whole, by this
/// factor; so many are needed. A peak of text, or of a bar code, stands on few.
constexpr double kLessInPatch = 1.2;
constexpr std::size_t kFewestPatches = 6;
constexpr int kStrays = 2;  // of the peak from patch to patch, as a screen is seen at an angle

/// Half of the square around a frequency that the peak is compared with.
constexpr int kAround = 5;

const cv::Mat1f& window() {
  static const cv::Mat1f kWindow = [] {
    cv::Mat1f hann(kPatch, kPatch);
    const auto weight = [](int i) { return 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + 0.5) / kPatch); };
    for (int y = 0; y < kPatch; ++y) {
      for (int x = 0; x < kPatch; ++x) hann(y, x) = float(weight(x) * weight(y));
    }
    return hann;
  }();
  return kWindow;
}

/// The logarithmic power of the patch at (left, top): rows of frequencies up to half of the sampling.
cv::Mat1f power_of(const Raster& luma, int left, int top) {
  cv::Mat1f patch(kPatch, kPatch);
  double mean = 0;
  for (int y = 0; y < kPatch; ++y) {
    const std::uint8_t* const row = luma.row(top + y) + left;
    for (int x = 0; x < kPatch; ++x) mean += patch(y, x) = row[x];
  }
  mean /= kPatch * kPatch;
  patch = (patch - mean).mul(window());
  cv::Mat2f spectrum;
  cv::dft(patch, spectrum, cv::DFT_COMPLEX_OUTPUT);
  cv::Mat1f power(kPatch, kPatch / 2 + 1);
  for (int v = 0; v < kPatch; ++v) {
    for (int u = 0; u <= kPatch / 2; ++u) {
      const cv::Vec2f c = spectrum(v, u);
      power(v, u) = std::log10(c[0] * c[0] + c[1] * c[1] + 100.F);
    }
  }
  return power;
}

/// Edges of a JPEG's blocks repeat every eight pixels, upright and level.
bool is_of_blocks(int u, int v) {
  const auto near_multiple = [](int f) { return (std::abs(f) + 1) % (kPatch / 8) <= 2; };
  return (std::abs(v) <= 2 && near_multiple(u)) || (std::abs(u) <= 2 && near_multiple(v));
}

/// A frequency that stands out.
struct Peak {
  int u = 0;
  int row = 0;
  double height = 0;  ///< Above the median of what is around it, powers of ten.
};

/// How far the power at a frequency is above the median of what is around it.
double height_at(const cv::Mat1f& power, int u, int row) {
  std::vector<float> around;
  for (int dy = -kAround; dy <= kAround; ++dy) {
    for (int dx = -kAround; dx <= kAround; ++dx) {
      const int nu = u + dx;
      if (nu < 0 || nu > kPatch / 2 || (std::abs(dx) <= 1 && std::abs(dy) <= 1)) continue;
      around.push_back(power((row + dy + kPatch) % kPatch, nu));
    }
  }
  return power(row, u) - median_of(std::move(around));
}

Peak highest_peak(const cv::Mat1f& power) {
  Peak highest;
  for (int row = 0; row < kPatch; ++row) {
    const int v = row < kPatch / 2 ? row : row - kPatch;
    for (int u = 0; u <= kPatch / 2; ++u) {
      if (std::hypot(u, v) < kLowest || is_of_blocks(u, v)) continue;
      // Only what is highest among its neighbours is worth the median.
      bool top = true;
      for (int dy = -1; dy <= 1 && top; ++dy) {
        for (int dx = -1; dx <= 1 && top; ++dx) {
          const int nu = std::min(std::abs(u + dx), kPatch / 2);
          top = power(row, u) >= power((row + dy + kPatch) % kPatch, nu);
        }
      }
      if (!top) continue;
      if (const double height = height_at(power, u, row); height > highest.height) highest = {u, row, height};
    }
  }
  return highest;
}

/// The height of a peak that three of four patches reach, there or near to it.
double height_in_most(const std::vector<cv::Mat1f>& patches, const Peak& peak) {
  std::vector<double> heights;
  for (const cv::Mat1f& power : patches) {
    double highest = 0;
    for (int dy = -kStrays; dy <= kStrays; ++dy) {
      for (int dx = -kStrays; dx <= kStrays; ++dx) {
        const int u = peak.u + dx;
        if (u >= 0 && u <= kPatch / 2)
          highest = std::max(highest, height_at(power, u, (peak.row + dy + kPatch) % kPatch));
      }
    }
    heights.push_back(highest);
  }
  const auto quarter = heights.begin() + std::ptrdiff_t(heights.size() / 4);
  std::ranges::nth_element(heights, quarter);
  return *quarter;
}

}  // namespace

/// The grid of a screen's pixels, and its beat with the camera's, is one and the same fine pattern all over
/// the picture: a peak in the mean spectrum of patches of the page, at its full resolution, spread over the
/// document, and in most of them. Print has none so fine; a JPEG's own blocks are left out.
std::vector<Finding> check_screen(const Subject& subject) {
  const Raster& luma = subject.page.luma;
  const PerspectiveMap map = subject.document.capture.to_page();
  const double width = subject.luma().width(), height = subject.luma().height();
  std::vector<cv::Mat1f> patches;
  const Box place = subject.place();
  for (int j = 0; j < kPatchesDown; ++j) {
    for (int i = 0; i < kPatchesAcross; ++i) {
      const Point at =
          map.forward(Point{(i + 0.5) / kPatchesAcross * width, (j + 0.5) / kPatchesDown * height});
      const int left = int(std::lround(at.x)) - kPatch / 2, top = int(std::lround(at.y)) - kPatch / 2;
      if (left < 0 || top < 0 || left + kPatch > luma.width() || top + kPatch > luma.height()) continue;
      if (place.w < 2 * kPatch || place.h < kPatch) continue;
      patches.push_back(power_of(luma, left, top));
    }
  }
  if (patches.size() < kFewestPatches)
    return {not_measured("screen_recapture",
                         "The document is too small for the pattern of a screen to be told.")};
  cv::Mat1f mean = cv::Mat1f::zeros(kPatch, kPatch / 2 + 1);
  for (const cv::Mat1f& power : patches) mean += power / double(patches.size());
  const Peak peak = highest_peak(mean);
  const double shown = std::min(peak.height, kLessInPatch * height_in_most(patches, peak));
  Finding finding = measured("screen_recapture", shown / kHighest, kThreshold,
                             "This is a picture of a screen. Photograph the document itself.");
  finding.where = place;
  return {finding};
}

}  // namespace docintake::quality
