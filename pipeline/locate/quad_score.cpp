#include "pipeline/locate/quad_score.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/locate/aspect.h"

namespace docintake {
namespace {

constexpr double kUnseen = 0.4;  // support that the part of a side outside the picture counts as

}  // namespace

double score_of(const QuadCandidate& candidate) {
  std::array<double, 4> support, one_sided;
  double overshoot = 0, most_overshoot = 0, seen = 1;
  for (int i = 0; i < 4; ++i) {
    const SideEvidence& e = candidate.sides[i];
    support[i] = e.support * e.seen + kUnseen * (1 - e.seen);
    one_sided[i] = e.one_sided * e.seen + kUnseen * (1 - e.seen);
    overshoot += e.overshoot / 4;
    most_overshoot = std::max(most_overshoot, e.overshoot);
    seen = std::min(seen, e.seen);
  }
  std::sort(support.begin(), support.end());
  std::sort(one_sided.begin(), one_sided.end());
  const double off = distance_to_format(candidate.ratio);
  const auto near = [&](double width) { return std::exp(-off * off / (2 * width * width)); };
  const double sum = -22.0 + 1.8 * support[0] + 2.4 * support[1] + 2.9 * one_sided[0] + 4.9 * one_sided[1] +
                     3.7 * (one_sided[2] + one_sided[3]) - 2.5 * most_overshoot - 3.5 * overshoot +
                     4.3 * seen + 1.9 * near(0.03) + 5.9 * near(0.10) + 2.5 * std::log(candidate.area) -
                     2.0 * candidate.area + 0.4 * candidate.ink + 1.6 * candidate.ink_around +
                     4.0 * std::min(candidate.ink, 0.3) - 0.35 * candidate.concluded;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace docintake
