#include "pipeline/base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace docintake {
namespace {

Result<int> half_of(int number) {
  if (number % 2 != 0) return make_error(ErrorCode::internal, "Odd.");
  return number / 2;
}

Result<int> quarter_of(int number) {
  DOCINTAKE_TRY(half, half_of(number));
  return half_of(half);
}

TEST(Result, HoldsAValueOrAnError) {
  EXPECT_EQ(half_of(4).value(), 2);
  EXPECT_FALSE(half_of(3).ok());
  EXPECT_EQ(half_of(3).error().code, ErrorCode::internal);
}

TEST(Result, TryHandsTheErrorOn) {
  EXPECT_EQ(quarter_of(8).value(), 2);
  EXPECT_FALSE(quarter_of(6).ok());
  EXPECT_FALSE(quarter_of(5).ok());
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 7);
}

TEST(Result, AskingForTheWrongSideIsADefect) {
  EXPECT_THROW((void)half_of(3).value(), std::bad_variant_access);
  EXPECT_THROW((void)half_of(4).error(), std::bad_variant_access);
}

}  // namespace
}  // namespace docintake
