#include "validators/rules/comparing/names.h"

#include <gtest/gtest.h>

#include "validators/rules/comparing/look_alikes.h"

namespace docintake {
namespace {

struct NameCase {
  const char* claimed;
  const char* read;
  NameMatch match;
  bool variant_forms = false;
};

constexpr NameMatch same = NameMatch::same;
constexpr NameMatch different = NameMatch::different;

TEST(CompareNames, Table) {
  const NameCase cases[]{
      // Chinese: width, spaces and dots do not count.
      {"张三", "张三", same},
      {"张 三", "张三", same},
      {"　张三　", "张三", same},
      {"买买提·艾力", "买买提•艾力", same},
      {"买买提・艾力", "买买提‧艾力", same},
      {"买买提.艾力", "买买提·艾力", same},
      {"买买提 艾力", "买买提·艾力", same},
      {"买买提艾力", "买买提·艾力", same},
      // Traditional against simplified, and said so.
      {"陈大文", "陳大文", same, true},
      {"張偉", "张伟", same, true},
      {"刘国华", "劉國華", same, true},
      // One character.
      {"王宇", "王字", NameMatch::look_alike},
      {"李昊", "李吴", NameMatch::look_alike},
      {"張宇", "张字", NameMatch::look_alike},
      {"王宇", "王芳", NameMatch::one_character},
      {"王小芳", "王芳", NameMatch::one_character},
      {"王喆", "王", NameMatch::one_character},
      // More than one.
      {"张三", "李四", different},
      {"张三丰", "李四丰", different},
      {"张三", "三张", different},
      {"", "张三", NameMatch::other_script},
      {"张三", "", NameMatch::other_script},
      {"·", "张三", NameMatch::other_script},
      // Latin: order, case, width, hyphens, apostrophes, commas.
      {"Anna Maria Eriksson", "ERIKSSON ANNA MARIA", same},
      {"Eriksson, Anna Maria", "ERIKSSON ANNA MARIA", same},
      {"anna-maria eriksson", "ERIKSSON ANNA MARIA", same},
      {"Annamaria Eriksson", "ERIKSSON ANNA MARIA", same},
      {"ＡＮＮＡ　ＭＡＲＩＡ　ＥＲＩＫＳＳＯＮ", "ERIKSSON ANNA MARIA", same},
      {"Sean O'Brien", "OBRIEN SEAN", same},
      {"Sean O’Brien", "O'BRIEN SEAN", same},
      {"Xiao Ming Li", "LI XIAOMING", same},
      {"Li Xiaoming", "LI XIAO MING", same},
      // Diacritics dropped or spelt out.
      {"Jürgen Müller", "MUELLER JUERGEN", same},
      {"Jurgen Muller", "MÜLLER JÜRGEN", same},
      {"Mueller Juergen", "MÜLLER JÜRGEN", same},
      {"Åsa Öberg", "OEBERG AASA", same},
      {"Asa Oberg", "ÖBERG ÅSA", same},
      {"Ærøskøbing", "AEROESKOEBING", same},
      {"José Núñez", "NUNEZ JOSE", same},
      {"Łukasz Weiß", "WEISS LUKASZ", same},
      {"Ju\xCC\x88rgen M\xC3\xBCller", "MUELLER JUERGEN", same},
      // Not the same.
      {"Anna Eriksson", "ERIKSSON ANNA MARIA", different},
      {"Anna Maria Eriksen", "ERIKSSON ANNA MARIA", different},
      {"Anna Maria Erikson", "ERIKSSON ANNA MARIA", NameMatch::one_character},
      {"Anna Maria Erikssen", "ERIKSSON ANNA MARIA", NameMatch::one_character},
      {"John Smith", "SMITH JANE", different},
      {"A B C D E F G H", "H G F E D C B A", same},
      {"A B C D E F G H", "ABCDEFGH", same},
      // Another script.
      {"张三", "ZHANG SAN", NameMatch::other_script},
      {"Zhang San", "张三", NameMatch::other_script},
      {"Иван Петров", "PETROV IVAN", NameMatch::other_script},
  };
  int rows = 0;
  for (const NameCase& c : cases) {
    const NameComparison got = compare_names(c.claimed, c.read, false);
    EXPECT_EQ(int(got.match), int(c.match)) << c.claimed << " / " << c.read;
    EXPECT_EQ(got.variant_forms, c.variant_forms) << c.claimed << " / " << c.read;
    ++rows;
  }
  EXPECT_EQ(rows, 51);
}

TEST(CompareNames, OnlyAFullFieldMayHaveCutTheNameOff) {
  struct CutCase {
    const char* claimed;
    const char* read;
    NameMatch when_full;
    NameMatch when_not;
  };
  const CutCase cases[]{
      {"Nilavadhanananda Chayapa Dejthamrong Krasuang", "NILAVADHANANANDA CHAYAPA DEJTHAMRONG K", same,
       different},
      {"Nilavadhanananda Chayapa Dejthamrong Krasuang", "NILAVADHANANANDA CHAYAPA DEJTHAMRONG", same,
       different},
      {"Anna Maria Eriksson", "ERIKSSON ANNA MAR", same, different},
      {"Anna Maria Eriksson", "ERIKSSON BERTA MAR", different, different},
      {"Anna Maria Eriksson", "ERIKS ANNA", different, different},
      {"Anna", "ERIKSSON ANNA", different, different},
  };
  int rows = 0;
  for (const CutCase& c : cases) {
    EXPECT_EQ(int(compare_names(c.claimed, c.read, true).match), int(c.when_full)) << c.read;
    EXPECT_EQ(int(compare_names(c.claimed, c.read, false).match), int(c.when_not)) << c.read;
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

TEST(LookAlike, IsSymmetricAndKnowsWhatReadersConfuse) {
  const char32_t alike[][2]{{U'宇', U'字'}, {U'隆', U'降'}, {U'锴', U'错'}, {U'昊', U'吴'}, {U'未', U'末'},
                            {U'晴', U'睛'}, {U'杨', U'扬'}, {U'博', U'搏'}, {U'辉', U'晖'}, {U'峰', U'烽'}};
  const char32_t unlike[][2]{{U'张', U'三'}, {U'芳', U'宇'}, {U'王', U'李'}, {U'明', U'强'}, {U'伟', U'静'}};
  int rows = 0;
  for (const auto& [a, b] : alike) {
    EXPECT_TRUE(look_alike(a, b) && look_alike(b, a)) << rows;
    ++rows;
  }
  for (const auto& [a, b] : unlike) {
    EXPECT_FALSE(look_alike(a, b) || look_alike(b, a)) << rows;
    ++rows;
  }
  EXPECT_EQ(rows, 15);
}

}  // namespace
}  // namespace docintake
