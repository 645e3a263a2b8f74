// What it costs to look for faces, on the documents of the labelled set. One thread.

#include <benchmark/benchmark.h>

#include <vector>

#include "pipeline/faces/cascade_face_finder.h"
#include "pipeline/locate/quad_locator.h"
#include "tests/contract/labelled_sample.h"

namespace docintake {
namespace {

/// A page of the labelled set with its documents upright.
struct Located {
  Page page;
  std::vector<Capture> captures;
};

std::vector<Located> located_set() {
  QuadLocator locator;
  std::vector<Located> set;
  for (const LabelledSample& sample : labelled_samples()) {
    Located located{first_page(sample), {}};
    for (const Quad& quad : sample.quads) {
      Capture capture;
      capture.quad = quad;
      capture.luma = locator.rectify(located.page, quad);
      located.captures.push_back(std::move(capture));
    }
    set.push_back(std::move(located));
  }
  return set;
}

std::unique_ptr<CascadeFaceFinder> cascades(benchmark::State& state) {
  auto finder = CascadeFaceFinder::create();
  if (finder.ok()) return std::move(finder).value();
  state.SkipWithError(finder.error().message.c_str());
  return nullptr;
}

void find_on_captures_and_pages(benchmark::State& state) {
  const auto finder = cascades(state);
  const auto set = located_set();
  for (auto _ : state) {
    for (const Located& each : set) benchmark::DoNotOptimize(finder->find(each.page, each.captures, {}));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(set.size()));
}
BENCHMARK(find_on_captures_and_pages)->Unit(benchmark::kMillisecond);

void find_on_captures(benchmark::State& state) {
  const auto finder = cascades(state);
  const auto set = located_set();
  std::int64_t captures = 0;
  for (auto _ : state) {
    for (const Located& each : set) {
      benchmark::DoNotOptimize(finder->find({}, each.captures, {}));
      captures += static_cast<std::int64_t>(each.captures.size());
    }
  }
  state.SetItemsProcessed(captures);
}
BENCHMARK(find_on_captures)->Unit(benchmark::kMillisecond);

void turned_by_face(benchmark::State& state) {
  const auto finder = cascades(state);
  const auto set = located_set();
  std::int64_t captures = 0;
  for (auto _ : state) {
    for (const Located& each : set) {
      for (const Capture& capture : each.captures) benchmark::DoNotOptimize(finder->turned_by_face(capture));
      captures += static_cast<std::int64_t>(each.captures.size());
    }
  }
  state.SetItemsProcessed(captures);
}
BENCHMARK(turned_by_face)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docintake
