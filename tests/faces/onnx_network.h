#pragma once

#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace docintake {

/// Writes the protocol buffers of an ONNX file (github.com/onnx/onnx, onnx.proto3): only what a small network
/// needs.
class OnnxMessage {
 public:
  OnnxMessage& number(int field, std::uint64_t value) {
    varint(std::uint64_t(field) << 3);
    varint(value);
    return *this;
  }
  OnnxMessage& bytes(int field, std::string_view value) {
    varint(std::uint64_t(field) << 3 | 2);
    varint(value.size());
    data_ += value;
    return *this;
  }
  OnnxMessage& message(int field, const OnnxMessage& value) { return bytes(field, value.data_); }
  const std::string& data() const { return data_; }

 private:
  void varint(std::uint64_t value) {
    for (; value >= 128; value >>= 7) data_ += char(value | 128);
    data_ += char(value);
  }

  std::string data_;
};

/// A value of that name and shape, 32-bit floats.
inline OnnxMessage onnx_value(std::string_view name, const std::vector<int>& shape) {
  OnnxMessage dimensions, tensor, type, value;
  for (const int size : shape) dimensions.message(1, OnnxMessage().number(1, std::uint64_t(size)));
  tensor.number(1, 1).message(2, dimensions);
  type.message(1, tensor);
  return value.bytes(1, name).message(2, type);
}

inline OnnxMessage onnx_integers(std::string_view name, const std::vector<int>& values) {
  OnnxMessage attribute;
  attribute.bytes(1, name);
  for (const int value : values) attribute.number(8, std::uint64_t(value));
  return attribute.number(20, 7);
}

/// A network of SFace's interface: 1 x 3 x 112 x 112 in, 1 x (16 * filters) out, by one convolution whose
/// windows of 28 pixels do not overlap. Its weights are signs without a mean, so that it does not see
/// brightness.
inline std::string small_face_network(int filters = 8) {
  constexpr int kWindow = 28;
  const int size = filters * 3 * kWindow * kWindow;
  std::vector<float> weights;
  std::uint32_t state = 12345;
  for (int i = 0; i < size; i += 2) {
    state = state * 1664525 + 1013904223;
    const float sign = state >> 31 ? 1.0f : -1.0f;
    weights.push_back(sign / 1000);
    weights.push_back(-sign / 1000);
  }
  OnnxMessage tensor;
  for (const int extent : {filters, 3, kWindow, kWindow}) tensor.number(1, std::uint64_t(extent));
  tensor.number(2, 1).bytes(8, "weights");
  tensor.bytes(9, {reinterpret_cast<const char*>(weights.data()), weights.size() * sizeof(float)});
  OnnxMessage convolution, flatten, graph, model;
  convolution.bytes(1, "data")
      .bytes(1, "weights")
      .bytes(2, "windows")
      .bytes(3, "convolution")
      .bytes(4, "Conv");
  convolution.message(5, onnx_integers("kernel_shape", {kWindow, kWindow}));
  convolution.message(5, onnx_integers("strides", {kWindow, kWindow}));
  flatten.bytes(1, "windows").bytes(2, "fc1").bytes(3, "flatten").bytes(4, "Flatten");
  flatten.message(5, OnnxMessage().bytes(1, "axis").number(3, 1).number(20, 2));
  graph.message(1, convolution).message(1, flatten).bytes(2, "small").message(5, tensor);
  graph.message(11, onnx_value("data", {1, 3, 112, 112})).message(12, onnx_value("fc1", {1, 16 * filters}));
  model.number(1, 7).message(7, graph).message(8, OnnxMessage().bytes(1, "").number(2, 11));
  return model.data();
}

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace docintake
