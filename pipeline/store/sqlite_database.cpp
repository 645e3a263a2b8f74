#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "pipeline/store/database.h"

namespace docintake {
namespace {

constexpr int kPatienceMs = 30'000;  ///< How long a writer waits for the others.

/// SQLite's messages name tables, never values.
Error error_of(sqlite3* connection) {
  return {ErrorCode::unreadable_file,
          fmt::format("The store cannot be used: {}.", sqlite3_errmsg(connection))};
}

struct Finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;

class SqliteDatabase : public Database {
 public:
  explicit SqliteDatabase(sqlite3* connection) : connection_(connection) {}
  ~SqliteDatabase() override { sqlite3_close(connection_); }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  Result<Rows> run(const std::string& sql, const std::vector<Value>& parameters) override {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(connection_, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
      return error_of(connection_);
    const Statement statement(prepared);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const Value& value = parameters[i];
      const int bound =
          value ? sqlite3_bind_text(prepared, int(i) + 1, value->data(), int(value->size()), SQLITE_STATIC)
                : sqlite3_bind_null(prepared, int(i) + 1);
      if (bound != SQLITE_OK) return error_of(connection_);
    }
    Rows rows;
    int step = sqlite3_step(prepared);
    for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) rows.push_back(row_of(prepared));
    if (step != SQLITE_DONE) return error_of(connection_);
    return rows;
  }

  Status begin() override { return plain("BEGIN IMMEDIATE"); }
  Status commit() override { return plain("COMMIT"); }
  void roll_back() override { sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr); }

  Status plain(const char* sql) {
    if (sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error_of(connection_);
    return ok_status();
  }

 private:
  static std::vector<Value> row_of(sqlite3_stmt* statement) {
    std::vector<Value> row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      row.push_back(text == nullptr
                        ? Value()
                        : Value(std::string(text, std::size_t(sqlite3_column_bytes(statement, i)))));
    }
    return row;
  }

  sqlite3* connection_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path) {
  sqlite3* connection = nullptr;
  const int opened =
      sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  auto database = std::make_unique<SqliteDatabase>(connection);
  if (opened != SQLITE_OK) return error_of(connection);
  sqlite3_busy_timeout(connection, kPatienceMs);
  // A write-ahead log, so that readers do not wait for writers; synced at every commit.
  DOCINTAKE_TRY(logged, database->run("PRAGMA journal_mode = WAL", {}));
  (void)logged;
  DOCINTAKE_TRY(synced, database->plain("PRAGMA synchronous = FULL"));
  (void)synced;
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace docintake
