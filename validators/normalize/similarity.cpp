#include "validators/normalize/similarity.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace docintake {
namespace {

// Characters of labels and field words with what readers of small print make of them; each string is one
// group. Collected from readings of Tesseract (chi_sim, eng) on synthetic prints.
constexpr std::array<std::u32string_view, 62> kConfusable{
    U"姓娃性妊",   U"名各召多",   U"性牲姓惺",   U"别剔刷到刚另", U"民艮氏良", U"族旅簇挨放",   U"出岀山击",
    U"生牛主玍",   U"住任佳往仕", U"址扯趾止坦", U"公么云分",     U"身射良",   U"份伢仿伤忾扮", U"号兮另亏",
    U"码玛吗妈蚂", U"居屈层届",   U"证征让诬讧", U"签鉴荃筌",     U"发友爱茇", U"机杌饥初",     U"关美夫奖",
    U"有冇育肴",   U"效郊放敏敛", U"期朗棋斯明", U"限陡陷眼浪",   U"中巾申口", U"华毕莘",       U"人入八",
    U"共其兵",     U"和秘知利",   U"国囯团圆回", U"安按女妄",     U"局扃局屙", U"长氏丧",       U"护沪炉扩",
    U"照熙煦",     U"男另界勇",   U"女文丈安",   U"汉仅汊汶",     U"年午牟生", U"月目曰用日",   U"日曰目月口",
    U"0OQDＯ〇",   U"1IL|!",      U"2Z",         U"5S",           U"6G",       U"8B",           U"VYU",
    U"EF",         U"RPB",        U"NMH",        U"T7Y",          U"CGOE",     U"省肖着",       U"市巾布",
    U"区匹医凶",   U"县具且",     U"护怕驴",     U"护旷扩",       U"4A",       U"9G",
};

/// Every pair of characters of one group, sorted, behind a small filter: nearly every question is answered by
/// one bit.
class ConfusablePairs {
 public:
  ConfusablePairs() {
    for (const auto group : kConfusable) {
      for (const char32_t a : group) {
        for (const char32_t b : group) {
          pairs_.push_back(key(a, b));
          filter_.set(slot(a, b));
        }
      }
    }
    std::sort(pairs_.begin(), pairs_.end());
  }
  bool contains(char32_t a, char32_t b) const {
    return filter_[slot(a, b)] && std::binary_search(pairs_.begin(), pairs_.end(), key(a, b));
  }

 private:
  static std::uint64_t key(char32_t a, char32_t b) { return std::uint64_t(a) << 32 | b; }
  static std::size_t slot(char32_t a, char32_t b) { return (a * 40503u ^ b * 2654435u) % kSlots; }

  static constexpr std::size_t kSlots = 1 << 16;
  std::bitset<kSlots> filter_;
  std::vector<std::uint64_t> pairs_;
};

bool confusable(char32_t a, char32_t b) {
  static const ConfusablePairs pairs;
  return pairs.contains(a, b);
}

/// A class for each character, such that any two of different classes are told apart: what may be confused
/// with one another, directly or through others, shares one (and so do some others, by chance).
class Classes {
 public:
  static constexpr std::size_t kCount = 256;

  Classes() {
    for (const auto group : kConfusable) {
      for (const char32_t c : group) first_[c] = c;
    }
    for (bool changed = true; changed;) {
      changed = false;
      for (const auto group : kConfusable) {
        char32_t least = first_[group[0]];
        for (const char32_t c : group) least = std::min(least, first_[c]);
        for (const char32_t c : group) changed |= std::exchange(first_[c], least) != least;
      }
    }
    for (char32_t c = 0; c < kAscii; ++c) ascii_[c] = looked_up(c);
  }

  std::size_t of(char32_t c) const { return c < kAscii ? ascii_[c] : looked_up(c); }

 private:
  static constexpr char32_t kAscii = 128;

  std::uint8_t looked_up(char32_t c) const {
    const auto it = first_.find(c);
    return std::uint8_t((it == first_.end() ? c : it->second) % kCount);
  }

  std::map<char32_t, char32_t> first_;  ///< Of the characters that it may be confused with.
  std::array<std::uint8_t, kAscii> ascii_{};
};

constexpr std::size_t kLongestScreened = 64;

/// At least so many errors has the pattern's best place in the text: those that remain where characters of
/// one class count as the same. A word of the machine holds a column (Myers 1999), so that this costs a
/// fraction of finding the place. Patterns of up to kLongestScreened characters.
std::size_t least_errors(std::u32string_view text, std::u32string_view pattern) {
  static const Classes classes;
  std::array<std::uint64_t, Classes::kCount> places{};
  for (std::size_t i = 0; i < pattern.size(); ++i) places[classes.of(pattern[i])] |= std::uint64_t{1} << i;
  const std::uint64_t last = std::uint64_t{1} << (pattern.size() - 1);
  std::uint64_t up = ~std::uint64_t{0}, down = 0;  // Where the column rises and falls.
  std::size_t errors = pattern.size(), least = errors;
  for (const char32_t c : text) {
    const std::uint64_t same = places[classes.of(c)];
    const std::uint64_t diagonal = (((same & up) + up) ^ up) | same | down;
    std::uint64_t right_up = down | ~(diagonal | up), right_down = up & diagonal;
    errors += (right_up & last) != 0;
    errors -= (right_down & last) != 0;
    least = std::min(least, errors);
    right_up <<= 1;
    right_down <<= 1;
    up = right_down | ~(same | down | right_up);
    down = right_up & (same | down);
  }
  return least;
}

}  // namespace

double substitution_cost(char32_t a, char32_t b) {
  if (a == b) return 0;
  constexpr double kConfusableCost = 0.35;
  return confusable(a, b) ? kConfusableCost : 1;
}

double edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = double(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] = double(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + substitution_cost(a[i - 1], b[j - 1])});
      diagonal = above;
    }
  }
  return row.back();
}

double similarity(std::u32string_view a, std::u32string_view b) {
  const auto length = std::max(a.size(), b.size());
  return length == 0 ? 1.0 : 1.0 - edit_distance(a, b) / double(length);
}

std::optional<FuzzyHit> find_fuzzy(std::u32string_view text, std::u32string_view pattern,
                                   double least_score) {
  if (pattern.empty() || text.empty()) return std::nullopt;
  if (const auto exact = text.find(pattern); exact != std::u32string_view::npos) {
    return FuzzyHit{exact, exact + pattern.size(), 1.0};
  }
  // What the text is shorter by must be inserted.
  const double missing = double(pattern.size()) - double(text.size());
  if (missing > (1 - least_score) * double(pattern.size())) return std::nullopt;
  if (pattern.size() <= kLongestScreened &&
      double(least_errors(text, pattern)) > (1 - least_score) * double(pattern.size()) + 1e-9) {
    return std::nullopt;
  }
  // cost[i]: of the first i pattern characters against the best stretch of text that ends here; from[i]: its
  // start.
  struct Cell {
    double cost;
    std::size_t from;
  };
  std::vector<Cell> cells(pattern.size() + 1);
  for (std::size_t i = 0; i <= pattern.size(); ++i) cells[i] = {double(i), 0};
  std::optional<FuzzyHit> best;
  for (std::size_t j = 1; j <= text.size(); ++j) {
    Cell diagonal = cells[0];
    cells[0] = {0, j};
    for (std::size_t i = 1; i <= pattern.size(); ++i) {
      const Cell above = cells[i];
      Cell next{diagonal.cost + substitution_cost(pattern[i - 1], text[j - 1]), diagonal.from};
      if (above.cost + 1 < next.cost) next = {above.cost + 1, above.from};
      if (cells[i - 1].cost + 1 < next.cost) next = {cells[i - 1].cost + 1, cells[i - 1].from};
      cells[i] = next;
      diagonal = above;
    }
    const double score = 1.0 - cells.back().cost / double(pattern.size());
    if (score >= least_score && (!best || score > best->score)) best = FuzzyHit{cells.back().from, j, score};
  }
  return best;
}

}  // namespace docintake
