#include <fmt/format.h>

#include <memory>
#include <optional>
#include <vector>

#include "pipeline/apps/commands.h"
#include "pipeline/apps/interrupt.h"
#include "pipeline/apps/judging.h"
#include "pipeline/apps/report.h"
#include "pipeline/apps/table.h"
#include "pipeline/apps/upload_file.h"
#include "pipeline/model/json.h"
#include "pipeline/report/album.h"

namespace docintake {
namespace {

/// Shows outcomes in the form that was asked for and keeps what the program will exit with.
class Display {
 public:
  Display(Format format, const std::vector<std::string>& files, StandardOutput& out) : out_(out) {
    const bool text = format == Format::text || (format == Format::automatic && out.is_terminal());
    if (!text) return;
    table_.emplace(files);
    write(table_->heading());
  }

  /// False once nothing can be shown any more.
  bool show(const Outcome& outcome) {
    code_ = merge(code_, exit_code_of(outcome));
    return write(table_ ? table_->rows(outcome) : to_json(outcome) + "\n");
  }

  ExitCode code() const { return code_; }

 private:
  bool write(std::string_view text) {
    const bool written = out_.write(text);
    if (!written) code_ = merge(code_, ExitCode::environment);
    return written;
  }

  StandardOutput& out_;
  std::optional<Table> table_;
  ExitCode code_ = ExitCode::ok;
};

}  // namespace

ExitCode read(const ReadCommand& command, StandardOutput& out) {
  const Result<Claim> claim = load_claim(command.claim);
  if (!claim.ok()) return complain(claim.error().message), ExitCode::usage;
  const Result<Background> background = load_background(command.background);
  if (!background.ok()) return complain(background.error().message), ExitCode::usage;
  std::optional<Policy> policy;
  if (!command.settings.policy.empty()) {
    Result<Policy> found = load_policy(command.settings.policy);
    if (!found.ok()) return complain(found.error().message), ExitCode::usage;
    policy = std::move(found).value();
  }

  std::unique_ptr<Report> report;
  if (!command.report.empty()) {
    if (!may_hold_report(command.report)) {
      complain(fmt::format("{} is there and no report; name another --report.", command.report));
      return ExitCode::usage;
    }
    report = std::make_unique<Report>(command.report);
  }

  const Limits& limits = command.settings.limits;
  const RunOptions options{command.settings.jobs, limits, command.settings.as_of.value_or(today()),
                           &stop_on_interrupt()};
  Display display(command.format, command.files, out);
  Album album(command.files);
  // Shown and reported; false once either cannot be written any more.
  const auto hand_over = [&](const Outcome& outcome) {
    if (report) report->add(outcome, album.take(outcome.file));
    return display.show(outcome) && (!report || report->good());
  };
  std::vector<Outcome> together;
  const auto source = [&](const std::string& file) { return open_upload(file, file, limits); };
  const auto sink = [&](Outcome outcome) {
    if (!policy) return hand_over(outcome);
    together.push_back(std::move(outcome));
    return true;
  };
  const Result<std::size_t> done =
      run(command.files, source, workbench_factory(command.settings.tools, limits, report ? &album : nullptr),
          options, sink);
  if (!done.ok()) return complain(done.error().message), ExitCode::environment;

  const bool complete = *done == command.files.size();
  // Half of an application is not judged: the missing half might be what refuses it.
  if (policy && complete) judge(together, *claim, *policy, options.today, *background);
  for (const Outcome& outcome : together) hand_over(outcome);
  if (report && !report->good()) {
    complain(fmt::format("{} cannot be written.", command.report));
    return ExitCode::environment;
  }
  return complete ? display.code() : merge(display.code(), ExitCode::interrupted);
}

}  // namespace docintake
