#include "validators/policies/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "pipeline/base/sha256.h"
#include "validators/verify.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSmallest = R"(
id = "smallest"
title = "The smallest policy there can be"
[rules.document_present]
fail = "reject"
cannot_tell = "review"
)";

TEST(Policy, TheSmallestIsValid) {
  const Result<Policy> policy = parse_policy(kSmallest);
  ASSERT_TRUE(policy.ok()) << policy.error().message;
  EXPECT_EQ(policy->id, "smallest");
  ASSERT_EQ(policy->rules.size(), 1U);
  EXPECT_EQ(policy->rules[0].action_on(CheckOutcome::pass), Action::accept);
  EXPECT_EQ(policy->rules[0].action_on(CheckOutcome::fail), Action::reject);
  EXPECT_EQ(policy->rules[0].action_on(CheckOutcome::cannot_tell), Action::review);
}

TEST(Policy, WhatIsIncompleteOrUnknownIsRefused) {
  struct Refused {
    const char* added;  ///< Line 7 and what follows.
    const char* why;
  };
  const Refused cases[]{
      {"[rules.document_in_date]\nfail = \"reject\"\n",
       "line 7: rules.document_in_date does not say cannot_tell"},
      {"[rules.document_in_date]\ncannot_tell = \"review\"\n", "rules.document_in_date does not say fail"},
      {"[rules.document_in_date]\nfail = \"reject\"\ncannot_tell = \"accept\"\n",
       "line 9: rules.document_in_date accepts what cannot be told"},
      {"[rules.document_in_date]\nfail = \"ignore\"\ncannot_tell = \"review\"\n",
       "line 8: rules.document_in_date.fail is none of accept, review, reject"},
      {"[rules.document_in_date]\nfail = 1\ncannot_tell = \"review\"\n",
       "line 8: rules.document_in_date.fail is not a text"},
      {"[rules.document_in_date]\nfail = \"reject\"\ncannot_tell = \"review\"\nwarn = true\n",
       "line 10: rules.document_in_date has an unknown key warn"},
      {"[rules.no_such_rule]\nfail = \"reject\"\ncannot_tell = \"review\"\n",
       "line 7: there is no rule no_such_rule"},
      {"[rules.upload_size]\nfail = \"reject\"\ncannot_tell = \"review\"\n",
       "line 7: rules.upload_size does not say most_bytes (number)"},
      {"[rules.upload_size]\nfail = \"reject\"\ncannot_tell = \"review\"\nmost_bytes = \"ten\"\n",
       "line 10: rules.upload_size.most_bytes is not a number"},
      {"[rules.upload_size]\nfail = \"reject\"\ncannot_tell = \"review\"\nmost_bytes = -1\n",
       "line 10: rules.upload_size.most_bytes is not a number"},
      {"[rules.upload_size]\nfail = \"reject\"\ncannot_tell = \"review\"\nmost_bytes = nan\n",
       "line 10: rules.upload_size.most_bytes is not a number"},
      {"[rules.review_due]\nfail = \"review\"\ncannot_tell = \"review\"\nworking_days = 3\n"
       "channel_working_days = 3\n",
       "line 11: rules.review_due.channel_working_days is not a table of numbers"},
      {"[rules.review_due]\nfail = \"review\"\ncannot_tell = \"review\"\nworking_days = 3\n"
       "channel_working_days = { qq = \"one\" }\n",
       "line 11: rules.review_due.channel_working_days.qq is not a number"},
      {"[rules.upload_format]\nfail = \"reject\"\ncannot_tell = \"review\"\nformats = [1]\n", "no text"},
      {"[rules.upload_format]\nfail = \"reject\"\ncannot_tell = \"review\"\nformats = \"image/png\"\n",
       "formats"},
      {"[settings]\nx = 1\n", "line 7: the policy has an unknown key settings"},
      {"[rules\n", "line"},
  };
  int rows = 0;
  for (const Refused& c : cases) {
    const Result<Policy> policy = parse_policy(std::string(kSmallest) + c.added);
    ASSERT_FALSE(policy.ok()) << c.added;
    EXPECT_THAT(policy.error().message, testing::HasSubstr(c.why)) << c.added;
    ++rows;
  }
  EXPECT_EQ(rows, 17);
}

TEST(Policy, WithoutTheIndispensableRuleIsRefused) {
  const Result<Policy> policy = parse_policy(
      "id = \"open\"\ntitle = \"Open\"\n[rules.document_in_date]\nfail = \"reject\"\ncannot_tell = "
      "\"review\"\n");
  ASSERT_FALSE(policy.ok());
  EXPECT_THAT(policy.error().message, testing::HasSubstr("leaves out the rule document_present"));
  EXPECT_FALSE(parse_policy("").ok());
  for (const char* id : {"", "No Id", "../x", "9"}) {
    const std::string text = kSmallest;
    EXPECT_FALSE(parse_policy("id = \"" + std::string(id) + text.substr(text.find("smallest") + 8)).ok())
        << id;
  }
  EXPECT_FALSE(parse_policy("id = \"x\"\ntitle = \"x\"\n").ok());
  EXPECT_FALSE(parse_policy("id = \"x\"\ntitle = \"x\"\n[rules]\n").ok());
}

// Over the files: each is built in under its own name, complete, and known by the digest of its bytes.
TEST(Policy, EachFileIsBuiltInAndValid) {
  std::set<std::string> ids;
  for (const auto& entry : fs::directory_iterator(fs::path(DOCINTAKE_SOURCE_DIR) / "validators/policies")) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    const Result<Policy> parsed = parse_policy(text.str());
    ASSERT_TRUE(parsed.ok()) << entry.path() << ": " << parsed.error().message;
    EXPECT_EQ(parsed->id, entry.path().stem().string());
    EXPECT_FALSE(parsed->title.empty());
    const Result<const Policy*> built_in = find_policy(parsed->id);
    ASSERT_TRUE(built_in.ok()) << parsed->id;
    EXPECT_EQ((*built_in)->digest, parsed->digest) << "the program holds another text than the file";
    ids.insert(parsed->id);
  }
  EXPECT_THAT(policy_ids(), testing::ElementsAreArray(ids));
  EXPECT_EQ(ids.size(), 7U);
}

TEST(Policy, UnknownNameListsThoseThereAre) {
  const Result<const Policy*> policy = find_policy("aws");
  ASSERT_FALSE(policy.ok());
  EXPECT_THAT(policy.error().message, testing::HasSubstr("huawei_cloud"));
}

TEST(Policy, DigestChangesWithTheText) {
  const std::string changed = std::string(kSmallest) + "# a remark\n";
  EXPECT_NE(parse_policy(kSmallest)->digest, parse_policy(changed)->digest);
  EXPECT_EQ(parse_policy(kSmallest)->digest.size(), std::string("sha256:").size() + 64);
}

}  // namespace
}  // namespace docintake
