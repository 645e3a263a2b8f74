#pragma once

#include <cmath>
#include <random>
#include <string>

#include "ocr/recognizer/network_model.h"

namespace docintake {

inline Convolution random_convolution(int inputs, int outputs, int height, int width, int stride, bool relu,
                                      std::mt19937& random) {
  Convolution layer;
  layer.inputs = inputs;
  layer.outputs = outputs;
  layer.kernel_height = height;
  layer.kernel_width = width;
  layer.stride_height = layer.stride_width = stride;
  layer.padding_height = height / 2;
  layer.padding_width = width / 2;
  layer.relu = relu;
  const std::size_t each = std::size_t(inputs) * std::size_t(height) * std::size_t(width);
  std::normal_distribution<float> weight(0, std::sqrt(2.F / float(each)));
  for (std::size_t i = 0; i < std::size_t(outputs) * each; ++i) layer.weights.push_back(weight(random));
  for (int i = 0; i < outputs; ++i) layer.biases.push_back(weight(random));
  return layer;
}

/// A network of the shape that is trained (ocr/training), with random weights: `widths` are the channels of
/// its four stages. The same arguments give the same network.
inline NetworkModel random_model(const std::vector<int>& widths, const std::u32string& alphabet) {
  std::mt19937 random(1);
  const int a = widths.at(0), b = widths.at(1), c = widths.at(2), d = widths.at(3);
  NetworkModel model{"random", 32, 4, 4.F, alphabet, {}};
  model.layers = {random_convolution(1, a, 3, 3, 2, true, random),
                  random_convolution(a, b, 3, 3, 1, true, random),
                  AveragePool{2, 2},
                  random_convolution(b, c, 3, 3, 1, true, random),
                  random_convolution(c, c, 3, 3, 1, true, random),
                  AveragePool{2, 1},
                  random_convolution(c, d, 3, 3, 1, true, random),
                  AveragePool{4, 1},
                  random_convolution(d, d, 1, 5, 1, true, random),
                  random_convolution(d, d, 1, 5, 1, true, random),
                  random_convolution(d, model.classes(), 1, 1, 1, false, random)};
  return model;
}

/// So many different characters.
inline std::u32string characters(int count) {
  std::u32string alphabet;
  for (int i = 0; i < count; ++i) alphabet += char32_t(0x4E00 + i);
  return alphabet;
}

}  // namespace docintake
