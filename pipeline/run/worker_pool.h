#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/base/limits.h"
#include "pipeline/base/result.h"
#include "pipeline/intake.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/upload.h"

namespace docintake {

/// Owns the adapters that one worker works with. Used by that worker's thread alone.
class Workbench {
 public:
  virtual ~Workbench() = default;

  /// The adapters; they live as long as the workbench.
  virtual Tools tools() = 0;
};

/// Makes one worker's workbench. Called once in each worker's thread, several at a time. An error (a model or
/// a data file is missing) ends the run: it is the environment's fault, not an upload's.
using WorkbenchFactory = std::function<Result<std::unique_ptr<Workbench>>()>;

/// What a source found behind a label.
struct Arrival {
  std::size_t bytes = 0;  ///< Its size, also where it is too large to be taken in; 0 where that is not known.
  Result<Upload> upload;
};

/// Reads the bytes behind a label. Called from the workers' threads, several at a time.
using UploadSource = std::function<Arrival(const std::string& label)>;

/// Gets each outcome in the order of the labels, from the thread that called `run`. False ends the run: it
/// has no more room.
using OutcomeSink = std::function<bool(Outcome)>;

/// How a run is done.
struct RunOptions {
  int workers =
      1;  ///< The thread budget: libraries run single-threaded, so this is all there is. At least 1.
  Limits limits;
  Date today;
  const std::atomic<bool>* stop = nullptr;  ///< Once true no further upload is begun. May be null. Not owned.
};

/// Takes in the uploads behind `labels`, several at a time, and hands over one outcome for each in the order
/// of the labels. One bad upload never ends the run: what cannot be read or breaks the intake becomes that
/// outcome's `error`. At most one upload per worker and a few outcomes per worker are held in memory, however
/// long the list.
///
/// Returns how many outcomes were handed over: all; or fewer, after `stop`, when those begun were finished,
/// or when the sink had enough. Errors: the factory's. An exception of the sink ends the run and is passed
/// on.
Result<std::size_t> run(const std::vector<std::string>& labels, const UploadSource& source,
                        const WorkbenchFactory& factory, const RunOptions& options, const OutcomeSink& sink);

}  // namespace docintake
