// The corpus of names, name_pairs.tsv: how (person, mrz_full, company), claimed, read, what it is, why. And
// what holds for every pair of it.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "validators/normalize/simplified_table.h"
#include "validators/normalize/unicode.h"
#include "validators/rules/comparing/names.h"

namespace docintake {
namespace {

struct Pair {
  std::string how;
  std::string claimed;
  std::string read;
  std::string expected;
  std::string why;
};

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> kPairs = [] {
    std::vector<Pair> rows;
    std::ifstream in(std::string(DOCINTAKE_SOURCE_DIR) + "/tests/rules/name_pairs.tsv");
    for (std::string line; std::getline(in, line);) {
      std::istringstream cells(line);
      Pair row;
      for (std::string* cell : {&row.how, &row.claimed, &row.read, &row.expected, &row.why})
        std::getline(cells, *cell, '\t');
      rows.push_back(row);
    }
    return rows;
  }();
  return kPairs;
}

NameMatch compared(const std::string& how, const std::string& a, const std::string& b) {
  if (how == "company") return compare_companies(a, b).match;
  return compare_names(a, b, how == "mrz_full").match;
}

/// What a match comes to for a claim that was surely read.
std::string meaning(NameMatch match) {
  switch (match) {
    case NameMatch::same:
      return "same";
    case NameMatch::one_character:
    case NameMatch::different:
      return "different";
    case NameMatch::look_alike:
    case NameMatch::other_script:
      break;
  }
  return "cannot_tell";
}

/// Letters, digits and spaces of ASCII in their full width.
std::string full_width(const std::string& text) {
  std::u32string wide = to_u32(text);
  for (char32_t& c : wide) {
    if (c == U' ') c = U'　';
    if (c > 0x20 && c < 0x7F) c += 0xFEE0;
  }
  return to_utf8(wide);
}

TEST(NamePairs, Corpus) {
  std::map<std::string, int> rows;
  for (const Pair& pair : pairs()) {
    EXPECT_EQ(meaning(compared(pair.how, pair.claimed, pair.read)), pair.expected)
        << pair.how << ": " << pair.claimed << " / " << pair.read << ": " << pair.why;
    ++rows[pair.expected];
  }
  EXPECT_GE(pairs().size(), 300U);
  EXPECT_EQ(rows.size(), 3U);
  EXPECT_GE(rows["same"], 150);
  EXPECT_GE(rows["different"], 60);
  EXPECT_GE(rows["cannot_tell"], 40);
}

TEST(NamePairs, ComparingIsSymmetric) {
  int checked = 0;
  for (const Pair& pair : pairs()) {
    if (pair.how == "mrz_full") continue;  // What was cut off is the one that was read.
    EXPECT_EQ(int(compared(pair.how, pair.claimed, pair.read)),
              int(compared(pair.how, pair.read, pair.claimed)))
        << pair.claimed << " / " << pair.read;
    ++checked;
  }
  // And any two of the corpus, which mostly are strangers.
  for (std::size_t i = 0; i < pairs().size(); ++i) {
    const Pair& a = pairs()[i];
    const Pair& b = pairs()[(i * 7 + 3) % pairs().size()];
    EXPECT_EQ(int(compared("person", a.claimed, b.read)), int(compared("person", b.read, a.claimed)))
        << a.claimed << " / " << b.read;
    ++checked;
  }
  EXPECT_GE(checked, 600);
}

TEST(NamePairs, ComparingIsReflexive) {
  int checked = 0;
  for (const Pair& pair : pairs()) {
    for (const std::string& name : {pair.claimed, pair.read}) {
      if (compare_names(name, name, false).match == NameMatch::other_script) continue;  // It has no letters.
      EXPECT_EQ(int(compared(pair.how, name, name)), int(NameMatch::same)) << name;
      ++checked;
    }
  }
  EXPECT_GE(checked, 600);
}

TEST(NamePairs, WidthDoesNotCount) {
  int checked = 0;
  for (const Pair& pair : pairs()) {
    EXPECT_EQ(int(compared(pair.how, full_width(pair.claimed), pair.read)),
              int(compared(pair.how, pair.claimed, pair.read)))
        << pair.claimed << " / " << pair.read;
    ++checked;
  }
  EXPECT_GE(checked, 300);
}

TEST(Simplified, IsOpenCCsTable) {
  EXPECT_GT(simplified_table().size(), 3500U);
  char32_t before = 0;
  for (const SimplifiedPair& pair : simplified_table()) {
    EXPECT_LT(before, pair.character);
    before = pair.character;
  }
  EXPECT_EQ(simplified(U"陳龍峯羣衞裏裡爲為啟啓"), U"陈龙峰群卫里里为为启启");
  EXPECT_EQ(simplified(U"张三 Zhang 123"), U"张三 Zhang 123");
  EXPECT_EQ(simplified(simplified(U"鍾鐘衝沖")), simplified(U"鍾鐘衝沖"));
}

}  // namespace
}  // namespace docintake
