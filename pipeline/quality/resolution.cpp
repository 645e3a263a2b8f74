#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// Text of that height has the score 0.5.
constexpr double kMiddle = 10;
constexpr double kThreshold = 0.5;

}  // namespace

/// The height of the text in pixels of the page, the median of the lines; score kMiddle / (kMiddle + height).
std::vector<Finding> check_resolution(const Subject& subject) {
  if (subject.text_height <= 0)
    return {not_measured("low_resolution", "No line of text was read whose height could be measured.")};
  const double height = subject.text_height * subject.page_scale;
  Finding finding = measured("low_resolution", kMiddle / (kMiddle + height), kThreshold,
                             "The text is too small on the picture. Go closer and take it again.");
  finding.where = subject.place();
  return {finding};
}

}  // namespace docintake::quality
