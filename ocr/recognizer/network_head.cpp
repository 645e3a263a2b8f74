#include "ocr/recognizer/network_head.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
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

}  // namespace

NetworkHead::NetworkHead(Convolution layer)
    : layer_(std::move(layer)),
      biases_({{1, classes()}, kFloat, memory::format_tag::ab}, processor()),
      source_({kRows, features()}, memory::data_type::u8, memory::format_tag::ab),
      target_({kRows, classes()}, kFloat, memory::format_tag::ab) {
  std::copy(layer_.biases.begin(), layer_.biases.end(), static_cast<float*>(biases_.get_data_handle()));
  make_primitives();
}

void NetworkHead::make_primitives() {
  std::vector<float> scales(std::size_t(classes()), 1.F);
  std::vector<std::int8_t> numbers(layer_.weights.size());
  for (int of = 0; of < classes(); ++of) {
    const float* const row = layer_.weights.data() + std::size_t(of) * std::size_t(features());
    const float largest = largest_magnitude(row, features());
    if (largest > 0) scales[std::size_t(of)] = largest / kLargest;
    std::transform(row, row + features(), numbers.begin() + std::ptrdiff_t(of) * features(),
                   [&](float number) { return std::int8_t(std::lround(number / scales[std::size_t(of)])); });
  }
  // (features x weights) x the classes' scales x the features' scale + biases
  dnnl::primitive_attr attributes = onednn::shared_attributes();
  constexpr int kByColumn = 1 << 1;
  attributes.set_output_scales(kByColumn, scales);
  dnnl::post_ops then;
  then.append_binary(dnnl::algorithm::binary_mul, {{1, 1}, kFloat, memory::format_tag::ab});
  then.append_binary(dnnl::algorithm::binary_add, biases_.get_desc());
  attributes.set_post_ops(then);
  const memory::desc any({features(), classes()}, memory::data_type::s8, memory::format_tag::any);
  const dnnl::matmul::primitive_desc product({source_, any, target_}, attributes, processor());
  product_ = dnnl::matmul(product);
  product_scratchpad_ = product.scratchpad_desc();
  const memory::desc plain({features(), classes()}, memory::data_type::s8, memory::format_tag::ba);
  weights_ = onednn::reordered(memory(plain, processor(), numbers.data()), product.weights_desc());

  const dnnl::logsoftmax_forward::desc rows(dnnl::prop_kind::forward_inference, target_, 1);
  const dnnl::logsoftmax_forward::primitive_desc softmax(rows, onednn::shared_attributes(), processor());
  softmax_ = dnnl::logsoftmax_forward(softmax);
  softmax_scratchpad_ = softmax.scratchpad_desc();
}

std::size_t NetworkHead::scratchpad_bytes() const {
  return aligned(source_.get_size()) +
         std::max(product_scratchpad_.get_size(), softmax_scratchpad_.get_size());
}

void NetworkHead::score(const float* features_of_rows, float* scores, void* scratchpad) const {
  // The rows as 8-bit numbers lie in front of what oneDNN works in.
  auto* const rounded = static_cast<std::uint8_t*>(scratchpad);
  void* const room = rounded + aligned(source_.get_size());
  const int count = kRows * features();
  const float largest = largest_magnitude(features_of_rows, count);
  float scale = largest > 0 ? largest / kLargest : 1.F;
  std::transform(features_of_rows, features_of_rows + count, rounded, [by = 1 / scale](float feature) {
    return std::uint8_t(feature * by + 0.5F);  // NOLINT(bugprone-incorrect-roundings): none is negative
  });

  dnnl::stream stream(processor());
  const memory target(target_, processor(), scores);
  product_.execute(stream, {{DNNL_ARG_SRC, {source_, processor(), rounded}},
                            {DNNL_ARG_WEIGHTS, weights_},
                            {DNNL_ARG_DST, target},
                            {DNNL_ARG_ATTR_MULTIPLE_POST_OP(0) | DNNL_ARG_SRC_1,
                             {{{1, 1}, kFloat, memory::format_tag::ab}, processor(), &scale}},
                            {DNNL_ARG_ATTR_MULTIPLE_POST_OP(1) | DNNL_ARG_SRC_1, biases_},
                            {DNNL_ARG_SCRATCHPAD, {product_scratchpad_, processor(), room}}});
  stream.wait();
  std::array<float, kRows> firsts;
  for (int row = 0; row < kRows; ++row) firsts[std::size_t(row)] = scores[std::ptrdiff_t(row) * classes()];
  softmax_.execute(stream, {{DNNL_ARG_SRC, target},
                            {DNNL_ARG_DST, target},
                            {DNNL_ARG_SCRATCHPAD, {softmax_scratchpad_, processor(), room}}});
  stream.wait();
  for (int row = 0; row < kRows; ++row) {
    float* const of_row = scores + std::ptrdiff_t(row) * classes();
    correct(features_of_rows + std::ptrdiff_t(row) * features(), firsts[std::size_t(row)] - of_row[0],
            of_row);
  }
}

/// Replaces the estimates of the classes within reach and keeps the sum of all probabilities at 1. `offset`
/// is what the softmax took off every score of the row.
void NetworkHead::correct(const float* features_of_row, float offset, float* scores) const {
  std::vector<Candidate> within_reach =
      best_candidates({scores, std::size_t(classes())}, kMostExact, kHopeless);
  double gained = 0;
  for (Candidate& candidate : within_reach) {
    const float score = exact(features_of_row, candidate.of) - offset;
    gained += std::exp(double(score)) - std::exp(double(candidate.score));
    candidate.score = score;
  }
  const auto excess = float(std::log1p(std::max(gained, -0.999)));
  for (const Candidate& candidate : within_reach) scores[candidate.of] = candidate.score - excess;
}

float NetworkHead::exact(const float* features_of_row, int of) const {
  const float* const weights = layer_.weights.data() + std::size_t(of) * std::size_t(features());
  return dot(features_of_row, weights, features()) + layer_.biases[std::size_t(of)];
}

}  // namespace docintake
