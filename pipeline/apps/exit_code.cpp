#include "pipeline/apps/exit_code.h"

#include <algorithm>
#include <array>

namespace docintake {
namespace {

constexpr std::array kByGravity{ExitCode::ok,          ExitCode::not_approved, ExitCode::not_processed,
                                ExitCode::interrupted, ExitCode::usage,        ExitCode::environment,
                                ExitCode::defect};

}  // namespace

ExitCode exit_code_of(const Outcome& outcome) {
  if (outcome.error) return ExitCode::not_processed;
  if (outcome.verdict && outcome.verdict->decision != Decision::approved) return ExitCode::not_approved;
  return ExitCode::ok;
}

ExitCode merge(ExitCode a, ExitCode b) {
  const auto gravity = [](ExitCode code) { return std::find(kByGravity.begin(), kByGravity.end(), code); };
  return gravity(a) < gravity(b) ? b : a;
}

}  // namespace docintake
