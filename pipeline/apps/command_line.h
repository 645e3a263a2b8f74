#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/apps/exit_code.h"
#include "pipeline/apps/tools.h"
#include "pipeline/base/limits.h"
#include "pipeline/model/record.h"

namespace docintake {

/// What `read` and `batch` share.
struct IntakeSettings {
  Limits limits;
  ToolSettings tools;
  std::string policy;         ///< Empty: no verdict is asked for.
  std::optional<Date> as_of;  ///< Nothing: today.
  int jobs = 1;               ///< Uploads taken in at the same time.
};

/// How outcomes are shown.
enum class Format {
  automatic,  ///< A table on a terminal, JSON lines elsewhere.
  json,
  text,
};

struct ReadCommand {
  IntakeSettings settings;
  Format format = Format::automatic;
  std::string claim;       ///< Path; empty for none.
  std::string background;  ///< Path; empty for none.
  std::vector<std::string> files;
};

struct BatchCommand {
  IntakeSettings settings;
  std::string folder;
  std::string out;
  bool resume = false;
};

struct VerifyCommand {
  std::string policy;
  std::string claim;
  std::string background;  ///< Path; empty for none.
  std::string evidence;
  std::optional<Date> as_of;
};

struct ScoreCommand {
  std::string truth;
  std::string outcomes;
};

/// What is asked about policies.
enum class PolicyQuestion {
  list,     ///< Which are built in.
  show,     ///< A policy's text.
  check,    ///< Whether files are policies.
  explain,  ///< What a policy does, rule by rule.
  rules,    ///< What rules there are to make a policy of.
};

struct PolicyCommand {
  PolicyQuestion question = PolicyQuestion::list;
  std::vector<std::string> policies;  ///< Ids or files; files alone where they are checked.
};

using Command = std::variant<ReadCommand, BatchCommand, VerifyCommand, ScoreCommand, PolicyCommand>;

/// A command line that ends the program where it stands: help, the version, or wrong usage.
struct Reply {
  ExitCode code = ExitCode::ok;
  std::string text;  ///< For standard output where the code is ok, else for standard error.
};

/// What the arguments ask for. Touches no file; only their form is checked.
std::variant<Command, Reply> parse_command_line(int argc, const char* const* argv);

}  // namespace docintake
