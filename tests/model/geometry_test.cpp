#include "pipeline/model/geometry.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

constexpr Quad kTilted{{{10, 20}, {90, 30}, {100, 80}, {5, 70}}};

TEST(PerspectiveMap, TakesTheCornersOfTheRectangleToTheQuad) {
  const PerspectiveMap map(200, 100, kTilted);
  const Quad corners = map.forward(quad_of({0, 0, 200, 100}));
  for (int i = 0; i < 4; ++i) {
    EXPECT_NEAR(corners[i].x, kTilted[i].x, 1e-9);
    EXPECT_NEAR(corners[i].y, kTilted[i].y, 1e-9);
  }
}

TEST(PerspectiveMap, BackwardUndoesForward) {
  const PerspectiveMap map(200, 100, kTilted);
  int checked = 0;
  for (double x = 0; x <= 200; x += 25) {
    for (double y = 0; y <= 100; y += 25, ++checked) {
      const Point back = map.backward(map.forward(Point{x, y}));
      EXPECT_NEAR(back.x, x, 1e-9);
      EXPECT_NEAR(back.y, y, 1e-9);
    }
  }
  EXPECT_EQ(checked, 45);
}

TEST(PerspectiveMap, KeepsStraightLinesStraight) {
  const PerspectiveMap map(200, 100, kTilted);
  const Point a = map.forward(Point{0, 0});
  const Point b = map.forward(Point{100, 50});
  const Point c = map.forward(Point{200, 100});
  EXPECT_NEAR((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x), 0, 1e-9);
}

TEST(Turned, RenamesCornersSoThatFourTurnsAreNone) {
  EXPECT_EQ(turned(kTilted, 1)[0], kTilted[1]);
  EXPECT_EQ(turned(turned(kTilted, 1), 3), kTilted);
  EXPECT_EQ(turned(kTilted, 4), kTilted);
  EXPECT_EQ(turned(kTilted, -1), turned(kTilted, 3));
}

TEST(IntersectionOverUnion, OfBoxes) {
  EXPECT_DOUBLE_EQ(intersection_over_union(Box{0, 0, 10, 10}, Box{0, 0, 10, 10}), 1);
  EXPECT_DOUBLE_EQ(intersection_over_union(Box{0, 0, 10, 10}, Box{5, 0, 10, 10}), 50.0 / 150);
  EXPECT_DOUBLE_EQ(intersection_over_union(Box{0, 0, 10, 10}, Box{20, 0, 10, 10}), 0);
  EXPECT_DOUBLE_EQ(intersection_over_union(Box{}, Box{}), 0);
}

TEST(IntersectionOverUnion, OfQuadsAgreesWithThatOfBoxes) {
  const Box a{0, 0, 10, 10};
  const Box b{5, 2, 10, 10};
  EXPECT_NEAR(intersection_over_union(quad_of(a), quad_of(b)), intersection_over_union(a, b), 1e-12);
  EXPECT_NEAR(intersection_over_union(kTilted, kTilted), 1, 1e-12);
}

TEST(IntersectionOverUnion, OfADiamondInASquareIsOneHalf) {
  const Quad diamond{{{5, 0}, {10, 5}, {5, 10}, {0, 5}}};
  EXPECT_NEAR(intersection_over_union(quad_of({0, 0, 10, 10}), diamond), 0.5, 1e-12);
}

TEST(IsProper, WantsAConvexClockwiseQuad) {
  EXPECT_TRUE(is_proper(kTilted));
  EXPECT_FALSE(is_proper({{{0, 0}, {0, 10}, {10, 10}, {10, 0}}}));
  EXPECT_FALSE(is_proper({{{0, 0}, {10, 0}, {2, 2}, {0, 10}}}));
  EXPECT_FALSE(is_proper({}));
}

}  // namespace
}  // namespace docintake
