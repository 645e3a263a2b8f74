#include "pipeline/apps/exit_code.h"

#include <gtest/gtest.h>

#include <array>

namespace docintake {
namespace {

TEST(ExitCode, TheGraverOneRemains) {
  constexpr std::array kByGravity{ExitCode::ok,          ExitCode::not_approved, ExitCode::not_processed,
                                  ExitCode::interrupted, ExitCode::usage,        ExitCode::environment,
                                  ExitCode::defect};
  int pairs = 0;
  for (std::size_t i = 0; i < kByGravity.size(); ++i) {
    for (std::size_t j = 0; j < kByGravity.size(); ++j) {
      EXPECT_EQ(merge(kByGravity[i], kByGravity[j]), kByGravity[std::max(i, j)]);
      ++pairs;
    }
  }
  EXPECT_EQ(pairs, 49);
}

TEST(ExitCode, OfOneOutcome) {
  Outcome processed;
  EXPECT_EQ(exit_code_of(processed), ExitCode::ok);
  const std::pair<Decision, ExitCode> decisions[]{{Decision::approved, ExitCode::ok},
                                                  {Decision::review, ExitCode::not_approved},
                                                  {Decision::rejected, ExitCode::not_approved}};
  for (const auto& [decision, code] : decisions) {
    Outcome judged;
    judged.verdict.emplace().decision = decision;
    EXPECT_EQ(exit_code_of(judged), code);
    judged.error = make_error(ErrorCode::corrupt_file, "It is damaged.");
    EXPECT_EQ(exit_code_of(judged), ExitCode::not_processed);
  }
}

}  // namespace
}  // namespace docintake
