#include "validators/normalize/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct Row {
  const char* text;
  const char* dates;  ///< ISO, separated by spaces; day and month the other way round behind a '|'.
};

constexpr Row kRows[] = {
    {"1990年1月2日", "1990-01-02"},
    {"1990 年 12 月 31 日", "1990-12-31"},
    {"出生 1990年1月2日", "1990-01-02"},
    {"出生1990午1目2曰", "1990-01-02"},
    {"2000年2月29日", "2000-02-29"},
    {"1900年2月29日", ""},
    {"1990年13月1日", ""},
    {"1990年1月", ""},
    {"1990.01.02", "1990-01-02"},
    {"1990-1-2", "1990-01-02"},
    {"1990/01/02", "1990-01-02"},
    {"1990,01,02", "1990-01-02"},
    {"2016.03.01-2036.03.01", "2016-03-01 2036-03-01"},
    {"2016.03.01-长期", "2016-03-01"},
    {"19900102", "1990-01-02"},
    {"02 01 1990", "1990-01-02"},
    {"02.01.1990", "1990-01-02|1990-02-01"},
    {"31.12.1990", "1990-12-31"},
    {"12/31/1990", "1990-12-31"},
    {"05/05/1990", "1990-05-05"},
    {"12.08.74", "1974-08-12|1974-12-08"},
    {"12.08.29", "2029-08-12|2029-12-08"},
    {"12 AUG 1974", "1974-08-12"},
    {"12 AUG 74", "1974-08-12"},
    {"12 AUG/AOUT 74", "1974-08-12"},
    {"12 aug 1974", "1974-08-12"},
    {"02 JAN/JAN 1990", "1990-01-02"},
    {"02JAN1990", "1990-01-02"},
    {"12 AUG/SEP 1974", ""},
    {"07JUNJWUIN 96", "1996-06-07"},
    {"12 8月/AUG 1974", "1974-08-12"},
    {"02 10月/OCT 2001", "2001-10-02"},
    {"02 01月/JAN 2001", "2001-01-02"},
    {"28 0CT 1999", "1999-10-28"},
    {"14 SEPT 1999", "1999-09-14"},
    {"JAN 02 1990", "1990-01-02"},
    {"AUG 12, 1974", "1974-08-12"},
    {"15 MÄRZ 1980", "1980-03-15"},
    {"15 DÉC/DEC 80", "1980-12-15"},
    {"I2 AUG I974", "1974-08-12"},
    {"2O15.11.O5", "2015-11-05"},
    {"30 FEB 1990", ""},
    {"MARIA 12", ""},
    {"ZAGREB", ""},
    {"510107201202290447", ""},
    {"", ""},
    {"0000.00.00", ""},
    {"9999.12.31", ""},
};

std::string iso_of(const FoundDate& found) {
  return to_iso(found.date) + (found.swapped ? "|" + to_iso(*found.swapped) : "");
}

TEST(Dates, Table) {
  int rows = 0;
  for (const Row& row : kRows) {
    std::string got;
    for (const FoundDate& found : find_dates(folded(to_u32(row.text))))
      got += (got.empty() ? "" : " ") + iso_of(found);
    EXPECT_EQ(got, row.dates) << row.text;
    ++rows;
  }
  EXPECT_EQ(rows, 48);
}

TEST(Dates, PlaceAndCentury) {
  const std::u32string text = U"出生日期12AUG74地";
  const auto dates = find_dates(text);
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(text.substr(dates[0].begin, dates[0].end - dates[0].begin), U"12AUG74");
  EXPECT_FALSE(dates[0].century_given);
  EXPECT_TRUE(find_dates(U"12AUG1974")[0].century_given);
}

TEST(Dates, SingleDateIsTheOnlyOne) {
  EXPECT_TRUE(single_date(U"1990.01.02").has_value());
  EXPECT_FALSE(single_date(U"1990.01.02-2000.01.02").has_value());
  EXPECT_FALSE(single_date(U"").has_value());
}

TEST(Dates, EightDigitsThatMayBeADay) {
  for (const char* day : {"19900230", "30021990", "02301990"}) EXPECT_FALSE(may_be_day(day)) << day;
  for (const char* day : {"19900228", "28021990", "02281990"}) EXPECT_TRUE(may_be_day(day)) << day;
  for (const char* other : {"", "1990228", "199002281", "1990022A", "18990228", "21000228"})
    EXPECT_FALSE(may_be_day(other)) << other;
}

TEST(Dates, LongTextsStayCheap) {
  const std::u32string digits(20'000, U'1');
  EXPECT_TRUE(find_dates(digits).empty());
  std::u32string stops;
  for (int i = 0; i < 5'000; ++i) stops += U"1.";
  EXPECT_NO_FATAL_FAILURE(find_dates(stops));
}

}  // namespace
}  // namespace docintake
