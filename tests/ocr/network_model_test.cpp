#include "ocr/recognizer/network_model.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>

#include "tests/ocr/random_model.h"

namespace docintake {
namespace {

using Json = nlohmann::json;

/// A model file in the making: its parts can be spoiled before they are put together.
struct File {
  std::string magic = "DIMODEL1";
  Json header;
  std::vector<std::uint16_t> weights;  // binary16, of the first layer, then of the second ...
  std::vector<float> biases;
  std::string rest;
};

constexpr std::uint16_t kHalfOne = 0x3C00;
constexpr std::uint16_t kHalfQuarter = 0x3400;

/// One convolution over the whole height and a head: the smallest file there is.
File small_file() {
  File file;
  file.header = Json::parse(R"({"name": "small", "height": 4, "stride": 1, "normalise": {"epsilon": 4.0},
    "alphabet": "a 长", "layers": [
      {"kind": "convolution", "in": 1, "out": 2, "kernel": [1, 3], "stride": [1, 1], "padding": [0, 1], "relu": true},
      {"kind": "average_pool", "kernel": [4, 1]},
      {"kind": "convolution", "in": 2, "out": 4, "kernel": [1, 1], "stride": [1, 1], "padding": [0, 0], "relu": false}]})");
  file.weights.assign(6 + 8, kHalfOne);
  file.weights[5] = kHalfQuarter;
  file.biases = {0.5F, -1, 0, 1, 2, 3};
  return file;
}

template <typename T>
void append(std::string& bytes, const T* numbers, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(numbers), count * sizeof(T));
}

std::string bytes_of(const File& file) {
  const std::string header = file.header.dump();
  const auto length = std::uint32_t(header.size());
  std::string bytes = file.magic;
  append(bytes, &length, 1);
  bytes += header;
  append(bytes, file.weights.data(), 6);
  append(bytes, file.biases.data(), 2);
  append(bytes, file.weights.data() + 6, file.weights.size() - 6);
  append(bytes, file.biases.data() + 2, file.biases.size() - 2);
  return bytes + file.rest;
}

TEST(NetworkModel, ReadsAFile) {
  auto model = parse_network_model(bytes_of(small_file()));
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model->alphabet, U"a 长");
  EXPECT_EQ(model->classes(), 4);
  EXPECT_EQ(model->height, 4);
  EXPECT_EQ(model->epsilon, 4.F);
  ASSERT_EQ(model->layers.size(), 3U);
  const auto& first = std::get<Convolution>(model->layers[0]);
  EXPECT_EQ(first.weights, (std::vector<float>{1, 1, 1, 1, 1, 0.25F}));
  EXPECT_EQ(first.biases, (std::vector<float>{0.5F, -1}));
  EXPECT_TRUE(first.relu);
  EXPECT_EQ(std::get<AveragePool>(model->layers[1]).height, 4);
  EXPECT_EQ(std::get<Convolution>(model->layers[2]).biases, (std::vector<float>{0, 1, 2, 3}));
}

TEST(NetworkModel, ReadsHalfFloats) {
  const std::vector<std::pair<std::uint16_t, float>> rows{
      {0x0000, 0.F},   {0x3C00, 1.F},      {0xC000, -2.F},     {0x3555, 0.333251953125F},
      {0x7BFF, 65504}, {0x0400, 0x1p-14F}, {0x0001, 0x1p-24F}, {0x83FF, -1023 * 0x1p-24F},
  };
  int checked = 0;
  for (const auto& [half, number] : rows) {
    File file = small_file();
    file.weights[0] = half;
    auto model = parse_network_model(bytes_of(file));
    ASSERT_TRUE(model.ok());
    EXPECT_EQ(std::get<Convolution>(model->layers[0]).weights[0], number);
    ++checked;
  }
  EXPECT_EQ(checked, 8);
}

TEST(NetworkModel, RefusesWhatIsDamaged) {
  const std::vector<std::pair<const char*, std::function<void(File&)>>> rows{
      {"another magic", [](File& f) { f.magic = "DIMODEL2"; }},
      {"a byte too many", [](File& f) { f.rest = "x"; }},
      {"a number too few", [](File& f) { f.biases.pop_back(); }},
      {"infinite weight", [](File& f) { f.weights[3] = 0x7C00; }},
      {"weight that is no number", [](File& f) { f.weights[3] = 0x7C01; }},
      {"bias that is no number", [](File& f) { f.biases[3] = std::nanf(""); }},
      {"no layers", [](File& f) { f.header["layers"] = Json::array(); }},
      {"layers missing", [](File& f) { f.header.erase("layers"); }},
      {"layers of another type", [](File& f) { f.header["layers"] = 3; }},
      {"unknown kind of layer", [](File& f) { f.header["layers"][1]["kind"] = "max_pool"; }},
      {"no outputs", [](File& f) { f.header["layers"][0]["out"] = 0; }},
      {"huge outputs", [](File& f) { f.header["layers"][0]["out"] = 4'000'000'000; }},
      {"negative stride", [](File& f) { f.header["layers"][0]["stride"][0] = -1; }},
      {"negative padding", [](File& f) { f.header["layers"][0]["padding"][1] = -1; }},
      {"kernel of one side", [](File& f) { f.header["layers"][0]["kernel"] = Json::array({3}); }},
      {"columns lost", [](File& f) { f.header["layers"][0]["padding"][1] = 0; }},
      {"channels that do not fit", [](File& f) { f.header["layers"][0]["in"] = 2; }},
      {"height that does not end at 1", [](File& f) { f.header["height"] = 8; }},
      {"another stride", [](File& f) { f.header["stride"] = 4; }},
      {"a character too many", [](File& f) { f.header["alphabet"] = "abcd"; }},
      {"head with ReLU", [](File& f) { f.header["layers"][2]["relu"] = true; }},
      {"negative features", [](File& f) { f.header["layers"][0]["relu"] = false; }},
      {"a pool last", [](File& f) { f.header["layers"].push_back(f.header["layers"][1]); }},
      {"epsilon of 0", [](File& f) { f.header["normalise"]["epsilon"] = 0; }},
  };
  int checked = 0;
  for (const auto& [name, spoil] : rows) {
    File file = small_file();
    spoil(file);
    EXPECT_FALSE(parse_network_model(bytes_of(file)).ok()) << name;
    ++checked;
  }
  EXPECT_EQ(checked, 24);
}

TEST(NetworkModel, RefusesEveryBeginningOfAFile) {
  const std::string bytes = bytes_of(small_file());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::string cut(bytes, 0, length);
    EXPECT_FALSE(parse_network_model(cut).ok()) << length;
  }
}

TEST(NetworkModel, SaysThatTheFileIsMissing) {
  const auto model = read_network_model("/nonexistent/file.model");
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::internal);
}

}  // namespace
}  // namespace docintake
