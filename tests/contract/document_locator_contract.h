#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "pipeline/ports/document_locator.h"
#include "tests/locate/drawn.h"

namespace docintake {

/// An implementation of DocumentLocator under the contract.
struct DocumentLocatorCase {
  std::string name;
  std::function<std::unique_ptr<DocumentLocator>()> create;
};

/// What every DocumentLocator must do. A test program includes this header and instantiates the suite with
/// its implementation: INSTANTIATE_TEST_SUITE_P(NAME, DocumentLocatorContract,
/// testing::Values(DocumentLocatorCase{...})).
class DocumentLocatorContract : public testing::TestWithParam<DocumentLocatorCase> {
 protected:
  std::unique_ptr<DocumentLocator> locator() { return GetParam().create(); }

  static void expect_sound(const Capture& capture, const Page& page) {
    EXPECT_EQ(capture.page, page.index);
    EXPECT_TRUE(is_proper(capture.quad));
    EXPECT_GE(capture.confidence, 0);
    EXPECT_LE(capture.confidence, 1);
    EXPECT_FALSE(capture.luma.empty());
    EXPECT_GE(capture.luma.width(), capture.luma.height());
    EXPECT_LE(capture.luma.width(), 1600);
  }

  static Page page_with_card() {
    Page page = blank_page(1000, 750, 70);
    page.index = 3;
    draw_card(page, card_at({520, 380}, 600, 0.1), 210);
    return page;
  }
};

TEST_P(DocumentLocatorContract, CapturesACard) {
  const Page page = page_with_card();
  const auto captures = locator()->locate(page);
  ASSERT_EQ(captures.size(), 1u);
  expect_sound(captures[0], page);
}

TEST_P(DocumentLocatorContract, GivesTheSameTwice) {
  const Page page = page_with_card();
  const auto locator = this->locator();
  const auto first = locator->locate(page);
  const auto second = locator->locate(page);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].quad, second[i].quad);
    EXPECT_EQ(first[i].confidence, second[i].confidence);
  }
}

TEST_P(DocumentLocatorContract, TakesTheWholePage) {
  for (const auto& [width, height] : {std::pair{1000, 700}, std::pair{700, 1000}, std::pair{3200, 2000}}) {
    const Page page = blank_page(width, height, 128);
    const Capture whole = locator()->whole(page);
    expect_sound(whole, page);
    EXPECT_EQ(whole.placed_by, PlacedBy::frame);
    EXPECT_NEAR(signed_area(whole.quad), double(width) * height, 1);
  }
}

TEST_P(DocumentLocatorContract, ReportsAtMostFourThatDoNotOverlap) {
  Page page = blank_page(1600, 1600, 60);
  for (int i = 0; i < 6; ++i)
    draw_card(page, card_at({420.0 + i % 2 * 760, 300.0 + i / 2 * 500}, 560, 0), 200);
  const auto captures = locator()->locate(page);
  EXPECT_EQ(captures.size(), 4u);
  for (std::size_t i = 0; i < captures.size(); ++i) {
    expect_sound(captures[i], page);
    for (std::size_t j = i + 1; j < captures.size(); ++j) {
      EXPECT_LT(intersection_over_union(captures[i].quad, captures[j].quad), 0.05);
      EXPECT_GE(captures[i].confidence, captures[j].confidence);
    }
  }
}

TEST_P(DocumentLocatorContract, RectifiesUpright) {
  const Page page = page_with_card();
  const auto locator = this->locator();
  const Quad quad = card_at({520, 380}, 600, 0.1);
  const Raster upright = locator->rectify(page, quad);
  const Raster turned_once = locator->rectify(page, turned(quad, 1));
  EXPECT_GT(upright.width(), upright.height());
  EXPECT_EQ(turned_once.width(), upright.height());
  EXPECT_EQ(turned_once.height(), upright.width());
}

TEST_P(DocumentLocatorContract, BearsPagesOfAnySize) {
  int ran = 0;
  for (const auto& [width, height] : {std::pair{0, 0}, std::pair{1, 1}, std::pair{1, 900}, std::pair{2000, 1},
                                      std::pair{15, 15}, std::pair{40, 30}, std::pair{20000, 8}}) {
    SCOPED_TRACE(testing::Message() << width << " x " << height);
    Page page = blank_page(width, height, 200);
    add_noise(page, 40, 5);
    for (const Capture& capture : locator()->locate(page)) expect_sound(capture, page);
    locator()->whole(page);
    ++ran;
  }
  EXPECT_EQ(ran, 7);
}

}  // namespace docintake
