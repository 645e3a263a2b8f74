#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/result.h"

namespace docintake {

/// A connection to a relational database, as far as SqlRegistry needs one. For one thread at a time.
class Database {
 public:
  using Value = std::optional<std::string>;  ///< Nothing is SQL's NULL.
  using Rows = std::vector<std::vector<Value>>;

  virtual ~Database() = default;

  /// Runs one statement, with `parameters` for its $1, $2 ... in that order. Errors: unreadable_file.
  virtual Result<Rows> run(const std::string& sql, const std::vector<Value>& parameters) = 0;

  /// A transaction that writes: begun, no other writes until it ends, here or elsewhere. Errors:
  /// unreadable_file, and nothing has changed.
  virtual Status begin() = 0;
  virtual Status commit() = 0;
  virtual void roll_back() = 0;
};

/// A file of SQLite, made where it is missing. What is committed is on the disk. Errors: unreadable_file.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path);

/// A database of a PostgreSQL server, by its URL (postgresql://...). Errors: unreadable_file.
Result<std::unique_ptr<Database>> open_postgres(const std::string& url);

}  // namespace docintake
