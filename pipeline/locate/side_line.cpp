#include "pipeline/locate/side_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>
#include <optional>

namespace docintake {
namespace {

constexpr double kGap = 0.45;        // evidence per pixel below which a stretch gets shorter
constexpr int kSectors = 12;         // of a half turn
constexpr int kMostInSector = 18;    // lines kept
constexpr int kMargin = 5;           // pixels at the picture's border where lines are not followed
constexpr int kDirectionSlack = 11;  // units of 1/256 turn, 15 degrees, that an edge on a line may be off

/// An edge pixel found next to a line: how far along, how far beside, which polarity.
struct Beside {
  double t;
  double offset;
  bool same_polarity;
  double weight;
};

/// The stretch of the line that stays `kMargin` inside the picture; nothing when it misses.
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
  if (!limit(o.x, u.x, kMargin, edges.width - 1 - kMargin) ||
      !limit(o.y, u.y, kMargin, edges.height - 1 - kMargin) || last - first < 2) {
    return std::nullopt;
  }
  return std::pair{first, last};
}

/// Calls `take(step, edge)` with the nearest fitting edge pixel of each polarity within `reach` (less than
/// kMargin) pixels beside the line, for each pixel along it that has one.
template <typename Take>
void walk(const EdgeMap& edges, Point o, Point u, double first, double last, int reach, Take take) {
  const bool flat = std::abs(u.x) >= std::abs(u.y);
  const Point n{-u.y, u.x};
  const auto normal_direction = static_cast<std::uint8_t>(
      static_cast<int>(std::lround(std::atan2(n.y, n.x) * 128 / std::numbers::pi)) & 255);
  const std::ptrdiff_t across = flat ? edges.width : 1;
  const int steps = static_cast<int>(last - first);
  for (int i = 0; i <= steps; ++i) {
    const double t = first + i;
    const int cx = static_cast<int>(o.x + t * u.x + 0.5);
    const int cy = static_cast<int>(o.y + t * u.y + 0.5);
    const std::uint16_t* center = edges.pixels.data() + static_cast<std::size_t>(cy) * edges.width + cx;
    bool seen[2] = {false, false};
    for (int k = 0; k <= 2 * reach; ++k) {
      const int beside = (k & 1) ? (k + 1) / 2 : -(k / 2);
      const std::uint16_t pixel = center[beside * across];
      if (!pixel) continue;
      const auto turn =
          static_cast<std::int8_t>(static_cast<std::uint8_t>(EdgeMap::direction(pixel) - normal_direction));
      const int off = std::abs(int{turn});
      const bool same = off <= kDirectionSlack;
      if ((!same && off < 128 - kDirectionSlack) || seen[same]) continue;
      seen[same] = true;
      const double dx = flat ? cx - o.x : cx + beside - o.x;
      const double dy = flat ? cy + beside - o.y : cy - o.y;
      take(i, Beside{t, dx * n.x + dy * n.y, same, EdgeMap::strength(pixel) / 255.0});
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

/// Whether the line through o towards u runs, inside the picture, within `apart` pixels of the other.
bool runs_along(const SideLine& line, Point o, Point u, double apart) {
  const double cosine = std::abs(line.along().x * u.x + line.along().y * u.y);
  if (cosine < 0.9994) return false;  // 2 degrees
  const double t = line.position_of(o);
  const double reach = std::max(std::abs(line.last() - t), std::abs(line.first() - t));
  const double here = line.distance_of(o);
  const double slope = line.along().x * u.y - line.along().y * u.x;
  return std::abs(here) + std::abs(slope) * reach < apart;
}

}  // namespace

SideLine::SideLine(const EdgeMap& edges, Point origin, Point along) : origin_(origin), along_(along) {
  if (const auto stretch = inside(edges, origin, along)) {
    first_ = stretch->first;
    last_ = stretch->second;
  }
  const auto steps = static_cast<std::size_t>(last_ - first_) + 1;
  any_.assign(steps + 1, 0);
  lighter_right_.assign(steps + 1, 0);
  lighter_left_.assign(steps + 1, 0);
  if (steps > 1) {
    walk(edges, origin, along, first_, last_, 2, [&](int i, const Beside& b) {
      const float weight = static_cast<float>(std::min(1.0, 2 * b.weight));
      any_[i + 1] = std::max(any_[i + 1], weight);
      (b.same_polarity ? lighter_right_ : lighter_left_)[i + 1] = weight;
    });
  }
  for (auto* prefix : {&any_, &lighter_right_, &lighter_left_}) {
    std::partial_sum(prefix->begin(), prefix->end(), prefix->begin());
  }
}

double SideLine::one_sided_support(double from, double to) const {
  return std::max(mean(lighter_right_, from, to), mean(lighter_left_, from, to));
}

double SideLine::longest_stretch() const {
  // The run with the largest sum of (evidence - kGap): Kadane's algorithm.
  double best = 0;
  double run = 0;
  for (std::size_t i = 1; i < any_.size(); ++i) {
    run = std::max(0.0, run + (any_[i] - any_[i - 1]) - kGap);
    best = std::max(best, run);
  }
  return best;
}

double SideLine::mean(const std::vector<float>& prefix, double from, double to) const {
  if (from > to) std::swap(from, to);
  const double size = static_cast<double>(prefix.size()) - 1;
  const auto index = [&](double at) { return static_cast<int>(std::clamp(at - first_, 0.0, size) + 0.5); };
  const int a = index(from), b = index(to);
  return b > a ? (prefix[b] - prefix[a]) / (b - a) : 0;
}

Crossing crossing_of(const SideLine& a, const SideLine& b) {
  const Point u = a.along();
  const Point v = b.along();
  const double det = u.x * v.y - u.y * v.x;
  if (std::abs(det) < 0.3) return {};
  const Point d{b.origin().x - a.origin().x, b.origin().y - a.origin().y};
  return {false, (d.x * v.y - d.y * v.x) / det, (d.x * u.y - d.y * u.x) / det};
}

std::vector<SideLine> lines_through(const std::vector<Segment>& segments, const EdgeMap& edges, int most) {
  std::vector<SideLine> lines;
  std::array<int, kSectors> taken{};
  for (const Segment& segment : segments) {
    if (static_cast<int>(lines.size()) == most) break;
    Point origin{(segment.from.x + segment.to.x) / 2, (segment.from.y + segment.to.y) / 2};
    Point along{(segment.to.x - segment.from.x) / segment.length,
                (segment.to.y - segment.from.y) / segment.length};
    const double turn = std::atan2(along.y, along.x) / std::numbers::pi + 1;  // 0 to 2, half turns
    int& sector = taken[static_cast<int>(turn * kSectors + 0.5) % kSectors];
    const auto known = [&] {
      return std::any_of(lines.begin(), lines.end(),
                         [&](const SideLine& l) { return runs_along(l, origin, along, 3); });
    };
    if (sector == kMostInSector || known() || !refit(edges, origin, along, 2) || known()) continue;
    lines.emplace_back(edges, origin, along);
    ++sector;
  }
  std::stable_sort(lines.begin(), lines.end(), [](const SideLine& a, const SideLine& b) {
    return a.longest_stretch() > b.longest_stretch();
  });
  return lines;
}

}  // namespace docintake
