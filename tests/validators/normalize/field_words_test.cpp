#include "validators/normalize/field_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "validators/normalize/countries.h"
#include "validators/normalize/names.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct Row {
  const char* text;
  const char* value;  ///< Empty where nothing is to be given.
};

template <typename Function, std::size_t N>
int check(const Row (&table)[N], Function value_of) {
  int rows = 0;
  for (const Row& row : table) {
    EXPECT_EQ(value_of(folded(to_u32(row.text))), row.value) << row.text;
    ++rows;
  }
  return rows;
}

std::string value(const std::optional<MatchedWord>& word) { return word ? word->value : ""; }

TEST(Sex, Table) {
  constexpr Row kRows[] = {{"男", "M"},   {"女", "F"},     {"M", "M"},    {"f", "F"},    {"X", "X"},
                           {"Male", "M"}, {"FEMALE", "F"}, {"男/M", "M"}, {"女/F", "F"}, {"M / M", "M"},
                           {"另", "M"},   {"文", "F"},     {"", ""},      {"男女", ""},  {"M/F", ""},
                           {"汉", ""},    {"1", ""},       {"FM", ""}};
  EXPECT_EQ(check(kRows, [](const std::u32string& text) { return value(sex_of(text)); }), 18);
}

TEST(EthnicGroups, ThereAre56AndEachIsItself) {
  std::set<std::u32string_view> groups(ethnic_groups().begin(), ethnic_groups().end());
  EXPECT_EQ(groups.size(), 56u);
  for (const auto group : groups) {
    EXPECT_EQ(value(ethnic_group_of(group)), to_utf8(group));
    EXPECT_EQ(value(ethnic_group_of(std::u32string(group) + U"族")), to_utf8(group));
  }
}

TEST(EthnicGroups, Damaged) {
  constexpr Row kRows[] = {{"汊", "汉"},         {"土冢", "土家"},     {"维吾弥", "维吾尔"},
                           {"哈萨充", "哈萨克"}, {"达斡", "达斡尔"},   {"乌孜别", "乌孜别克"},
                           {"仡老", "仡佬"},     {"苗族", "苗"},       {"", ""},
                           {"族", ""},           {"某", ""},           {"男", ""},
                           {"塔尔", "塔塔尔"},   {"鄂族春", "鄂伦春"}, {"中国", ""},
                           {"汉汉汉汉", ""}};
  EXPECT_EQ(check(kRows, [](const std::u32string& text) { return value(ethnic_group_of(text)); }), 16);
  EXPECT_LT(ethnic_group_of(U"汊")->certainty, ethnic_group_of(U"汉")->certainty);
}

TEST(Names, Chinese) {
  constexpr Row kRows[] = {{"张三", "张三"},
                           {"欧阳娜娜", "欧阳娜娜"},
                           {"买买提•艾力", "买买提·艾力"},
                           {"阿卜杜拉·买合木提·依明", "阿卜杜拉·买合木提·依明"},
                           {"张", ""},
                           {"", ""},
                           {"张3", ""},
                           {"ZHANG", ""},
                           {"·张三", ""},
                           {"张三·", ""},
                           {"张··三", ""},
                           {"张。三", ""}};
  EXPECT_EQ(check(kRows, [](const std::u32string& text) { return chinese_name_of(text).value_or(""); }), 12);
  EXPECT_EQ(chinese_name_of(std::u32string(31, U'张')), std::nullopt);
}

TEST(Names, LettersOfTheZone) {
  struct NameRow {
    const char32_t* text;
    const char* letters;
  };
  const NameRow rows[] = {{U"Müller", "MUELLER"},
                          {U"ÆVARSDÓTTIR", "AEVARSDOTTIR"},
                          {U"Þuríður", "THURIDUR"},
                          {U"O'Neil", "ONEIL"},
                          {U"Anna-Lena", "ANNA LENA"},
                          {U"Núñez, Pérez", "NUNEZ PEREZ"},
                          {U"Strauß", "STRAUSS"},
                          {U"Łukasz", "LUKASZ"},
                          {U"BASANAVIČIENĖ", "BASANAVICIENE"},
                          {U"  A   B ", "A B"},
                          {U"", ""},
                          {U"张三", ""}};
  int count = 0;
  for (const NameRow& row : rows) {
    EXPECT_EQ(mrz_letters_of(row.text), row.letters);
    ++count;
  }
  EXPECT_EQ(count, 12);
  EXPECT_EQ(latin_name("ERIKSSON", "ANNA MARIA"), "ERIKSSON ANNA MARIA");
  EXPECT_EQ(latin_name("", "ANNA"), "ANNA");
  EXPECT_EQ(latin_name("ERIKSSON", ""), "ERIKSSON");
}

TEST(Names, Pinyin) {
  struct PinyinRow {
    const char32_t* name;
    const char* latin;
    bool like;
  };
  const PinyinRow rows[] = {{U"张三", "ZHANGSAN", true},
                            {U"张三", "ZHANG SAN", true},
                            {U"樊松彤", "FAN SONGTONG", true},
                            {U"吕布", "LYU BU", true},
                            {U"吕布", "LV BU", true},
                            {U"吕布", "LU BU", true},
                            {U"女娲", "NYU WA", true},
                            {U"欧阳修", "OUYANG XIU", true},
                            {U"张三", "ZHANG SI", false},
                            {U"张三", "", false},
                            {U"", "", false},
                            {U"林美華", "LIN MEI HUA", true}};
  int count = 0;
  for (const PinyinRow& row : rows) {
    EXPECT_EQ(reads_like(row.name, row.latin), row.like) << to_utf8(row.name) << " " << row.latin;
    ++count;
  }
  EXPECT_EQ(count, 12);
}

TEST(Countries, Table) {
  constexpr Row kRows[] = {{"CHN", "CHN"},
                           {"D", "DEU"},
                           {"UTO", "UTO"},
                           {"Chinese", "CHN"},
                           {"中国/CHINESE", "CHN"},
                           {"XXC", "XXC"},
                           {"RKS", "RKS"},
                           {"GBD", "GBD"},
                           {"SI", ""},
                           {"BDR", ""},
                           {"", ""},
                           {"AAA", ""},
                           {"British Citizen", "GBR"},
                           {"Deutsch", "DEU"},
                           {"Français/e", "FRA"},
                           {"Française", "FRA"},
                           {"ESPAÑOLA", "ESP"},
                           {"Nigerian", "NGA"},
                           {"People's Republic of China", "CHN"},
                           {"AN", ""},
                           {"GERMAN GERMANY", ""},
                           {"T.C.", "TUR"},
                           {"CHNN", ""}};
  EXPECT_EQ(check(kRows, [](const std::u32string& text) { return country_of(text).value_or(""); }), 23);
  EXPECT_FALSE(is_country_code(" CH"));
  EXPECT_FALSE(is_country_code("N C"));
}

}  // namespace
}  // namespace docintake
