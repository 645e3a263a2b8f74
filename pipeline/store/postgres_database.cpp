#include <fmt/format.h>

#include <memory>
#include <optional>
#include <pqxx/pqxx>
#include <utility>

#include "pipeline/store/database.h"

namespace docintake {
namespace {

/// The number of the lock that every writer takes: that of this program, by agreement with itself.
constexpr const char* kWritersLock = "SELECT pg_advisory_xact_lock(4715023)";

/// The server's messages may quote values, so only the kind of failure is told.
Error unreachable(const char* what) {
  return {ErrorCode::unreadable_file, fmt::format("The store cannot be used: PostgreSQL {}.", what)};
}

class PostgresDatabase : public Database {
 public:
  explicit PostgresDatabase(const std::string& url) : connection_(url) {}

  Result<Rows> run(const std::string& sql, const std::vector<Value>& parameters) override {
    try {
      if (transaction_) return rows_of(execute(*transaction_, sql, parameters));
      pqxx::work alone(connection_);
      const pqxx::result result = execute(alone, sql, parameters);
      alone.commit();
      return rows_of(result);
    } catch (const pqxx::broken_connection&) {
      return unreachable("closed the connection");
    } catch (const std::exception&) {
      return unreachable("refused a statement");
    }
  }

  Status begin() override {
    try {
      transaction_.emplace(connection_);
      transaction_->exec(kWritersLock);
      return ok_status();
    } catch (const std::exception&) {
      transaction_.reset();
      return unreachable("began no transaction");
    }
  }

  Status commit() override {
    try {
      transaction_->commit();
      transaction_.reset();
      return ok_status();
    } catch (const std::exception&) {
      transaction_.reset();
      return unreachable("did not commit");
    }
  }

  void roll_back() override { transaction_.reset(); }

 private:
  static pqxx::result execute(pqxx::work& work, const std::string& sql,
                              const std::vector<Value>& parameters) {
    std::vector<const char*> bound;  // A null pointer is NULL.
    for (const Value& value : parameters) bound.push_back(value ? value->c_str() : nullptr);
    return work.exec_params(sql, pqxx::prepare::make_dynamic_params(bound));
  }

  static Rows rows_of(const pqxx::result& result) {
    Rows rows;
    for (const auto& row : result) {
      std::vector<Value> values;
      for (const auto& field : row)
        values.push_back(field.is_null() ? Value() : Value(field.as<std::string>()));
      rows.push_back(std::move(values));
    }
    return rows;
  }

  pqxx::connection connection_;
  std::optional<pqxx::work> transaction_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& url) {
  try {
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(url));
  } catch (const std::exception&) {
    return unreachable("cannot be reached at the address given");
  }
}

}  // namespace docintake
