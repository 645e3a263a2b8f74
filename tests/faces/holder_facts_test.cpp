#include "pipeline/faces/holder_facts.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

constexpr Tint kSkin{150, 108, 150};
constexpr Tint kWall{180, 128, 128};

/// A page painted by boxes.
class Painting {
 public:
  Painting() {
    page_.luma = Raster(600, 800);
    page_.chroma = {4, Raster(150, 200), Raster(150, 200)};
    fill({0, 0, 600, 800}, kWall);
  }

  Painting& fill(const Box& box, const Tint& tint) {
    for (int y = int(box.y); y < int(box.bottom()); ++y) {
      for (int x = int(box.x); x < int(box.right()); ++x) {
        page_.luma.row(y)[x] = std::uint8_t(tint.luma);
        page_.chroma.cb.row(y / 4)[x / 4] = std::uint8_t(tint.cb);
        page_.chroma.cr.row(y / 4)[x / 4] = std::uint8_t(tint.cr);
      }
    }
    return *this;
  }

  const Page& page() const { return page_; }

 private:
  Page page_;
};

constexpr Box kFace{200, 160, 200, 200};

/// A face with red lips, teeth between them, and brown hair, the chin below its box.
Painting person() {
  Painting painting;
  painting.fill({180, 90, 240, 90}, {60, 118, 134}).fill({200, 160, 200, 250}, kSkin);
  painting.fill({270, 316, 60, 20}, {120, 108, 162}).fill({280, 320, 40, 12}, {220, 124, 132});
  return painting;
}

TEST(SkinTone, IsLearnedFromTheFace) {
  const Painting painting = person();
  const auto skin = SkinTone::of(painting.page(), kFace);
  ASSERT_TRUE(skin);
  EXPECT_TRUE(skin->at(painting.page(), {300, 250}));
  EXPECT_FALSE(skin->at(painting.page(), {20, 20}));
  EXPECT_FALSE(skin->at(painting.page(), {-1, 20}));
  EXPECT_EQ(SkinTone::of(Painting().page(), kFace), std::nullopt) << "a wall";
  Page grey = painting.page();
  grey.chroma = {};
  EXPECT_EQ(SkinTone::of(grey, kFace), std::nullopt);
}

TEST(FaceCutOff, AsksForTheWholeHead) {
  const Painting painting;
  struct Row {
    Box face;
    CheckOutcome outcome;
  };
  const Row rows[] = {{kFace, CheckOutcome::pass},
                      {{-80, 160, 200, 200}, CheckOutcome::fail},
                      {{200, -10, 200, 200}, CheckOutcome::fail},
                      {{450, 160, 200, 200}, CheckOutcome::fail},
                      {{200, 590, 200, 200}, CheckOutcome::fail}};
  for (const Row& row : rows)
    EXPECT_EQ(face_cut_off(painting.page(), row.face).outcome, row.outcome) << row.face.x;
  EXPECT_EQ(std::size(rows), 5U);
}

TEST(FaceCovered, PassesOnlyWhatIsSeenToBeFree) {
  const EyesSeen both{true, true};
  struct Row {
    const char* what;
    Painting painting;
    EyesSeen eyes;
    CheckOutcome outcome;
    Quad document = quad_of({0, 500, 120, 76});
  };
  const Box mouth{200, 270, 200, 140};
  const Row rows[] = {
      {"free", person(), both, CheckOutcome::pass},
      {"one eye", person(), {true, false}, CheckOutcome::cannot_tell},
      {"a blue mask", person().fill(mouth, {190, 145, 110}), both, CheckOutcome::fail},
      {"a dark mask or a beard", person().fill(mouth, {40, 126, 130}), both, CheckOutcome::cannot_tell},
      {"a hand", person().fill(mouth, kSkin), both, CheckOutcome::cannot_tell},
      {"a hand with red knuckles", person().fill(mouth, kSkin).fill({270, 316, 60, 20}, {120, 108, 162}),
       both, CheckOutcome::cannot_tell},
      {"dark glasses", person().fill({210, 200, 180, 60}, {20, 128, 128}), {}, CheckOutcome::fail},
      {"the document over the mouth", person(), both, CheckOutcome::fail, quad_of({180, 345, 240, 150})},
      {"over the chin", person(), both, CheckOutcome::cannot_tell, quad_of({180, 370, 240, 150})},
      {"below it", person(), both, CheckOutcome::pass, quad_of({180, 402, 240, 150})}};
  for (const Row& row : rows) {
    const auto skin = SkinTone::of(row.painting.page(), kFace);
    ASSERT_TRUE(skin) << row.what;
    EXPECT_EQ(
        face_covered(row.painting.page(), {kFace, row.document, std::nullopt, false}, skin, row.eyes).outcome,
        row.outcome)
        << row.what;
  }
  EXPECT_EQ(std::size(rows), 10U);
  const HeldDocument held{kFace, quad_of({0, 500, 120, 76}), std::nullopt, false};
  EXPECT_EQ(face_covered(person().page(), held, std::nullopt, both).outcome, CheckOutcome::cannot_tell);
}

TEST(Headwear, FailsForColoursThatHairHasNotAndNeverPasses) {
  const Box crown{180, 80, 240, 100};
  struct Row {
    const char* what;
    Painting painting;
    CheckOutcome outcome;
  };
  const Row rows[] = {
      {"hair", person(), CheckOutcome::cannot_tell},
      {"a blue cap", person().fill(crown, {90, 160, 110}), CheckOutcome::fail},
      {"a green cap", person().fill(crown, {90, 110, 100}), CheckOutcome::fail},
      {"a black cap", person().fill(crown, {30, 128, 128}), CheckOutcome::cannot_tell},
      {"a blue wall", person().fill({0, 0, 600, 180}, {90, 160, 110}), CheckOutcome::cannot_tell}};
  for (const Row& row : rows) {
    const auto skin = SkinTone::of(row.painting.page(), kFace);
    ASSERT_TRUE(skin) << row.what;
    EXPECT_EQ(headwear(row.painting.page(), kFace, skin).outcome, row.outcome) << row.what;
  }
  EXPECT_EQ(std::size(rows), 5U);
}

TEST(ArmsHidden, LooksForSkinThatGoesOutFromTheDocument) {
  const Box card{200, 560, 240, 150};
  struct Row {
    const char* what;
    Box hand;
    CheckOutcome outcome;
    Box collar{};
  };
  const Row rows[] = {
      {"a hand at its side", {130, 590, 80, 90}, CheckOutcome::pass},
      {"a hand below", {260, 700, 100, 60}, CheckOutcome::pass},
      {"none", {0, 0, 4, 4}, CheckOutcome::fail},
      {"not far enough for a hand", {190, 590, 10, 90}, CheckOutcome::fail},
      {"too narrow for a hand", {130, 600, 80, 16}, CheckOutcome::cannot_tell},
      {"a neck", {220, 400, 160, 170}, CheckOutcome::cannot_tell},
      {"a neck with a collar", {220, 400, 160, 170}, CheckOutcome::cannot_tell, {220, 450, 160, 24}}};
  for (const Row& row : rows) {
    Painting painting = person();
    painting.fill(row.hand, kSkin).fill(row.collar, {30, 128, 128}).fill(card, {230, 124, 128});
    const auto skin = SkinTone::of(painting.page(), kFace);
    const HeldDocument held{kFace, quad_of(card), std::nullopt};
    EXPECT_EQ(arms_hidden(painting.page(), held, skin).outcome, row.outcome) << row.what;
  }
  EXPECT_EQ(std::size(rows), 7U);
  EXPECT_EQ(arms_hidden(person().page(), {kFace, quad_of(card), std::nullopt}, std::nullopt).outcome,
            CheckOutcome::cannot_tell);
}

TEST(FaceBlurred, MeasuresEdges) {
  Painting sharp;
  for (int y = 0; y < 800; y += 8) {
    for (int x = 0; x < 600; x += 8) {
      if ((x / 8 + y / 8) % 2 == 0) sharp.fill({double(x), double(y), 8, 8}, {60, 128, 128});
    }
  }
  EXPECT_EQ(face_blurred(sharp.page(), kFace).outcome, CheckOutcome::pass);
  Painting soft;
  for (int x = 0; x < 600; ++x) soft.fill({double(x), 0, 1, 800}, {x / 600.0 * 200, 128, 128});
  EXPECT_EQ(face_blurred(soft.page(), kFace).outcome, CheckOutcome::fail);
  EXPECT_EQ(face_blurred(sharp.page(), {10, 10, 30, 30}).outcome, CheckOutcome::cannot_tell);
}

}  // namespace
}  // namespace docintake
