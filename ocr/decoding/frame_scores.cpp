#include "ocr/decoding/frame_scores.h"

#include <algorithm>

namespace docintake {
namespace {

constexpr std::size_t kBlock = 128;

/// Whether one of a whole block is at least `floor`. Without a way out of the loop, so that the compiler uses
/// the processor's vectors: in nearly all blocks there is none.
bool any_from(const float* block, float floor) {
  int any = 0;
  for (std::size_t i = 0; i < kBlock; ++i) any |= block[i] >= floor ? 1 : 0;
  return any != 0;
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
    if (any_from(frame.data() + at, floor)) take(at, at + kBlock);
  take(at, frame.size());
  keep_best();
  return found;
}

}  // namespace docintake
