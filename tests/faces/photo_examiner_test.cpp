#include "pipeline/faces/photo_examiner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/contract/labelled_sample.h"
#include "tests/faces/onnx_network.h"

namespace docintake {
namespace {

LabelledSample card() {
  for (LabelledSample& sample : labelled_samples()) {
    if (sample.file == "000284.jpeg") return sample;
  }
  return {};
}

std::string model_file(const std::string& bytes) {
  const std::string path = testing::TempDir() + "network" + std::to_string(bytes.size()) + ".onnx";
  write_file(path, bytes);
  return path;
}

Finding found(const std::vector<Finding>& findings, std::string_view code) {
  const auto at =
      std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; });
  return at == findings.end() ? Finding{} : *at;
}

TEST(FaceMatcher, TellsOneFaceFromAnotherThing) {
  auto matcher = FaceMatcher::create(model_file(small_face_network()), "");
  ASSERT_TRUE(matcher.ok()) << matcher.error().message;
  const LabelledSample sample = card();
  const Page page = first_page(sample);
  const Box face = sample.faces.at(0);
  const Box elsewhere{face.x - 3 * face.w, face.y, face.w, face.h};
  EXPECT_NEAR((*matcher)->similarity(page, face, face).value(), 1, 1e-3);
  EXPECT_LT((*matcher)->similarity(page, face, elsewhere).value(), 0.9);
  EXPECT_EQ((*matcher)->similarity(page, face, {-5000, -5000, 10, 10}), std::nullopt);
}

TEST(FaceMatcher, RefusesWhatIsNoSuchNetwork) {
  struct Row {
    const char* what;
    std::string file;
    const char* says;
  };
  const Row rows[] = {{"missing", "/nowhere/model.onnx", "no such file"},
                      {"text", std::string(DOCINTAKE_SOURCE_DIR) + "/samples/README.md", "SFace's interface"},
                      {"cut short", model_file(small_face_network().substr(0, 4000)), "SFace's interface"}};
  for (const Row& row : rows) {
    const auto matcher = FaceMatcher::create(row.file, "");
    ASSERT_FALSE(matcher.ok()) << row.what;
    EXPECT_EQ(matcher.error().code, ErrorCode::internal);
    EXPECT_THAT(matcher.error().message, testing::HasSubstr(row.says)) << row.what;
  }
  EXPECT_EQ(std::size(rows), 3U);
}

TEST(FaceMatcher, RefusesADetectorThatIsNone) {
  EXPECT_FALSE(FaceMatcher::create(model_file(small_face_network()), "/nowhere/detector.onnx").ok());
}

TEST(PhotoExaminer, SaysWhatToInstall) {
  const auto examiner = PhotoExaminer::create(nullptr, "/nowhere");
  ASSERT_FALSE(examiner.ok());
  EXPECT_THAT(examiner.error().message, testing::HasSubstr("opencv-data"));
}

TEST(PhotoExaminer, ComparesFacesOnlyWithAModel) {
  const LabelledSample sample = card();
  const Page page = first_page(sample);
  const Box face = sample.faces.at(0);
  const HeldDocument held{face, sample.quads.at(0), face};
  auto without = PhotoExaminer::create(nullptr);
  ASSERT_TRUE(without.ok());
  const Finding untold = found((*without)->examine(page, held), "holder_differs");
  EXPECT_EQ(untold.outcome, CheckOutcome::cannot_tell);
  EXPECT_THAT(untold.message, testing::HasSubstr("model"));
  auto with = PhotoExaminer::create(FaceMatcher::create(model_file(small_face_network()), "").value());
  ASSERT_TRUE(with.ok());
  const Finding same = found((*with)->examine(page, held), "holder_differs");
  EXPECT_EQ(same.outcome, CheckOutcome::pass);
  EXPECT_GT(same.score.value(), 0.9);
  const Finding no_portrait =
      found((*with)->examine(page, {face, held.document, std::nullopt}), "holder_differs");
  EXPECT_EQ(no_portrait.outcome, CheckOutcome::cannot_tell);
}

TEST(PhotoExaminer, SaysSomethingOfEveryFact) {
  const LabelledSample sample = card();
  auto examiner = PhotoExaminer::create(nullptr);
  ASSERT_TRUE(examiner.ok());
  std::vector<std::string> codes;
  for (const Finding& finding :
       (*examiner)->examine(first_page(sample), {sample.faces.at(0), sample.quads.at(0), {}})) {
    codes.push_back(finding.code);
    EXPECT_EQ(finding.document, -1);
    EXPECT_FALSE(finding.message.empty());
    if (finding.score) {
      EXPECT_GE(*finding.score, 0);
      EXPECT_LE(*finding.score, 1);
    }
  }
  EXPECT_THAT(codes, testing::ElementsAre("holder_face_cut_off", "holder_face_covered", "holder_face_blurred",
                                          "holder_headwear", "holder_arms_hidden", "holder_differs"));
}

}  // namespace
}  // namespace docintake
