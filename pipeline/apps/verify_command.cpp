#include "pipeline/apps/commands.h"
#include "pipeline/apps/judging.h"
#include "pipeline/model/json.h"

namespace docintake {

ExitCode verify(const VerifyCommand& command, StandardOutput& out) {
  const Result<Policy> policy = load_policy(command.policy);
  if (!policy.ok()) return complain(policy.error().message), ExitCode::usage;
  const Result<Claim> claim = load_claim(command.claim);
  if (!claim.ok()) return complain(claim.error().message), ExitCode::usage;
  const Result<Background> background = load_background(command.background);
  if (!background.ok()) return complain(background.error().message), ExitCode::usage;
  Result<std::vector<Outcome>> outcomes = load_outcomes(command.evidence);
  if (!outcomes.ok()) return complain(outcomes.error().message), ExitCode::usage;
  if (outcomes->empty()) return complain("There is no outcome in the evidence."), ExitCode::usage;

  judge(*outcomes, *claim, *policy, command.as_of.value_or(today()), *background);
  ExitCode code = ExitCode::ok;
  for (const Outcome& outcome : *outcomes) {
    code = merge(code, exit_code_of(outcome));
    if (!out.write(to_json(outcome) + "\n")) return ExitCode::environment;
  }
  return code;
}

}  // namespace docintake
