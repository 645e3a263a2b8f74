#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace docintake {

/// A PostgreSQL server of the test's own, in a scratch folder, reachable by a socket there alone; stopped and
/// gone after the test.
class DatabaseServer {
 public:
  /// Nothing where PostgreSQL's programs are not installed, or no user is there that may run them.
  static std::optional<DatabaseServer> start();
  DatabaseServer(DatabaseServer&& other) noexcept;
  DatabaseServer& operator=(DatabaseServer&&) = delete;
  DatabaseServer(const DatabaseServer&) = delete;
  ~DatabaseServer();

  /// The address of a new, empty database.
  std::string new_database();

  /// Stops it as a failing machine would and starts it again.
  void crash() const;

 private:
  DatabaseServer(std::filesystem::path folder, std::filesystem::path programs);
  bool control(const std::string& what) const;

  std::filesystem::path folder_;  ///< Empty once moved from.
  int databases_ = 0;
  std::filesystem::path programs_;
};

}  // namespace docintake
