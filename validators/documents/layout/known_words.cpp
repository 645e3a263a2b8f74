#include "validators/documents/layout/known_words.h"

#include <algorithm>
#include <vector>

#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr double kLeastScore = 0.74;

/// Of the cheapest way to turn glyphs into a word: for each character of the word the glyph that stands for
/// it, -1 where one was lost.
std::vector<int> aligned(std::span<const Glyph> glyphs, std::u32string_view word) {
  const std::size_t n = glyphs.size(), m = word.size();
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1));
  for (std::size_t i = 0; i <= n; ++i) cost[i][0] = double(i);
  for (std::size_t j = 0; j <= m; ++j) cost[0][j] = double(j);
  const auto replacing = [&](std::size_t i, std::size_t j) {
    return cost[i - 1][j - 1] + substitution_cost(glyphs[i - 1].character, word[j - 1]);
  };
  for (std::size_t i = 1; i <= n; ++i)
    for (std::size_t j = 1; j <= m; ++j)
      cost[i][j] = std::min({replacing(i, j), cost[i - 1][j] + 1, cost[i][j - 1] + 1});
  std::vector<int> of(m, -1);
  for (std::size_t i = n, j = m; i > 0 && j > 0;) {
    if (cost[i][j] == replacing(i, j)) {
      of[--j] = int(--i);
    } else if (cost[i][j] == cost[i - 1][j] + 1) {
      --i;
    } else {
      --j;
    }
  }
  return of;
}

/// The word in the glyphs' place; nothing where a surely read glyph says otherwise.
std::vector<Glyph> mended(std::span<const Glyph> glyphs, std::u32string_view word, double sure) {
  constexpr std::size_t kShortestWithLost = 5;  // 华信科技 did not lose 息
  const std::vector<int> of = aligned(glyphs, word);
  if (word.size() < kShortestWithLost && std::find(of.begin(), of.end(), -1) != of.end()) return {};
  const auto kept = [&](std::size_t glyph) {
    return std::find(of.begin(), of.end(), int(glyph)) != of.end();
  };
  for (std::size_t i = 0; i < glyphs.size(); ++i)
    if (!kept(i) && glyphs[i].probability >= sure) return {};
  std::vector<Glyph> result;
  for (std::size_t j = 0; j < word.size(); ++j) {
    Glyph glyph = of[j] >= 0 ? glyphs[std::size_t(of[j])] : result.empty() ? glyphs.front() : result.back();
    if (of[j] < 0 || glyph.character != word[j]) {
      if (of[j] >= 0 && glyph.probability >= sure) return {};
      glyph.character = word[j];
      glyph.probability = std::min(glyph.probability, kMendedProbability);
      glyph.alternatives.clear();
    }
    result.push_back(std::move(glyph));
  }
  return result;
}

struct Stretch {
  std::size_t begin, end;
};

/// The stretch with the glyphs that the word's first and last characters, where they seem lost, were misread
/// as: ideographs that stand there.
Stretch with_misread_ends(std::span<const Glyph> glyphs, std::u32string_view word, Stretch at,
                          Stretch within) {
  const std::vector<int> of = aligned(glyphs.subspan(at.begin, at.end - at.begin), word);
  const auto ideograph = [&](std::size_t i) { return is_han(glyphs[i].character); };
  for (std::size_t j = 0; j < word.size() && of[j] < 0 && is_han(word[j]); ++j)
    if (at.begin > within.begin && ideograph(at.begin - 1)) --at.begin;
  for (std::size_t j = word.size(); j-- > 0 && of[j] < 0 && is_han(word[j]);)
    if (at.end < within.end && ideograph(at.end)) ++at.end;
  return at;
}

/// Mends the word in the glyphs of the stretch, and then on both sides of where it stood. `taken` tells which
/// glyphs belong to a word already.
void mend_in(std::vector<Glyph>& glyphs, std::vector<char>& taken, std::u32string_view word, Stretch in,
             double sure, std::span<const std::u32string_view> words) {
  if (in.end < in.begin + word.size() / 2 || in.end <= in.begin) return;
  std::u32string text;
  for (std::size_t i = in.begin; i < in.end; ++i) text += glyphs[i].character;
  const auto hit = find_fuzzy(text, word, kLeastScore);
  if (!hit) return;
  const Stretch at = with_misread_ends(glyphs, word, {in.begin + hit->begin, in.begin + hit->end}, in);
  mend_in(glyphs, taken, word, {at.end, in.end}, sure, words);
  const auto begin = std::ptrdiff_t(at.begin), end = std::ptrdiff_t(at.end);
  const bool free = std::none_of(taken.begin() + begin, taken.begin() + end, [](char c) { return c != 0; });
  // What stands there may be another word that the longer one holds.
  const auto there = std::u32string_view(text).substr(hit->begin, hit->end - hit->begin);
  const bool other = there != word && std::find(words.begin(), words.end(), there) != words.end();
  if (free && !other) {
    std::vector<Glyph> by = mended(std::span(glyphs).subspan(at.begin, at.end - at.begin), word, sure);
    if (!by.empty()) {
      glyphs.erase(glyphs.begin() + begin, glyphs.begin() + end);
      glyphs.insert(glyphs.begin() + begin, by.begin(), by.end());
      taken.erase(taken.begin() + begin, taken.begin() + end);
      taken.insert(taken.begin() + begin, by.size(), 1);
    }
  }
  mend_in(glyphs, taken, word, {in.begin, at.begin}, sure, words);
}

/// How usual a character is in running text, beside one of level 1 of GB 2312. Level 2 and beyond make up
/// some three in a thousand characters; the networks are taught them far more often, and so read them.
double usualness(char32_t c) {
  constexpr double kSecondLevel = 0.15, kBeyond = 0.02, kMostUsual = 3;
  constexpr std::u32string_view kOfFirms =
      U"鑫晟昊烨煜睿琪瑜晖骐麒麟淼钰瑾瀚炜玮琦琳瑶珏翊祺翎弘懋璐琛璞瑛荟菁莘芙蓉婷娅媛妍婕嫣霖霏颐飒骅骜鹭鹏";
  constexpr std::u32string_view kMostlyOfFirms =
      U"诚信达盛兴隆昌泰安康恒永福瑞祥和顺利丰裕富贵金银宝通联合众成创新科华中国天宇宏远博大正德";
  if (kMostlyOfFirms.find(c) != std::u32string_view::npos) return kMostUsual;
  if (kOfFirms.find(c) != std::u32string_view::npos) return 1;
  const int level = gb2312_level(c);
  return level == 1 ? 1 : level == 2 ? kSecondLevel : kBeyond;
}

bool may_be(const Glyph& glyph, char32_t character) {
  return std::any_of(glyph.alternatives.begin(), glyph.alternatives.end(),
                     [=](const Alternative& a) { return a.character == character; });
}

/// Whether the glyphs are the word, but for some that were not read surely and may be the word's characters.
bool may_be_word(std::span<const Glyph> glyphs, std::u32string_view word) {
  constexpr double kSure = 0.95;
  bool one_read = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (glyphs[i].character == word[i]) {
      one_read = true;
    } else if (glyphs[i].probability >= kSure || !may_be(glyphs[i], word[i])) {
      return false;
    }
  }
  return one_read;
}

}  // namespace

void settle_on_words(Value& value, std::span<const std::u32string_view> words) {
  std::vector<Glyph>& glyphs = value.glyphs;
  for (const std::u32string_view word : words) {
    for (std::size_t at = 0; at + word.size() <= glyphs.size(); ++at) {
      const auto there = std::span(glyphs).subspan(at, word.size());
      if (!may_be_word(there, word)) continue;
      for (std::size_t i = 0; i < word.size(); ++i) {
        if (there[i].character == word[i]) continue;
        there[i].character = word[i];
        there[i].probability = kMendedProbability;
        there[i].alternatives.clear();
      }
    }
  }
}

void settle_on_usual(Value& value) {
  constexpr double kSure = 0.95;
  for (Glyph& glyph : value.glyphs) {
    if (glyph.probability >= kSure || !is_han(glyph.character)) continue;
    const double own = glyph.probability * usualness(glyph.character);
    const Alternative* best = nullptr;
    double most = own;
    for (const Alternative& rival : glyph.alternatives) {
      const double weight = is_han(rival.character) ? rival.probability * usualness(rival.character) : 0;
      if (weight <= most) continue;
      most = weight;
      best = &rival;
    }
    if (!best) continue;
    glyph.character = best->character;
    glyph.probability = std::min(kMendedProbability, most / (most + own));
    glyph.alternatives.clear();
  }
}

void mend_words(Value& value, std::span<const std::u32string_view> words, double sure) {
  std::vector<char> taken(value.glyphs.size(), 0);
  for (const std::u32string_view word : words)
    mend_in(value.glyphs, taken, word, {0, value.glyphs.size()}, sure, words);
}

}  // namespace docintake
