#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/apps/commands.h"
#include "pipeline/apps/interrupt.h"
#include "pipeline/apps/judging.h"
#include "pipeline/apps/line_file.h"
#include "pipeline/apps/progress.h"
#include "pipeline/apps/report.h"
#include "pipeline/apps/upload_file.h"
#include "pipeline/model/json.h"
#include "pipeline/report/album.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;

/// The uploads below `folder`, sorted: every regular file that is not hidden (what is still being copied in
/// usually is) and not in the folder that results go to.
Result<std::vector<std::string>> uploads_below(const fs::path& folder, const fs::path& out) {
  std::error_code error;
  const fs::path results = fs::weakly_canonical(out, error);
  std::vector<std::string> found;
  fs::recursive_directory_iterator it(folder, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    std::error_code ignored;
    const bool hidden = it->path().filename().native().starts_with('.');
    if (hidden || fs::weakly_canonical(it->path(), ignored) == results) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file(ignored)) {
      found.push_back(it->path().lexically_relative(folder).generic_string());
    }
  }
  if (error) {
    return make_error(ErrorCode::unreadable_file,
                      fmt::format("{} cannot be listed: {}.", folder.string(), error.message()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// What an earlier run left behind.
struct Earlier {
  std::map<std::string, int> done;  ///< How often each label stands there.
  std::uintmax_t whole = 0;         ///< Bytes up to the end of the last whole line.
  ExitCode code = ExitCode::ok;
};

/// Reads the outcomes of an earlier run; a last line without its end was cut off and does not count.
Result<Earlier> earlier_run(const fs::path& file) {
  Earlier earlier;
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line) && !in.eof();) {
    const Result<Outcome> outcome = outcome_from_json(line);
    if (!outcome.ok()) {
      return Error{outcome.error().code, fmt::format("{}: {}", file.string(), outcome.error().message)};
    }
    ++earlier.done[outcome->file];
    earlier.whole += line.size() + 1;
    earlier.code = merge(earlier.code, exit_code_of(*outcome));
  }
  return earlier;
}

/// The label as the JSON of an outcome shows it: bytes that are no UTF-8 are replaced there.
std::string label_in_json(const std::string& label) {
  Outcome outcome;
  outcome.file = label;
  return outcome_from_json(to_json(outcome)).value().file;
}

/// The uploads that the earlier run has no outcome of. Counted, because two names that are no UTF-8 may look
/// alike.
std::vector<std::string> still_to_do(const std::vector<std::string>& labels,
                                     std::map<std::string, int> done) {
  if (done.empty()) return labels;
  std::vector<std::string> left;
  for (const std::string& label : labels) {
    const auto it = done.find(label_in_json(label));
    if (it != done.end() && it->second > 0) {
      --it->second;
    } else {
      left.push_back(label);
    }
  }
  return left;
}

/// Why a batch cannot be done.
struct Refusal {
  ExitCode code;
  std::string message;
};

/// What a batch has to do.
struct Plan {
  std::optional<Policy> policy;  ///< Nothing where no verdict is asked for.
  fs::path outcomes;
  std::string report;  ///< Empty where none is wanted.
  Earlier earlier;
  std::vector<std::string> left;  ///< Labels of the uploads that have no outcome yet.
};

std::optional<Refusal> check_folders(const fs::path& folder, const fs::path& out) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Refusal{ExitCode::usage, fmt::format("{} is not a directory.", folder.string())};
  }
  fs::create_directories(out, error);
  if (!fs::is_directory(out, error)) {
    return Refusal{ExitCode::environment, fmt::format("{} cannot be made.", out.string())};
  }
  if (fs::equivalent(folder, out, error)) {
    return Refusal{ExitCode::usage, "The results may not go among the uploads; name another --out."};
  }
  return std::nullopt;
}

std::variant<Plan, Refusal> make_plan(const BatchCommand& command) {
  Plan plan;
  if (!command.settings.policy.empty()) {
    Result<Policy> policy = load_policy(command.settings.policy);
    if (!policy.ok()) return Refusal{ExitCode::usage, policy.error().message};
    plan.policy = std::move(policy).value();
  }
  if (auto refusal = check_folders(command.folder, command.out)) return std::move(*refusal);
  plan.outcomes = fs::path(command.out) / "outcomes.jsonl";
  if (command.report) {
    plan.report = (fs::path(command.out) / "report.html").string();
    if (!may_hold_report(plan.report))
      return Refusal{ExitCode::usage, fmt::format("{} is there and no report; move it away.", plan.report)};
  }
  if (command.resume) {
    Result<Earlier> earlier = earlier_run(plan.outcomes);
    if (!earlier.ok()) return Refusal{ExitCode::usage, earlier.error().message};
    plan.earlier = std::move(earlier).value();
  }
  const Result<std::vector<std::string>> labels = uploads_below(command.folder, command.out);
  if (!labels.ok()) return Refusal{ExitCode::environment, labels.error().message};
  plan.left = still_to_do(*labels, plan.earlier.done);
  return plan;
}

/// The report that was asked for; with --resume it goes on where the earlier run's ends.
std::unique_ptr<Report> open_report(const Plan& plan) {
  if (plan.report.empty()) return nullptr;
  if (plan.earlier.whole == 0) return std::make_unique<Report>(plan.report);
  return std::make_unique<Report>(plan.report, plan.outcomes.string(), plan.earlier.whole);
}

ExitCode execute(const Plan& plan, const BatchCommand& command) {
  LineFile lines(plan.outcomes.string(), plan.earlier.whole);
  const std::unique_ptr<Report> report = open_report(plan);
  Album album(plan.left);
  const Limits& limits = command.settings.limits;
  const RunOptions options{command.settings.jobs, limits, command.settings.as_of.value_or(today()),
                           &stop_on_interrupt()};
  ExitCode code = plan.earlier.code;
  Progress progress(plan.left.size());
  const auto source = [&](const std::string& label) {
    return open_upload(label, (fs::path(command.folder) / label).string(), limits);
  };
  const auto sink = [&](Outcome outcome) {
    std::vector<Outcome> alone{std::move(outcome)};
    if (plan.policy) judge(alone, Claim{}, *plan.policy, options.today);
    code = merge(code, exit_code_of(alone.front()));
    // The entry first: a report has at least what the outcomes have, whenever a run is stopped.
    if (report) report->add(alone.front(), album.take(alone.front().file));
    lines.append(to_json(alone.front()) + "\n");
    progress.advance(!alone.front().error);
    return lines.good() && (!report || report->good());
  };
  const Result<std::size_t> done =
      run(plan.left, source, workbench_factory(command.settings.tools, limits, report ? &album : nullptr),
          options, sink);
  progress.finish();
  if (!done.ok()) return complain(done.error().message), ExitCode::environment;
  if (report && !report->good()) {
    return complain(fmt::format("{} cannot be written.", plan.report)), ExitCode::environment;
  }
  if (!lines.good()) {
    return complain(fmt::format("{} cannot be written.", plan.outcomes.string())), ExitCode::environment;
  }
  return *done == plan.left.size() ? code : merge(code, ExitCode::interrupted);
}

}  // namespace

ExitCode batch(const BatchCommand& command) {
  const std::variant<Plan, Refusal> plan = make_plan(command);
  if (const Refusal* refusal = std::get_if<Refusal>(&plan)) return complain(refusal->message), refusal->code;
  return execute(std::get<Plan>(plan), command);
}

}  // namespace docintake
