// How well documents are located on the committed labelled set. The floors are what is reached: raise them
// with the locator.

#include <gtest/gtest.h>

#include "pipeline/locate/quad_locator.h"
#include "tests/contract/labelled_sample.h"

namespace docintake {
namespace {

/// The best overlap of any capture with the quad; the whole page where nothing was located. Where a frame is
/// printed on the sheet, of the sheets around the captures too.
double overlap_with(const Quad& truth, const std::vector<Capture>& captures, const Page& page, bool framed) {
  if (captures.empty()) return intersection_over_union(truth, QuadLocator().whole(page).quad);
  double best = 0;
  for (const Capture& capture : captures) {
    best = std::max(best, intersection_over_union(truth, capture.quad));
    const auto sheet = framed ? QuadLocator().sheet_around(page, capture.quad) : std::nullopt;
    if (sheet) best = std::max(best, intersection_over_union(truth, *sheet));
  }
  return best;
}

TEST(LabelledSet, IsLocated) {
  QuadLocator locator;
  int documents = 0;
  int good = 0;
  double sum = 0;
  for (const LabelledSample& sample : labelled_samples()) {
    if (sample.quads.empty()) continue;
    const Page page = first_page(sample);
    const auto captures = locator.locate(page);
    for (const Quad& truth : sample.quads) {
      const double overlap = overlap_with(truth, captures, page, sample.kind == "business_licence");
      ++documents;
      good += overlap > 0.95;
      sum += overlap;
      if (overlap <= 0.95) {
        std::printf("  %s (%s): %.3f\n", sample.file.c_str(), sample.capture.c_str(), overlap);
      }
    }
  }
  std::printf("  %d documents, %d overlap by more than 0.95, mean %.4f\n", documents, good, sum / documents);
  EXPECT_GE(documents, 36);
  EXPECT_GE(good, documents * 9 / 10);
  EXPECT_GE(sum / documents, 0.95);
}

}  // namespace
}  // namespace docintake
