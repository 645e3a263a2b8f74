// `docintake policy`, the real program; and a policy of one's own, which needs no compiling.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/json.h"
#include "tests/cli/program.h"
#include "tests/rules/applicant.h"

namespace docintake {
namespace {

using testing::HasSubstr;

TEST(PolicyCommand, ListsShowsAndExplains) {
  const Finished list = docintake({"policy", "list"});
  EXPECT_EQ(list.code, 0) << list.err;
  EXPECT_EQ(list.lines().size(), 7U);
  EXPECT_THAT(list.out, HasSubstr("tencent_cloud_enterprise  Tencent Cloud, enterprise"));
  const Finished show = docintake({"policy", "show", "siliconflow_personal"});
  EXPECT_EQ(show.code, 0);
  EXPECT_EQ(show.out, content_of(committed("validators/policies/siliconflow_personal.toml")));
  const Finished explain = docintake({"policy", "explain", "tencent_cloud_enterprise"});
  EXPECT_EQ(explain.code, 0);
  EXPECT_THAT(explain.out,
              HasSubstr("The same for channels that take longer or shorter: recharge 1, remittance 5"));
  EXPECT_THAT(docintake({"policy", "explain", "siliconflow_personal"}).out, HasSubstr("no limit: inf"));
  const Finished rules = docintake({"policy", "rules"});
  EXPECT_EQ(rules.code, 0);
  EXPECT_EQ(rules.out, content_of(committed("docs/rules.md")));
}

TEST(PolicyCommand, CheckNamesTheLine) {
  const ScratchFolder scratch;
  const std::string good = scratch.file("own.toml",
                                        "id = \"own\"\ntitle = \"Own\"\n[rules.document_present]\nfail = "
                                        "\"reject\"\ncannot_tell = \"review\"\n");
  const Finished fine = docintake({"policy", "check", good});
  EXPECT_EQ(fine.code, 0) << fine.err;
  EXPECT_THAT(fine.out, HasSubstr("own, 1 rules, sha256:"));
  const std::string bad = scratch.file("bad.toml", content_of(good) + "warn = true\n");
  const Finished wrong = docintake({"policy", "check", good, bad});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err,
              HasSubstr("bad.toml: This is not a policy: line 6: rules.document_present has an unknown "
                        "key warn"));
  EXPECT_EQ(docintake({"policy", "check", scratch / "missing.toml"}).code, 2);
  EXPECT_EQ(docintake({"policy", "show", "nobody"}).code, 2);
  EXPECT_EQ(docintake({"policy"}).code, 2);
}

// The policy that the README shows.
TEST(PolicyCommand, AnOwnPolicyJudges) {
  const std::string readme = content_of(committed("README.md"));
  const std::size_t begin = readme.find("```toml\n") + 8;
  ASSERT_GT(begin, 8U);
  const ScratchFolder scratch;
  const std::string own = scratch.file("own.toml", readme.substr(begin, readme.find("```", begin) - begin));
  const Finished checked = docintake({"policy", "check", own});
  ASSERT_EQ(checked.code, 0) << checked.err;

  std::string evidence;
  for (const Outcome& upload : known_resident().uploads) evidence += to_json(upload) + "\n";
  const std::string claim = scratch.file("claim.json", R"({"name":"张三"})");
  const auto judged = [&](const std::string& background) {
    return docintake({"verify", "--policy", own, "--claim", claim, "--evidence",
                      scratch.file("evidence.jsonl", evidence), "--as-of", "2026-11-20", "--background",
                      scratch.file("background.json", background)});
  };
  EXPECT_EQ(judged(R"({"registry":{"identity_accounts":1}})").code, 0);
  EXPECT_EQ(judged(R"({"registry":{"identity_accounts":2}})").code, 1);
  EXPECT_EQ(judged("{}").code, 1);
  EXPECT_EQ(judged(R"({"registry":{"identity_acounts":1}})").code, 2);
  const Result<Outcome> outcome = outcome_from_json(judged("{}").lines().at(0));
  EXPECT_EQ(outcome->verdict->policy, "own");
  EXPECT_EQ(outcome->verdict->decision, Decision::review);
}

}  // namespace
}  // namespace docintake
