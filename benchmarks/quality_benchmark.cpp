// What it costs to inspect the picture of a document that was read, on the labelled set. One thread.

#include <benchmark/benchmark.h>

#include <vector>

#include "ocr/capture_reader.h"
#include "pipeline/locate/quad_locator.h"
#include "pipeline/quality/document_inspector.h"
#include "tests/contract/labelled_sample.h"
#include "validators/documents/normalize.h"

namespace docintake {
namespace {

/// A document of the labelled set, read.
struct ReadSample {
  Page page;
  Capture capture;
  Reading reading;
  Record record;
};

std::vector<ReadSample> read_set(TextReader& reader) {
  constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};
  QuadLocator locator;
  std::vector<ReadSample> set;
  for (const LabelledSample& sample : labelled_samples()) {
    if (sample.quads.empty()) continue;
    ReadSample read{first_page(sample), {}, {}, {}};
    read.capture.quad = sample.quads.front();
    read.capture.luma = locator.rectify(read.page, read.capture.quad);
    read.reading = reader.read(read.capture, {}, Deadline());
    read.record = normalize(read.reading, kToday);
    set.push_back(std::move(read));
  }
  return set;
}

void inspect(benchmark::State& state) {
  auto reader = CaptureReader::create();
  if (!reader.ok()) return state.SkipWithError(reader.error().message.c_str());
  const auto set = read_set(**reader);
  DocumentInspector inspector;
  for (auto _ : state) {
    for (const ReadSample& each : set)
      benchmark::DoNotOptimize(
          inspector.inspect(each.page, {each.capture, each.reading, each.record, true, std::nullopt}));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(set.size()));
}
BENCHMARK(inspect)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docintake
