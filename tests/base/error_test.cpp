#include "pipeline/base/error.h"

#include <gtest/gtest.h>

#include <set>

namespace docintake {
namespace {

TEST(ErrorDescriptions, FollowTheOrderOfTheCodes) {
  int rows = 0;
  for (const ErrorDescription& row : error_descriptions()) EXPECT_EQ(static_cast<int>(row.code), rows++);
  EXPECT_EQ(rows, 12);
}

TEST(ErrorDescriptions, HaveUniqueNamesThatFindTheirCodeAgain) {
  std::set<std::string_view> names;
  for (const ErrorDescription& row : error_descriptions()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(error_code_from(row.name), row.code);
    EXPECT_EQ(to_string(row.code), row.name);
  }
  EXPECT_EQ(error_code_from("no_such_code"), std::nullopt);
}

TEST(MakeError, SaysWhatIsWrongAndWhatToDo) {
  const Error error = make_error(ErrorCode::empty_file, "The file is empty.");
  EXPECT_EQ(error.code, ErrorCode::empty_file);
  EXPECT_EQ(error.message, "The file is empty. Choose the file again; nothing arrived.");
}

}  // namespace
}  // namespace docintake
