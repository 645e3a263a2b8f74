#include "ocr/decoding/text_constraint.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

struct Row {
  std::u32string text;
  bool accepted;
};

/// Checks each row; what is accepted must also be let through character by character.
int check(const TextConstraint& constraint, const std::vector<Row>& rows) {
  int checked = 0;
  for (const Row& row : rows) {
    const std::string shown(row.text.begin(), row.text.end());
    EXPECT_EQ(constraint.accepts(row.text), row.accepted) << shown;
    for (std::size_t length = 0; row.accepted && length <= row.text.size(); ++length)
      EXPECT_TRUE(constraint.may_begin(row.text.substr(0, length))) << shown << " cut to " << length;
    ++checked;
  }
  return checked;
}

TEST(CitizenNumberForm, KnowsTheStandardsExample) {
  const CitizenNumberForm form([](std::string_view region) { return region == "110105"; });
  EXPECT_EQ(check(form, {{U"11010519491231002X", true},
                         {U"110105194912310021", false},   // check character
                         {U"11010519491331002X", false},   // month 13
                         {U"11010519490229002X", false},   // no leap year
                         {U"11010519491231002", false},    // too short
                         {U"11010519491231002XX", false},  // too long
                         {U"11010619491231002X", false},   // region
                         {U"", false}}),
            8);
  EXPECT_FALSE(form.may_begin(U"110106"));
  EXPECT_FALSE(form.may_begin(U"11010519493"));
  EXPECT_FALSE(form.may_begin(U"1101X"));
}

TEST(SocialCreditCodeForm, ChecksBothCheckCharacters) {
  EXPECT_EQ(
      check(social_credit_code_form(), {{U"91350100M000100Y43", true},   // the standard's example
                                        {U"91350100M000100Y44", false},  // last check character
                                        {U"91350100M000100Y33", false},  // organisation's check character
                                        {U"9135010OM000100Y43", false},  // O is not used
                                        {U"91350100M000100Y4", false}}),
      5);
}

TEST(SocialCreditCodeShape, ChecksNoCheckCharacter) {
  EXPECT_EQ(check(social_credit_code_shape(), {{U"91350100M000100Y43", true},
                                               {U"91350100M000100Y44", true},
                                               {U"9135A100M000100Y43", false},  // a letter in the region
                                               {U"91350100M000100Y4", false}}),
            4);
}

TEST(MrzLineForm, ChecksPassports) {
  const FixedForm second = mrz_line_form(2, 44, 1);
  EXPECT_EQ(check(second, {{U"L898902C36UTO7408122F1204159ZE184226B<<<<<10", true},   // ICAO 9303 part 4
                           {U"L898902C36UTO7408122F1204159ZE184226B<<<<<11", false},  // composite
                           {U"L898902C46UTO7408122F1204159ZE184226B<<<<<10", false},  // number
                           {U"L898902C36UTO7408123F1204159ZE184226B<<<<<10", false},  // birth
                           {U"L898902C36UT07408122F1204159ZE184226B<<<<<10", false},  // a digit in the state
                           {U"L898902C36UTO7408122F1204159<<<<<<<<<<<<<<08", true},
                           {U"L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8", true},
                           {U"L898902C36UTO7408122F1204159ZE184226B<<<<<1", false}}),
            8);
  EXPECT_EQ(check(mrz_line_form(2, 44, 0), {{U"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", true},
                                            {U"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<", false},
                                            {U"P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", false}}),
            3);
}

TEST(MrzLineForm, ChecksCards) {
  EXPECT_EQ(check(mrz_line_form(2, 36, 1), {{U"D231458907UTO7408122F1204159<<<<<<<6", true},  // part 6
                                            {U"D231458907UTO7408122F1204159<<<<<<<7", false}}),
            2);
  EXPECT_EQ(check(mrz_line_form(3, 30, 0), {{U"I<UTOD231458907<<<<<<<<<<<<<<<", true},  // part 5
                                            {U"I<UTOD23145890<AB112234566<<<<", true},  // a longer number
                                            {U"I<UTOD231458908<<<<<<<<<<<<<<<", false}}),
            3);
  EXPECT_EQ(check(mrz_line_form(3, 30, 1),
                  {{U"7408122F1204159UTO<<<<<<<<<<<6", true}, {U"7408122F1204158UTO<<<<<<<<<<<6", false}}),
            2);
}

TEST(DateForm, KnowsTheCalendar) {
  EXPECT_EQ(check(DateForm(U"YYYYMMDD"), {{U"20240229", true},
                                          {U"20230229", false},
                                          {U"19000229", false},
                                          {U"20000229", true},
                                          {U"20231301", false},
                                          {U"20230431", false},
                                          {U"17991231", false},
                                          {U"2023043", false}}),
            8);
  EXPECT_EQ(check(DateForm(U"YYYY年m月d日"), {{U"1990年1月2日", true},
                                              {U"1990年12月31日", true},
                                              {U"1990年11月31日", false},
                                              {U"1990年01月2日", false},
                                              {U"1990年1月2", false},
                                              {U"1990年13月2日", false}}),
            6);
  EXPECT_EQ(check(DateForm(U"DD.MM.YYYY"), {{U"31.12.2020", true}, {U"31.11.2020", false}}), 2);
  EXPECT_FALSE(DateForm(U"YYYY.MM.DD").may_begin(U"2020.1."));
}

TEST(ClosedList, HoldsItsTextsAndTheirBeginnings) {
  const ClosedList sexes({U"男", U"女"});
  EXPECT_EQ(check(sexes, {{U"男", true}, {U"女", true}, {U"", false}, {U"男女", false}, {U"子", false}}), 5);
  const ClosedList words({U"汉", U"满", U"满洲"});
  EXPECT_TRUE(words.may_begin(U"满"));
  EXPECT_TRUE(words.may_begin(U""));
  EXPECT_FALSE(words.may_begin(U"洲"));
  EXPECT_FALSE(ClosedList({}).may_begin(U""));
}

}  // namespace
}  // namespace docintake
