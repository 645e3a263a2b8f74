#include "pipeline/locate/side_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

namespace docintake {
namespace {

constexpr int kAngles = 256;       // of a full turn, as in EdgeMap
constexpr int kVoteReach = 4;      // angle bins each side that an edge votes for: 5.6 degrees
constexpr double kBin = 2.0;       // pixels a distance bin
constexpr int kDirectionSlack = 11;  // units of 1/256 turn, 15 degrees, that an edge on a line may be off

/// An edge pixel found next to a line: how far along, how far beside, which polarity.
struct Beside {
  double t;
  double offset;
  bool same_polarity;
  double weight;
};

/// The stretch of the line inside [1, width-2] x [1, height-2]; nothing when it misses.
std::optional<std::pair<double, double>> inside(const EdgeMap& edges, Point o, Point u) {
  double first = -1e9;
  double last = 1e9;
  const auto limit = [&](double origin, double step, double low, double high) {
    if (std::abs(step) < 1e-9) return origin >= low && origin <= high;
    const double a = (low - origin) / step;
    const double b = (high - origin) / step;
    first = std::max(first, std::min(a, b));
    last = std::min(last, std::max(a, b));
    return true;
  };
  if (!limit(o.x, u.x, 1, edges.width - 2) || !limit(o.y, u.y, 1, edges.height - 2) || last - first < 2) {
    return std::nullopt;
  }
  return std::pair{first, last};
}

/// Calls `take` with the nearest fitting edge pixel within `reach` of the line, for each pixel along it that has one.
template <typename Take>
void walk(const EdgeMap& edges, Point o, Point u, double first, double last, int reach, Take take) {
  const bool flat = std::abs(u.x) >= std::abs(u.y);
  const Point n{-u.y, u.x};
  const auto normal_direction = static_cast<std::uint8_t>(
      static_cast<int>(std::lround(std::atan2(n.y, n.x) * 128 / std::numbers::pi)) & 255);
  const int steps = static_cast<int>(last - first);
  for (int i = 0; i <= steps; ++i) {
    const double t = first + i;
    const double px = o.x + t * u.x;
    const double py = o.y + t * u.y;
    const int cx = static_cast<int>(px + 0.5);
    const int cy = static_cast<int>(py + 0.5);
    for (int k = 0; k <= 2 * reach; ++k) {
      const int beside = (k & 1) ? (k + 1) / 2 : -(k / 2);
      const int x = flat ? cx : cx + beside;
      const int y = flat ? cy + beside : cy;
      if (x < 0 || y < 0 || x >= edges.width || y >= edges.height) continue;
      const std::size_t at = edges.at(x, y);
      if (!edges.strength[at]) continue;
      const auto turn = static_cast<std::int8_t>(static_cast<std::uint8_t>(edges.direction[at] - normal_direction));
      const int off = std::abs(int{turn});
      const bool same = off <= kDirectionSlack;
      if (!same && off < 128 - kDirectionSlack) continue;
      take(i, Beside{t, (x - o.x) * n.x + (y - o.y) * n.y, same, edges.strength[at] / 255.0});
      break;
    }
  }
}

/// The least-squares line through edge pixels beside the given one, which moves origin and direction.
bool refit(const EdgeMap& edges, Point& o, Point& u, int reach) {
  const auto stretch = inside(edges, o, u);
  if (!stretch) return false;
  double s = 0, st = 0, stt = 0, sd = 0, std_ = 0;
  walk(edges, o, u, stretch->first, stretch->second, reach, [&](int, const Beside& b) {
    s += b.weight;
    st += b.weight * b.t;
    stt += b.weight * b.t * b.t;
    sd += b.weight * b.offset;
    std_ += b.weight * b.t * b.offset;
  });
  const double det = s * stt - st * st;
  if (s < 4 || det < 1e-6) return false;
  const double slope = (s * std_ - st * sd) / det;
  const double shift = (sd - slope * st) / s;
  o = {o.x - shift * u.y, o.y + shift * u.x};
  const double norm = std::hypot(1.0, slope);
  u = {(u.x - slope * u.y) / norm, (u.y + slope * u.x) / norm};
  return true;
}

struct Peak {
  int votes;
  int angle;
  int bin;
};

/// The accumulator's local maxima, strongest first.
std::vector<Peak> find_peaks(const EdgeMap& edges, int bins) {
  std::array<double, kAngles> cosine, sine;
  for (int a = 0; a < kAngles; ++a) {
    cosine[a] = std::cos(2 * std::numbers::pi * a / kAngles);
    sine[a] = std::sin(2 * std::numbers::pi * a / kAngles);
  }
  std::vector<std::int32_t> votes(static_cast<std::size_t>(kAngles) * bins);
  const double cx = edges.width / 2.0;
  const double cy = edges.height / 2.0;
  for (int y = 0; y < edges.height; ++y) {
    for (int x = 0; x < edges.width; ++x) {
      const std::size_t at = edges.at(x, y);
      const int strength = edges.strength[at];
      if (!strength) continue;
      for (int d = -kVoteReach; d <= kVoteReach; ++d) {
        const int a = (edges.direction[at] + d) & (kAngles - 1);
        const double rho = (x - cx) * cosine[a] + (y - cy) * sine[a];
        votes[static_cast<std::size_t>(a) * bins + static_cast<int>(rho / kBin + bins / 2.0)] += strength;
      }
    }
  }
  const int threshold = 255 * std::max(12, std::min(edges.width, edges.height) / 30);
  std::vector<Peak> peaks;
  const auto vote = [&](int a, int b) { return votes[static_cast<std::size_t>(a & (kAngles - 1)) * bins + b]; };
  for (int a = 0; a < kAngles; ++a) {
    for (int b = 1; b + 1 < bins; ++b) {
      const int v = vote(a, b);
      if (v < threshold) continue;
      const bool crest = v >= vote(a, b - 1) && v > vote(a, b + 1) && v >= vote(a - 1, b) && v > vote(a + 1, b) &&
                         v >= vote(a - 1, b - 1) && v > vote(a + 1, b + 1) && v >= vote(a - 1, b + 1) &&
                         v > vote(a + 1, b - 1);
      if (crest) peaks.push_back({v, a, b});
    }
  }
  std::stable_sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.votes > b.votes; });
  return peaks;
}

bool same_line(const SideLine& a, const SideLine& b) {
  const double cosine = std::abs(a.along().x * b.along().x + a.along().y * b.along().y);
  if (cosine < 0.9994) return false;  // 2 degrees
  return std::abs(a.distance_of(b.at(b.first()))) < 2.5 && std::abs(a.distance_of(b.at(b.last()))) < 2.5;
}

}  // namespace

SideLine::SideLine(const EdgeMap& edges, Point origin, Point along) : origin_(origin), along_(along) {
  if (const auto stretch = inside(edges, origin, along)) {
    first_ = stretch->first;
    last_ = stretch->second;
  }
  const auto steps = static_cast<std::size_t>(last_ - first_) + 1;
  presence_.assign(steps + 1, 0);
  signed_.assign(steps + 1, 0);
  if (steps > 1) {
    walk(edges, origin, along, first_, last_, 2, [&](int i, const Beside& b) {
      const float weight = static_cast<float>(std::min(1.0, 2 * b.weight));
      presence_[i + 1] = weight;
      signed_[i + 1] = b.same_polarity ? weight : -weight;
    });
  }
  for (std::size_t i = 0; i < steps; ++i) {
    presence_[i + 1] += presence_[i];
    signed_[i + 1] += signed_[i];
  }
}

double SideLine::sum(const std::vector<float>& prefix, double from, double to) const {
  if (from > to) std::swap(from, to);
  const int size = static_cast<int>(prefix.size()) - 1;
  const int a = std::clamp(static_cast<int>(std::lround(from - first_)), 0, size);
  const int b = std::clamp(static_cast<int>(std::lround(to - first_)), 0, size);
  return b > a ? (prefix[b] - prefix[a]) / (b - a) : 0;
}

double SideLine::support(double from, double to) const { return sum(presence_, from, to); }

double SideLine::polarity(double from, double to) const { return sum(signed_, from, to); }

Crossing crossing_of(const SideLine& a, const SideLine& b) {
  const Point u = a.along();
  const Point v = b.along();
  const double det = u.x * v.y - u.y * v.x;
  if (std::abs(det) < 0.3) return {};
  const Point d{b.origin().x - a.origin().x, b.origin().y - a.origin().y};
  return {false, (d.x * v.y - d.y * v.x) / det, (d.x * u.y - d.y * u.x) / det};
}

std::vector<SideLine> find_lines(const EdgeMap& edges, int most) {
  std::vector<SideLine> lines;
  const int bins = static_cast<int>(std::hypot(edges.width, edges.height) / kBin) + 4;
  const auto peaks = find_peaks(edges, bins);
  const std::size_t tried = std::min(peaks.size(), static_cast<std::size_t>(most) * 4);
  for (std::size_t i = 0; i < tried && static_cast<int>(lines.size()) < most; ++i) {
    const double angle = 2 * std::numbers::pi * peaks[i].angle / kAngles;
    const double rho = (peaks[i].bin + 0.5 - bins / 2.0) * kBin;
    Point origin{edges.width / 2.0 + rho * std::cos(angle), edges.height / 2.0 + rho * std::sin(angle)};
    Point along{std::sin(angle), -std::cos(angle)};
    if (!refit(edges, origin, along, 4) || !refit(edges, origin, along, 2)) continue;
    SideLine line(edges, origin, along);
    const bool known = std::any_of(lines.begin(), lines.end(), [&](const SideLine& l) { return same_line(l, line); });
    if (!known) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace docintake
