#include "ocr/glyphs/cell_grid.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <opencv2/core.hpp>

namespace docintake {
namespace {

constexpr std::size_t kFewest = 8;
constexpr double kLeastCoherence = 0.55;  // of 1; centres at random have about 1/sqrt(n)

std::complex<double> phase_sum(const std::vector<double>& centers, double pitch) {
  std::complex<double> sum = 0;
  for (const double x : centers) sum += std::polar(1.0, 2 * std::numbers::pi * x / pitch);
  return sum / double(centers.size());
}

/// Least squares over cell numbers; those further than a quarter of the pitch from their cell stay out.
void refine(const std::vector<double>& centers, bool bent, CellGrid& grid) {
  cv::Mat_<double> a(0, 3);
  cv::Mat_<double> b(0, 1);
  double k = 0;
  for (const double x : centers) {
    k = std::round((x - grid.first) / grid.pitch);  // the bend moves cells by less than half a pitch
    for (int i = 0; i < 3; ++i) k = std::round((x - grid.first - grid.bend * k * k) / grid.pitch);
    if (std::abs(x - grid.first - grid.pitch * k - grid.bend * k * k) > 0.25 * grid.pitch) continue;
    a.push_back(cv::Mat_<double>({1, 3}, {1.0, k, bent ? k * k : 0.0}));
    b.push_back(x);
  }
  if (a.rows < int(kFewest)) return;
  cv::Mat_<double> solution;
  cv::solve(a, b, solution, cv::DECOMP_SVD);
  grid = {solution(0), solution(1), solution(2)};
}

}  // namespace

std::optional<CellGrid> fit_cell_grid(const std::vector<double>& centers, double least, double most) {
  if (centers.size() < kFewest) return std::nullopt;
  std::vector<double> sorted = centers;
  std::sort(sorted.begin(), sorted.end());
  double best = 0;
  double pitch = 0;
  const double span = sorted.back() - sorted.front();
  for (double p = least; p <= most; p *= 1 + 0.2 * p / std::max(span, p)) {
    const double coherence = std::abs(phase_sum(sorted, p));
    if (coherence > best) {
      best = coherence;
      pitch = p;
    }
  }
  if (best < kLeastCoherence) return std::nullopt;
  const double phase = std::arg(phase_sum(sorted, pitch)) / (2 * std::numbers::pi) * pitch;
  CellGrid grid{phase + pitch * std::round((sorted.front() - phase) / pitch), pitch, 0};
  refine(sorted, false, grid);
  refine(sorted, true, grid);
  refine(sorted, true, grid);
  return grid;
}

}  // namespace docintake
