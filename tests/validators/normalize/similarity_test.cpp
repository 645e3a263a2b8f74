#include "validators/normalize/similarity.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

TEST(Similarity, DistanceIsAMetricOnSmallExamples) {
  EXPECT_DOUBLE_EQ(edit_distance(U"", U""), 0);
  EXPECT_DOUBLE_EQ(edit_distance(U"", U"姓名"), 2);
  EXPECT_DOUBLE_EQ(edit_distance(U"姓名", U"姓名"), 0);
  EXPECT_DOUBLE_EQ(edit_distance(U"姓天", U"姓名"), 1);
  EXPECT_LT(edit_distance(U"姓各", U"姓名"), 0.5);
  EXPECT_DOUBLE_EQ(edit_distance(U"姓各", U"姓名"), edit_distance(U"姓名", U"姓各"));
  EXPECT_DOUBLE_EQ(edit_distance(U"PASPORT", U"PASSPORT"), 1);
  EXPECT_DOUBLE_EQ(similarity(U"", U""), 1);
  EXPECT_DOUBLE_EQ(similarity(U"AB", U""), 0);
}

struct Row {
  const char32_t* text;
  const char32_t* label;
  bool found;
  std::size_t begin, end;
};

// Labels as readers of small print damage them, alone, joined with values, and texts that only look a little
// like them.
const Row kRows[] = {
    {U"姓名", U"姓名", true, 0, 2},
    {U"姓名张三", U"姓名", true, 0, 2},
    {U"姓各张三", U"姓名", true, 0, 2},
    {U"娃名张三", U"姓名", true, 0, 2},
    {U"性别男民族汉", U"民族", true, 3, 5},
    {U"性别男民旅汉", U"民族", true, 3, 5},
    {U"性剔男民族汉", U"性别", true, 0, 2},
    {U"岀生1990年1月2日", U"出生", true, 0, 2},
    {U"出牛1990年1月2日", U"出生", true, 0, 2},
    {U"往址某省某市", U"住址", true, 0, 2},
    {U"佳址某省某市", U"住址", true, 0, 2},
    {U"公民身份号玛110101", U"公民身份号码", true, 0, 6},
    {U"公民身份号110101", U"公民身份号码", true, 0, 5},
    {U"么民身份兮码110101", U"公民身份号码", true, 0, 6},
    {U".公民身份号码", U"公民身份号码", true, 1, 7},
    {U"签发杌关某市公安局", U"签发机关", true, 0, 4},
    {U"有效朗限2016.03.01", U"有效期限", true, 0, 4},
    {U"居民身分证", U"居民身份证", true, 0, 5},
    {U"张三", U"姓名", false, 0, 0},
    {U"姓三", U"姓名", false, 0, 0},
    {U"名", U"姓名", false, 0, 0},
    {U"", U"姓名", false, 0, 0},
    {U"银行卡号", U"公民身份号码", false, 0, 0},
    {U"会员号码", U"公民身份号码", false, 0, 0},
    {U"建设银行储蓄卡", U"签发机关", false, 0, 0},
};

TEST(Similarity, LabelsAreFoundDamagedAndJoined) {
  constexpr double kLeastScore = 0.6;
  int rows = 0;
  for (const Row& row : kRows) {
    const auto hit = find_fuzzy(row.text, row.label, kLeastScore);
    EXPECT_EQ(hit.has_value(), row.found) << to_utf8(row.text);
    if (hit && row.found) {
      EXPECT_EQ(hit->begin, row.begin) << to_utf8(row.text);
      EXPECT_EQ(hit->end, row.end) << to_utf8(row.text);
    }
    ++rows;
  }
  EXPECT_EQ(rows, 25);
}

TEST(Unicode, FoldsWidthCaseAndSpaces) {
  EXPECT_EQ(folded(U"Ｐａｓｓｐｏｒｔ　Ｎｏ．"), U"PASSPORTNO.");
  EXPECT_EQ(folded(U"１２３ x"), U"123X");
  EXPECT_EQ(folded(U"张\u00a0三\t"), U"张三");
  EXPECT_EQ(folded(U"prénoms"), U"PRÉNOMS");
  EXPECT_EQ(folded(U""), U"");
}

TEST(Unicode, AnyBytesComeThrough) {
  const std::string hostile = "ab\xff\xfe\xc3(\xf0\x28\x8c\xbc\xed\xa0\x80";
  const std::u32string text = to_u32(hostile);
  EXPECT_TRUE(text.starts_with(U"ab"));
  EXPECT_NE(text.find(U'\ufffd'), std::u32string::npos);
  EXPECT_EQ(to_u32(to_utf8(text)), text);
  const char32_t beyond[] = {U'a', char32_t(0x110000), char32_t(0xD800), 0};
  EXPECT_NO_FATAL_FAILURE(folded(to_u32(to_utf8(beyond))));
}

TEST(Unicode, LevelsOfGb2312) {
  struct Row {
    char32_t character;
    int level;
  };
  const Row rows[] = {{U'啊', 1}, {U'座', 1}, {U'亍', 2}, {U'齄', 2}, {U'鑫', 2},
                      {U'璟', 0}, {U'華', 0}, {U'A', 0},  {U'。', 0}};
  for (const Row& row : rows)
    EXPECT_EQ(gb2312_level(row.character), row.level) << to_utf8(std::u32string(1, row.character));
  EXPECT_EQ(std::size(rows), 9u);
}

TEST(Unicode, HanAndDots) {
  for (const char32_t c : std::u32string_view(U"汉〇䶮𠮷")) EXPECT_TRUE(is_han(c)) << to_utf8({&c, 1});
  for (const char32_t c : std::u32string_view(U"A1。·ァ한")) EXPECT_FALSE(is_han(c)) << to_utf8({&c, 1});
  for (const char32_t c : std::u32string_view(U"·•・‧")) EXPECT_TRUE(is_middle_dot(c)) << to_utf8({&c, 1});
}

TEST(Similarity, FindsWhatComparingEveryStretchFinds) {
  std::mt19937 random(7);
  const std::u32string letters = U"SEX05OI1NMRVW姓娃名8B ";
  const auto word = [&](std::size_t longest) {
    std::u32string text(1 + random() % longest, U' ');
    for (char32_t& c : text) c = letters[random() % letters.size()];
    return text;
  };
  int found = 0;
  for (int row = 0; row < 2'000; ++row) {
    const std::u32string pattern = word(9), text = word(20);
    double best = 0;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= text.size(); ++end) {
        const double distance = edit_distance(text.substr(begin, end - begin), pattern);
        best = std::max(best, 1 - distance / double(pattern.size()));
      }
    }
    const auto hit = find_fuzzy(text, pattern, 0.5);
    ASSERT_EQ(hit.has_value(), best >= 0.5 - 1e-12) << row;
    if (!hit) continue;
    EXPECT_NEAR(hit->score, best, 1e-9) << row;
    ++found;
  }
  EXPECT_GT(found, 300);
  EXPECT_LT(found, 1'700);
}

}  // namespace
}  // namespace docintake
