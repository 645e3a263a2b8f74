// `docintake batch`, the real program.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "pipeline/model/json.h"
#include "tests/cli/program.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

std::string picture() { return content_of(committed("samples/malformed/jpeg_plain.jpg")); }

/// The labels of the outcomes that a batch has written, whole lines only.
std::vector<std::string> files_in(const fs::path& outcomes) {
  std::vector<std::string> files;
  std::istringstream in(content_of(outcomes));
  for (std::string line; std::getline(in, line) && !in.eof();) {
    const Result<Outcome> outcome = outcome_from_json(line);
    EXPECT_TRUE(outcome.ok()) << line;
    if (outcome.ok()) files.push_back(outcome->file);
  }
  return files;
}

TEST(Batch, TakesAFolderInRecursivelyAndInOrder) {
  const ScratchFolder scratch;
  for (const char* name : {"b/2.jpg", "b/1.jpg", "a.jpg", "c/d/e/deep", "z.jpg"}) {
    scratch.file(std::string("uploads/") + name, picture());
  }
  scratch.file("uploads/b/bad.jpg", "this is no picture");
  scratch.file("uploads/.z.jpg.part", "still being copied");
  scratch.file("uploads/.hidden/x.jpg", picture());
  fs::create_symlink(scratch / "nowhere", scratch / "uploads/dangling.jpg");
  const Finished run =
      docintake({"batch", scratch / "uploads", "--out", scratch / "uploads/out", "--jobs", "2"});
  EXPECT_EQ(run.code, 3) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "") << "progress is for terminals";
  EXPECT_THAT(files_in(scratch.path() / "uploads/out/outcomes.jsonl"),
              ElementsAre("a.jpg", "b/1.jpg", "b/2.jpg", "b/bad.jpg", "c/d/e/deep", "z.jpg"));
}

TEST(Batch, AnEmptyFolderIsNoFault) {
  const ScratchFolder scratch;
  fs::create_directory(scratch / "uploads");
  EXPECT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out"}).code, 0);
  EXPECT_EQ(content_of(scratch.path() / "out/outcomes.jsonl"), "");
}

TEST(Batch, APolicyJudgesEachUploadAlone) {
  const ScratchFolder scratch;
  scratch.file("uploads/1.jpg", picture());
  scratch.file("uploads/2.jpg", picture());
  const Finished run =
      docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--policy", "huawei_cloud"});
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_THAT(content_of(scratch.path() / "out/outcomes.jsonl"),
              testing::HasSubstr("\"decision\":\"review\""));
}

TEST(Batch, ResumeGoesOnWhereARunStopped) {
  const ScratchFolder scratch;
  for (int i = 0; i < 6; ++i) scratch.file("uploads/" + std::to_string(i) + ".jpg", picture());
  scratch.file("uploads/1.jpg", "this is no picture");
  const fs::path outcomes = scratch.path() / "out/outcomes.jsonl";
  ASSERT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out"}).code, 3);
  const std::string whole = content_of(outcomes);
  ASSERT_EQ(files_in(outcomes).size(), 6U);

  // Killed in the middle of the third line.
  std::size_t cut = whole.find('\n', whole.find('\n') + 1) + 100;
  std::ofstream(outcomes, std::ios::binary) << whole.substr(0, cut);
  const Finished resumed = docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--resume"});
  EXPECT_EQ(resumed.code, 3) << "the bad upload of the earlier run still counts";
  EXPECT_THAT(files_in(outcomes), ElementsAre("0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"));
  const std::size_t kept = whole.find('\n', whole.find('\n') + 1) + 1;
  EXPECT_EQ(content_of(outcomes).substr(0, kept), whole.substr(0, kept)) << "what was done is not done again";

  // Nothing left to do.
  const std::string before = content_of(outcomes);
  EXPECT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--resume"}).code, 3);
  EXPECT_EQ(content_of(outcomes), before);

  // Something that is no outcome is not written behind.
  std::ofstream(outcomes) << "my diary\n";
  EXPECT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--resume"}).code, 2);
  EXPECT_EQ(content_of(outcomes), "my diary\n");

  // Without --resume everything is done anew.
  EXPECT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out"}).code, 3);
  EXPECT_EQ(files_in(outcomes).size(), 6U);
}

TEST(Batch, NamesThatAreNoUtf8AreResumedToo) {
  const ScratchFolder scratch;
  for (const char* name : {"a\xFF.jpg", "a\xFE.jpg", "b.jpg"})
    scratch.file(std::string("uploads/") + name, picture());
  const fs::path outcomes = scratch.path() / "out/outcomes.jsonl";
  ASSERT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out"}).code, 0);
  const std::string whole = content_of(outcomes);
  std::ofstream(outcomes, std::ios::binary) << whole.substr(0, whole.find('\n') + 1);
  ASSERT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--resume"}).code, 0);
  EXPECT_THAT(files_in(outcomes), ElementsAre("a\uFFFD.jpg", "a\uFFFD.jpg", "b.jpg"));
}

TEST(Batch, InterruptedItFinishesWhatHasBegunAndCanBeResumed) {
  constexpr std::size_t kUploads = 400;
  const ScratchFolder scratch;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kUploads; ++i) {
    names.push_back(std::to_string(1000 + i) + ".jpg");
    scratch.file("uploads/" + names.back(), picture());
  }
  const fs::path outcomes = scratch.path() / "out/outcomes.jsonl";
  const std::vector<std::string> arguments{"batch", scratch / "uploads", "--out", scratch / "out", "--jobs",
                                           "2"};
  Program program(docintake_program(), arguments, "");
  for (int i = 0; i < 5000 && (!fs::exists(outcomes) || fs::file_size(outcomes) == 0); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  program.signal(SIGINT);
  const Finished interrupted = program.wait();
  EXPECT_EQ(interrupted.code, 130) << interrupted.err;
  const std::vector<std::string> done = files_in(outcomes);
  ASSERT_GE(done.size(), 1U);
  ASSERT_LT(done.size(), kUploads) << "the signal came too late to test anything";
  EXPECT_TRUE(content_of(outcomes).ends_with('\n'));
  EXPECT_TRUE(std::equal(done.begin(), done.end(), names.begin()));

  std::vector<std::string> again = arguments;
  again.push_back("--resume");
  EXPECT_EQ(docintake(again).code, 0);
  EXPECT_EQ(files_in(outcomes), names);
}

TEST(Batch, OutcomesAreForTheOwnerAlone) {
  const ScratchFolder scratch;
  scratch.file("uploads/1.jpg", picture());
  ASSERT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out"}).code, 0);
  EXPECT_EQ(fs::status(scratch.path() / "out/outcomes.jsonl").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace docintake
