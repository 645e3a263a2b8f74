#include "ocr/recognizer/network_model.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <system_error>

namespace docintake {
namespace {

static_assert(std::endian::native == std::endian::little, "the numbers of a model file are little-endian");

constexpr std::string_view kMagic = "DIMODEL1";
constexpr std::uintmax_t kLargestFile = 256 << 20;
constexpr std::size_t kMostLayers = 64;
constexpr int kMostChannels = 1 << 16;
constexpr int kLargestKernel = 9;
constexpr int kTallest = 64;

using Json = nlohmann::json;

/// IEEE 754 binary16 to binary32. An exponent of all ones, which says infinite or no number, stays one.
float from_half(std::uint16_t half) {
  const auto magnitude = std::uint32_t(half & 0x7FFF) << 13;
  const auto sign = std::uint32_t(half & 0x8000) << 16;
  if ((half & 0x7C00) == 0x7C00) return std::bit_cast<float>(sign | 0x7F800000 | magnitude);
  return std::bit_cast<float>(sign |
                              std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * 0x1p112F));
}

/// Takes numbers off the front of the bytes.
class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return bytes_.empty(); }

  /// `count` numbers of the file's type T, or nothing where there are fewer or one is not finite.
  template <typename T, typename Convert>
  std::optional<std::vector<float>> take(std::size_t count, Convert convert) {
    if (count > bytes_.size() / sizeof(T)) return std::nullopt;
    std::vector<float> numbers(count);
    for (std::size_t i = 0; i < count; ++i) {
      T raw;
      std::memcpy(&raw, bytes_.data() + i * sizeof(T), sizeof(T));
      numbers[i] = convert(raw);
      if (!std::isfinite(numbers[i])) return std::nullopt;
    }
    bytes_.remove_prefix(count * sizeof(T));
    return numbers;
  }

 private:
  std::string_view bytes_;
};

int positive(const Json& value, int most) {
  const auto number = value.get<std::int64_t>();
  if (number < 1 || number > most) throw std::out_of_range("a size of a layer");
  return int(number);
}

int padding_of(const Json& value) {
  const auto number = value.get<std::int64_t>();
  if (number < 0 || number >= kLargestKernel) throw std::out_of_range("a padding of a layer");
  return int(number);
}

/// The layer without its weights. Throws what nlohmann-json throws, and std::out_of_range.
NetworkLayer layer_of(const Json& json) {
  const Json& kernel = json.at("kernel");
  const int height = positive(kernel.at(0), kLargestKernel);
  const int width = positive(kernel.at(1), kLargestKernel);
  if (json.at("kind") == "average_pool") return AveragePool{height, width};
  if (json.at("kind") != "convolution") throw std::out_of_range("the kind of a layer");
  Convolution layer;
  layer.inputs = positive(json.at("in"), kMostChannels);
  layer.outputs = positive(json.at("out"), kMostChannels);
  layer.kernel_height = height;
  layer.kernel_width = width;
  layer.stride_height = positive(json.at("stride").at(0), kLargestKernel);
  layer.stride_width = positive(json.at("stride").at(1), kLargestKernel);
  layer.padding_height = padding_of(json.at("padding").at(0));
  layer.padding_width = padding_of(json.at("padding").at(1));
  layer.relu = json.at("relu").get<bool>();
  return layer;
}

std::u32string code_points_of(const std::string& utf8) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::u32string code_points;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    code_points.push_back(char32_t(text.char32At(i)));
  return code_points;
}

/// All but the weights. Throws as `layer_of` does.
NetworkModel model_of(const Json& header) {
  NetworkModel model;
  model.name = header.at("name").get<std::string>();
  model.height = positive(header.at("height"), kTallest);
  model.stride = positive(header.at("stride"), kTallest);
  model.epsilon = header.at("normalise").at("epsilon").get<float>();
  model.alphabet = code_points_of(header.at("alphabet").get<std::string>());
  for (const Json& layer : header.at("layers")) model.layers.push_back(layer_of(layer));
  return model;
}

bool is_head(const NetworkLayer& layer) {
  const auto* head = std::get_if<Convolution>(&layer);
  return head != nullptr && !head->relu && head->kernel_height == 1 && head->kernel_width == 1 &&
         head->stride_height == 1 && head->stride_width == 1 && head->padding_height == 0 &&
         head->padding_width == 0;
}

/// What a layer does to the line: its channels, its height, and how many columns one of its columns stands
/// for.
struct Shape {
  int channels = 1;
  int height = 0;
  int columns = 1;
};

bool apply(const NetworkLayer& layer, Shape& shape) {
  if (const auto* pool = std::get_if<AveragePool>(&layer)) {
    if (shape.height % pool->height != 0) return false;
    shape.height /= pool->height;
    shape.columns *= pool->width;
    return true;
  }
  const auto& convolution = std::get<Convolution>(layer);
  const int rows = shape.height + 2 * convolution.padding_height - convolution.kernel_height;
  // Columns are not lost: a column of the result is the middle of those that it comes from.
  const bool centred = convolution.kernel_width == 2 * convolution.padding_width + 1;
  if (convolution.inputs != shape.channels || rows < 0 || !centred) return false;
  shape.channels = convolution.outputs;
  shape.height = rows / convolution.stride_height + 1;
  shape.columns *= convolution.stride_width;
  return shape.columns <= kTallest;
}

/// Whether no number that comes out of these layers is negative: each is a mean of what a ReLU lets through.
bool is_never_negative(std::span<const NetworkLayer> layers) {
  const auto last = std::find_if(layers.rbegin(), layers.rend(), [](const NetworkLayer& layer) {
    return std::holds_alternative<Convolution>(layer);
  });
  return last != layers.rend() && std::get<Convolution>(*last).relu;
}

bool fits_together(const NetworkModel& model) {
  if (model.layers.empty() || model.layers.size() > kMostLayers || !is_head(model.layers.back()))
    return false;
  if (!is_never_negative(std::span(model.layers).first(model.layers.size() - 1))) return false;
  Shape shape{1, model.height, 1};
  for (const NetworkLayer& layer : model.layers)
    if (!apply(layer, shape)) return false;
  return shape.height == 1 && shape.columns == model.stride && shape.channels == model.classes() &&
         !model.alphabet.empty() && std::isfinite(model.epsilon) && model.epsilon > 0;
}

/// Fills in the weights; false where they are not exactly as many as the layers hold.
bool read_weights(std::string_view bytes, NetworkModel& model) {
  NumberReader reader(bytes);
  for (NetworkLayer& layer : model.layers) {
    auto* convolution = std::get_if<Convolution>(&layer);
    if (convolution == nullptr) continue;
    const auto outputs = std::size_t(convolution->outputs);
    const std::size_t each = std::size_t(convolution->inputs) * std::size_t(convolution->kernel_height) *
                             std::size_t(convolution->kernel_width);
    auto weights = reader.take<std::uint16_t>(outputs * each, from_half);
    auto biases = reader.take<float>(outputs, [](float number) { return number; });
    if (!weights || !biases) return false;
    convolution->weights = std::move(*weights);
    convolution->biases = std::move(*biases);
  }
  return reader.at_end();
}

Error damaged() { return make_error(ErrorCode::internal, "A model for reading text is damaged."); }

}  // namespace

Result<NetworkModel> parse_network_model(std::string_view bytes) {
  constexpr std::size_t kHead = kMagic.size() + sizeof(std::uint32_t);
  if (bytes.size() < kHead || !bytes.starts_with(kMagic)) return damaged();
  std::uint32_t length = 0;
  std::memcpy(&length, bytes.data() + kMagic.size(), sizeof(length));
  if (length > bytes.size() - kHead) return damaged();
  try {
    NetworkModel model = model_of(Json::parse(bytes.substr(kHead, length)));
    if (!fits_together(model) || !read_weights(bytes.substr(kHead + length), model)) return damaged();
    return model;
  } catch (const std::exception&) {  // nlohmann-json's, and ours on sizes that cannot be
    return damaged();
  }
}

Result<NetworkModel> read_network_model(const std::filesystem::path& file) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed) return make_error(ErrorCode::internal, "A model for reading text is missing.");
  if (size > kLargestFile) return damaged();
  std::string bytes(size, '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in.read(bytes.data(), std::streamsize(size)))
    return make_error(ErrorCode::internal, "A model for reading text cannot be read.");
  return parse_network_model(bytes);
}

}  // namespace docintake
