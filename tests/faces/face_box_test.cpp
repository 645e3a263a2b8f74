#include "pipeline/faces/face_box.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

Capture capture_at(const Quad& quad) {
  Capture capture;
  capture.quad = quad;
  capture.luma = Raster(200, 100);
  return capture;
}

TEST(MergedFaces, CarriesPortraitsToThePage) {
  const Capture captures[] = {capture_at(quad_of({100, 50, 400, 200}))};
  const std::vector<FaceBox> found[] = {{{{10, 20, 30, 30}, 0.9}}};
  const auto faces = merged_faces(2, captures, found, {});
  ASSERT_EQ(faces.size(), 1u);
  EXPECT_EQ(faces[0].page, 2);
  EXPECT_NEAR(faces[0].box.x, 120, 1e-6);
  EXPECT_NEAR(faces[0].box.y, 90, 1e-6);
  EXPECT_NEAR(faces[0].box.w, 60, 1e-6);
  EXPECT_EQ(faces[0].role, FaceRole::portrait);
  EXPECT_EQ(faces[0].document, 0);
}

TEST(MergedFaces, KeepsTheAreaOfTurnedPortraits) {
  const Quad upright = quad_of({100, 100, 200, 100});
  const Quad diamond{
      {{200, 100}, {341.4, 241.4}, {270.7, 312.1}, {129.3, 170.7}}};  // 200 x 100, turned by 45 degrees
  for (const Quad& quad : {upright, turned(upright, 2), diamond}) {
    const Capture captures[] = {capture_at(quad)};
    const std::vector<FaceBox> found[] = {{{{10, 20, 30, 30}, 0.9}}};
    const auto faces = merged_faces(0, captures, found, {});
    ASSERT_EQ(faces.size(), 1u);
    EXPECT_NEAR(faces[0].box.area(), 900, 5);
  }
}

TEST(MergedFaces, ReportsAFaceSeenTwiceOnce) {
  const Capture captures[] = {capture_at(quad_of({0, 0, 200, 100}))};
  const std::vector<FaceBox> found[] = {{{{10, 20, 30, 30}, 0.7}}};
  const FaceBox in_page[] = {{{12, 18, 34, 34}, 0.9}, {{300, 50, 80, 80}, 0.8}};
  const auto faces = merged_faces(0, captures, found, in_page);
  ASSERT_EQ(faces.size(), 2u);
  EXPECT_EQ(faces[0].role, FaceRole::portrait);
  EXPECT_EQ(faces[1].role, FaceRole::unknown);
  EXPECT_EQ(faces[1].box.x, 300);
}

TEST(WithoutRepeats, KeepsTheSurest) {
  const auto kept = without_repeats({{{0, 0, 10, 10}, 0.5}, {{1, 1, 10, 10}, 0.9}, {{40, 0, 10, 10}, 0.6}});
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].confidence, 0.9);
  EXPECT_EQ(kept[1].confidence, 0.6);
}

TEST(ClearestTurn, AsksForAClearFace) {
  Capture capture = capture_at(quad_of({0, 0, 200, 100}));
  capture.luma.row(0)[0] = 1;  // marks which corner is where
  const auto seen_when_marked_at = [](int x, int y, double confidence) {
    return [=](const Capture& c) -> std::vector<FaceBox> {
      const int px = x ? c.luma.width() - 1 : 0;
      const int py = y ? c.luma.height() - 1 : 0;
      if (c.luma.row(py)[px] != 1) return {};
      return {{{0, 0, 1, 1}, confidence}};
    };
  };
  EXPECT_EQ(clearest_turn(capture, seen_when_marked_at(0, 0, 0.9)), 0);
  EXPECT_EQ(clearest_turn(capture, seen_when_marked_at(0, 1, 0.9)), 1);
  EXPECT_EQ(clearest_turn(capture, seen_when_marked_at(1, 1, 0.9)), 2);
  EXPECT_EQ(clearest_turn(capture, seen_when_marked_at(1, 0, 0.9)), 3);
  EXPECT_EQ(clearest_turn(capture, seen_when_marked_at(0, 0, 0.7)), std::nullopt);
}

}  // namespace
}  // namespace docintake
