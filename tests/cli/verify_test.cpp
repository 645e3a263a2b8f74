// `docintake verify`, the real program: evidence from the test, so that every decision is reached.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/json.h"
#include "tests/cli/program.h"
#include "tests/rules/applicant.h"

namespace docintake {
namespace {

std::string lines_of(const std::vector<Outcome>& outcomes) {
  std::string lines;
  for (const Outcome& outcome : outcomes) lines += to_json(outcome) + "\n";
  return lines;
}

std::string claim_with(const std::string& name, const std::string& number) {
  return R"({"document_kind":"prc_id_card","name":")" + name + R"(","number":")" + number + R"("})";
}

TEST(VerifyCommand, EveryDecisionAndItsExitCode) {
  struct Case {
    const char* what;
    std::string claim;
    const char* as_of;
    const char* decision;
    int code;
  };
  const Case cases[]{
      {"as claimed", claim_with("张三", kNumber), "2026-11-20", "approved", 0},
      {"another name", claim_with("李四", kNumber), "2026-11-20", "rejected", 1},
      {"another number", claim_with("张三", "110101199003077758"), "2026-11-20", "rejected", 1},
      {"nothing claimed", "{}", "2026-11-20", "review", 1},
      {"judged after it expired", claim_with("张三", kNumber), "2036-03-02", "rejected", 1},
      {"judged on its last day", claim_with("张三", kNumber), "2036-03-01", "approved", 0},
  };
  const ScratchFolder scratch;
  const std::string evidence = scratch.file("evidence.jsonl", lines_of(resident().uploads));
  int rows = 0;
  for (const Case& c : cases) {
    const std::string claim = scratch.file("claim.json", c.claim);
    const Finished run = docintake(
        {"verify", "--policy", "huawei_cloud", "--claim", claim, "--evidence", evidence, "--as-of", c.as_of});
    EXPECT_EQ(run.code, c.code) << c.what << run.err;
    ASSERT_EQ(run.lines().size(), 2U) << c.what;
    for (const std::string& line : run.lines()) {
      const Result<Outcome> outcome = outcome_from_json(line);
      ASSERT_TRUE(outcome.ok());
      EXPECT_EQ(to_string(outcome->verdict->decision), c.decision) << c.what;
    }
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

TEST(VerifyCommand, EvidenceWithAnErrorIsNeverApproved) {
  std::vector<Outcome> uploads = resident().uploads;
  Outcome broken;
  broken.file = "third.jpg";
  broken.error = make_error(ErrorCode::corrupt_file, "It is damaged.");
  uploads.push_back(broken);
  const ScratchFolder scratch;
  const Finished run = docintake({"verify", "--policy", "huawei_cloud", "--claim",
                                  scratch.file("claim.json", claim_with("张三", kNumber)), "--evidence", "-"},
                                 lines_of(uploads));
  EXPECT_EQ(run.code, 3);
  ASSERT_EQ(run.lines().size(), 3U);
  EXPECT_NE(outcome_from_json(run.lines()[0])->verdict->decision, Decision::approved);
}

TEST(VerifyCommand, WhatIsNoEvidenceIsWrongUsage) {
  const ScratchFolder scratch;
  const std::string claim = scratch.file("claim.json", "{}");
  int rows = 0;
  for (const char* evidence : {"", "\n\n", "{}\n", "张三\n"}) {
    const Finished run = docintake({"verify", "--policy", "huawei_cloud", "--claim", claim, "--evidence",
                                    scratch.file("evidence.jsonl", evidence)});
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, testing::Not(testing::HasSubstr("张三")));
    ++rows;
  }
  EXPECT_EQ(rows, 4);
}

// Judging later what was read earlier gives what reading with the claim gives.
TEST(VerifyCommand, SaysWhatReadWithTheClaimSays) {
  const ScratchFolder scratch;
  const std::string picture = committed("samples/malformed/jpeg_plain.jpg");
  const std::string claim = scratch.file("claim.json", claim_with("张三", kNumber));
  const std::string seen = scratch.file("seen.jsonl", docintake({"read", picture}).out);
  Outcome at_once =
      outcome_from_json(docintake({"read", "--as-of", "2026-11-20", "--claim", claim, picture}).lines().at(0))
          .value();
  Outcome later = outcome_from_json(docintake({"verify", "--as-of", "2026-11-20", "--policy", "huawei_cloud",
                                               "--claim", claim, "--evidence", seen})
                                        .lines()
                                        .at(0))
                      .value();
  at_once.timings = later.timings = {};
  EXPECT_EQ(to_json(at_once), to_json(later));
}

TEST(ScoreCommand, PrintsTheReport) {
  const ScratchFolder scratch;
  const std::string truth = scratch.file(
      "truth.jsonl",
      R"({"file":"front.jpg","kind":"prc_id_card","side":"front","capture":"flat","fields":{"name":"张三","number":")" +
          std::string(kNumber) + R"("},"quad":null,"faces":[]})" + "\n");
  const Finished run =
      docintake({"score", truth, scratch.file("outcomes.jsonl", lines_of({resident().uploads[0]}))});
  EXPECT_EQ(run.code, 0) << run.err;
  for (const char* shown : {"kind = prc_id_card", "capture = flat", "number exact     100.0% (1/1)",
                            "NUMBER WRONG     0", "name exact       100.0% (1/1)", "milliseconds"}) {
    EXPECT_THAT(run.out, testing::HasSubstr(shown));
  }
}

}  // namespace
}  // namespace docintake
