#include "pipeline/run/worker_pool.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

namespace docintake {
namespace {

/// How many outcomes per worker may wait for a slow upload before them.
constexpr std::size_t kAheadPerWorker = 4;

Outcome outcome_of(const std::string& label, const UploadSource& source, const Tools& tools,
                   const RunOptions& options) {
  const Arrival arrival = source(label);
  if (arrival.upload.ok()) return intake(*arrival.upload, tools, options.limits, options.today);
  Outcome outcome;
  outcome.file = label;
  outcome.bytes = arrival.bytes;
  outcome.error = arrival.upload.error();
  return outcome;
}

/// The outcome of a label, whatever happens on the way: a worker outlives what a hostile upload does to it.
Outcome guarded_outcome_of(const std::string& label, const UploadSource& source, const Tools& tools,
                           const RunOptions& options) {
  Outcome failed;
  failed.file = label;
  try {
    return outcome_of(label, source, tools, options);
  } catch (const std::bad_alloc&) {
    failed.error = make_error(ErrorCode::out_of_memory, "The upload needs more memory than there is.");
  } catch (const std::exception&) {
    failed.error = make_error(ErrorCode::internal, "Reading stopped unexpectedly.");
  }
  return failed;
}

/// What the workers and the thread that hands outcomes over share.
class Conveyor {
 public:
  Conveyor(std::size_t count, std::size_t ahead, const std::atomic<bool>* stop)
      : count_(count), ahead_(ahead), stop_(stop) {}

  /// The next upload to begin; nothing when there is none left or the run is over.
  std::optional<std::size_t> take() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return over() || begun_ < handed_over_ + ahead_; });
    if (over()) return std::nullopt;
    return begun_++;
  }

  void put(std::size_t index, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    finished_.emplace(index, std::move(outcome));
    news_.notify_one();
  }

  /// The next outcome in order; nothing once every upload that was begun has been handed over.
  std::optional<Outcome> next() {
    std::unique_lock lock(mutex_);
    // The signal handler that sets `stop_` cannot notify, hence the short naps.
    while (!finished_.contains(handed_over_)) {
      if (over() && handed_over_ == begun_) return std::nullopt;
      if (failure_) return std::nullopt;
      if (news_.wait_for(lock, std::chrono::milliseconds(50)) == std::cv_status::timeout && over()) {
        room_.notify_all();
      }
    }
    Outcome outcome = std::move(finished_.extract(handed_over_++).mapped());
    room_.notify_all();
    return outcome;
  }

  /// Nothing further is begun; the first reason counts.
  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(error);
    room_.notify_all();
    news_.notify_one();
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    room_.notify_all();
  }

  std::size_t handed_over() const { return handed_over_; }
  const std::optional<Error>& failure() const { return failure_; }

 private:
  bool over() const { return closed_ || failure_ || begun_ == count_ || (stop_ != nullptr && *stop_); }

  const std::size_t count_;
  const std::size_t ahead_;
  const std::atomic<bool>* const stop_;
  std::mutex mutex_;
  std::condition_variable room_;  ///< For workers: an outcome was handed over, or the run is over.
  std::condition_variable news_;  ///< For the caller: an outcome came in.
  std::map<std::size_t, Outcome> finished_;
  std::optional<Error> failure_;
  std::size_t begun_ = 0;
  std::size_t handed_over_ = 0;
  bool closed_ = false;
};

/// Joins its threads whichever way the scope is left.
class Crew {
 public:
  explicit Crew(Conveyor& conveyor) : conveyor_(conveyor) {}
  ~Crew() {
    conveyor_.close();
    for (std::thread& thread : threads_) thread.join();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  void add(std::function<void()> work) { threads_.emplace_back(std::move(work)); }

 private:
  Conveyor& conveyor_;
  std::vector<std::thread> threads_;
};

/// What the factory makes; whatever it throws counts as its refusal.
Result<std::unique_ptr<Workbench>> make_workbench(const WorkbenchFactory& factory) {
  try {
    return factory();
  } catch (const std::exception&) {
    return make_error(ErrorCode::internal, "What a worker needs could not be set up.");
  }
}

}  // namespace

Result<std::size_t> run(const std::vector<std::string>& labels, const UploadSource& source,
                        const WorkbenchFactory& factory, const RunOptions& options, const OutcomeSink& sink) {
  const std::size_t workers = std::min(std::size_t(std::max(1, options.workers)), labels.size());
  Conveyor conveyor(labels.size(), workers * kAheadPerWorker, options.stop);
  {
    Crew crew(conveyor);
    for (std::size_t i = 0; i < workers; ++i) {
      crew.add([&] {
        const auto bench = make_workbench(factory);
        if (!bench.ok()) return conveyor.fail(bench.error());
        while (const auto index = conveyor.take()) {
          conveyor.put(*index, guarded_outcome_of(labels[*index], source, bench.value()->tools(), options));
        }
      });
    }
    while (auto outcome = conveyor.next()) {
      if (!sink(std::move(*outcome))) break;
    }
  }
  if (conveyor.failure()) return *conveyor.failure();
  return conveyor.handed_over();
}

}  // namespace docintake
