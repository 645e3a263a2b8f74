#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/result.h"

namespace docintake {

/// A convolution with its bias, and what it does to negative results.
struct Convolution {
  int inputs = 0;   ///< Channels.
  int outputs = 0;  ///< Channels.
  int kernel_height = 1;
  int kernel_width = 1;
  int stride_height = 1;
  int stride_width = 1;
  int padding_height = 0;      ///< Rows of zeros above and below.
  int padding_width = 0;       ///< Columns of zeros on the left and the right.
  bool relu = false;           ///< Negative results become 0.
  std::vector<float> weights;  ///< [outputs][inputs][kernel_height][kernel_width]
  std::vector<float> biases;   ///< [outputs]
};

/// The mean of each block of that size; blocks do not overlap.
struct AveragePool {
  int height = 1;
  int width = 1;
};

using NetworkLayer = std::variant<Convolution, AveragePool>;

/// A trained convolutional network that turns a line of text, `height` grey pixels high, into one row of
/// class scores every `stride` columns (CTC, Graves et al. 2006). Class 0 is the blank, class i the i-th
/// character of the alphabet. Holds to: layers fit each other, the height ends at 1, the last layer is the
/// head, a 1 x 1 convolution without ReLU to all classes; every number is finite.
struct NetworkModel {
  std::string name;
  int height = 0;     ///< Of the line, pixels.
  int stride = 0;     ///< Columns of the line for one row of scores.
  float epsilon = 0;  ///< Added to the deviation of the grey levels where they are normalised.
  std::u32string alphabet;
  std::vector<NetworkLayer> layers;

  int classes() const { return int(alphabet.size()) + 1; }
};

/// The model in the bytes of a model file (ocr/models/README.md). Errors: `internal` where the file is not
/// one, or is damaged.
Result<NetworkModel> parse_network_model(std::string_view bytes);

/// The model in that file. Errors: as above, and where the file cannot be read.
Result<NetworkModel> read_network_model(const std::filesystem::path& file);

}  // namespace docintake
