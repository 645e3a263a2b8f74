#include "ocr/decoding/frame_scores.h"

#include <algorithm>
#include <array>

namespace docintake {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kBlock = 8 * kLanes;

/// The largest of a whole block. Side by side, so that the compiler uses the processor's vectors.
float largest_of(const float* block) {
  std::array<float, kLanes> lanes;
  std::copy_n(block, kLanes, lanes.begin());
  for (std::size_t i = kLanes; i < kBlock; i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      lanes[lane] = block[i + lane] > lanes[lane] ? block[i + lane] : lanes[lane];
  return *std::max_element(lanes.begin(), lanes.end());
}

}  // namespace

std::vector<Candidate> best_candidates(std::span<const float> frame, std::size_t most, float floor) {
  const auto better = [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.of < b.of;
  };
  std::vector<Candidate> found;
  const auto keep_best = [&] {
    std::sort(found.begin(), found.end(), better);
    if (found.size() > most) found.resize(most);
    if (found.size() == most && most > 0) floor = std::max(floor, found.back().score);
  };
  const auto take = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (frame[i] >= floor) found.push_back({int(i), frame[i]});
    if (found.size() > 2 * most) keep_best();
  };
  std::size_t at = 0;
  for (; at + kBlock <= frame.size(); at += kBlock)
    if (largest_of(frame.data() + at) >= floor) take(at, at + kBlock);
  take(at, frame.size());
  keep_best();
  return found;
}

}  // namespace docintake
