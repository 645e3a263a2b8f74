#include "pipeline/base/deadline.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

TEST(Deadline, WithoutATimeNeverPasses) {
  EXPECT_FALSE(Deadline().passed());
  EXPECT_GT(Deadline().left(), std::chrono::hours{1});
}

TEST(Deadline, OfNoTimeHasPassedAndLeavesNothing) {
  const Deadline deadline{std::chrono::milliseconds{0}};
  EXPECT_TRUE(deadline.passed());
  EXPECT_EQ(deadline.left().count(), 0);
}

TEST(Deadline, LeavesWhatIsLeft) {
  const Deadline deadline{std::chrono::minutes{1}};
  EXPECT_FALSE(deadline.passed());
  EXPECT_GT(deadline.left(), std::chrono::seconds{50});
  EXPECT_LE(deadline.left(), std::chrono::minutes{1});
}

}  // namespace
}  // namespace docintake
