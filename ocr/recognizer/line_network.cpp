#include "ocr/recognizer/line_network.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <utility>

#include "ocr/recognizer/network_head.h"
#include "ocr/recognizer/onednn.h"

namespace docintake {
namespace {

using dnnl::memory;
using onednn::kFloat;
using onednn::processor;

constexpr int kNarrowestLine = 64;
constexpr int kWidestLine = 1408;  // the widest that the networks are trained on, rounded up

/// Lines are padded to a width that many share: each width costs some 15 ms and 2 MB when it first comes up.
int padded(int width) {
  const int step = width <= 512 ? 64 : 128;
  return (width + step - 1) / step * step;
}

/// oneDNN splits its work over as many threads as OpenMP would give the calling one.
void stay_on_this_thread() { omp_set_num_threads(1); }

/// A layer's weights in every order that was asked for; most layers need only one.
class Weights {
 public:
  Weights(std::vector<float> numbers, const memory::desc& plain)
      : numbers_(std::move(numbers)), plain_(plain) {}

  memory in_order(const memory::desc& wanted) {
    for (const memory& held : orders_)
      if (held.get_desc() == wanted) return held;
    return orders_.emplace_back(onednn::reordered(memory(plain_, processor(), numbers_.data()), wanted));
  }

 private:
  std::vector<float> numbers_;
  memory::desc plain_;
  std::vector<memory> orders_;
};

/// One layer compiled for one width.
struct Step {
  dnnl::primitive primitive;
  memory::desc source;
  memory::desc target;
  memory::desc scratchpad;
  memory weights;  // none: a pool or a change of order
  memory biases;
};

/// The layers before the head compiled for one width. Ends in rows of features, one a frame.
struct Body {
  std::vector<Step> steps;
  std::size_t activation_bytes = 0;  // of the largest activation
  std::size_t scratchpad_bytes = 0;

  void add(Step step) {
    activation_bytes = std::max({activation_bytes, step.source.get_size(), step.target.get_size()});
    scratchpad_bytes = std::max(scratchpad_bytes, step.scratchpad.get_size());
    steps.push_back(std::move(step));
  }
};

dnnl::primitive_attr attributes_of(bool relu) {
  dnnl::primitive_attr attributes = onednn::shared_attributes();
  if (!relu) return attributes;
  dnnl::post_ops then;
  then.append_eltwise(1.F, dnnl::algorithm::eltwise_relu, 0.F, 0.F);
  attributes.set_post_ops(then);
  return attributes;
}

dnnl::convolution_forward::primitive_desc convolution_desc(const Convolution& layer,
                                                           const memory::dims& source,
                                                           const memory::dims& target, dnnl::algorithm how) {
  const auto any = memory::format_tag::any;
  const auto type = layer.inputs == 1 ? kFloat : onednn::inner_type();
  const memory::desc from(source, type, layer.inputs == 1 ? memory::format_tag::nhwc : any);
  const memory::desc to(target, type, any);
  const memory::desc weights({layer.outputs, layer.inputs, layer.kernel_height, layer.kernel_width}, type,
                             any);
  const memory::desc biases({layer.outputs}, kFloat, memory::format_tag::x);
  const memory::dims stride{layer.stride_height, layer.stride_width};
  const memory::dims padding{layer.padding_height, layer.padding_width};
  const dnnl::convolution_forward::desc desc(dnnl::prop_kind::forward_inference, how, from, weights, biases,
                                             to, stride, padding, padding);
  return {desc, attributes_of(layer.relu), processor()};
}

bool is_square_of_three(const Convolution& layer) {
  return layer.kernel_height == 3 && layer.kernel_width == 3 && layer.stride_height == 1 &&
         layer.stride_width == 1 && layer.inputs > 1;
}

/// Winograd's algorithm for 3 x 3 (Lavin and Gray 2016) takes half the time, where the processor has it.
dnnl::convolution_forward::primitive_desc fastest_convolution(const Convolution& layer,
                                                              const memory::dims& source,
                                                              const memory::dims& target) {
  if (is_square_of_three(layer)) {
    try {
      return convolution_desc(layer, source, target, dnnl::algorithm::convolution_winograd);
    } catch (const dnnl::error&) {  // not on this processor
    }
  }
  return convolution_desc(layer, source, target, dnnl::algorithm::convolution_direct);
}

}  // namespace

/// The compiled layers. Bodies are made when a width first comes up, and kept.
class LineNetwork::Chain {
 public:
  explicit Chain(NetworkModel model) : height_(model.height), head_(take_head(model)) {
    layers_ = std::move(model.layers);
    for (NetworkLayer& layer : layers_) {
      if (auto* convolution = std::get_if<Convolution>(&layer)) take_numbers(*convolution);
    }
  }

  /// The body for lines of that width, padded.
  const Body& body(int width) {
    const std::scoped_lock lock(onednn::making_primitives());
    const auto found = bodies_.find(width);
    return found != bodies_.end() ? found->second : bodies_.emplace(width, make_body(width)).first->second;
  }

  const NetworkHead& head() const { return head_; }

 private:
  static NetworkHead take_head(NetworkModel& model) {
    NetworkHead head(std::get<Convolution>(std::move(model.layers.back())));
    model.layers.pop_back();
    return head;
  }

  /// Moves the numbers out of the layer, to where they can be put in order.
  void take_numbers(Convolution& layer) {
    const memory::desc plain({layer.outputs, layer.inputs, layer.kernel_height, layer.kernel_width}, kFloat,
                             memory::format_tag::oihw);
    weights_.emplace_back(std::move(layer.weights), plain);
    memory biases({{layer.outputs}, kFloat, memory::format_tag::x}, processor());
    std::copy(layer.biases.begin(), layer.biases.end(), static_cast<float*>(biases.get_data_handle()));
    biases_.push_back(biases);
    layer.weights = {};
    layer.biases = {};
  }

  Body make_body(int width) {
    Body body;
    memory::desc at({1, 1, height_, width}, kFloat, memory::format_tag::nhwc);
    std::size_t convolution = 0;
    for (const NetworkLayer& layer : layers_) {
      if (const auto* pool = std::get_if<AveragePool>(&layer)) {
        at = add_pool(*pool, at, body);
      } else {
        at = add_convolution(std::get<Convolution>(layer), convolution++, at, body);
      }
    }
    const memory::dims dims = at.dims();
    bring_in_order(at, {dims, kFloat, memory::format_tag::nhwc}, body);
    return body;
  }

  static void bring_in_order(const memory::desc& from, const memory::desc& to, Body& body) {
    if (from == to) return;
    const dnnl::reorder::primitive_desc desc(processor(), from, processor(), to, attributes_of(false));
    body.add({dnnl::reorder(desc), from, to, desc.scratchpad_desc(), {}, {}});
  }

  memory::desc add_convolution(const Convolution& layer, std::size_t number, const memory::desc& at,
                               Body& body) {
    const memory::dims source = at.dims();
    const auto size = [](memory::dim in, memory::dim kernel, memory::dim padding, memory::dim stride) {
      return (in + 2 * padding - kernel) / stride + 1;
    };
    const memory::dims target{1, layer.outputs,
                              size(source[2], layer.kernel_height, layer.padding_height, layer.stride_height),
                              size(source[3], layer.kernel_width, layer.padding_width, layer.stride_width)};
    const auto desc = fastest_convolution(layer, source, target);
    bring_in_order(at, desc.src_desc(), body);
    body.add({dnnl::convolution_forward(desc), desc.src_desc(), desc.dst_desc(), desc.scratchpad_desc(),
              weights_[number].in_order(desc.weights_desc()), biases_[number]});
    return desc.dst_desc();
  }

  static memory::desc add_pool(const AveragePool& pool, const memory::desc& at, Body& body) {
    const memory::dims in = at.dims();
    const memory::dims size{pool.height, pool.width};
    const memory::desc to({1, in[1], in[2] / pool.height, in[3] / pool.width}, at.data_type(),
                          memory::format_tag::any);
    const dnnl::pooling_forward::desc mean(dnnl::prop_kind::forward_inference,
                                           dnnl::algorithm::pooling_avg_exclude_padding, at, to, size, size,
                                           {0, 0}, {0, 0});
    const dnnl::pooling_forward::primitive_desc desc(mean, attributes_of(false), processor());
    body.add({dnnl::pooling_forward(desc), desc.src_desc(), desc.dst_desc(), desc.scratchpad_desc(), {}, {}});
    return desc.dst_desc();
  }

  int height_;
  NetworkHead head_;
  std::vector<NetworkLayer> layers_;  // before the head, without their numbers
  std::vector<Weights> weights_;      // of the convolutions among them
  std::vector<memory> biases_;        // likewise
  std::map<int, Body> bodies_;        // by width; guarded by making_primitives(), as are the weights' orders
};

LineNetwork::LineNetwork(NetworkModel model)
    : alphabet_(std::move(model.alphabet)),
      height_(model.height),
      stride_(model.stride),
      epsilon_(model.epsilon),
      chain_(std::make_unique<Chain>(std::move(model))) {}

LineNetwork::~LineNetwork() = default;

Result<std::shared_ptr<const LineNetwork>> LineNetwork::create(NetworkModel model) {
  stay_on_this_thread();
  if (kNarrowestLine % (model.stride * NetworkHead::kRows) != 0)
    return make_error(ErrorCode::internal, "A model for reading text has a stride that is not supported.");
  try {
    std::shared_ptr<const LineNetwork> network(new LineNetwork(std::move(model)));
    network->chain_->body(kNarrowestLine);  // fails here if at all
    return network;
  } catch (const dnnl::error& error) {
    return make_error(ErrorCode::internal,
                      std::string("A model for reading text cannot be run: ") + error.what());
  }
}

int LineNetwork::widest() const { return kWidestLine; }

struct LineScorer::Scratch {
  /// Room for that many bytes, aligned as oneDNN likes it.
  class Buffer {
   public:
    void* reserve(std::size_t bytes) {
      constexpr std::size_t kAlignment = 64;
      if (memory_.size() < bytes + kAlignment) memory_ = std::vector<std::byte>(bytes + kAlignment);
      void* start = memory_.data();
      std::size_t room = memory_.size();
      return std::align(kAlignment, bytes, start, room);
    }

   private:
    std::vector<std::byte> memory_;
  };

  Buffer activations[2];
  Buffer scratchpad;
};

LineScorer::LineScorer(std::shared_ptr<const LineNetwork> network)
    : network_(std::move(network)), scratch_(std::make_unique<Scratch>()) {}
LineScorer::~LineScorer() = default;
LineScorer::LineScorer(LineScorer&&) noexcept = default;

namespace {

/// The grey levels less their mean, in deviations; columns beyond the line's are 0.
void normalise(const Raster& line, float epsilon, float* out, int width) {
  double sum = 0;
  double squares = 0;
  const auto pixels = double(line.width()) * line.height();
  for (int y = 0; y < line.height(); ++y) {
    int row_sum = 0;
    int row_squares = 0;
    for (const std::uint8_t* p = line.row(y); p != line.row(y) + line.width(); ++p) {
      row_sum += *p;
      row_squares += *p * *p;
    }
    sum += row_sum;
    squares += row_squares;
  }
  const double mean = sum / pixels;
  const double deviation = std::sqrt(std::max(0.0, squares / pixels - mean * mean));
  const auto scale = float(1 / (deviation + epsilon));
  for (int y = 0; y < line.height(); ++y) {
    float* const row = out + std::ptrdiff_t(y) * width;
    std::transform(line.row(y), line.row(y) + line.width(), row,
                   [&](std::uint8_t pixel) { return (float(pixel) - float(mean)) * scale; });
    std::fill(row + line.width(), row + width, 0.F);
  }
}

}  // namespace

const FrameScores& LineScorer::score(const Raster& line) {
  const LineNetwork& network = *network_;
  scores_.reshape(0, network.classes());
  if (line.empty() || line.height() != network.height() || line.width() > network.widest()) return scores_;
  stay_on_this_thread();
  const int width = padded(line.width());
  LineNetwork::Chain& chain = *network.chain_;
  const Body& body = chain.body(width);

  void* activations[2] = {scratch_->activations[0].reserve(body.activation_bytes),
                          scratch_->activations[1].reserve(body.activation_bytes)};
  void* scratchpad =
      scratch_->scratchpad.reserve(std::max(body.scratchpad_bytes, chain.head().scratchpad_bytes()));
  normalise(line, network.epsilon(), static_cast<float*>(activations[0]), width);
  dnnl::stream stream(processor());
  for (const Step& step : body.steps) {
    std::unordered_map<int, memory> arguments{
        {DNNL_ARG_SRC, {step.source, processor(), activations[0]}},
        {DNNL_ARG_DST, {step.target, processor(), activations[1]}},
        {DNNL_ARG_SCRATCHPAD, {step.scratchpad, processor(), scratchpad}}};
    if (step.weights) {
      arguments.emplace(DNNL_ARG_WEIGHTS, step.weights);
      arguments.emplace(DNNL_ARG_BIAS, step.biases);
    }
    step.primitive.execute(stream, arguments);
    std::swap(activations[0], activations[1]);
  }
  stream.wait();

  const int frames = (line.width() + network.stride() - 1) / network.stride();
  const int scored = (frames + NetworkHead::kRows - 1) / NetworkHead::kRows * NetworkHead::kRows;
  scores_.reshape(scored, network.classes());
  auto* const features = static_cast<float*>(activations[0]);
  for (int at = 0; at < scored; at += NetworkHead::kRows)
    chain.head().score(features + std::ptrdiff_t(at) * chain.head().features(),
                       scores_.all().data() + std::ptrdiff_t(at) * network.classes(), scratchpad);
  scores_.cut(frames);
  return scores_;
}

}  // namespace docintake
