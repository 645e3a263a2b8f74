#include "ocr/recognizer/line_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <dnnl.hpp>
#include <thread>

#include "ocr/models/models.h"
#include "tests/ocr/random_model.h"

namespace docintake {
namespace {

/// Channels x height x width, plainly.
struct Volume {
  int channels = 0;
  int height = 0;
  int width = 0;
  std::vector<double> numbers;

  Volume(int c, int h, int w)
      : channels(c), height(h), width(w), numbers(std::size_t(c) * std::size_t(h) * std::size_t(w)) {}
  double& at(int c, int y, int x) { return numbers[std::size_t((c * height + y) * width + x)]; }
};

/// The definition of the layers, without any thought of time.
Volume applied(const Convolution& layer, Volume in) {
  const int height = (in.height + 2 * layer.padding_height - layer.kernel_height) / layer.stride_height + 1;
  const int width = (in.width + 2 * layer.padding_width - layer.kernel_width) / layer.stride_width + 1;
  Volume out(layer.outputs, height, width);
  for (int o = 0; o < layer.outputs; ++o)
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        double sum = layer.biases[std::size_t(o)];
        for (int i = 0; i < layer.inputs; ++i)
          for (int ky = 0; ky < layer.kernel_height; ++ky)
            for (int kx = 0; kx < layer.kernel_width; ++kx) {
              const int row = y * layer.stride_height + ky - layer.padding_height;
              const int column = x * layer.stride_width + kx - layer.padding_width;
              if (row < 0 || row >= in.height || column < 0 || column >= in.width) continue;
              const int weight =
                  ((o * layer.inputs + i) * layer.kernel_height + ky) * layer.kernel_width + kx;
              sum += double(layer.weights[std::size_t(weight)]) * in.at(i, row, column);
            }
        out.at(o, y, x) = layer.relu ? std::max(0.0, sum) : sum;
      }
  return out;
}

Volume applied(const AveragePool& layer, Volume in) {
  Volume out(in.channels, in.height / layer.height, in.width / layer.width);
  for (int c = 0; c < in.channels; ++c)
    for (int y = 0; y < out.height * layer.height; ++y)
      for (int x = 0; x < out.width * layer.width; ++x)
        out.at(c, y / layer.height, x / layer.width) += in.at(c, y, x) / (layer.height * layer.width);
  return out;
}

/// The log-probabilities by definition; the line is padded to `width` columns.
Volume reference(const NetworkModel& model, const Raster& line, int width) {
  double mean = 0;
  double squares = 0;
  const int pixels = line.width() * line.height();
  for (int i = 0; i < pixels; ++i) mean += double(line.data()[i]) / pixels;
  for (int i = 0; i < pixels; ++i) squares += (line.data()[i] - mean) * (line.data()[i] - mean) / pixels;
  Volume at(1, line.height(), width);
  for (int y = 0; y < line.height(); ++y)
    for (int x = 0; x < line.width(); ++x)
      at.at(0, y, x) = (line.row(y)[x] - mean) / (std::sqrt(squares) + double(model.epsilon));
  for (const NetworkLayer& layer : model.layers)
    at = std::visit([&](const auto& one) { return applied(one, at); }, layer);
  for (int x = 0; x < at.width; ++x) {
    double sum = 0;
    for (int c = 0; c < at.channels; ++c) sum += std::exp(at.at(c, 0, x));
    for (int c = 0; c < at.channels; ++c) at.at(c, 0, x) -= std::log(sum);
  }
  return at;
}

Raster random_line(int width, int height = 32) {
  Raster line(width, height);
  std::mt19937 random(width);
  std::generate_n(line.data(), std::size_t(width) * std::size_t(height),
                  [&] { return std::uint8_t(random() % 256); });
  return line;
}

std::shared_ptr<const LineNetwork> made(const NetworkModel& model) {
  auto network = LineNetwork::create(model);
  EXPECT_TRUE(network.ok());
  return std::move(network).value();
}

TEST(LineNetwork, AgreesWithTheDefinition) {
  struct Row {
    std::vector<int> widths;
    int characters;
    int width;
    int padded;
  };
  const std::vector<Row> rows{{{8, 16, 24, 32}, 40, 64, 64},
                              {{8, 16, 24, 32}, 40, 61, 64},
                              {{8, 16, 24, 32}, 40, 1, 64},
                              {{8, 16, 24, 32}, 700, 190, 192},
                              {{10, 20, 40, 80}, 300, 320, 320}};
  int checked = 0;
  for (const Row& row : rows) {
    const NetworkModel model = random_model(row.widths, characters(row.characters));
    const Raster line = random_line(row.width);
    Volume wanted = reference(model, line, row.padded);
    LineScorer scorer(made(model));
    const FrameScores& scores = scorer.score(line);
    ASSERT_EQ(scores.frames(), (row.width + 3) / 4);
    ASSERT_EQ(scores.classes(), row.characters + 1);
    double worst = 0;           // of what the frame may say
    double worst_estimate = 0;  // of all
    for (int frame = 0; frame < scores.frames(); ++frame) {
      const auto off = [&](int of) { return std::abs(scores.at(frame, of) - wanted.at(of, 0, frame)); };
      for (const Candidate& candidate : best_candidates(scores.frame_at(frame), 4, -7))
        worst = std::max(worst, off(candidate.of));
      double sum = 0;
      for (int of = 0; of < scores.classes(); ++of) {
        worst_estimate = std::max(worst_estimate, off(of));
        sum += std::exp(double(scores.at(frame, of)));
      }
      EXPECT_NEAR(sum, 1, 5e-3);
    }
    EXPECT_LT(worst, 0.02) << row.width;
    EXPECT_LT(worst_estimate, 0.4) << row.width;
    ++checked;
  }
  EXPECT_EQ(checked, 5);
}

TEST(LineNetwork, ReadsNothingOfWhatDoesNotFit) {
  LineScorer scorer(made(random_model({4, 8, 8, 16}, characters(5))));
  EXPECT_EQ(scorer.score(Raster()).frames(), 0);
  EXPECT_EQ(scorer.score(random_line(100, 31)).frames(), 0);
  EXPECT_EQ(scorer.score(random_line(scorer.network().widest() + 1)).frames(), 0);
  EXPECT_EQ(scorer.score(random_line(scorer.network().widest())).frames(), scorer.network().widest() / 4);
}

TEST(LineNetwork, GivesTheSameFromManyThreads) {
  const auto network = made(random_model({8, 16, 24, 32}, characters(40)));
  const auto sums = [&] {
    LineScorer scorer(network);
    std::vector<double> found;
    for (const int width : {60, 200, 130, 400, 130, 60}) {
      LineScorer fresh(network);
      for (LineScorer* one : {&scorer, &fresh}) {
        double& sum = found.emplace_back(0);
        for (const float score : one->score(random_line(width)).frame_at(3)) sum += double(score);
      }
    }
    return found;
  };
  std::vector<std::vector<double>> results(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) threads.emplace_back([&] { result = sums(); });
  }
  const std::vector<double> alone = sums();
  for (const auto& result : results) EXPECT_EQ(result, alone);
  for (std::size_t i = 0; i < alone.size(); i += 2) EXPECT_EQ(alone[i], alone[i + 1]);
}

// Without a lock around all making of primitives oneDNN makes wrong ones: one of three runs of this fails
// then.
TEST(LineNetwork, NetworksMadeAtOnceReadLikeThoseMadeAlone) {
  constexpr int kRounds = 20;
  const int remembered = dnnl::get_primitive_cache_capacity();
  dnnl::set_primitive_cache_capacity(0);  // what was made before is to be made anew
  const auto sums = [](std::string_view file, const std::vector<int>& widths) {
    const auto network = made(parse_network_model(file).value());
    std::vector<double> found;
    for (const int width : widths) {
      LineScorer scorer(network);
      const FrameScores& scores = scorer.score(random_line(width, network->height()));
      double& sum = found.emplace_back(0);
      for (int frame = 0; frame < scores.frames(); ++frame)
        for (const float score : scores.frame_at(frame)) sum += double(score);
    }
    return found;
  };
  const std::vector<int> widths{60, 120, 190, 250, 310, 380, 440, 510, 630, 760, 890};
  const std::vector<int> other_widths{510, 440, 380, 310, 250, 190, 120, 60, 890, 760, 630};
  const std::vector<double> machine = sums(machine_model(), widths);
  const std::vector<double> general = sums(general_model(), other_widths);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> machine_again, general_again;
    {
      std::jthread one([&] { machine_again = sums(machine_model(), widths); });
      std::jthread other([&] { general_again = sums(general_model(), other_widths); });
    }
    EXPECT_EQ(machine_again, machine) << "round " << round;
    EXPECT_EQ(general_again, general) << "round " << round;
  }
  dnnl::set_primitive_cache_capacity(remembered);
}

}  // namespace
}  // namespace docintake
