#include "validators/documents/layout/lost_characters.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr double kSize = 20;

/// A line as it was printed, a character read where the mask has none of these: '-' lost.
struct Printed {
  std::vector<TextLine> lines;
  Value value;
};

Printed printed(const std::string& utf8, const std::string& mask) {
  Printed result;
  TextLine line;
  double x = 100;
  const std::u32string text = to_u32(utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double width = is_han(text[i]) || !is_ascii_digit(text[i]) ? kSize : 0.55 * kSize;
    if (mask[i] != '-') {
      const Box box{x, 50, width, kSize};
      line.general.characters.push_back({text[i], 0.99F, box, {}});
      result.value.glyphs.push_back({text[i], 0.99, box, 0, kSize, false, {}});
    }
    x += width;
  }
  line.quad = quad_of(Box{100, 50, x - 100, kSize});
  result.lines.push_back(line);
  return result;
}

TEST(LostCharacters, LeaveAGapOrInkBehindThem) {
  struct Row {
    const char* what;
    std::string text, mask;
    bool lacking;
  };
  const std::vector<Row> rows{{"nothing lost", "锦江区百川服装店", "++++++++", false},
                              {"one inside", "锦江区百川服装店", "++++++-+", true},
                              {"the last one", "翟榕贞", "++-", true},
                              {"beside brackets", "旭日(郑州)装饰", "+++++++++", false},
                              {"two beside a bracket", "旭日(郑州)装饰", "+++---+++", true},
                              {"digits", "人民路120号", "+++++++", false},
                              {"a digit inside", "人民路1208号", "++++-+++", true},
                              {"a digit behind an ideograph", "社区30栋546号", "++-++++++", true}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const Printed line = printed(row.text, row.mask);
    EXPECT_EQ(seems_to_lack_characters(line.value, line.lines), row.lacking);
  }
  EXPECT_EQ(rows.size(), 8u);
}

TEST(LostCharacters, NoCityIsCalledByOneCharacter) {
  for (const char32_t* name : {U"州市公安局城关分局", U"华区公安分局", U"市公安局城关分局", U"安局小店分局"})
    EXPECT_TRUE(lacks_beginning(name)) << to_utf8(name);
  for (const char32_t* name :
       {U"兰州市公安局", U"五华区公安分局", U"城区公安局", U"郊区公安分局", U"沛县公安局", U"市"})
    EXPECT_FALSE(lacks_beginning(name)) << to_utf8(name);
}

}  // namespace
}  // namespace docintake
