#pragma once

#include "pipeline/apps/command_line.h"
#include "pipeline/apps/exit_code.h"
#include "pipeline/apps/standard_output.h"

namespace docintake {

/// Each command does what it is asked, writes results to `out` and diagnostics to standard error, and says
/// how it went. None throws but for a defect or where memory runs out.

/// One outcome per file, in order.
ExitCode read(const ReadCommand& command, StandardOutput& out);

/// A directory of uploads into an outcomes.jsonl, which grows by whole lines, so that a run can be resumed.
ExitCode batch(const BatchCommand& command);

/// The rule core alone: the outcomes of the evidence again, each with the one verdict on all of them.
ExitCode verify(const VerifyCommand& command, StandardOutput& out);

/// What there is to know about policies and rules, as text.
ExitCode policy(const PolicyCommand& command, StandardOutput& out);

/// Accounts and their life in a store; answers are JSON lines.
ExitCode account(const AccountCommand& command, StandardOutput& out);

/// Accuracy of outcomes against a labelled set, as text.
ExitCode score(const ScoreCommand& command, StandardOutput& out);

}  // namespace docintake
