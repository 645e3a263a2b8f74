#include "validators/verify.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/rules/applicant.h"
#include "validators/policies/policy.h"

namespace docintake {
namespace {

Verdict huawei(const Applicant& applicant) {
  return verify(applicant.uploads, applicant.claim, **find_policy("huawei_cloud"), kToday);
}

TEST(Verify, DecisionIsTheWorstAction) {
  struct Case {
    const char* what;
    std::function<void(Applicant&)> change;
    Decision decision;
  };
  const Case cases[]{
      {"all right", [](Applicant&) {}, Decision::approved},
      {"the name is another", [](Applicant& a) { a.claim.name = "李四"; }, Decision::rejected},
      {"the name is nearly it",
       [](Applicant& a) {
         a.front().fields["name"].best.value = "张二";
         a.front().fields["name"].best.confidence = 0.6;
       },
       Decision::review},
      {"expired", [](Applicant& a) { a.back().fields["valid_until"].best.value = "2020-01-01"; },
       Decision::rejected},
      {"front alone", [](Applicant& a) { a.uploads.pop_back(); }, Decision::review},
      {"expired and unsure",
       [](Applicant& a) {
         a.back().fields["valid_until"].best.value = "2020-01-01";
         a.front().fields.erase("number");
       },
       Decision::rejected},
      {"nothing claimed", [](Applicant& a) { a.claim = {}; }, Decision::review},
      {"nothing uploaded", [](Applicant& a) { a.uploads.clear(); }, Decision::review},
  };
  int rows = 0;
  for (const Case& c : cases) {
    Applicant applicant = resident();
    c.change(applicant);
    EXPECT_EQ(to_string(huawei(applicant).decision), to_string(c.decision)) << c.what;
    ++rows;
  }
  EXPECT_EQ(rows, 8);
}

// Whatever keeps an upload from being processed, and whatever the rest of the evidence says: never approved.
TEST(Verify, AnErrorNeverLeadsToApproval) {
  int rows = 0;
  for (const ErrorDescription& error : error_descriptions()) {
    Applicant applicant = resident();
    Outcome broken;
    broken.file = "third.jpg";
    broken.error = make_error(error.code, "It cannot be processed.");
    applicant.uploads.push_back(broken);
    EXPECT_NE(huawei(applicant).decision, Decision::approved) << error.name;
    ++rows;
  }
  EXPECT_EQ(rows, 12);
}

// Nor under the least that a policy can be.
TEST(Verify, NoDocumentNeverLeadsToApproval) {
  const Policy least = parse_policy(
                           "id = \"least\"\ntitle = \"Least\"\n[rules.document_present]\nfail = \"review\"\n"
                           "cannot_tell = \"review\"\n")
                           .value();
  EXPECT_EQ(verify(resident().uploads, {}, least, kToday).decision, Decision::approved);
  EXPECT_EQ(verify({}, {}, least, kToday).decision, Decision::review);
  const std::vector<Outcome> blank(1);
  EXPECT_EQ(verify(blank, {}, least, kToday).decision, Decision::review);
}

TEST(Verify, SaysUnderWhatAndWhenItWasJudged) {
  const Verdict verdict = huawei(resident());
  const Policy& policy = **find_policy("huawei_cloud");
  EXPECT_EQ(verdict.policy, "huawei_cloud");
  EXPECT_EQ(verdict.policy_digest, policy.digest);
  EXPECT_EQ(verdict.as_of, kToday);
  ASSERT_EQ(verdict.findings.size(), policy.rules.size());
  for (std::size_t i = 0; i < policy.rules.size(); ++i) {
    EXPECT_EQ(verdict.findings[i].rule, policy.rules[i].rule->id);
    EXPECT_EQ(verdict.findings[i].action, policy.rules[i].action_on(verdict.findings[i].outcome));
  }
}

}  // namespace
}  // namespace docintake
