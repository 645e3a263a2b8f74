// `docintake account`, the real program: an account from opening to closing, JSON in and out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/json.h"
#include "tests/cli/program.h"
#include "tests/rules/applicant.h"

namespace docintake {
namespace {

using testing::HasSubstr;

TEST(AccountCommand, FromOpeningToClosing) {
  const ScratchFolder scratch;
  const std::string store = scratch / "accounts.db";
  const std::string key = scratch.file("key.hex", std::string(64, '7') + "\n");
  const std::string claim =
      scratch.file("claim.json", R"({"document_kind":"prc_id_card","name":"张三","number":")" +
                                     std::string(kNumber) + R"(","mobile":"13800000000"})");
  Applicant applicant = known_resident();
  applicant.back().fields["valid_until"].best.value = "long_term";
  std::string lines;
  for (const Outcome& upload : applicant.uploads) lines += to_json(upload) + "\n";
  const std::string evidence = scratch.file("seen.jsonl", lines);
  const std::vector<std::string> judge{
      "account",    "judge",   "--store", store,        "--key",
      key,          "--claim", claim,     "--policy",   "tencent_cloud_personal",
      "--evidence", evidence,  "--as-of", "2026-11-20", "a1"};

  const std::string account =
      scratch.file("account.json", R"({"id":"a1","registration_country":"CHN","channel":"face"})");
  const Finished opened = docintake({"account", "open", "--store", store, account});
  EXPECT_EQ(opened.code, 0) << opened.err;
  EXPECT_THAT(opened.out, HasSubstr(R"("status":"unverified")"));
  EXPECT_EQ(docintake({"account", "open", "--store", store, account}).code, 2) << "there is one already";
  EXPECT_EQ(docintake(judge).code, 2) << "nothing is in review";
  EXPECT_EQ(docintake({"account", "event", "--store", store, "a1", "submit", "--as-of", "2026-11-20"}).code,
            0);

  const Finished known =
      docintake({"account", "background", "--store", store, "--key", key, "--claim", claim, "a1"});
  EXPECT_EQ(known.code, 0) << known.err;
  EXPECT_THAT(known.out, HasSubstr(R"("identity_accounts":0)"));
  const Finished judged = docintake(judge);
  EXPECT_EQ(judged.code, 0) << judged.err << judged.out;
  ASSERT_EQ(judged.lines().size(), 3U);
  EXPECT_EQ(outcome_from_json(judged.lines()[0])->verdict->decision, Decision::approved);

  const Finished shown = docintake({"account", "show", "--store", store, "a1"});
  EXPECT_THAT(shown.out, HasSubstr(R"("life":"verified none")"));
  EXPECT_THAT(shown.out, testing::Not(HasSubstr(kNumber)));
  EXPECT_THAT(content_of(store), testing::Not(HasSubstr(kNumber))) << "a stolen table names nobody";
  EXPECT_THAT(content_of(store), testing::Not(HasSubstr("13800000000")));

  const Finished found = docintake({"account", "find", "--store", store, "--key", key, "--claim", claim,
                                    "--policy", "tencent_cloud_personal", "--evidence", evidence});
  EXPECT_EQ(found.out, "[\"a1\"]\n") << found.err;
  EXPECT_EQ(docintake({"account", "event", "--store", store, "a1", "remove"}).code, 2);
  EXPECT_EQ(docintake({"account", "event", "--store", store, "a1", "close"}).code, 0);
  EXPECT_EQ(docintake({"account", "show", "--store", store, "nobody"}).code, 2);
}

TEST(AccountCommand, CompaniesAndQuotas) {
  const ScratchFolder scratch;
  const std::string store = scratch / "accounts.db";
  const std::string key = scratch.file("key.hex", std::string(64, '7'));
  const std::string claim = scratch.file(
      "claim.json",
      R"({"subject":"enterprise","company_name":"北京示例科技有限公司","number":"91110000600037341L"})");
  docintake({"account", "open", "--store", store, scratch.file("account.json", R"({"id":"e1"})")});
  const std::string entry =
      R"({"code":"91110000600037341L","name":"北京示例科技有限公司","in_operation":true,"complete":true})";
  EXPECT_EQ(
      docintake({"account", "companies", "--store", store, scratch.file("register.jsonl", entry + "\n\n")})
          .code,
      0);
  EXPECT_EQ(
      docintake({"account", "quota", "--store", store, "--key", key, "--claim", claim, "--most", "20"}).code,
      0);
  const Finished known =
      docintake({"account", "background", "--store", store, "--key", key, "--claim", claim, "e1"});
  EXPECT_THAT(known.out, HasSubstr(R"("identity_quota":20)"));
  EXPECT_THAT(known.out, HasSubstr(R"("company_known":true)"));
  EXPECT_EQ(docintake({"account", "recheck", "--store", store, "--key", key, "--claim", claim, "e1"}).code, 2)
      << "it was never verified";
  const Finished wrong = docintake(
      {"account", "companies", "--store", store, scratch.file("bad.jsonl", entry + "\n{\"cod\":1}\n")});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("bad.jsonl:2:"));
  EXPECT_EQ(docintake({"account", "quota", "--store", store, "--key", claim, "--claim", claim}).code, 2)
      << "that is no key";
  EXPECT_EQ(docintake({"account", "show", "--store", "/no/such/folder/x.db", "e1"}).code, 4);
  EXPECT_EQ(docintake({"account", "show", "e1"}).code, 2);
}

}  // namespace
}  // namespace docintake
