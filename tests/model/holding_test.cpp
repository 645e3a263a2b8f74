#include "pipeline/model/holding.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

Face face_at(Box box, double confidence = 0.9, FaceRole role = FaceRole::unknown) {
  return {0, box, confidence, role, -1};
}

TEST(HolderAmong, IsTheLargestFaceBesideTheDocuments) {
  const Quad documents[] = {quad_of({100, 600, 300, 190})};
  const Face faces[] = {face_at({110, 650, 60, 60}, 0.9, FaceRole::portrait), face_at({500, 100, 150, 150}),
                        face_at({200, 100, 300, 300}), face_at({150, 620, 160, 160})};
  EXPECT_EQ(holder_among(faces, documents), 2U);
  EXPECT_EQ(holder_among(std::span(faces).first(1), documents), std::nullopt);
  EXPECT_EQ(holder_among(std::span(faces).subspan(3), documents), std::nullopt) << "on the document";
  EXPECT_EQ(holder_among(faces, {}), std::nullopt) << "nothing to hold";
}

TEST(HolderAmong, IsLargerThanAnyPortrait) {
  const Quad documents[] = {quad_of({100, 600, 300, 190})};
  const Face faces[] = {face_at({110, 610, 120, 120}, 0.9, FaceRole::portrait),
                        face_at({500, 100, 150, 150})};
  EXPECT_EQ(holder_among(faces, documents), std::nullopt);
}

TEST(WhereHeld, LooksBelowTheFaceFirstAndWithinThePage) {
  const auto parts = where_held({400, 100, 200, 200}, 1000, 1400);
  ASSERT_EQ(parts.size(), 7U);
  for (std::size_t i = 3; i < 7; ++i) EXPECT_LT(parts[i].area(), parts[0].area());
  EXPECT_GT(parts[0].center().y, 400);
  EXPECT_LT(parts[1].center().x, 400);
  EXPECT_GT(parts[2].center().x, 600);
  for (const Box& part : parts) {
    EXPECT_GE(part.x, 0);
    EXPECT_GE(part.y, 0);
    EXPECT_LE(part.right(), 1000);
    EXPECT_LE(part.bottom(), 1400);
  }
}

TEST(WhereHeld, LeavesOutWhatIsOutsideThePage) {
  EXPECT_EQ(where_held({0, 100, 600, 600}, 1300, 660).size(), 2U);
}

TEST(MayBeHeld, KnowsTheSizeOfADocumentAtArmsLength) {
  const Box face{400, 100, 200, 200};
  struct Row {
    Box quad;
    bool may;
  };
  const Row rows[] = {{{400, 400, 150, 95}, true},
                      {{300, 400, 500, 320}, true},
                      {{400, 400, 40, 25}, false},
                      {{0, 0, 900, 1200}, false},
                      {{380, 150, 300, 190}, false}};
  for (const Row& row : rows) EXPECT_EQ(may_be_held(quad_of(row.quad), face), row.may) << row.quad.w;
  EXPECT_EQ(std::size(rows), 5U);
}

}  // namespace
}  // namespace docintake
