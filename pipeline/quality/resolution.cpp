#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// Text of that height has the score 0.5.
constexpr double kMiddle = 10;
constexpr double kThreshold = 0.5;

}  // namespace

/// The height of the text in pixels of the page, as Subject::usual_height() has it; score
/// kMiddle / (kMiddle + height).
std::vector<Finding> check_resolution(const Subject& subject) {
  const double usual = subject.usual_height();
  if (usual <= 0)
    return {not_measured("low_resolution", "Nothing that looks like lines of text was seen to be measured.")};
  const double height = usual * subject.page_scale;
  Finding finding = measured("low_resolution", kMiddle / (kMiddle + height), kThreshold,
                             "The text is too small on the picture. Go closer and take it again.");
  finding.where = subject.place();
  return {finding};
}

}  // namespace docintake::quality
