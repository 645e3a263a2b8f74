#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "pipeline/ports/face_finder.h"

namespace docintake {

/// An implementation of FaceFinder under the contract.
struct FaceFinderCase {
  std::string name;
  std::function<std::unique_ptr<FaceFinder>()> create;
  std::function<Page()> page;                   ///< A page with one upright document with a portrait ...
  std::function<Capture(const Page&)> capture;  ///< ... and that document.
};

/// What every FaceFinder must do. A test program includes this header and instantiates the suite with its
/// implementation: INSTANTIATE_TEST_SUITE_P(NAME, FaceFinderContract, testing::Values(FaceFinderCase{...})).
class FaceFinderContract : public testing::TestWithParam<FaceFinderCase> {
 protected:
  void SetUp() override {
    finder_ = GetParam().create();
    page_ = GetParam().page();
    capture_ = GetParam().capture(page_);
  }

  static void expect_sound(const Face& face, const Page& page) {
    EXPECT_EQ(face.page, page.index);
    EXPECT_GT(face.confidence, 0);
    EXPECT_LE(face.confidence, 1);
    EXPECT_GT(face.box.area(), 0);
    EXPECT_LT(face.box.area(), double(page.luma.width()) * page.luma.height());
  }

  std::unique_ptr<FaceFinder> finder_;
  Page page_;
  Capture capture_;
};

TEST_P(FaceFinderContract, FindsThePortraitOnce) {
  const auto faces = finder_->find(page_, std::span(&capture_, 1), {});
  ASSERT_EQ(faces.size(), 1u);
  expect_sound(faces[0], page_);
  EXPECT_EQ(faces[0].role, FaceRole::portrait);
  EXPECT_EQ(faces[0].document, 0);
}

TEST_P(FaceFinderContract, FindsAnExpectedPortraitWhereItFindsAny) {
  const auto portrait = finder_->portrait_on(capture_);
  ASSERT_TRUE(portrait);
  expect_sound(*portrait, page_);
  EXPECT_EQ(portrait->role, FaceRole::portrait);
  const auto faces = finder_->find(page_, std::span(&capture_, 1), {});
  ASSERT_FALSE(faces.empty());
  EXPECT_GT(intersection_over_union(portrait->box, faces[0].box), 0.4);
}

TEST_P(FaceFinderContract, NumbersDocumentsByTheirPlace) {
  Capture empty = capture_;
  std::fill_n(empty.luma.data(), std::size_t(empty.luma.width()) * empty.luma.height(), std::uint8_t{200});
  const Capture captures[] = {empty, capture_};
  const auto faces = finder_->find(page_, captures, {});
  ASSERT_EQ(faces.size(), 1u);
  EXPECT_EQ(faces[0].document, 1);
}

TEST_P(FaceFinderContract, GivesAFaceOutsideDocumentsNoRole) {
  for (const Face& face : finder_->find(page_, {}, {})) {
    expect_sound(face, page_);
    EXPECT_EQ(face.role, FaceRole::unknown);
    EXPECT_EQ(face.document, -1);
  }
}

TEST_P(FaceFinderContract, TellsWhichWayIsUp) {
  for (int turns = 0; turns < 4; ++turns) {
    const Capture standing = turned(capture_, -turns);  // content turned clockwise by `turns`
    EXPECT_EQ(finder_->turned_by_face(standing), turns);
  }
}

TEST_P(FaceFinderContract, BearsPicturesOfAnySize) {
  int ran = 0;
  for (const auto& [width, height] :
       {std::pair{0, 0}, std::pair{1, 1}, std::pair{30, 20}, std::pair{2000, 1}, std::pair{1, 2000}}) {
    Page page{.index = 0, .luma = Raster(width, height), .chroma = {}, .jpeg = {}, .editors = {}};
    Capture capture = capture_;
    capture.luma = Raster(width, height);
    EXPECT_TRUE(finder_->find(page, std::span(&capture, 1), {}).empty());
    EXPECT_EQ(finder_->turned_by_face(capture), std::nullopt);
    EXPECT_FALSE(finder_->portrait_on(capture));
    ++ran;
  }
  EXPECT_EQ(ran, 5);
}

}  // namespace docintake
