#include "tests/store/database_server.h"

#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace docintake {
namespace {

namespace fs = std::filesystem;

/// Where initdb and pg_ctl are.
std::optional<fs::path> find_programs() {
  const fs::path root = "/usr/lib/postgresql";
  if (!fs::exists(root)) return std::nullopt;
  for (const auto& version : fs::directory_iterator(root)) {
    if (fs::exists(version.path() / "bin/initdb")) return version.path() / "bin";
  }
  return std::nullopt;
}

/// PostgreSQL refuses to run as root.
bool run(const std::string& command) {
  const std::string as_user = geteuid() == 0 ? "runuser -u postgres -- " : "";
  return std::system((as_user + command + " > /dev/null 2>&1").c_str()) == 0;
}

}  // namespace

DatabaseServer::DatabaseServer(fs::path folder, fs::path programs)
    : folder_(std::move(folder)), programs_(std::move(programs)) {}

DatabaseServer::DatabaseServer(DatabaseServer&& other) noexcept
    : folder_(std::exchange(other.folder_, {})), programs_(std::move(other.programs_)) {}

std::optional<DatabaseServer> DatabaseServer::start() {
  const std::optional<fs::path> programs = find_programs();
  if (!programs) return std::nullopt;
  std::string name = (fs::temp_directory_path() / "docintake-postgres-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return std::nullopt;
  fs::permissions(name, fs::perms::all);
  DatabaseServer server(name, *programs);
  const std::string data = name + "/data";
  if (!run((*programs / "initdb").string() + " -U docintake -A trust --no-sync -D " + data))
    return std::nullopt;
  if (!server.control("start")) return std::nullopt;
  return server;
}

DatabaseServer::~DatabaseServer() {
  if (folder_.empty()) return;
  control("stop -m immediate");
  run("rm -rf " + (folder_ / "data").string());
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string DatabaseServer::new_database() {
  const std::string name = "test" + std::to_string(++databases_);
  run((programs_ / "createdb").string() + " -U docintake -h " + folder_.string() + " " + name);
  return "postgresql://docintake@/" + name + "?host=" + folder_.string();
}

void DatabaseServer::crash() const {
  control("stop -m immediate");
  control("start");
}

bool DatabaseServer::control(const std::string& what) const {
  return run((programs_ / "pg_ctl").string() + " -w -D " + (folder_ / "data").string() + " -l " +
             (folder_ / "log").string() + " -o \"-k " + folder_.string() +
             " -c listen_addresses='' -c max_connections=150\" " + what);
}

}  // namespace docintake
