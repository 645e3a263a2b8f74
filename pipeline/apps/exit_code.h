#pragma once

#include "pipeline/model/outcome.h"

namespace docintake {

/// What the program says by its exit status (docs: contract of the command line).
enum class ExitCode {
  ok = 0,             ///< Every upload was processed and, where there was a verdict, approved.
  not_approved = 1,   ///< At least one verdict is for review or rejected.
  usage = 2,          ///< Wrong arguments, or a claim, policy or evidence that is none.
  not_processed = 3,  ///< At least one upload could not be processed; its outcome carries `error`.
  environment = 4,    ///< A model, a data file or the disk is at fault.
  defect = 5,         ///< A defect in docintake.
  interrupted = 130,  ///< Interrupted by a signal; what had begun was finished.
};

/// What one outcome asks for: ok, not_approved or not_processed.
ExitCode exit_code_of(const Outcome& outcome);

/// The graver of two. In this order: ok, not_approved, not_processed, interrupted, usage, environment,
/// defect.
ExitCode merge(ExitCode a, ExitCode b);

}  // namespace docintake
