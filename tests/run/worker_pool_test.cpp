// The pool with every port faked: what it must do whatever an upload does to a worker.

#include "pipeline/run/worker_pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>

namespace docintake {
namespace {

constexpr Date kDay{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};

/// Refuses every upload; those whose content names a misbehaviour get that.
class MisbehavingDecoder : public PageDecoder {
 public:
  Result<UploadInfo> inspect(const Upload& upload) override {
    const std::string content(upload.bytes().begin(), upload.bytes().end());
    if (content == "throws") throw std::runtime_error("broken");
    if (content == "throws bad_alloc") throw std::bad_alloc();
    if (content == "slow") std::this_thread::sleep_for(std::chrono::milliseconds(40));
    return make_error(ErrorCode::unsupported_format, "It is of no known format.");
  }
  Result<Page> decode(const Upload&, const UploadInfo&, int, Deadline) override { return Page{}; }
};

class NoLocator : public DocumentLocator {
 public:
  std::vector<Capture> locate(const Page&) override { return {}; }
  std::vector<Capture> locate_within(const Page&, const Box&) override { return {}; }
  Capture whole(const Page&) override { return {}; }
  Raster rectify(const Page&, const Quad&) override { return {}; }
};

class NoFaces : public FaceFinder {
 public:
  std::vector<Face> find(const Page&, std::span<const Capture>, std::span<const Quad>) override { return {}; }
  std::optional<Face> portrait_on(const Capture&) override { return std::nullopt; }
  std::optional<int> turned_by_face(const Capture&) override { return std::nullopt; }
};

class NoReader : public TextReader {
 public:
  Orientation orient(const Capture&, Deadline) override { return {}; }
  Reading read(const Capture&, std::vector<FoundLine>, Deadline) override { return {}; }
  std::vector<Barcode> read_barcodes(const Raster&, std::span<const Symbology>, Deadline) override {
    return {};
  }
};

class NoHolders : public HolderExaminer {
 public:
  std::optional<Box> cut_face(const Page&, const Quad&) override { return std::nullopt; }
  std::vector<Finding> examine(const Page&, const HeldDocument&) override { return {}; }
};

class NoInspector : public PictureInspector {
 public:
  std::vector<Finding> inspect(const Page&, const ReadDocument&) override { return {}; }
};

class FakeBench : public Workbench {
 public:
  Tools tools() override { return {decoder_, locator_, faces_, reader_, holders_, inspector_}; }

 private:
  MisbehavingDecoder decoder_;
  NoLocator locator_;
  NoFaces faces_;
  NoReader reader_;
  NoHolders holders_;
  NoInspector inspector_;
};

Result<std::unique_ptr<Workbench>> fake_bench() {
  return std::unique_ptr<Workbench>(std::make_unique<FakeBench>());
}

/// The label up to '/' is the content.
Arrival content_of(const std::string& label) {
  const std::string content = label.substr(0, label.find('/'));
  if (content == "source throws") throw std::runtime_error("broken");
  if (content == "source throws bad_alloc") throw std::bad_alloc();
  if (content == "missing") return {0, make_error(ErrorCode::unreadable_file, "It is missing.")};
  if (content == "huge") return {99, make_error(ErrorCode::upload_too_large, "It is huge.")};
  return {content.size(), Upload::create(label, Bytes(content.begin(), content.end()), Limits{})};
}

RunOptions with_workers(int workers) {
  RunOptions options;
  options.workers = workers;
  options.today = kDay;
  return options;
}

std::vector<std::string> labels_of(int count) {
  std::vector<std::string> labels;
  for (int i = 0; i < count; ++i) labels.push_back((i % 7 == 0 ? "slow/" : "quick/") + std::to_string(i));
  return labels;
}

class Pool : public testing::TestWithParam<int> {};

TEST_P(Pool, HandsOutcomesOverInOrder) {
  const std::vector<std::string> labels = labels_of(60);
  std::vector<std::string> files;
  const std::thread::id caller = std::this_thread::get_id();
  const auto done = run(labels, content_of, fake_bench, with_workers(GetParam()), [&](Outcome outcome) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    files.push_back(outcome.file);
    return true;
  });
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(*done, labels.size());
  EXPECT_EQ(files, labels);
}

TEST_P(Pool, OneBadUploadNeverStopsTheOthers) {
  struct Bad {
    const char* label;
    ErrorCode code;
    std::size_t bytes;
  };
  const Bad bad[]{{"throws/a", ErrorCode::internal, 6},
                  {"throws bad_alloc/b", ErrorCode::out_of_memory, 16},
                  {"source throws/c", ErrorCode::internal, 0},
                  {"source throws bad_alloc/d", ErrorCode::out_of_memory, 0},
                  {"missing/e", ErrorCode::unreadable_file, 0},
                  {"huge/f", ErrorCode::upload_too_large, 99},
                  {"/empty", ErrorCode::empty_file, 0}};
  std::vector<std::string> labels;
  for (const Bad& b : bad) labels.insert(labels.end(), {b.label, "quick/between"});
  std::vector<Outcome> outcomes;
  const auto done = run(labels, content_of, fake_bench, with_workers(GetParam()), [&](Outcome outcome) {
    outcomes.push_back(std::move(outcome));
    return true;
  });
  ASSERT_TRUE(done.ok());
  ASSERT_EQ(outcomes.size(), labels.size());
  int rows = 0;
  for (const Bad& b : bad) {
    const Outcome& outcome = outcomes[2 * rows];
    EXPECT_EQ(outcome.file, b.label);
    ASSERT_TRUE(outcome.error.has_value()) << b.label;
    EXPECT_EQ(to_string(outcome.error->code), to_string(b.code)) << b.label;
    EXPECT_EQ(outcome.bytes, b.bytes) << b.label;
    EXPECT_EQ(outcomes[2 * rows + 1].error->code, ErrorCode::unsupported_format);
    ++rows;
  }
  EXPECT_EQ(rows, 7);
}

TEST_P(Pool, StopsAndFinishesWhatHasBegun) {
  std::atomic<bool> stop = false;
  RunOptions options = with_workers(GetParam());
  options.stop = &stop;
  const std::vector<std::string> labels = labels_of(1000);
  std::vector<std::string> files;
  const auto done = run(labels, content_of, fake_bench, options, [&](Outcome outcome) {
    files.push_back(outcome.file);
    stop = files.size() >= 10;
    return true;
  });
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(*done, files.size());
  EXPECT_GE(files.size(), 10U);
  EXPECT_LT(files.size(), 10U + 5 * GetParam());
  EXPECT_TRUE(std::equal(files.begin(), files.end(), labels.begin()));
}

TEST_P(Pool, NoMoreThanAFewOutcomesWaitForASlowOne) {
  std::atomic<int> begun = 0;
  std::atomic<int> handed_over = 0;
  std::atomic<int> most_ahead = 0;
  const auto source = [&](const std::string& label) {
    const int ahead = ++begun - handed_over;
    int seen = most_ahead;
    while (ahead > seen && !most_ahead.compare_exchange_weak(seen, ahead)) {
    }
    return content_of(label);
  };
  const auto done = run(labels_of(200), source, fake_bench, with_workers(GetParam()),
                        [&](Outcome) { return ++handed_over > 0; });
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(handed_over, 200);
  EXPECT_LE(most_ahead, 4 * GetParam() + 1);
}

TEST_P(Pool, AWorkbenchThatCannotBeMadeIsTheRunsError) {
  int outcomes = 0;
  const auto factory = []() -> Result<std::unique_ptr<Workbench>> {
    return make_error(ErrorCode::internal, "The model is missing.");
  };
  const auto done = run(labels_of(20), content_of, factory, with_workers(GetParam()),
                        [&](Outcome) { return ++outcomes > 0; });
  ASSERT_FALSE(done.ok());
  EXPECT_THAT(done.error().message, testing::HasSubstr("The model is missing."));
  EXPECT_EQ(outcomes, 0);
  const auto throwing = []() -> Result<std::unique_ptr<Workbench>> { throw std::runtime_error("broken"); };
  EXPECT_FALSE(
      run(labels_of(20), content_of, throwing, with_workers(GetParam()), [](Outcome) { return true; }).ok());
}

TEST_P(Pool, AnExceptionOfTheSinkEndsTheRun) {
  const auto full_disk = [](Outcome) -> bool { throw std::runtime_error("the disk is full"); };
  EXPECT_THROW((void)run(labels_of(100), content_of, fake_bench, with_workers(GetParam()), full_disk),
               std::runtime_error);
}

TEST_P(Pool, ASinkThatHasEnoughEndsTheRun) {
  int outcomes = 0;
  const auto done = run(labels_of(1000), content_of, fake_bench, with_workers(GetParam()),
                        [&](Outcome) { return ++outcomes < 3; });
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(*done, 3U);
  EXPECT_EQ(outcomes, 3);
}

TEST_P(Pool, NothingToDo) {
  const auto done = run({}, content_of, fake_bench, with_workers(GetParam()),
                        [](Outcome) -> bool { throw std::logic_error("there is none"); });
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(*done, 0U);
}

INSTANTIATE_TEST_SUITE_P(Workers, Pool, testing::Values(1, 2, 5));

// Adapters are not safe for several threads: a workbench stays with the thread that it was made in.
TEST(PoolThreads, EachWorkerHasItsOwnWorkbench) {
  std::mutex mutex;
  std::vector<std::thread::id> made_in;
  const auto factory = [&] {
    const std::lock_guard lock(mutex);
    made_in.push_back(std::this_thread::get_id());
    return fake_bench();
  };
  ASSERT_TRUE(run(labels_of(50), content_of, factory, with_workers(3), [](Outcome) { return true; }).ok());
  std::sort(made_in.begin(), made_in.end());
  EXPECT_EQ(std::unique(made_in.begin(), made_in.end()), made_in.end());
  EXPECT_EQ(made_in.size(), 3U);
}

}  // namespace
}  // namespace docintake
