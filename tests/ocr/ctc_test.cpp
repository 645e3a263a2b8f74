#include "ocr/decoding/ctc.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "ocr/decoding/prefix_beam_search.h"

namespace docintake {
namespace {

/// Scores from probabilities, one row a frame.
FrameScores scores_of(const std::vector<std::vector<double>>& rows) {
  FrameScores scores(int(rows.size()), int(rows.front().size()));
  auto at = scores.all().begin();
  for (const auto& row : rows)
    for (const double probability : row) *at++ = float(std::log(probability));
  return scores;
}

FrameScores random_scores(int frames, int classes, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::vector<double>> rows;
  for (int frame = 0; frame < frames; ++frame) {
    std::vector<double> row;
    double sum = 0;
    for (int of = 0; of < classes; ++of) sum += row.emplace_back(std::pow(double(random() % 1000 + 1), 2));
    for (double& probability : row) probability /= sum;
    rows.push_back(row);
  }
  return scores_of(rows);
}

/// Every text with its probability, by trying every path.
std::map<std::vector<int>, double> all_texts(const FrameScores& scores) {
  std::map<std::vector<int>, double> texts;
  std::vector<int> path(std::size_t(scores.frames()), 0);
  while (true) {
    std::vector<int> text;
    double probability = 1;
    for (std::size_t i = 0; i < path.size(); ++i) {
      probability *= std::exp(double(scores.at(int(i), path[i])));
      if (path[i] != kBlank && (i == 0 || path[i] != path[i - 1])) text.push_back(path[i]);
    }
    texts[text] += probability;
    std::size_t at = 0;
    while (at < path.size() && ++path[at] == scores.classes()) path[at++] = 0;
    if (at == path.size()) return texts;
  }
}

std::vector<int> classes_of(const std::vector<CtcCharacter>& characters) {
  std::vector<int> classes;
  for (const CtcCharacter& character : characters) classes.push_back(character.of);
  return classes;
}

TEST(BestCandidates, AreTheBest) {
  std::mt19937 random(3);
  int checked = 0;
  for (const int classes : {3, 41, 128, 129, 1000}) {
    std::vector<float> frame;
    for (int i = 0; i < classes; ++i) frame.push_back(-float(random() % 500) / 50);
    for (const std::size_t most : {std::size_t(1), std::size_t(4), std::size_t(2000)}) {
      std::vector<Candidate> wanted;
      for (int i = 0; i < classes; ++i)
        if (frame[std::size_t(i)] >= -5) wanted.push_back({i, frame[std::size_t(i)]});
      std::stable_sort(wanted.begin(), wanted.end(),
                       [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
      if (wanted.size() > most) wanted.resize(most);
      const std::vector<Candidate> found = best_candidates(frame, most, -5);
      ASSERT_EQ(found.size(), wanted.size());
      for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].of, wanted[i].of);
      ++checked;
    }
  }
  EXPECT_EQ(checked, 15);
}

TEST(DecodeGreedily, TakesRepetitionsAndBlanksOut) {
  const FrameScores scores =
      scores_of({{.8, .1, .1}, {.1, .6, .3}, {.1, .8, .1}, {.7, .2, .1}, {.1, .7, .2}, {.2, .1, .7}});
  const auto characters = decode_greedily(scores);
  ASSERT_EQ(classes_of(characters), (std::vector<int>{1, 1, 2}));
  EXPECT_EQ(characters[0].first, 1);
  EXPECT_EQ(characters[0].last, 2);
  EXPECT_EQ(characters[0].peak, 2);
  EXPECT_NEAR(std::exp(characters[0].score), .8, 1e-6);
  EXPECT_EQ(characters[2].first, 5);
}

TEST(DecodeGreedily, KeepsToWhatIsAllowed) {
  const FrameScores scores = scores_of({{.05, .6, .35}, {.5, .4, .1}, {.1, .2, .7}});
  EXPECT_EQ(classes_of(decode_greedily(scores, {true, false, true})), (std::vector<int>{2, 2}));
  EXPECT_EQ(classes_of(decode_greedily(scores, {true, true, false})), (std::vector<int>{1, 1}));
}

TEST(LogLikelihood, SumsOverAllPaths) {
  int checked = 0;
  for (unsigned seed = 0; seed < 3; ++seed) {
    const FrameScores scores = random_scores(5, 4, seed);
    double total = 0;
    for (const auto& [text, probability] : all_texts(scores)) {
      EXPECT_NEAR(std::exp(log_likelihood(scores, text)), probability, 1e-6);
      total += probability;
      ++checked;
    }
    EXPECT_NEAR(total, 1, 1e-5);
  }
  EXPECT_GT(checked, 300);
}

TEST(LogLikelihood, IsOfNoUseWhereFramesAreTooFew) {
  const FrameScores scores = random_scores(3, 3, 1);
  EXPECT_TRUE(std::isfinite(log_likelihood(scores, std::vector{1, 2, 1})));
  EXPECT_TRUE(std::isfinite(log_likelihood(scores, std::vector{1, 1})));
  EXPECT_TRUE(std::isinf(log_likelihood(scores, std::vector{1, 1, 2})));
  EXPECT_TRUE(std::isinf(log_likelihood(scores, std::vector{1, 2, 1, 2})));
  EXPECT_TRUE(std::isinf(log_likelihood(FrameScores(), std::vector{1})));
}

TEST(LogLikelihood, HoldsOutOverLongLines) {
  const FrameScores scores = random_scores(350, 41, 5);
  const std::vector<int> text(100, 7);
  EXPECT_TRUE(std::isfinite(log_likelihood(scores, text)));
}

TEST(Align, SpreadsTheTextOverItsFrames) {
  const FrameScores scores =
      scores_of({{.8, .1, .1}, {.1, .8, .1}, {.1, .7, .2}, {.4, .3, .3}, {.1, .2, .7}});
  const std::vector<int> text{1, 2};
  const auto characters = align(scores, text);
  ASSERT_EQ(classes_of(characters), text);
  EXPECT_EQ(characters[0].first, 1);
  EXPECT_EQ(characters[0].last, 2);
  EXPECT_EQ(characters[0].peak, 1);
  EXPECT_EQ(characters[1].first, 4);
  EXPECT_EQ(characters[1].peak, 4);
  EXPECT_TRUE(align(scores, std::vector{1, 1, 1, 1}).empty());
  EXPECT_TRUE(align(scores, {}).empty());
}

TEST(Align, AgreesWithGreedyDecodingOfItsOwnText) {
  int checked = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    const FrameScores scores = random_scores(30, 6, seed);
    const auto greedy = decode_greedily(scores);
    const auto aligned = align(scores, classes_of(greedy));
    ASSERT_EQ(aligned.size(), greedy.size());
    for (std::size_t i = 0; i < greedy.size(); ++i) {
      EXPECT_EQ(aligned[i].first, greedy[i].first);
      EXPECT_EQ(aligned[i].last, greedy[i].last);
      EXPECT_EQ(aligned[i].peak, greedy[i].peak);
      ++checked;
    }
  }
  EXPECT_GT(checked, 200);
}

constexpr std::u32string_view kLetters = U"abcdef";

TEST(SearchTexts, FindsTheLikeliest) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    const FrameScores scores = random_scores(6, 4, seed);
    const auto texts = all_texts(scores);
    const auto best = std::max_element(texts.begin(), texts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto found = search_texts(scores, kLetters, nullptr, 3, {.beams = 200, .candidates = 4});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found.front().classes, best->first);
    EXPECT_NEAR(std::exp(found.front().score), best->second, 1e-5);
    EXPECT_GE(found[0].score, found[1].score);
  }
}

TEST(SearchTexts, KeepsToTheConstraint) {
  // 'a' is likelier everywhere; only the list knows better.
  const FrameScores scores =
      scores_of({{.1, .6, .3}, {.8, .1, .1}, {.1, .5, .4}, {.8, .1, .1}, {.1, .7, .2}});
  const ClosedList list({U"abb", U"aba", U"bbb", U"ba"});
  const auto found = search_texts(scores, U"ab", &list, 9);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().text, U"aba");
  for (const Hypothesis& one : found) EXPECT_TRUE(list.accepts(one.text));
  const ClosedList foreign({U"xyz"});
  EXPECT_TRUE(search_texts(scores, U"ab", &foreign, 9).empty());
}

TEST(SearchTexts, LeavesWhatIsFarFromWhatIsSeen) {
  const FrameScores scores = scores_of({{.0005, .999, .0005}, {.999, .0005, .0005}, {.0005, .0005, .999}});
  const ClosedList near({U"aa"});  // one frame in doubt
  const ClosedList far({U"ba"});   // two
  EXPECT_EQ(search_texts(scores, U"ab", &near, 1, {.reach = 12}).size(), 1U);
  EXPECT_TRUE(search_texts(scores, U"ab", &near, 1, {.reach = 6}).empty());
  EXPECT_TRUE(search_texts(scores, U"ab", &far, 1, {.reach = 12}).empty());
  EXPECT_EQ(search_texts(scores, U"ab", &far, 1, {.reach = 18}).size(), 1U);
}

TEST(SearchTexts, RepairsADigitByItsCheck) {
  // 11010519491231002X, its tenth digit seen as a 7 rather than a 9.
  const std::u32string_view alphabet = U"0123456789X";
  const std::u32string truth = U"11010519491231002X";
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    std::vector<double> row(12, 0.002);
    row[alphabet.find(truth[i]) + 1] = 0.978;
    if (i == 9) {
      row[alphabet.find(U'7') + 1] = 0.6;
      row[alphabet.find(U'9') + 1] = 0.38;
    }
    rows.push_back(row);
    rows.push_back(
        std::vector<double>{.978, .002, .002, .002, .002, .002, .002, .002, .002, .002, .002, .002});
  }
  const FrameScores scores = scores_of(rows);
  EXPECT_NE(search_texts(scores, alphabet, nullptr, 1).front().text, truth);
  const CitizenNumberForm form([](std::string_view region) { return region.starts_with("11"); });
  const auto found = search_texts(scores, alphabet, &form, 1);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().text, truth);
}

}  // namespace
}  // namespace docintake
