// Accounts from their opening to their end, over a real store.

#include "pipeline/accounts/account_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>

#include "pipeline/store/identity_key.h"
#include "pipeline/store/sql_registry.h"
#include "tests/rules/applicant.h"
#include "validators/verify.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;

class AccountDeskTest : public testing::Test {
 protected:
  AccountDeskTest() {
    std::string name = (fs::temp_directory_path() / "docintake-desk-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    registry_ = open_registry(folder_ / "accounts.db").value();
    desk_ = std::make_unique<AccountDesk>(*registry_, *registry_);
  }
  ~AccountDeskTest() override { fs::remove_all(folder_); }

  static Claimant claimant(const Claim& claim) {
    const IdentityKeys keys = IdentityKeys::create(std::string(64, 'a')).value();
    return {claim, keys.identity(claim), keys.mobile(claim.mobile)};
  }

  /// An account as the fixtures know it, opened and handed in.
  void submit(const std::string& id, const Applicant& applicant, Date day = kToday) {
    Account account = applicant.background.account;
    account.id = id;
    const auto opened = desk_->open(account);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    EXPECT_EQ(opened->account.status, AccountStatus::unverified);
    const auto submitted = desk_->happens(id, LifeEvent::submit, day);
    ASSERT_TRUE(submitted.ok()) << submitted.error().message;
    EXPECT_EQ(submitted->account.status, AccountStatus::in_review);
    EXPECT_EQ(submitted->account.submitted, day);
  }

  /// The verdict that sends what it decides; of an enterprise, whose code no scheme may know, what the
  /// registry says alone.
  Result<Verdict> judge(const std::string& id, const Applicant& applicant, const std::string& policy,
                        Date day = kToday) {
    return desk_->judge(id, claimant(applicant.claim), applicant.uploads, **find_policy(policy), day);
  }

  AccountStatus status(const std::string& id) {
    return registry_->account(id)->value().account.status.value();
  }

  /// The resident of the fixtures with a card whose span suits the holder's age, and a mobile number of one's
  /// own.
  static Applicant person(const std::string& mobile = "13800000000") {
    Applicant applicant = known_resident();
    applicant.back().fields["valid_until"].best.value = "long_term";
    applicant.claim.mobile = mobile;
    return applicant;
  }

  fs::path folder_;
  std::unique_ptr<IdentityRegistry> registry_;
  std::unique_ptr<AccountDesk> desk_;
};

TEST_F(AccountDeskTest, FromUnverifiedToVerified) {
  submit("a1", person());
  const Result<Verdict> verdict = judge("a1", person(), "tencent_cloud_personal");
  ASSERT_TRUE(verdict.ok()) << verdict.error().message;
  for (const RuleFinding& finding : verdict->findings)
    EXPECT_EQ(finding.action, Action::accept) << finding.rule << ": " << finding.message_en;
  EXPECT_EQ(status("a1"), AccountStatus::verified);
  const Account account = registry_->account("a1")->value().account;
  EXPECT_EQ(account.last_verified, kToday);
  EXPECT_EQ(account.subject, Subject::personal);
  EXPECT_EQ(account.submitted, std::nullopt);
  EXPECT_FALSE(judge("a1", person(), "tencent_cloud_personal").ok()) << "nothing is in review";
}

TEST_F(AccountDeskTest, WhoIsRejectedMayTryAgain) {
  Applicant other = person();
  other.claim.name = "李四";
  submit("a1", other);
  EXPECT_EQ(judge("a1", other, "tencent_cloud_personal")->decision, Decision::rejected);
  EXPECT_EQ(status("a1"), AccountStatus::rejected);
  EXPECT_THAT(*registry_->find_accounts(claimant(other.claim).identity), testing::IsEmpty());
  ASSERT_TRUE(desk_->happens("a1", LifeEvent::submit, kToday).ok());
  EXPECT_EQ(judge("a1", person(), "tencent_cloud_personal")->decision, Decision::approved);
}

TEST_F(AccountDeskTest, WhatIsForReviewStaysInReview) {
  Applicant unsure = person();
  unsure.front().fields["name"].best.confidence = 0.2;
  submit("a1", unsure);
  EXPECT_EQ(judge("a1", unsure, "tencent_cloud_personal")->decision, Decision::review);
  EXPECT_EQ(status("a1"), AccountStatus::in_review);
}

TEST_F(AccountDeskTest, TheFourthAccountIsRejectedUntilOneCloses) {
  for (const char* id : {"a1", "a2", "a3", "a4"}) {
    const Applicant applicant = person(std::string("1380000000") + id[1]);
    submit(id, applicant);
    EXPECT_EQ(judge(id, applicant, "tencent_cloud_personal")->decision,
              id[1] == '4' ? Decision::rejected : Decision::approved)
        << id;
  }
  EXPECT_EQ(status("a4"), AccountStatus::rejected);
  ASSERT_TRUE(desk_->happens("a2", LifeEvent::close, kToday).ok());
  EXPECT_EQ(status("a2"), AccountStatus::closed);
  EXPECT_FALSE(desk_->happens("a2", LifeEvent::submit, kToday).ok());
  ASSERT_TRUE(desk_->happens("a4", LifeEvent::submit, kToday).ok());
  EXPECT_EQ(judge("a4", person("13800000004"), "tencent_cloud_personal")->decision, Decision::approved);
}

TEST_F(AccountDeskTest, NoRemovalAndNoChangeWithinThirtyDays) {
  submit("a1", person());
  ASSERT_EQ(judge("a1", person(), "tencent_cloud_personal")->decision, Decision::approved);
  const auto removed = desk_->happens("a1", LifeEvent::remove, kToday);
  ASSERT_FALSE(removed.ok());
  EXPECT_THAT(removed.error().message, testing::HasSubstr("cannot be made unverified"));
  EXPECT_FALSE(desk_->happens("a1", LifeEvent::withdraw, kToday).ok()) << "not for an owner";

  const Date soon = Date(std::chrono::sys_days(kToday) + std::chrono::days(29));
  const Date later = Date(std::chrono::sys_days(kToday) + std::chrono::days(30));
  ASSERT_TRUE(desk_->happens("a1", LifeEvent::submit, soon).ok());
  EXPECT_EQ(judge("a1", person(), "tencent_cloud_personal", soon)->decision, Decision::rejected);
  EXPECT_EQ(status("a1"), AccountStatus::verified) << "a change that is rejected takes nothing away";
  ASSERT_TRUE(desk_->happens("a1", LifeEvent::submit, later).ok());
  EXPECT_EQ(judge("a1", person(), "tencent_cloud_personal", later)->decision, Decision::approved);
}

TEST_F(AccountDeskTest, AnEnterpriseIsToldBeforeItsStatusIsTakenAway) {
  const Applicant firm = company();
  CompanyEntry entry = *firm.background.registry.company;
  ASSERT_TRUE(registry_->load_companies({entry}).ok());
  submit("e1", firm);
  // What the registry answers, whatever is made of the licence's code.
  const Policy policy =
      parse_policy(
          "id = \"own\"\ntitle = \"Own\"\n[rules.document_present]\nfail = \"reject\"\ncannot_tell = "
          "\"review\"\n[rules.enterprise_in_operation]\nfail = \"reject\"\ncannot_tell = \"review\"\n")
          .value();
  const auto verdict = desk_->judge("e1", claimant(firm.claim), firm.uploads, policy, kToday);
  ASSERT_TRUE(verdict.ok()) << verdict.error().message;
  EXPECT_EQ(verdict->decision, Decision::approved);
  EXPECT_EQ(registry_->find_accounts(claimant(firm.claim).identity)->size(), 1U);

  EXPECT_EQ(desk_->recheck("e1", claimant(firm.claim), kToday)->life, "verified none");
  EXPECT_THAT(*registry_->notifications("e1"), testing::IsEmpty());
  entry.in_operation = false;
  ASSERT_TRUE(registry_->load_companies({entry}).ok());
  EXPECT_EQ(desk_->recheck("e1", claimant(firm.claim), kToday)->life, "warned none");
  EXPECT_EQ(status("e1"), AccountStatus::verified);
  EXPECT_EQ(registry_->notifications("e1")->size(), 1U);
  EXPECT_EQ(desk_->recheck("e1", claimant(firm.claim), kToday)->life, "unverified none");
  EXPECT_EQ(status("e1"), AccountStatus::unverified);
  EXPECT_EQ(registry_->notifications("e1")->size(), 2U);
  EXPECT_THAT(*registry_->find_accounts(claimant(firm.claim).identity), testing::IsEmpty());
  EXPECT_FALSE(desk_->recheck("e1", claimant(firm.claim), kToday).ok()) << "there is nothing to take away";
}

TEST_F(AccountDeskTest, AccountsAreFoundByWhoProvesTheIdentity) {
  submit("a1", person());
  ASSERT_EQ(judge("a1", person(), "tencent_cloud_personal")->decision, Decision::approved);
  const Policy& policy = **find_policy("tencent_cloud_personal");
  EXPECT_THAT(*desk_->find(claimant(person().claim), person().uploads, policy, kToday),
              testing::ElementsAre("a1"));
  EXPECT_FALSE(desk_->find(claimant(person().claim), {}, policy, kToday).ok()) << "nothing proves it";
  Applicant thief = person();
  thief.claim.name = "李四";
  EXPECT_FALSE(desk_->find(claimant(thief.claim), thief.uploads, policy, kToday).ok());
  EXPECT_FALSE(
      desk_->find(claimant(person().claim), person().uploads, **find_policy("siliconflow_personal"), kToday)
          .ok())
      << "a policy that has no such rule";
}

TEST_F(AccountDeskTest, WhatIsNotThereOrThereAlreadyIsRefused) {
  EXPECT_FALSE(desk_->happens("nobody", LifeEvent::submit, kToday).ok());
  EXPECT_FALSE(judge("nobody", person(), "tencent_cloud_personal").ok());
  EXPECT_FALSE(desk_->open({}).ok());
  submit("a1", person());
  EXPECT_FALSE(desk_->open(registry_->account("a1")->value().account).ok());
  Applicant nameless = person();
  nameless.claim.number.clear();
  const Policy policy =
      parse_policy(
          "id = \"own\"\ntitle = \"Own\"\n[rules.document_present]\nfail = \"reject\"\ncannot_tell = "
          "\"review\"\n[rules.accounts_per_identity]\nfail = \"reject\"\ncannot_tell = "
          "\"review\"\nmost_accounts = inf\n[rules.accounts_per_mobile]\nfail = \"reject\"\ncannot_tell = "
          "\"review\"\nmost_accounts = 1\n")
          .value();
  EXPECT_FALSE(desk_->judge("a1", claimant(nameless.claim), nameless.uploads, policy, kToday).ok())
      << "no identity, no place";
}

}  // namespace
}  // namespace docintake
