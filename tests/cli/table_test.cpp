#include "pipeline/apps/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace docintake {
namespace {

TEST(Table, ColumnsOfText) {
  const std::pair<const char*, int> cases[]{{"", 0},
                                            {"abc", 3},
                                            {"张三", 4},
                                            {"买买提·艾力", 11},
                                            {"Ｚ", 2},
                                            {"é", 1},
                                            {"e\xCC\x81", 1},
                                            {"가", 2},
                                            {"𠮷", 2},
                                            {"ﾊﾝ", 2},
                                            {"a\xE2\x80\x8B"
                                             "b",
                                             2},
                                            {"한글 x", 6}};
  int rows = 0;
  for (const auto& [text, columns] : cases) {
    EXPECT_EQ(columns_of(text), columns) << text;
    ++rows;
  }
  EXPECT_EQ(rows, 12);
}

TEST(Table, NothingCommandsTheTerminal) {
  EXPECT_EQ(printable("\x1B[31mred\x07"), "?[31mred?");
  EXPECT_EQ(printable("a\nb\tc"), "a?b?c");
  EXPECT_EQ(printable("abc\u202Etxt.exe"), "abc?txt.exe");
  EXPECT_EQ(printable("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(printable("张三"), "张三");
}

// What stands below one another begins in the same terminal column, Chinese or not.
TEST(Table, ColumnsLineUp) {
  const std::vector<std::string> files{"a.jpg", "身份证正面.jpg"};
  const Table table(files);
  std::vector<std::string> rows{table.heading()};
  for (const std::string& file : files) {
    Outcome outcome;
    outcome.file = file;
    Document document;
    document.record = {"prc_id_card", Side::front, 0.9, {}, {}, {}};
    document.record.fields["name"].best.value = file == "a.jpg" ? "ANNA" : "买买提·艾力";
    document.record.fields["number"].best.value = "11010519491231002X";
    outcome.documents.push_back(document);
    rows.push_back(table.rows(outcome));
  }
  const auto column_of = [](const std::string& row, const std::string& text) {
    return columns_of(std::string_view(row).substr(0, row.find(text)));
  };
  EXPECT_EQ(column_of(rows[0], "NUMBER"), column_of(rows[1], "11010"));
  EXPECT_EQ(column_of(rows[1], "11010"), column_of(rows[2], "11010"));
  EXPECT_EQ(column_of(rows[0], "NAME"), column_of(rows[2], "买买提"));
}

TEST(Table, ShowsWhatThereIsToSay) {
  Outcome outcome;
  outcome.file = "front.jpg";
  Document document;
  document.record = {"passport", Side::single, 0.9, {}, {}, {}};
  document.record.fields["name_latin"].best.value = "ERIKSSON ANNA";
  document.record.fields["valid_until"].best.value = "2032-04-15";
  document.record.fields["mrz"].best.lines = {"P<UTO"};
  outcome.documents.push_back(document);
  outcome.findings.push_back({"glare", CheckOutcome::fail, 0, "name", std::nullopt, "There is glare."});
  outcome.findings.push_back({"blur", CheckOutcome::pass, 0, "", std::nullopt, "It is sharp."});
  outcome.findings.push_back({"same_side_twice", CheckOutcome::fail, -1, "", std::nullopt, "Twice."});
  outcome.verdict.emplace();
  outcome.verdict->decision = Decision::rejected;
  outcome.verdict->findings.push_back(
      {"name_matches", CheckOutcome::fail, Action::reject, {}, "Another name.", ""});
  outcome.verdict->findings.push_back(
      {"upload_size", CheckOutcome::pass, Action::accept, {}, "Small enough.", ""});
  const std::string rows = Table({"front.jpg"}).rows(outcome);
  for (const char* shown : {"front.jpg", "passport", "single", "ERIKSSON ANNA", "rejected",
                            "valid_until: 2032-04-15", "! glare (name): There is glare.",
                            "! same_side_twice: Twice.", "> reject name_matches: Another name."}) {
    EXPECT_THAT(rows, testing::HasSubstr(shown));
  }
  for (const char* hidden : {"P<UTO", "It is sharp.", "Small enough."}) {
    EXPECT_THAT(rows, testing::Not(testing::HasSubstr(hidden)));
  }

  Outcome failed;
  failed.file = "gone.jpg";
  failed.error = make_error(ErrorCode::unreadable_file, "It is gone.");
  EXPECT_THAT(Table({}).rows(failed), testing::HasSubstr("! unreadable_file: It is gone."));
}

}  // namespace
}  // namespace docintake
