#include "validators/identifiers/gb11643.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/validators/looking.h"

namespace docintake {
namespace {

struct Row {
  const char* number;
  bool valid;
  const char* why;
};

// The first two are the examples of GB 11643-1999; the others are made.
constexpr Row kRows[] = {
    {"11010519491231002X", true, "the standard's example"},
    {"440524188001010014", true, "the standard's example of a centenarian"},
    {"110105194912310029", false, "check digit"},
    {"11010519491231002x", false, "small x is not the printed character"},
    {"110105194912310021", false, "check digit"},
    {"110105491231002", false, "first generation, 15 digits"},
    {"1101051949123100", false, "16 digits"},
    {"11010519491231002", false, "17 digits are never a number"},
    {"11010519491231002XX", false, "19 characters"},
    {"1101051949123100X2", false, "X inside"},
    {"11010519491231O02X", false, "letter O"},
    {" 1010519491231002X", false, "space"},
    {"", false, "nothing"},
    {"000000000000000000", false, "no region, no date"},
    {"330102198304120070", true, "ordinary"},
    {"370281200112051312", true, "ordinary"},
    {"51010720120229044X", true, "ordinary"},
    {"610402197511309027", true, "ordinary"},
    {"420111199008173626", false, "check digit"},
    {"420111199008173621", true, "the same with its right check digit"},
    {"42011119900817362", false, "17 digits"},
};

TEST(Gb11643, Table) {
  int rows = 0;
  for (const Row& row : kRows) {
    EXPECT_EQ(check_gb11643(row.number, kToday).valid(), row.valid) << row.number << ": " << row.why;
    ++rows;
  }
  EXPECT_EQ(rows, 21);
}

struct DateRow {
  const char* first_17;
  bool valid;
  const char* why;
};

constexpr DateRow kDateRows[] = {
    {"11010119000229001", false, "1900 was no leap year"},
    {"11010120000229001", true, "2000 was"},
    {"11010119990229001", false, "no such day"},
    {"11010119991301001", false, "month 13"},
    {"11010119990001001", false, "month 0"},
    {"11010119990100001", false, "day 0"},
    {"11010119990431001", false, "31 April"},
    {"11010120261120001", true, "born today"},
    {"11010120261121001", false, "born tomorrow"},
    {"11010117990101001", false, "before 1800"},
    {"11010120991231001", false, "to come"},
    {"11010119640812001", true, "ordinary"},
};

TEST(Gb11643, DatesMustBeRealWithTheRightCheckDigit) {
  int rows = 0;
  for (const DateRow& row : kDateRows) {
    EXPECT_EQ(check_gb11643(completed(row.first_17), kToday).valid(), row.valid)
        << row.first_17 << ": " << row.why;
    ++rows;
  }
  EXPECT_EQ(rows, 12);
}

TEST(Gb11643, ProvincesThatExistAndThoseThatDoNot) {
  const std::string existing =
      " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 "
      "82 83 ";
  int valid = 0;
  for (int code = 0; code < 100; ++code) {
    const std::string two = std::string(1, char('0' + code / 10)) + char('0' + code % 10);
    const Gb11643 check = check_gb11643(completed(two + "010119900101001"), kToday);
    EXPECT_TRUE(check.shape && check.check_digit && check.birth_date);
    EXPECT_EQ(check.region, existing.find(" " + two + " ") != std::string::npos) << two;
    EXPECT_EQ(check.valid(), check.region);
    valid += check.valid();
  }
  EXPECT_EQ(valid, 35);
}

TEST(Gb11643, SexIsTheParityOfTheSequence) {
  for (int sequence = 0; sequence < 10; ++sequence) {
    const auto number = completed("1101011990010110" + std::to_string(sequence));
    EXPECT_EQ(check_gb11643(number, kToday).sex, sequence % 2 ? "M" : "F") << number;
  }
}

TEST(Gb11643, EverySubstitutionAndEverySwapOfNeighboursIsSeen) {
  const std::string good = "440524188001010014";
  int substitutions = 0, swaps = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string bad = good;
      if (bad[i] == digit) continue;
      bad[i] = digit;
      EXPECT_FALSE(check_gb11643(bad, kToday).check_digit) << bad;
      ++substitutions;
    }
    std::string swapped = good;
    if (i == 16 || swapped[i] == swapped[i + 1]) continue;
    std::swap(swapped[i], swapped[i + 1]);
    EXPECT_FALSE(check_gb11643(swapped, kToday).check_digit) << swapped;
    ++swaps;
  }
  EXPECT_EQ(substitutions, 17 * 9);
  EXPECT_GE(swaps, 9);
}

TEST(Gb11643, FirstGeneration) {
  EXPECT_TRUE(is_first_generation_gb11643("110105491231002"));
  EXPECT_FALSE(is_first_generation_gb11643("110105491331002"));  // Month 13.
  EXPECT_FALSE(is_first_generation_gb11643("990105491231002"));  // No such province.
  EXPECT_FALSE(is_first_generation_gb11643("11010549123100X"));
  EXPECT_FALSE(is_first_generation_gb11643("11010549123100"));
  EXPECT_FALSE(is_first_generation_gb11643("11010519491231002X"));
}

}  // namespace
}  // namespace docintake
