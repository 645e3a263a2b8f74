#include "pipeline/locate/segments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <span>

namespace docintake {
namespace {

constexpr int kBend = 16;  // units of 1/256 turn that the edge may bend between neighbours: 22 degrees
constexpr std::size_t kShortestChain = 6;  // pixels
constexpr std::size_t kFirstFit = 8;       // pixels that a line is first fitted to
constexpr double kOffLine = 1.1;           // pixels that a chain may stray from its line
constexpr int kStrays = 3;                 // pixels in a row that stray before the segment ends

struct Pixel {
  int x;
  int y;
};

/// The straight line y = offset + slope * x (or x and y swapped), by least squares over pixels added one by
/// one.
class GrowingLine {
 public:
  void add(Pixel p) {
    n_ += 1;
    x_ += p.x;
    y_ += p.y;
    xx_ += double(p.x) * p.x;
    yy_ += double(p.y) * p.y;
    xy_ += double(p.x) * p.y;
  }

  /// Takes over what was added: direction of greatest spread through the centre.
  void fit() {
    const double cxx = xx_ - x_ * x_ / n_;
    const double cyy = yy_ - y_ * y_ / n_;
    const double cxy = xy_ - x_ * y_ / n_;
    const double angle = 0.5 * std::atan2(2 * cxy, cxx - cyy);
    along_ = {std::cos(angle), std::sin(angle)};
    center_ = {x_ / n_, y_ / n_};
  }

  double distance(Pixel p) const {
    return std::abs((p.y - center_.y) * along_.x - (p.x - center_.x) * along_.y);
  }

  Point nearest(Pixel p) const {
    const double t = (p.x - center_.x) * along_.x + (p.y - center_.y) * along_.y;
    return {center_.x + t * along_.x, center_.y + t * along_.y};
  }

 private:
  double n_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
  Point along_{1, 0};
  Point center_;
};

/// Follows edges from pixel to pixel, each pixel once.
class Chains {
 public:
  explicit Chains(EdgeMap& edges) : edges_(edges), used_(edges.pixels.size(), 0) {
    for (int d = 0; d < 256; ++d) {
      // The edge runs across its gradient; to the gradient's right, clockwise.
      const double angle = (d + 64) * 2 * std::numbers::pi / 256;
      const int octant = static_cast<int>(std::lround(angle / (std::numbers::pi / 4))) & 7;
      octant_[d] = octant;
    }
  }

  /// The chain through (x, y), which has an edge and is in no chain yet.
  const std::vector<Pixel>& through(int x, int y) {
    chain_.clear();
    use(x, y);
    follow({x, y}, 0);
    std::reverse(chain_.begin(), chain_.end());
    chain_.push_back({x, y});
    follow({x, y}, 4);
    return chain_;
  }

  bool used(int x, int y) const { return used_[index(x, y)]; }

 private:
  std::size_t index(int x, int y) const { return static_cast<std::size_t>(y) * edges_.width + x; }
  void use(int x, int y) { used_[index(x, y)] = 1; }

  /// Appends the pixels from p on, along the edge (`turn` 0) or against it (`turn` 4 octants).
  void follow(Pixel p, int turn) {
    static constexpr std::array<Pixel, 8> kSteps{
        {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
    while (true) {
      const std::uint8_t direction = EdgeMap::direction(edges_.pixels[index(p.x, p.y)]);
      const int ahead = octant_[direction] + turn;
      bool moved = false;
      for (const int side : {0, 1, 7}) {
        const Pixel step = kSteps[(ahead + side) & 7];
        const Pixel q{p.x + step.x, p.y + step.y};
        if (q.x < 1 || q.y < 1 || q.x >= edges_.width - 1 || q.y >= edges_.height - 1) continue;
        const std::uint16_t pixel = edges_.pixels[index(q.x, q.y)];
        if (!pixel || used_[index(q.x, q.y)]) continue;
        const int bend = std::abs(int{static_cast<std::int8_t>(EdgeMap::direction(pixel) - direction)});
        if (bend > kBend) continue;
        use(q.x, q.y);
        chain_.push_back(q);
        p = q;
        moved = true;
        break;
      }
      if (!moved) return;
    }
  }

  EdgeMap& edges_;
  std::vector<std::uint8_t> used_;
  std::array<int, 256> octant_{};
  std::vector<Pixel> chain_;
};

/// Cuts a chain into straight pieces and appends those that are long enough.
void cut(std::span<const Pixel> chain, double shortest, std::vector<Segment>& segments) {
  std::size_t start = 0;
  while (chain.size() - start >= std::max<std::size_t>(kFirstFit, static_cast<std::size_t>(shortest * 0.7))) {
    GrowingLine line;
    for (std::size_t i = start; i < start + kFirstFit; ++i) line.add(chain[i]);
    line.fit();
    std::size_t end = start + kFirstFit;  // one beyond the last pixel on the line
    int strays = 0;
    for (std::size_t i = end; i < chain.size() && strays < kStrays; ++i) {
      if (line.distance(chain[i]) > kOffLine) {
        ++strays;
        continue;
      }
      strays = 0;
      line.add(chain[i]);
      end = i + 1;
      if ((end - start) % kFirstFit == 0) line.fit();
    }
    line.fit();
    const Point from = line.nearest(chain[start]);
    const Point to = line.nearest(chain[end - 1]);
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length >= shortest) segments.push_back({from, to, length});
    start = end;
  }
}

}  // namespace

std::vector<Segment> find_segments(EdgeMap& edges, double shortest) {
  std::vector<Segment> segments;
  Chains chains(edges);
  for (int y = 1; y + 1 < edges.height; ++y) {
    for (int x = 1; x + 1 < edges.width; ++x) {
      const std::size_t at = static_cast<std::size_t>(y) * edges.width + x;
      if (!edges.pixels[at] || chains.used(x, y)) continue;
      const auto& chain = chains.through(x, y);
      if (chain.size() < kShortestChain) {
        for (const Pixel& p : chain) edges.pixels[static_cast<std::size_t>(p.y) * edges.width + p.x] = 0;
      } else {
        cut(chain, shortest, segments);
      }
    }
  }
  std::stable_sort(segments.begin(), segments.end(),
                   [](const Segment& a, const Segment& b) { return a.length > b.length; });
  return segments;
}

}  // namespace docintake
