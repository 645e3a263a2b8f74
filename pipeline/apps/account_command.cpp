#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/accounts/account_desk.h"
#include "pipeline/apps/commands.h"
#include "pipeline/apps/judging.h"
#include "pipeline/model/json.h"
#include "pipeline/store/identity_key.h"
#include "pipeline/store/sql_registry.h"

namespace docintake {
namespace {

using Json = nlohmann::ordered_json;

/// What is asked for can be wrong, or the store at fault.
ExitCode complaint(const Error& error) {
  complain(error.message);
  return error.code == ErrorCode::unreadable_file ? ExitCode::environment : ExitCode::usage;
}

/// The one field of a background that some files are, read as strictly as backgrounds are.
Result<Background> background_with(const char* field, std::string_view text) {
  return background_from_json(fmt::format("{{\"{}\":{}}}", field, text));
}

Result<Account> load_account(const std::string& path) {
  DOCINTAKE_TRY(text, load_text(path));
  DOCINTAKE_TRY(background, background_with("account", text));
  return background.account;
}

Result<std::vector<CompanyEntry>> load_companies(const std::string& path) {
  DOCINTAKE_TRY(text, load_text(path));
  std::vector<CompanyEntry> entries;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    const Result<Background> background =
        background_with("registry", fmt::format("{{\"company\":{}}}", line));
    if (!background.ok())
      return Error{background.error().code,
                   fmt::format("{}:{}: {}", path, number, background.error().message)};
    if (!background->registry.company || background->registry.company->code.empty())
      return Error{ErrorCode::corrupt_file, fmt::format("{}:{}: The entry has no code.", path, number)};
    entries.push_back(*background->registry.company);
  }
  return entries;
}

Result<Claimant> load_claimant(const AccountCommand& command) {
  DOCINTAKE_TRY(key, load_text(command.key));
  DOCINTAKE_TRY(keys, IdentityKeys::create(key));
  DOCINTAKE_TRY(claim, load_claim(command.claim));
  return Claimant{claim, keys.identity(claim), keys.mobile(claim.mobile)};
}

std::string line_of(const KeptAccount& kept, const std::vector<Notification>& told) {
  Background background;
  background.account = kept.account;
  Json json = Json::parse(to_json(background));
  json.erase("request");  // Nothing is asked.
  json["life"] = kept.life;
  json["notifications"] = Json::array();
  for (const Notification& row : told) {
    json["notifications"].push_back(
        {{"day", to_iso(row.day)}, {"message_en", row.message_en}, {"message_zh", row.message_zh}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// One task over one store.
class AccountTaskRunner {
 public:
  AccountTaskRunner(const AccountCommand& command, IdentityRegistry& registry, StandardOutput& out)
      : command_(command), registry_(registry), desk_(registry, registry), out_(out) {}

  ExitCode run() {
    switch (command_.task) {
      case AccountTask::open:
        return open();
      case AccountTask::show:
        return show(registry_.account(command_.id));
      case AccountTask::event:
        return show(desk_.happens(command_.id, *life_event_from(command_.event), day()));
      case AccountTask::companies:
        return companies();
      case AccountTask::background:
      case AccountTask::judge:
      case AccountTask::recheck:
      case AccountTask::find:
      case AccountTask::quota:
        break;
    }
    const Result<Claimant> claimant = load_claimant(command_);
    if (!claimant.ok()) return complain(claimant.error().message), ExitCode::usage;
    return run_for(*claimant);
  }

 private:
  ExitCode run_for(const Claimant& claimant) {
    switch (command_.task) {
      case AccountTask::background:
        return background(claimant);
      case AccountTask::judge:
        return judge(claimant);
      case AccountTask::recheck:
        return show(desk_.recheck(command_.id, claimant, day()));
      case AccountTask::find:
        return find(claimant);
      default:
        if (claimant.identity.empty())
          return complain("The claim has no number to be an identity."), ExitCode::usage;
        return done(registry_.set_quota(claimant.identity, command_.quota));
    }
  }

  Date day() const { return command_.as_of.value_or(today()); }

  ExitCode say(const std::string& text) { return out_.write(text) ? ExitCode::ok : ExitCode::environment; }

  ExitCode done(const Status& status) { return status.ok() ? ExitCode::ok : complaint(status.error()); }

  ExitCode show(const Result<KeptAccount>& kept) {
    if (!kept.ok()) return complaint(kept.error());
    const auto told = registry_.notifications(kept->account.id);
    if (!told.ok()) return complaint(told.error());
    return say(line_of(*kept, *told));
  }

  ExitCode show(const Result<std::optional<KeptAccount>>& kept) {
    if (!kept.ok()) return complaint(kept.error());
    if (!*kept) return complain("There is no such account."), ExitCode::usage;
    return show(Result<KeptAccount>(**kept));
  }

  ExitCode open() {
    Result<Account> account = load_account(command_.account);
    if (!account.ok()) return complain(account.error().message), ExitCode::usage;
    return show(desk_.open(std::move(account).value()));
  }

  ExitCode companies() {
    const auto entries = load_companies(command_.companies);
    if (!entries.ok()) return complain(entries.error().message), ExitCode::usage;
    return done(registry_.load_companies(*entries));
  }

  ExitCode background(const Claimant& claimant) {
    const Result<Background> known = desk_.background(command_.id, claimant);
    return known.ok() ? say(to_json(*known) + "\n") : complaint(known.error());
  }

  /// The evidence again, with the verdict, as verify gives it.
  ExitCode judge(const Claimant& claimant) {
    const Result<Policy> policy = load_policy(command_.policy);
    if (!policy.ok()) return complain(policy.error().message), ExitCode::usage;
    Result<std::vector<Outcome>> outcomes = load_outcomes(command_.evidence);
    if (!outcomes.ok()) return complain(outcomes.error().message), ExitCode::usage;
    const Result<Background> calendar = load_background(command_.calendar);
    if (!calendar.ok()) return complain(calendar.error().message), ExitCode::usage;
    const Result<Verdict> verdict =
        desk_.judge(command_.id, claimant, *outcomes, *policy, day(), calendar->calendar);
    if (!verdict.ok()) return complaint(verdict.error());
    ExitCode code = verdict->decision == Decision::approved ? ExitCode::ok : ExitCode::not_approved;
    for (Outcome& outcome : *outcomes) {
      outcome.verdict = *verdict;
      code = merge(code, exit_code_of(outcome));
      code = merge(code, say(to_json(outcome) + "\n"));
    }
    return code;
  }

  ExitCode find(const Claimant& claimant) {
    const Result<Policy> policy = load_policy(command_.policy);
    if (!policy.ok()) return complain(policy.error().message), ExitCode::usage;
    const Result<std::vector<Outcome>> outcomes = load_outcomes(command_.evidence);
    if (!outcomes.ok()) return complain(outcomes.error().message), ExitCode::usage;
    const auto accounts = desk_.find(claimant, *outcomes, *policy, day());
    return accounts.ok() ? say(Json(*accounts).dump() + "\n") : complaint(accounts.error());
  }

  const AccountCommand& command_;
  IdentityRegistry& registry_;
  AccountDesk desk_;
  StandardOutput& out_;
};

}  // namespace

ExitCode account(const AccountCommand& command, StandardOutput& out) {
  const Result<std::unique_ptr<IdentityRegistry>> registry = open_registry(command.store);
  if (!registry.ok()) return complaint(registry.error());
  return AccountTaskRunner(command, **registry, out).run();
}

}  // namespace docintake
