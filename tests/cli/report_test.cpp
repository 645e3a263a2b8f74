// `read --report` and `batch --report`, the real program; and what a browser makes of the page.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/program.h"

namespace docintake {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

std::string good() { return committed("samples/malformed/jpeg_plain.jpg"); }
std::string corrupt() { return committed("samples/malformed/jpeg_cut_header.jpg"); }

constexpr fs::perms kOwnerAlone = fs::perms::owner_read | fs::perms::owner_write;

/// A folder and a file whose names together are markup that ends a script and begins another.
constexpr const char* kHostile = "a<!--<script>alert(1)<\u202E/script><img src=x onerror=alert(1)>.jpg";

/// The files and numbers of pictures of a report whose structure is sound, as JSON.
std::string checked(const fs::path& report) {
  const Finished check =
      Program("/usr/bin/python3", {committed("tests/cli/check_report.py")}, content_of(report)).wait();
  EXPECT_EQ(check.code, 0) << check.err;
  return check.out;
}

TEST(Report, OfReadHoldsEachUploadWithItsPictures) {
  const ScratchFolder scratch;
  const std::string report = scratch / "out.html";
  const Finished run = docintake({"read", "--json", "--report", report, good(), corrupt(), good()});
  EXPECT_EQ(run.code, 3) << run.err;
  EXPECT_EQ(run.lines().size(), 3U) << "standard output is as without it";
  EXPECT_EQ(checked(report),
            "[[\"" + good() + "\", 1], [\"" + corrupt() + "\", 0], [\"" + good() + "\", 1]]\n");
  EXPECT_EQ(fs::status(report).permissions(), kOwnerAlone);
}

TEST(Report, OfReadHoldsTheVerdict) {
  const ScratchFolder scratch;
  const std::string report = scratch / "out.html";
  docintake({"read", "--policy", "huawei_cloud", "--report", report, good(), good()});
  const std::string page = content_of(report);
  EXPECT_EQ(checked(report), "[[\"" + good() + "\", 1], [\"" + good() + "\", 1]]\n");
  EXPECT_THAT(page, HasSubstr("\"decision\":\"review\""));
}

TEST(Report, NeverTakesThePlaceOfSomethingElse) {
  const ScratchFolder scratch;
  const std::string picture = scratch.file("front.jpg", content_of(good()));
  const Finished run = docintake({"read", "--report", picture, good()});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("is there and no report"));
  EXPECT_EQ(content_of(picture), content_of(good()));

  scratch.file("uploads/1.jpg", content_of(good()));
  const std::string other = scratch.file("out/report.html", "<p>my own</p>");
  EXPECT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--report"}).code, 2);
  EXPECT_EQ(content_of(other), "<p>my own</p>");
  EXPECT_EQ(docintake({"read", "--report", scratch / "no/such/folder.html", good()}).code, 4);
}

TEST(Report, OfALaterRunTakesThePlaceOfAnEarlierOne) {
  const ScratchFolder scratch;
  const std::string report = scratch / "out.html";
  docintake({"read", "--report", report, good(), good()});
  fs::permissions(report, fs::perms::all);
  EXPECT_EQ(docintake({"read", "--report", report, good()}).code, 0);
  EXPECT_EQ(checked(report), "[[\"" + good() + "\", 1]]\n");
  EXPECT_EQ(fs::status(report).permissions(), kOwnerAlone);
}

TEST(Report, OfBatchGoesOnWithResume) {
  const ScratchFolder scratch;
  for (int i = 0; i < 5; ++i) scratch.file("uploads/" + std::to_string(i) + ".jpg", content_of(good()));
  const fs::path outcomes = scratch.path() / "out/outcomes.jsonl";
  const fs::path report = scratch.path() / "out/report.html";
  const std::vector<std::string> batch{"batch", scratch / "uploads", "--out", scratch / "out", "--report"};
  std::vector<std::string> resume = batch;
  resume.push_back("--resume");
  const std::string all =
      "[[\"0.jpg\", 1], [\"1.jpg\", 1], [\"2.jpg\", 1], [\"3.jpg\", 1], [\"4.jpg\", 1]]\n";
  ASSERT_EQ(docintake(batch).code, 0);
  EXPECT_EQ(checked(report), all);
  const std::string whole = content_of(report);
  const std::string lines = content_of(outcomes);
  std::size_t second = lines.find('\n', lines.find('\n') + 1) + 1;

  // Killed between an entry and its outcome, and in the middle of an entry.
  std::ofstream(outcomes, std::ios::binary) << lines.substr(0, second);
  ASSERT_EQ(docintake(resume).code, 0);
  EXPECT_EQ(checked(report), all);
  std::ofstream(outcomes, std::ios::binary) << lines.substr(0, second);
  std::ofstream(report, std::ios::binary) << whole.substr(0, whole.size() - 100);
  ASSERT_EQ(docintake(resume).code, 0);
  EXPECT_EQ(checked(report), all);

  // Two of an earlier run without a report: they stand there without pictures.
  std::ofstream(outcomes, std::ios::binary) << lines.substr(0, second);
  fs::remove(report);
  ASSERT_EQ(docintake(resume).code, 0);
  EXPECT_EQ(checked(report),
            "[[\"0.jpg\", 0], [\"1.jpg\", 0], [\"2.jpg\", 1], [\"3.jpg\", 1], [\"4.jpg\", 1]]\n");
}

TEST(Report, NamesThatAreMarkupStayText) {
  const ScratchFolder scratch;
  scratch.file(std::string("uploads/") + kHostile, content_of(good()));
  scratch.file("uploads/b\xFF.jpg", content_of(good()));
  ASSERT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--report"}).code, 0);
  EXPECT_EQ(checked(scratch.path() / "out/report.html"),
            std::string("[[\"") + kHostile + "\", 1], [\"b\uFFFD.jpg\", 1]]\n");
}

/// What a browser makes of a page, as HTML; empty where there is none.
std::string drawn_by_a_browser(const fs::path& page) {
  const std::string browser = "/usr/bin/chromium";
  if (!fs::exists(browser)) return "";
  const ScratchFolder profile;
  return Program(browser,
                 {"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                  "--disable-background-networking", "--disable-component-update", "--disable-sync",
                  "--virtual-time-budget=3000", "--user-data-dir=" + profile.path().string(), "--dump-dom",
                  "file://" + page.string()},
                 "")
      .wait()
      .out;
}

TEST(Report, ABrowserShowsIt) {
  const ScratchFolder scratch;
  scratch.file(std::string("uploads/") + kHostile, content_of(good()));
  fs::copy(committed("samples/labelled/000007.jpg"), scratch.path() / "uploads/card.jpg");
  scratch.file("uploads/none.jpg", "no picture");
  ASSERT_EQ(docintake({"batch", scratch / "uploads", "--out", scratch / "out", "--report"}).code, 3);
  const fs::path report = scratch.path() / "out/report.html";
  const std::string dom = drawn_by_a_browser(report.string() + "#2");
  if (dom.empty()) GTEST_SKIP() << "there is no /usr/bin/chromium; the page was not drawn";
  EXPECT_THAT(dom, HasSubstr("3 uploads"));
  EXPECT_THAT(dom, HasSubstr("Not processed"));
  EXPECT_THAT(dom, HasSubstr("<bdi>card.jpg</bdi>")) << "the second upload is open";
  EXPECT_THAT(dom, HasSubstr("31010419561118204X"));
  EXPECT_THAT(dom, HasSubstr("<polygon class=\"quad "));
  EXPECT_THAT(dom, HasSubstr("src=\"data:image/jpeg;base64,"));
  // Of the hostile name no part became an element, here or in its place in the list.
  EXPECT_THAT(dom, HasSubstr("a&lt;!--&lt;script&gt;alert(1)&lt;"));
  EXPECT_THAT(dom, Not(HasSubstr("<img src=\"x\"")));
}

}  // namespace
}  // namespace docintake
