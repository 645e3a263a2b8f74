#include "pipeline/locate/quad_locator.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/locate/quad_choice.h"
#include "tests/contract/document_locator_contract.h"
#include "tests/locate/drawn.h"

namespace docintake {
namespace {

INSTANTIATE_TEST_SUITE_P(QuadLocator, DocumentLocatorContract,
                         testing::Values(DocumentLocatorCase{
                             "QuadLocator", [] { return std::make_unique<QuadLocator>(); }}));

/// A picture with one card and how exactly its corners must be found.
struct Row {
  const char* name;
  int width, height;
  Quad quad;
  int table, card;  // tones
  double noise;
  double tolerance;  // pixels
};

TEST(QuadLocator, FindsCornersToAPixel) {
  const std::vector<Row> rows{
      {"light on dark", 1000, 750, card_at({520, 380}, 600, 0.1), 60, 210, 3, 0.5},
      {"dark on light", 1000, 750, card_at({480, 360}, 500, -0.2), 220, 120, 3, 0.5},
      {"faint", 1000, 750, card_at({500, 370}, 600, 0.05), 200, 208, 2, 1.0},
      {"perspective", 1000, 750, photographed(1.586, {1000, 750}, 0.8, 0.35, 0.2), 70, 200, 3, 0.7},
      {"standing", 750, 1000, card_at({380, 500}, 620, 1.5), 80, 215, 3, 0.5},
      {"upside down", 1000, 750, card_at({500, 370}, 600, 3.0), 80, 215, 3, 0.5},
      {"any angle", 1000, 1000, card_at({500, 500}, 600, 0.8), 80, 215, 3, 0.5},
      {"small on a sheet", 1240, 1754, card_at({400, 500}, 506, 0.02), 252, 225, 2, 0.7},
      {"noisy", 1000, 750, card_at({520, 380}, 600, 0.1), 40, 110, 25, 1.5},
      {"large picture", 3000, 2250, card_at({1500, 1100}, 1300, 0.1), 60, 210, 3, 0.7},
      {"fills the frame", 1000, 640, card_at({500, 320}, 960, 0.01), 60, 210, 3, 0.7},
      {"small picture", 320, 240, card_at({160, 120}, 220, 0.1), 60, 210, 3, 0.5},
  };
  int ran = 0;
  QuadLocator locator;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Page page = blank_page(row.width, row.height, row.table);
    draw_card(page, row.quad, row.card);
    add_noise(page, row.noise, 7);
    const auto captures = locator.locate(page);
    ++ran;
    ASSERT_EQ(captures.size(), 1u);
    EXPECT_LT(worst_corner(row.quad, captures[0].quad), row.tolerance);
    EXPECT_EQ(captures[0].placed_by, PlacedBy::sides);
    EXPECT_FALSE(captures[0].extrapolated);
    EXPECT_GT(captures[0].confidence, 0.5);
    EXPECT_NEAR(double(captures[0].luma.width()) / captures[0].luma.height(), 1.586, 0.01);
  }
  EXPECT_EQ(ran, 12);
}

TEST(QuadLocator, FindsInAPartWhatIsSmallOnThePage) {
  Page page = blank_page(4000, 3000, 70);
  page.index = 2;
  const Quad card = card_at({2600, 2000}, 300, 0.1);
  draw_card(page, card, 200);
  add_noise(page, 3, 5);
  const auto captures = QuadLocator().locate_within(page, {2200, 1700, 800, 600});
  ASSERT_EQ(captures.size(), 1u);
  EXPECT_LT(worst_corner(card, captures[0].quad), 0.7);
  EXPECT_EQ(captures[0].page, 2);
  EXPECT_FALSE(captures[0].extrapolated);
  EXPECT_TRUE(QuadLocator().locate_within(page, {100, 100, 800, 600}).empty()) << "nothing there";
  EXPECT_TRUE(QuadLocator().locate_within(page, {3990, 2990, 800, 600}).empty()) << "next to nothing";
}

TEST(QuadLocator, FindsWhatIsTooSmallForTheWholePageAmongTheOthers) {
  Page page = blank_page(4000, 3000, 70);
  page.index = 2;
  const Quad card = card_at({2600, 2000}, 420, 0.1);
  draw_card(page, card, 200);
  add_noise(page, 3, 5);
  QuadLocator locator;
  ASSERT_TRUE(locator.locate(page).empty());
  const auto others = locator.locate_others(page, {});
  ASSERT_EQ(others.size(), 1u);
  EXPECT_LT(worst_corner(card, others[0].quad), 0.7);
  EXPECT_EQ(others[0].page, 2);
  EXPECT_EQ(others[0].placed_by, PlacedBy::sides);
  const std::vector<Quad> looked_at{card};
  EXPECT_TRUE(locator.locate_others(page, looked_at).empty()) << "was looked at already";
  EXPECT_TRUE(locator.locate_others(blank_page(4000, 3000, 70), {}).empty()) << "nothing there";
}

TEST(SecondChoice, IsWhatOverlapsAndIsLittleLessLikely) {
  const Quad known = card_at({500, 400}, 600, 0);
  struct Row {
    const char* name;
    Quad quad;
    double score;
    bool chosen;
  };
  const std::vector<Row> rows{{"half over it", card_at({700, 600}, 600, 0.3), 0.5, true},
                              {"itself", card_at({502, 401}, 600, 0), 0.79, false},
                              {"much less likely", card_at({400, 300}, 500, 0.5), 0.16, false},
                              {"elsewhere", card_at({1500, 1500}, 600, 0), 0.7, false},
                              {"a little larger", card_at({500, 400}, 700, 0), 0.6, true},
                              {"no document", card_at({600, 600}, 400, 0.9), 0.1, false}};
  std::vector<QuadCandidate> proposed(1);
  proposed[0].quad = known;
  proposed[0].score = 0.8;
  for (const Row& row : rows) {
    proposed.emplace_back().quad = row.quad;
    proposed.back().score = row.score;
  }
  const auto chosen = second_choice(proposed, std::vector<Quad>{known});
  for (const Row& row : rows) {
    const bool is_chosen = std::ranges::any_of(chosen, [&](const auto& c) { return c.quad == row.quad; });
    EXPECT_EQ(is_chosen, row.chosen) << row.name;
  }
  EXPECT_EQ(rows.size(), 6u);
}

TEST(QuadLocator, FindsBothSidesOnOneSheet) {
  Page page = blank_page(1240, 1754, 250);
  const Quad front = card_at({620, 400}, 506, 0.01);
  const Quad back = card_at({600, 900}, 506, -0.02);
  draw_card(page, front, 225);
  draw_card(page, back, 215);
  add_noise(page, 2, 3);
  const auto captures = QuadLocator().locate(page);
  ASSERT_EQ(captures.size(), 2u);
  const bool front_first = captures[0].quad[0].y < captures[1].quad[0].y;
  EXPECT_LT(worst_corner(front, captures[front_first ? 0 : 1].quad), 0.8);
  EXPECT_LT(worst_corner(back, captures[front_first ? 1 : 0].quad), 0.8);
}

TEST(QuadLocator, ConcludesACornerOutsideThePicture) {
  Page page = blank_page(1000, 750, 60);
  const Quad quad = card_at({690, 380}, 600, 0.25);
  ASSERT_GT(quad[1].x, 1020);
  draw_card(page, quad, 210);
  add_noise(page, 3, 5);
  const auto captures = QuadLocator().locate(page);
  ASSERT_EQ(captures.size(), 1u);
  EXPECT_TRUE(captures[0].extrapolated);
  EXPECT_LT(worst_corner(quad, captures[0].quad), 1);
}

TEST(QuadLocator, ConcludesAHiddenSide) {
  Page page = blank_page(1000, 750, 60);
  const Quad quad = card_at({500, 375}, 600, 0);
  draw_card(page, quad, 210);
  // What covers the right side and more, in the tone of the card.
  for (int y = 100; y < 650; ++y) std::fill_n(page.luma.row(y) + 780, 120, std::uint8_t{60});
  add_noise(page, 3, 5);
  const auto captures = QuadLocator().locate(page);
  ASSERT_FALSE(captures.empty());
  EXPECT_GT(intersection_over_union(quad, captures[0].quad), 0.93);
}

TEST(QuadLocator, SplitsAnOpenPassport) {
  Page page = blank_page(900, 1100, 60);
  // Two pages of 125 x 88 mm, 5 pixels a millimetre, one above the other.
  const auto fill = [&](int top, int bottom, int tone) {
    for (int y = top; y < bottom; ++y) {
      std::fill_n(page.luma.row(y) + 130, 625, static_cast<std::uint8_t>(tone));
    }
  };
  fill(100, 540, 200);
  fill(540, 980, 214);
  for (int y = 600; y < 940; ++y) {
    for (int x = 170; x < 700; ++x) {
      if (y % 30 < 12 && x % 8 < 3) page.luma.row(y)[x] = 40;
    }
  }
  add_noise(page, 2, 9);
  const auto captures = QuadLocator().locate(page);
  ASSERT_EQ(captures.size(), 2u);
  const Quad lower = quad_of({130, 540, 625, 440});
  const Quad& found = captures[0].quad[0].y > captures[1].quad[0].y ? captures[0].quad : captures[1].quad;
  EXPECT_GT(intersection_over_union(lower, found), 0.98);
}

TEST(QuadLocator, TakesAPrintedBlockOnPaperWithoutSides) {
  Page page = blank_page(1240, 1754, 255);
  const Quad card = card_at({500, 500}, 506, 0);
  draw_card(page, card, 255);
  const auto captures = QuadLocator().locate(page);
  ASSERT_EQ(captures.size(), 1u);
  EXPECT_EQ(captures[0].placed_by, PlacedBy::print);
  EXPECT_LT(captures[0].confidence, 0.5);
}

TEST(QuadLocator, SeesNoDocumentInNoise) {
  int ran = 0;
  for (const double noise : {0.0, 5.0, 30.0, 120.0}) {
    for (const int tone : {20, 128, 240}) {
      Page page = blank_page(1000, 750, tone);
      add_noise(page, noise, 11);
      EXPECT_TRUE(QuadLocator().locate(page).empty()) << noise << " " << tone;
      ++ran;
    }
  }
  EXPECT_EQ(ran, 12);
}

TEST(QuadLocator, KeepsTheFramesProportions) {
  const Page page = blank_page(1200, 900, 128);  // 4:3, near no format's ratio but within reach of one's
  const Capture whole = QuadLocator().whole(page);
  EXPECT_EQ(whole.luma.width(), 1200);
  EXPECT_EQ(whole.luma.height(), 900);
}

}  // namespace
}  // namespace docintake
