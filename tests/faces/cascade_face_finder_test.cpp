#include "pipeline/faces/cascade_face_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/locate/quad_locator.h"
#include "tests/contract/face_finder_contract.h"
#include "tests/contract/labelled_sample.h"

namespace docintake {
namespace {

std::unique_ptr<FaceFinder> cascades() {
  auto finder = CascadeFaceFinder::create();
  return finder.ok() ? std::move(finder).value() : nullptr;
}

/// The labelled set's flat front of an identity card.
LabelledSample card() {
  for (LabelledSample& sample : labelled_samples()) {
    if (sample.file == "000284.jpeg") return sample;
  }
  return {};
}

Capture capture_of(const Page& page, const Quad& quad) {
  Capture capture;
  capture.quad = quad;
  capture.luma = QuadLocator().rectify(page, quad);
  return capture;
}

INSTANTIATE_TEST_SUITE_P(CascadeFaceFinder, FaceFinderContract,
                         testing::Values(FaceFinderCase{
                             "CascadeFaceFinder", cascades, [] { return first_page(card()); },
                             [](const Page& page) { return capture_of(page, card().quads.at(0)); }}));

TEST(CascadeFaceFinder, SaysWhatToInstall) {
  const auto finder = CascadeFaceFinder::create("/nowhere");
  ASSERT_FALSE(finder.ok());
  EXPECT_EQ(finder.error().code, ErrorCode::internal);
  EXPECT_THAT(finder.error().message, testing::HasSubstr("opencv-data"));
}

TEST(CascadeFaceFinder, PutsBoxesOnThePage) {
  const LabelledSample sample = card();
  const Page page = first_page(sample);
  const Capture capture = capture_of(page, sample.quads.at(0));
  const auto faces = cascades()->find(page, std::span(&capture, 1), {});
  ASSERT_EQ(faces.size(), 1u);
  EXPECT_GT(intersection_over_union(faces[0].box, sample.faces.at(0)), 0.5);
}

// The floors are what is reached: raise them with the finder.
TEST(CascadeFaceFinder, FindsThePortraitsOfTheLabelledSet) {
  const auto finder = cascades();
  int portraits = 0;
  int found = 0;
  int more = 0;
  for (const LabelledSample& sample : labelled_samples()) {
    const Page page = first_page(sample);
    std::vector<Capture> captures;
    for (const Quad& quad : sample.quads) captures.push_back(capture_of(page, quad));
    auto faces = finder->find(page, captures, {});
    for (const Box& truth : sample.faces) {
      ++portraits;
      const auto hit = std::find_if(faces.begin(), faces.end(), [&](const Face& face) {
        return intersection_over_union(face.box, truth) > 0.4;
      });
      if (hit == faces.end()) {
        std::printf("  missed in %s (%s)\n", sample.file.c_str(), sample.capture.c_str());
        continue;
      }
      ++found;
      faces.erase(hit);
    }
    more += int(faces.size());
    if (!faces.empty())
      std::printf("  %zu more in %s (%s)\n", faces.size(), sample.file.c_str(), sample.capture.c_str());
  }
  std::printf("  %d of %d found, %d more boxes\n", found, portraits, more);
  EXPECT_GE(portraits, 25);
  EXPECT_GE(found, portraits * 85 / 100);
  EXPECT_LE(more, portraits / 10);
}

}  // namespace
}  // namespace docintake
