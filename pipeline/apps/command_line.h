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
  std::string report;      ///< Where a page to be looked at is written; empty for none.
  std::vector<std::string> files;
};

struct BatchCommand {
  IntakeSettings settings;
  std::string folder;
  std::string out;
  bool resume = false;
  bool report = false;  ///< Whether a page to be looked at is written beside the outcomes.
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

/// What is done about accounts in a store.
enum class AccountTask {
  open,        ///< A new account.
  show,        ///< An account, how far it has come and what its owner was told.
  background,  ///< What is known of an account and a claimant: what verify --background takes.
  event,       ///< What an owner does: submit, remove, close.
  judge,       ///< What is in review.
  recheck,     ///< A verified enterprise, in the company register.
  find,        ///< The accounts of an identity that is proved.
  quota,       ///< A limit of an identity's own.
  companies,   ///< Entries of the company register.
};

struct AccountCommand {
  AccountTask task = AccountTask::show;
  std::string store;  ///< A file, or a postgresql:// URL.
  std::string key;    ///< Path of the key of identities; empty where the task wants none.
  std::string id;
  std::string account;  ///< Path of a new account.
  std::string event;
  std::string claim;
  std::string policy;
  std::string evidence;
  std::string calendar;  ///< Path of a background whose calendar counts; empty for none.
  std::string companies;
  std::optional<int> quota;
  std::optional<Date> as_of;
};

using Command =
    std::variant<ReadCommand, BatchCommand, VerifyCommand, ScoreCommand, PolicyCommand, AccountCommand>;

/// A command line that ends the program where it stands: help, the version, or wrong usage.
struct Reply {
  ExitCode code = ExitCode::ok;
  std::string text;  ///< For standard output where the code is ok, else for standard error.
};

/// What the arguments ask for. Touches no file; only their form is checked.
std::variant<Command, Reply> parse_command_line(int argc, const char* const* argv);

}  // namespace docintake
