#include "ocr/recognizer/network_head.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "ocr/decoding/frame_scores.h"

namespace docintake {
namespace {

using dnnl::memory;
using onednn::kFloat;
using onednn::processor;

constexpr float kLargest = 127;         // of an 8-bit number; 255 would overflow on processors without VNNI
constexpr std::size_t kMostExact = 16;  // classes of a row

float largest_magnitude(const float* numbers, int count) {
  float largest = 0;
  for (int i = 0; i < count; ++i) largest = std::max(largest, std::abs(numbers[i]));
  return largest;
}

/// As many bytes and a few more, so that what follows lies as oneDNN likes it.
std::size_t aligned(std::size_t bytes) { return (bytes + 63) / 64 * 64; }

/// Many sums side by side, so that the compiler uses the processor's vectors.
float dot(const float* a, const float* b, int count) {
  constexpr int kLanes = 16;
  std::array<float, kLanes> sums{};
  int i = 0;
  for (; i + kLanes <= count; i += kLanes)
    for (int lane = 0; lane < kLanes; ++lane) sums[std::size_t(lane)] += a[i + lane] * b[i + lane];
  float sum = 0;
  for (const float one : sums) sum += one;
  for (; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

/// e to the power of x, which is at most 0; within a millionth. Without a call or a branch, so that the
/// compiler uses the processor's vectors.
inline float exp_of(float x) {
  constexpr float kLowest = -87, kLog2E = 1.44269504F, kRounder = 12582912.F;  // 1.5 x 2^23
  const float t = std::max(x, kLowest) * kLog2E;
  const float whole = (t + kRounder) - kRounder;
  const float f = t - whole;  // 2^f by Taylor's series, -0.5 <= f <= 0.5
  const float part =
      1 + f * (0.693147181F +
               f * (0.240226507F + f * (0.0555041087F + f * (0.00961812911F + f * 0.00133335581F))));
  return part * std::bit_cast<float>((std::int32_t(whole) + 127) << 23);
}

/// Scores of one row from the products of whole numbers, (product x the class's scale x the row's) + bias,
/// and the logarithm of the sum of their exponentials. Three walks over a row that stays in the cache;
/// compiled for several processors.
[[gnu::target_clones("avx512f", "avx2", "default")]] float estimate(const std::int32_t* products,
                                                                    const float* scales, const float* biases,
                                                                    float scale, float* scores, int count) {
  constexpr int kLanes = 16;
  std::array<float, kLanes> lanes;
  lanes.fill(std::numeric_limits<float>::lowest());
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (int lane = 0; lane < kLanes; ++lane) {
      const int at = i + lane;
      const float score = float(products[at]) * (scales[at] * scale) + biases[at];
      scores[at] = score;
      lanes[std::size_t(lane)] = score > lanes[std::size_t(lane)] ? score : lanes[std::size_t(lane)];
    }
  }
  const int whole = i;
  float largest = *std::max_element(lanes.begin(), lanes.end());
  for (; i < count; ++i) {
    scores[i] = float(products[i]) * (scales[i] * scale) + biases[i];
    largest = std::max(largest, scores[i]);
  }
  lanes.fill(0);
  for (i = 0; i < whole; i += kLanes)
    for (int lane = 0; lane < kLanes; ++lane) lanes[std::size_t(lane)] += exp_of(scores[i + lane] - largest);
  double sum = 0;
  for (const float one : lanes) sum += double(one);
  for (; i < count; ++i) sum += double(exp_of(scores[i] - largest));
  return largest + float(std::log(sum));
}

}  // namespace

NetworkHead::NetworkHead(Convolution layer)
    : layer_(std::move(layer)),
      source_({kRows, features()}, memory::data_type::u8, memory::format_tag::ab),
      products_({kRows, classes()}, memory::data_type::s32, memory::format_tag::ab),
      scales_(std::size_t(classes()), 1.F) {
  const std::scoped_lock lock(onednn::making_primitives());
  make_primitives();
}

void NetworkHead::make_primitives() {
  std::vector<std::int8_t> numbers(layer_.weights.size());
  for (int of = 0; of < classes(); ++of) {
    const float* const row = layer_.weights.data() + std::size_t(of) * std::size_t(features());
    const float largest = largest_magnitude(row, features());
    if (largest > 0) scales_[std::size_t(of)] = largest / kLargest;
    std::transform(row, row + features(), numbers.begin() + std::ptrdiff_t(of) * features(),
                   [&](float number) { return std::int8_t(std::lround(number / scales_[std::size_t(of)])); });
  }
  const memory::desc any({features(), classes()}, memory::data_type::s8, memory::format_tag::any);
  const dnnl::matmul::primitive_desc product({source_, any, products_}, onednn::shared_attributes(),
                                             processor());
  product_ = dnnl::matmul(product);
  product_scratchpad_ = product.scratchpad_desc();
  const memory::desc plain({features(), classes()}, memory::data_type::s8, memory::format_tag::ba);
  weights_ = onednn::reordered(memory(plain, processor(), numbers.data()), product.weights_desc());
}

std::size_t NetworkHead::scratchpad_bytes() const {
  return aligned(source_.get_size()) + aligned(products_.get_size()) + product_scratchpad_.get_size();
}

void NetworkHead::score(const float* features_of_rows, float* scores, void* scratchpad) const {
  // The rows as 8-bit numbers and their products lie in front of what oneDNN works in.
  auto* const rounded = static_cast<std::uint8_t*>(scratchpad);
  auto* const products = rounded + aligned(source_.get_size());
  void* const room = products + aligned(products_.get_size());
  const int count = kRows * features();
  const float largest = largest_magnitude(features_of_rows, count);
  const float scale = largest > 0 ? largest / kLargest : 1.F;
  std::transform(features_of_rows, features_of_rows + count, rounded, [by = 1 / scale](float feature) {
    return std::uint8_t(feature * by + 0.5F);  // NOLINT(bugprone-incorrect-roundings): none is negative
  });

  dnnl::stream stream(processor());
  product_.execute(stream, {{DNNL_ARG_SRC, {source_, processor(), rounded}},
                            {DNNL_ARG_WEIGHTS, weights_},
                            {DNNL_ARG_DST, {products_, processor(), products}},
                            {DNNL_ARG_SCRATCHPAD, {product_scratchpad_, processor(), room}}});
  stream.wait();
  for (int row = 0; row < kRows; ++row) {
    float* const of_row = scores + std::ptrdiff_t(row) * classes();
    const float offset =
        estimate(reinterpret_cast<const std::int32_t*>(products) + std::ptrdiff_t(row) * classes(),
                 scales_.data(), layer_.biases.data(), scale, of_row, classes());
    correct(features_of_rows + std::ptrdiff_t(row) * features(), offset, of_row);
  }
}

/// Replaces the estimates of the classes within reach and makes logarithms of probabilities, with a sum of 1,
/// of all scores. `offset` is what has to be taken off the estimates for that.
void NetworkHead::correct(const float* features_of_row, float offset, float* scores) const {
  std::vector<Candidate> within_reach =
      best_candidates({scores, std::size_t(classes())}, kMostExact, kHopeless + offset);
  double gained = 0;
  for (Candidate& candidate : within_reach) {
    const float score = exact(features_of_row, candidate.of);
    gained += std::exp(double(score - offset)) - std::exp(double(candidate.score - offset));
    candidate.score = score;
  }
  offset += float(std::log1p(std::max(gained, -0.999)));
  for (const Candidate& candidate : within_reach) scores[candidate.of] = candidate.score;
  std::transform(scores, scores + classes(), scores, [offset](float score) { return score - offset; });
}

float NetworkHead::exact(const float* features_of_row, int of) const {
  const float* const weights = layer_.weights.data() + std::size_t(of) * std::size_t(features());
  return dot(features_of_row, weights, features()) + layer_.biases[std::size_t(of)];
}

}  // namespace docintake
