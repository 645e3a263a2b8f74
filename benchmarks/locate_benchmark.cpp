// What it costs to locate and to rectify, on the labelled set and on a drawn 12-megapixel photograph. One
// thread.

#include <benchmark/benchmark.h>

#include <vector>

#include "pipeline/locate/quad_locator.h"
#include "tests/contract/labelled_sample.h"
#include "tests/locate/drawn.h"

namespace docintake {
namespace {

/// A card on a table, as a phone sees it.
Page photograph(int width, int height) {
  Page page = blank_page(width, height, 90);
  draw_card(page, card_at({width * 0.52, height * 0.48}, width * 0.6, 0.1), 205);
  add_noise(page, 8, 1);
  return page;
}

void locate(benchmark::State& state) {
  const Page page = photograph(static_cast<int>(state.range(0)), static_cast<int>(state.range(0)) * 3 / 4);
  QuadLocator locator;
  for (auto _ : state) benchmark::DoNotOptimize(locator.locate(page));
  state.counters["megapixels"] = double(page.luma.width()) * page.luma.height() / 1e6;
}
BENCHMARK(locate)->Arg(1000)->Arg(4032)->Arg(11500)->Unit(benchmark::kMillisecond);

void locate_labelled_set(benchmark::State& state) {
  std::vector<Page> pages;
  for (const LabelledSample& sample : labelled_samples()) pages.push_back(first_page(sample));
  QuadLocator locator;
  for (auto _ : state) {
    for (const Page& page : pages) benchmark::DoNotOptimize(locator.locate(page));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages.size()));
}
BENCHMARK(locate_labelled_set)->Unit(benchmark::kMillisecond);

void rectify(benchmark::State& state) {
  const Page page = photograph(4032, 3024);
  const Quad quad = card_at({4032 * 0.52, 3024 * 0.48}, 4032 * 0.6, 0.1);
  QuadLocator locator;
  for (auto _ : state) benchmark::DoNotOptimize(locator.rectify(page, quad));
}
BENCHMARK(rectify)->Unit(benchmark::kMillisecond);

void whole(benchmark::State& state) {
  const Page page = photograph(4032, 3024);
  QuadLocator locator;
  for (auto _ : state) benchmark::DoNotOptimize(locator.whole(page));
}
BENCHMARK(whole)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docintake
