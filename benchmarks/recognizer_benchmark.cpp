// What it costs to read one line with networks of the size of ours (with random weights: the cost is the
// same): an 18-character number with the machine network, an address line of 11 characters with the general
// one, and the network alone. One thread.

#include <benchmark/benchmark.h>

#include <stdexcept>

#include "ocr/recognizer/network_recognizer.h"
#include "tests/ocr/random_model.h"

namespace docintake {
namespace {

/// With random weights, and as decided as a trained network: few classes are within reach in a frame.
NetworkModel decided_model(const std::vector<int>& widths, int characters_known) {
  NetworkModel model = random_model(widths, characters(characters_known));
  auto& head = std::get<Convolution>(model.layers.back());
  for (float& weight : head.weights) weight *= 8;
  return model;
}

std::shared_ptr<const LineNetwork> network(const std::vector<int>& widths, int characters_known) {
  auto created = LineNetwork::create(decided_model(widths, characters_known));
  if (!created.ok()) throw std::runtime_error(created.error().message);
  return std::move(created).value();
}

std::shared_ptr<const LineNetwork> machine() { return network({24, 48, 96, 192}, 40); }
std::shared_ptr<const LineNetwork> general() { return network({32, 64, 128, 256}, 10900); }

Raster noise(int width, int height) {
  Raster raster(width, height);
  std::mt19937 random(1);
  std::generate_n(raster.data(), std::size_t(width) * std::size_t(height),
                  [&] { return std::uint8_t(random() % 256); });
  return raster;
}

/// A line of `characters` characters that are `pitch` ink heights apart, 30 pixels high on the capture.
void read_line(benchmark::State& state, const std::shared_ptr<const LineNetwork>& network, Alphabet alphabet,
               int characters, double pitch) {
  constexpr double kInk = 30;
  const double width = characters * pitch * kInk;
  const Raster capture = noise(int(width) + 60, 90);
  const LinePicture line(capture, quad_of({30, 30, width, kInk}), kInk);
  NetworkRecognizer recognizer(network);
  recognizer.recognize(line, alphabet, 0, Deadline());  // compiles the width
  for (auto _ : state) benchmark::DoNotOptimize(recognizer.recognize(line, alphabet, 0, Deadline()));
}

void read_number(benchmark::State& state) { read_line(state, machine(), Alphabet::digits, 18, 0.75); }
BENCHMARK(read_number)->Unit(benchmark::kMillisecond);

void read_address(benchmark::State& state) { read_line(state, general(), Alphabet::general, 11, 1.08); }
BENCHMARK(read_address)->Unit(benchmark::kMillisecond);

void score(benchmark::State& state, const std::shared_ptr<const LineNetwork>& scored) {
  const Raster line = noise(int(state.range(0)), scored->height());
  LineScorer scorer(scored);
  scorer.score(line);  // compiles the width
  for (auto _ : state) benchmark::DoNotOptimize(scorer.score(line).frames());
}
void score_machine(benchmark::State& state) { score(state, machine()); }
BENCHMARK(score_machine)->Arg(320)->Arg(448)->Unit(benchmark::kMillisecond);
void score_general(benchmark::State& state) { score(state, general()); }
BENCHMARK(score_general)->Arg(320)->Arg(448)->Unit(benchmark::kMillisecond);

/// What the first line of a width costs beside.
void compile_width(benchmark::State& state) {
  const Raster line = noise(320, 32);
  const NetworkModel model = decided_model({32, 64, 128, 256}, 10900);
  for (auto _ : state) {
    state.PauseTiming();
    auto fresh = LineNetwork::create(model);
    LineScorer scorer(fresh.value());
    state.ResumeTiming();
    benchmark::DoNotOptimize(scorer.score(line).frames());
  }
}
BENCHMARK(compile_width)->Iterations(3)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docintake
