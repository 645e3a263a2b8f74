#include "validators/rules/comparing/claim_margin.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace docintake {
namespace {

using Places = std::vector<CharacterChoices>;

const Places kName{{U'王', 0.9F, {{U'玉', 0.09F}}}, {U'滂', 0.6F, {{U'谤', 0.3F}, {U'傍', 0.05F}}}};

TEST(ClaimMargin, IsTheLeadOverTheLikeliestOtherText) {
  EXPECT_NEAR(*claim_margin(U"王滂", kName), std::log(0.6 / 0.3), 1e-5);
}

TEST(ClaimMargin, IsWhatTheClaimLosesToTheLikeliestText) {
  EXPECT_NEAR(*claim_margin(U"王谤", kName), std::log(0.3 / 0.6), 1e-5);
  EXPECT_NEAR(*claim_margin(U"玉谤", kName), std::log(0.09 * 0.3 / (0.9 * 0.6)), 1e-5);
}

TEST(ClaimMargin, WhatIsNotListedIsARivalToo) {
  const Places places{{U'王', 0.5F, {{U'玉', 0.1F}}}};
  EXPECT_NEAR(*claim_margin(U"王", places), std::log(0.5 / 0.4), 1e-5);
}

TEST(ClaimMargin, AnUnlistedCharacterIsHardlyPossible) {
  EXPECT_LT(*claim_margin(U"李滂", kName), -8);
  EXPECT_GT(*claim_margin(U"李滂", kName), *claim_margin(U"李四", kName));
}

TEST(ClaimMargin, AlignsWhatIsMissingOrTooMuch) {
  EXPECT_NEAR(*claim_margin(U"王小滂", kName), std::log(1e-4), 1e-5);
  EXPECT_NEAR(*claim_margin(U"滂", kName), std::log(1e-4 / 0.9), 1e-5);
}

TEST(ClaimMargin, IsNeverSurerThanReadersAre) {
  EXPECT_NEAR(*claim_margin(U"1", Places{{U'1', 1.0F, {}}}), std::log(1e4), 1e-5);
}

TEST(ClaimMargin, FoldsWhatIsTypedInOtherForms) {
  const Places places{{U'張', 0.7F, {{U'张', 0.2F}, {U'弓', 0.05F}}}, {U'·', 0.3F, {}}, {U'三', 0.95F, {}}};
  const double margin = *claim_margin(U"張三", places);
  EXPECT_NEAR(margin, std::log(0.9 / 0.05), 1e-4);  // both forms of one character count together
  EXPECT_EQ(*claim_margin(U"张·三", places), margin);
  EXPECT_EQ(*claim_margin(U" 张　三", places), margin);
}

TEST(ClaimMargin, SaysNothingOfNothing) {
  EXPECT_FALSE(claim_margin(U"", kName));
  EXPECT_FALSE(claim_margin(U"·", kName));
  EXPECT_FALSE(claim_margin(U"王", {}));
}

}  // namespace
}  // namespace docintake
