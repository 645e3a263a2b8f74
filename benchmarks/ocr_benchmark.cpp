// What it costs to turn a capture upright and to read it, on documents of the labelled set cut out along
// their true corners, and what the parts of reading cost on one of them. One thread.

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <vector>

#include "ocr/capture_reader.h"
#include "ocr/lines/text_line_finder.h"
#include "ocr/mrz/mrz_finder.h"
#include "ocr/mrz/mrz_reader.h"
#include "ocr/recognizer/network_recognizer.h"
#include "tests/contract/labelled_capture.h"

namespace docintake {
namespace {

constexpr const char* kDocuments[] = {"000284.jpeg", "000227.jpg", "000245.jpg", "000128.jpg"};

std::unique_ptr<CaptureReader> reader() {
  auto created = CaptureReader::create();
  if (!created.ok()) throw std::runtime_error(created.error().message);
  return std::move(created).value();
}

void orient(benchmark::State& state) {
  const Capture capture = labelled_capture(kDocuments[state.range(0)]);
  const auto text_reader = reader();
  text_reader->orient(capture, Deadline());  // loads the networks
  for (auto _ : state) benchmark::DoNotOptimize(text_reader->orient(capture, Deadline()));
  state.SetLabel(kDocuments[state.range(0)]);
}
BENCHMARK(orient)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void read(benchmark::State& state) {
  const Capture capture = labelled_capture(kDocuments[state.range(0)]);
  const auto text_reader = reader();
  text_reader->read(capture, {}, Deadline());  // loads the networks
  for (auto _ : state) benchmark::DoNotOptimize(text_reader->read(capture, {}, Deadline()));
  state.SetLabel(kDocuments[state.range(0)]);
}
BENCHMARK(read)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void find_lines(benchmark::State& state) {
  const Capture capture = labelled_capture("000245.jpg");
  for (auto _ : state) benchmark::DoNotOptimize(find_text_lines(capture.luma));
}
BENCHMARK(find_lines)->Unit(benchmark::kMillisecond);

void read_zone(benchmark::State& state) {
  const Capture capture = labelled_capture("000245.jpg");
  const std::vector<MrzRegion> regions = find_mrz_regions(find_text_lines(capture.luma));
  if (regions.empty()) throw std::runtime_error("no zone on 000245.jpg");
  const auto recognizer = std::move(NetworkRecognizer::machine()).value();
  for (auto _ : state) benchmark::DoNotOptimize(read_mrz(capture.luma, regions, *recognizer, Deadline()));
}
BENCHMARK(read_zone)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docintake
