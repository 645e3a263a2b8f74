#include "ocr/lines/parts.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <random>
#include <set>

namespace docintake {
namespace {

cv::Mat mask_of(const std::vector<std::string>& rows) {
  cv::Mat mask = cv::Mat::zeros(int(rows.size()), int(rows.front().size()), CV_8U);
  for (int y = 0; y < mask.rows; ++y) {
    for (int x = 0; x < mask.cols; ++x)
      mask.at<std::uint8_t>(y, x) = rows[std::size_t(y)][std::size_t(x)] == '#' ? 255 : 0;
  }
  return mask;
}

TEST(Parts, MeasuresEachPart) {
  const Parts found = parts_of(mask_of({"##...#", "...#..", "..#..#", ".....#"}));
  ASSERT_EQ(found.parts.size(), 4u);
  EXPECT_EQ(found.parts[0].box(), cv::Rect(0, 0, 2, 1));
  EXPECT_EQ(found.parts[0].area, 2);
  EXPECT_EQ(found.parts[1].box(), cv::Rect(5, 0, 1, 1));
  EXPECT_EQ(found.parts[2].box(), cv::Rect(2, 1, 2, 2));  // touches diagonally
  EXPECT_EQ(found.parts[3].box(), cv::Rect(5, 2, 1, 2));
  ASSERT_EQ(found.runs.size(), 6u);
  EXPECT_EQ(found.runs[0].right, 2);
}

TEST(Parts, JoinsWhatMeetsLowerDown) {
  const Parts found = parts_of(mask_of({"#.#.#", "#.#.#", "#####"}));
  ASSERT_EQ(found.parts.size(), 1u);
  EXPECT_EQ(found.parts[0].area, 11);
}

TEST(Parts, AgreesWithOpenCv) {
  std::mt19937 random(5);
  int masks = 0;
  for (const int width : {1, 7, 63, 64, 65, 128, 200}) {
    for (const double share : {0.0, 0.1, 0.4, 0.6, 0.95, 1.0}) {
      cv::Mat mask = cv::Mat::zeros(40, width, CV_8U);
      std::bernoulli_distribution ink(share);
      for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < width; ++x) mask.at<std::uint8_t>(y, x) = ink(random) ? 255 : 0;
      cv::Mat labels, stats, centers;
      const int count = cv::connectedComponentsWithStats(mask, labels, stats, centers, 8, CV_32S);
      using Row = std::array<int, 5>;
      std::multiset<Row> expected, actual;
      for (int i = 1; i < count; ++i) {
        const int* s = stats.ptr<int>(i);
        expected.insert({s[0], s[1], s[2], s[3], s[4]});
      }
      const Parts found = parts_of(mask);
      for (const Part& part : found.parts)
        actual.insert({part.left, part.top, part.width(), part.height(), part.area});
      EXPECT_EQ(actual, expected);
      cv::Mat drawn = cv::Mat::zeros(mask.size(), CV_8U);
      for (const docintake::Run& run : found.runs)
        drawn(cv::Rect(run.left, run.y, run.right - run.left, 1)).setTo(255);
      EXPECT_EQ(cv::countNonZero(drawn != mask), 0);
      ++masks;
    }
  }
  EXPECT_EQ(masks, 42);
}

}  // namespace
}  // namespace docintake
