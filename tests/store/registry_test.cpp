// The contract of IdentityRegistry, held against each store: SQLite, and PostgreSQL where its server is
// installed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/store/sql_registry.h"
#include "tests/store/database_server.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;

using Registry = std::unique_ptr<IdentityRegistry>;

constexpr Date kDay{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};

/// A store that several connections can be opened on.
class Store {
 public:
  virtual ~Store() = default;
  virtual std::string address() const = 0;
  /// As if its machine had failed; what had been committed has to be there.
  virtual void crash() {}

  Registry open() const {
    Result<Registry> registry = open_registry(address());
    EXPECT_TRUE(registry.ok()) << registry.error().message;
    return std::move(registry).value();
  }
};

class SqliteStore : public Store {
 public:
  SqliteStore() {
    std::string name = (fs::temp_directory_path() / "docintake-store-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~SqliteStore() override { fs::remove_all(folder_); }
  std::string address() const override { return folder_ / "registry.db"; }

 private:
  fs::path folder_;
};

class PostgresStore : public Store {
 public:
  explicit PostgresStore(DatabaseServer& server) : server_(server), address_(server.new_database()) {}
  std::string address() const override { return address_; }
  void crash() override { server_.crash(); }

 private:
  DatabaseServer& server_;
  std::string address_;
};

class RegistryContract : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (std::string(GetParam()) == "sqlite") {
      store_ = std::make_unique<SqliteStore>();
      return;
    }
    if (!DOCINTAKE_POSTGRESQL) GTEST_SKIP() << "SKIPPED: docintake was built without PostgreSQL (libpqxx)";
    static std::optional<DatabaseServer> server = DatabaseServer::start();
    if (!server) GTEST_SKIP() << "SKIPPED: no PostgreSQL server could be started (package postgresql)";
    store_ = std::make_unique<PostgresStore>(*server);
  }

  static Admission admit(IdentityRegistry& registry, const std::string& account, const std::string& identity,
                         const std::string& mobile = "", PlaceLimits limits = {3, 1}) {
    const Result<Admission> admission = registry.admit({account, identity, mobile}, limits);
    EXPECT_TRUE(admission.ok()) << admission.error().message;
    return *admission;
  }

  /// A hundred claims on one identity at once, each with a connection of its own; how many were admitted.
  int hundred_claims(const std::string& prefix) const {
    std::atomic<int> admitted = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> claims;
    for (int i = 0; i < 100; ++i) {
      claims.emplace_back([&, i] {
        Result<Registry> registry = open_registry(store_->address());
        if (!registry.ok()) return void(++failed);
        const Result<Admission> admission =
            (*registry)->admit({prefix + std::to_string(i), "identity", ""}, {3, std::nullopt});
        if (!admission.ok()) return void(++failed);
        if (*admission == Admission::admitted) ++admitted;
      });
    }
    for (std::thread& claim : claims) claim.join();
    EXPECT_EQ(failed, 0);
    return admitted;
  }

  std::unique_ptr<Store> store_;
};

TEST_P(RegistryContract, CountsAndLimits) {
  const Registry registry = store_->open();
  EXPECT_EQ(admit(*registry, "a", "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "b", "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "c", "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "d", "x"), Admission::identity_full);
  EXPECT_EQ(admit(*registry, "d", "y"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "c", "x"), Admission::admitted) << "who has a place keeps it";
  EXPECT_EQ(*registry->accounts_of_identity("x", "a"), 2);
  EXPECT_EQ(*registry->accounts_of_identity("x", "z"), 3);
  EXPECT_EQ(*registry->accounts_of_identity("nobody", "a"), 0);
  EXPECT_THAT(*registry->find_accounts("x"), testing::ElementsAre("a", "b", "c"));
  EXPECT_THAT(*registry->find_accounts("nobody"), testing::IsEmpty());
  EXPECT_EQ(admit(*registry, "e", "x", "", {std::nullopt, std::nullopt}), Admission::admitted) << "no limit";
}

TEST_P(RegistryContract, ClosingOrChangingTheIdentityFreesAPlace) {
  const Registry registry = store_->open();
  for (const char* account : {"a", "b", "c"}) admit(*registry, account, "x");
  ASSERT_TRUE(registry->release("a").ok());
  ASSERT_TRUE(registry->release("nobody").ok());
  EXPECT_EQ(admit(*registry, "d", "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "b", "y"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "e", "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "f", "x"), Admission::identity_full);
}

TEST_P(RegistryContract, AMobileNumberIsReleasedWhenItIsChanged) {
  const Registry registry = store_->open();
  EXPECT_EQ(admit(*registry, "a", "x", "m"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "b", "y", "m"), Admission::mobile_full);
  EXPECT_EQ(*registry->accounts_of_mobile("m", "b"), 1);
  EXPECT_EQ(*registry->accounts_of_mobile("m", "a"), 0);
  EXPECT_EQ(admit(*registry, "a", "x", "n"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "b", "y", "m"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "c", "z"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "d", "z"), Admission::admitted) << "no number is nobody's number";
}

TEST_P(RegistryContract, AQuotaIsTheIdentitysOwn) {
  const Registry registry = store_->open();
  EXPECT_EQ(*registry->quota("x"), std::nullopt);
  ASSERT_TRUE(registry->set_quota("x", 1).ok());
  EXPECT_EQ(*registry->quota("x"), 1);
  EXPECT_EQ(admit(*registry, "a", "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "b", "x"), Admission::identity_full);
  ASSERT_TRUE(registry->set_quota("x", 5).ok());
  for (const char* account : {"b", "c", "d", "e"})
    EXPECT_EQ(admit(*registry, account, "x"), Admission::admitted);
  EXPECT_EQ(admit(*registry, "f", "x"), Admission::identity_full);
  ASSERT_TRUE(registry->set_quota("x", std::nullopt).ok());
  EXPECT_EQ(*registry->quota("x"), std::nullopt);
  EXPECT_EQ(admit(*registry, "f", "x"), Admission::identity_full);
  EXPECT_EQ(admit(*registry, "g", "y"), Admission::admitted);
}

TEST_P(RegistryContract, KeepsAccountsCompaniesAndNotifications) {
  const Registry registry = store_->open();
  EXPECT_EQ(*registry->account("a"), std::nullopt);
  KeptAccount kept{{}, "unverified none"};
  kept.account.id = "a";
  kept.account.registration_country = "CHN";
  kept.account.partner_member = false;
  ASSERT_TRUE(registry->keep(kept).ok());
  EXPECT_EQ(*registry->account("a"), kept);
  kept.life = "verified none";
  kept.account.last_verified = kDay;
  kept.account.enterprise_name = "'; DROP TABLE accounts; --";
  ASSERT_TRUE(registry->keep(kept).ok());
  EXPECT_EQ(*store_->open()->account("a"), kept);

  const CompanyEntry company{"91110000600037341L", "北京示例科技有限公司", "张三", true, false};
  EXPECT_EQ(*registry->company(company.code), std::nullopt);
  ASSERT_TRUE(registry->load_companies({company, {"x", "y", "z", false, true}}).ok());
  EXPECT_EQ(*registry->company(company.code), company);
  ASSERT_TRUE(registry->load_companies({{company.code, company.name, "李四", false, true}}).ok());
  EXPECT_EQ(registry->company(company.code)->value().legal_representative, "李四");
  EXPECT_FALSE(registry->company(company.code)->value().in_operation);

  EXPECT_THAT(*registry->notifications("a"), testing::IsEmpty());
  const Notification first{"a", kDay, "Update your information.", "请更新信息。"};
  const Notification second{"a", kDay, "It was taken away.", "已变更。"};
  ASSERT_TRUE(registry->notify(first).ok());
  ASSERT_TRUE(registry->notify(second).ok());
  ASSERT_TRUE(registry->notify({"b", kDay, "x", "y"}).ok());
  EXPECT_THAT(*registry->notifications("a"), testing::ElementsAre(first, second));
}

TEST_P(RegistryContract, AHundredClaimsAtOnceAdmitExactlyThree) {
  { const Registry tables = store_->open(); }
  EXPECT_EQ(hundred_claims("a"), 3);
  EXPECT_EQ(store_->open()->find_accounts("identity")->size(), 3U);
  EXPECT_EQ(hundred_claims("b"), 0);
}

// Claimants that are killed in the middle, and a store that fails: never more than three, and what was
// answered stays.
TEST_P(RegistryContract, AfterKillsAndACrashStillExactlyThree) {
  { const Registry tables = store_->open(); }
  std::vector<pid_t> children;
  for (int child = 0; child < 4; ++child) {
    const pid_t process = fork();
    if (process == 0) {
      Result<Registry> registry = open_registry(store_->address());
      for (int i = 0; registry.ok(); ++i) {
        const std::string account = "k" + std::to_string(child) + "-" + std::to_string(i % 50);
        (void)(*registry)->admit({account, "identity", ""}, {3, std::nullopt});
        if (i % 3 == 0) (void)(*registry)->release(account);
      }
      _exit(1);
    }
    children.push_back(process);
  }
  for (std::size_t i = 0; i < children.size(); ++i) {
    usleep(50'000 + 37'000 * unsigned(i));
    kill(children[i], SIGKILL);
    int status = 0;
    waitpid(children[i], &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
  }
  const std::vector<std::string> before = *store_->open()->find_accounts("identity");
  EXPECT_LE(before.size(), 3U);
  store_->crash();
  EXPECT_EQ(*store_->open()->find_accounts("identity"), before);
  EXPECT_EQ(hundred_claims("a"), 3 - int(before.size()));
  EXPECT_EQ(store_->open()->find_accounts("identity")->size(), 3U);
}

INSTANTIATE_TEST_SUITE_P(Stores, RegistryContract, testing::Values("sqlite", "postgresql"),
                         [](const auto& row) { return std::string(row.param); });

TEST(Registry, AStoreThatCannotBeOpenedIsAnError) {
  for (const char* address :
       {"/no/such/folder/registry.db", "postgresql://nobody@/nothing?host=/no/such/folder"}) {
    const Result<Registry> registry = open_registry(address);
    ASSERT_FALSE(registry.ok()) << address;
    EXPECT_EQ(registry.error().code, ErrorCode::unreadable_file);
  }
}

}  // namespace
}  // namespace docintake
