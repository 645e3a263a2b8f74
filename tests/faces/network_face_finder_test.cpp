#include "pipeline/faces/network_face_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace docintake {
namespace {

TEST(NetworkFaceFinder, RefusesAMissingFile) {
  const auto finder = NetworkFaceFinder::create("/nowhere/model.onnx");
  ASSERT_FALSE(finder.ok());
  EXPECT_EQ(finder.error().code, ErrorCode::internal);
  EXPECT_THAT(finder.error().message, testing::HasSubstr("no such file"));
}

TEST(NetworkFaceFinder, RefusesWhatIsNoModel) {
  const auto readme = std::filesystem::path(DOCINTAKE_SOURCE_DIR) / "samples" / "README.md";
  const auto finder = NetworkFaceFinder::create(readme);
  ASSERT_FALSE(finder.ok());
  EXPECT_THAT(finder.error().message, testing::HasSubstr("not a YuNet network"));
}

TEST(NetworkFaceFinder, RefusesAFolder) {
  EXPECT_FALSE(NetworkFaceFinder::create(DOCINTAKE_SOURCE_DIR).ok());
}

}  // namespace
}  // namespace docintake
