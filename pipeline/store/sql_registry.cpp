#include "pipeline/store/sql_registry.h"

#include <charconv>
#include <functional>
#include <utility>

#include "pipeline/store/database.h"

namespace docintake {
namespace {

using Rows = Database::Rows;
using Value = Database::Value;

/// Understood by SQLite and PostgreSQL alike.
constexpr const char* kSchema[]{
    "CREATE TABLE IF NOT EXISTS places (account TEXT PRIMARY KEY, identity TEXT NOT NULL, mobile TEXT)",
    "CREATE INDEX IF NOT EXISTS places_by_identity ON places (identity)",
    "CREATE INDEX IF NOT EXISTS places_by_mobile ON places (mobile)",
    "CREATE TABLE IF NOT EXISTS quotas (identity TEXT PRIMARY KEY, most INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS accounts (id TEXT PRIMARY KEY, body TEXT NOT NULL, life TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS companies (code TEXT PRIMARY KEY, name TEXT NOT NULL, legal_representative "
    "TEXT "
    "NOT NULL, in_operation TEXT NOT NULL, complete TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS notifications (account TEXT NOT NULL, place INTEGER NOT NULL, day TEXT NOT "
    "NULL, "
    "message_en TEXT NOT NULL, message_zh TEXT NOT NULL, PRIMARY KEY (account, place))",
};

constexpr const char* kOfIdentity = "SELECT COUNT(*) FROM places WHERE identity = $1 AND account <> $2";
constexpr const char* kOfMobile = "SELECT COUNT(*) FROM places WHERE mobile = $1 AND account <> $2";

Error damaged() {
  return {ErrorCode::unreadable_file, "The store holds what docintake did not write there."};
}

Result<int> number_in(const Value& value) {
  int number = 0;
  if (!value) return damaged();
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (error != std::errc{} || end != value->data() + value->size()) return damaged();
  return number;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

std::string text_of(const Value& value) { return value.value_or(std::string()); }

class SqlRegistry : public IdentityRegistry {
 public:
  explicit SqlRegistry(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  Status create_tables() {
    return writing([&]() -> Status {
      for (const char* sql : kSchema) {
        DOCINTAKE_TRY(made, database_->run(sql, {}));
        (void)made;
      }
      return ok_status();
    });
  }

  Result<Admission> admit(const Place& place, const PlaceLimits& limits) override {
    Admission admission = Admission::admitted;
    const Status done = writing([&]() -> Status {
      DOCINTAKE_TRY(verdict, admission_of(place, limits));
      admission = verdict;
      if (admission != Admission::admitted) return ok_status();
      return changed(
          "INSERT INTO places (account, identity, mobile) VALUES ($1, $2, $3) ON CONFLICT (account) DO "
          "UPDATE SET "
          "identity = excluded.identity, mobile = excluded.mobile",
          {place.account, place.identity, text_or_null(place.mobile)});
    });
    if (!done.ok()) return done.error();
    return admission;
  }

  Status release(const std::string& account) override {
    return writing([&] { return changed("DELETE FROM places WHERE account = $1", {account}); });
  }

  Result<int> accounts_of_identity(const std::string& identity, const std::string& but) override {
    return count(kOfIdentity, {identity, but});
  }

  Result<int> accounts_of_mobile(const std::string& mobile, const std::string& but) override {
    return count(kOfMobile, {mobile, but});
  }

  Result<std::vector<std::string>> find_accounts(const std::string& identity) override {
    DOCINTAKE_TRY(
        rows, database_->run("SELECT account FROM places WHERE identity = $1 ORDER BY account", {identity}));
    std::vector<std::string> accounts;
    for (const auto& row : rows) accounts.push_back(text_of(row[0]));
    return accounts;
  }

  Status set_quota(const std::string& identity, std::optional<int> most) override {
    return writing([&] {
      if (!most) return changed("DELETE FROM quotas WHERE identity = $1", {identity});
      return changed(
          "INSERT INTO quotas (identity, most) VALUES ($1, CAST($2 AS INTEGER)) ON CONFLICT (identity) DO "
          "UPDATE SET "
          "most = excluded.most",
          {identity, std::to_string(*most)});
    });
  }

  Result<std::optional<int>> quota(const std::string& identity) override {
    DOCINTAKE_TRY(rows, database_->run("SELECT most FROM quotas WHERE identity = $1", {identity}));
    if (rows.empty()) return std::optional<int>();
    DOCINTAKE_TRY(most, number_in(rows[0][0]));
    return std::optional<int>(most);
  }

  Result<std::optional<KeptAccount>> account(const std::string& id) override {
    DOCINTAKE_TRY(rows, database_->run("SELECT body, life FROM accounts WHERE id = $1", {id}));
    if (rows.empty()) return std::optional<KeptAccount>();
    const Result<Background> body = background_from_json(text_of(rows[0][0]));
    if (!body.ok()) return damaged();
    return std::optional(KeptAccount{body->account, text_of(rows[0][1])});
  }

  Status keep(const KeptAccount& kept) override {
    Background body;
    body.account = kept.account;
    return writing([&] {
      return changed(
          "INSERT INTO accounts (id, body, life) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET body = "
          "excluded.body, life = excluded.life",
          {kept.account.id, to_json(body), kept.life});
    });
  }

  Result<std::optional<CompanyEntry>> company(const std::string& code) override {
    DOCINTAKE_TRY(
        rows, database_->run("SELECT code, name, legal_representative, in_operation, complete FROM companies "
                             "WHERE code = $1",
                             {code}));
    if (rows.empty()) return std::optional<CompanyEntry>();
    const auto& row = rows[0];
    return std::optional(CompanyEntry{text_of(row[0]), text_of(row[1]), text_of(row[2]),
                                      text_of(row[3]) == "yes", text_of(row[4]) == "yes"});
  }

  Status load_companies(const std::vector<CompanyEntry>& entries) override {
    return writing([&]() -> Status {
      for (const CompanyEntry& entry : entries) {
        const Status loaded = changed(
            "INSERT INTO companies (code, name, legal_representative, in_operation, complete) VALUES ($1, "
            "$2, $3, $4, "
            "$5) ON CONFLICT (code) DO UPDATE SET name = excluded.name, legal_representative = "
            "excluded.legal_representative, in_operation = excluded.in_operation, complete = "
            "excluded.complete",
            {entry.code, entry.name, entry.legal_representative, entry.in_operation ? "yes" : "no",
             entry.complete ? "yes" : "no"});
        if (!loaded.ok()) return loaded;
      }
      return ok_status();
    });
  }

  Status notify(const Notification& notification) override {
    return writing([&]() -> Status {
      DOCINTAKE_TRY(told,
                    count("SELECT COUNT(*) FROM notifications WHERE account = $1", {notification.account}));
      return changed(
          "INSERT INTO notifications (account, place, day, message_en, message_zh) VALUES ($1, CAST($2 AS "
          "INTEGER), $3, "
          "$4, $5)",
          {notification.account, std::to_string(told), to_iso(notification.day), notification.message_en,
           notification.message_zh});
    });
  }

  Result<std::vector<Notification>> notifications(const std::string& account) override {
    DOCINTAKE_TRY(
        rows, database_->run("SELECT day, message_en, message_zh FROM notifications WHERE account = $1 ORDER "
                             "BY place",
                             {account}));
    std::vector<Notification> found;
    for (const auto& row : rows) {
      const std::optional<Date> day = date_from_iso(text_of(row[0]));
      if (!day) return damaged();
      found.push_back({account, *day, text_of(row[1]), text_of(row[2])});
    }
    return found;
  }

 private:
  /// Runs the step in a transaction, which ends with it: kept where it succeeds, else as if it had not been.
  Status writing(const std::function<Status()>& step) {
    if (Status begun = database_->begin(); !begun.ok()) return begun;
    const Status done = step();
    if (!done.ok()) {
      database_->roll_back();
      return done;
    }
    Status committed = database_->commit();
    if (!committed.ok()) database_->roll_back();
    return committed;
  }

  Status changed(const std::string& sql, const std::vector<Value>& parameters) {
    const Result<Rows> rows = database_->run(sql, parameters);
    if (!rows.ok()) return rows.error();
    return ok_status();
  }

  Result<int> count(const std::string& sql, const std::vector<Value>& parameters) {
    DOCINTAKE_TRY(rows, database_->run(sql, parameters));
    if (rows.size() != 1) return damaged();
    return number_in(rows[0][0]);
  }

  Result<Admission> admission_of(const Place& place, const PlaceLimits& limits) {
    DOCINTAKE_TRY(own, quota(place.identity));
    const std::optional<int> most = own ? own : limits.identity;
    if (most) {
      DOCINTAKE_TRY(others, count(kOfIdentity, {place.identity, place.account}));
      if (others >= *most) return Admission::identity_full;
    }
    if (limits.mobile && !place.mobile.empty()) {
      DOCINTAKE_TRY(others, count(kOfMobile, {place.mobile, place.account}));
      if (others >= *limits.mobile) return Admission::mobile_full;
    }
    return Admission::admitted;
  }

  std::unique_ptr<Database> database_;
};

Result<std::unique_ptr<Database>> open_database(const std::string& store) {
  if (!store.starts_with("postgresql://")) return open_sqlite(store);
#if DOCINTAKE_POSTGRESQL
  return open_postgres(store);
#else
  return Error{ErrorCode::unreadable_file, "This docintake was built without PostgreSQL (libpqxx)."};
#endif
}

}  // namespace

Result<std::unique_ptr<IdentityRegistry>> open_registry(const std::string& store) {
  Result<std::unique_ptr<Database>> database = open_database(store);
  if (!database.ok()) return database.error();
  auto registry = std::make_unique<SqlRegistry>(std::move(database).value());
  if (const Status made = registry->create_tables(); !made.ok()) return made.error();
  return std::unique_ptr<IdentityRegistry>(std::move(registry));
}

}  // namespace docintake
