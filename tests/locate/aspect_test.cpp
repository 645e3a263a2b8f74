#include "pipeline/locate/aspect.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/locate/drawn.h"

namespace docintake {
namespace {

TEST(Aspect, RecoversTheRatioFromPerspective) {
  int ran = 0;
  for (const double ratio : {kId1Ratio, kPassportRatio}) {
    for (const double focal : {0.75, 0.9, 1.5}) {
      for (const double pitch : {0.0, 0.3, -0.5}) {
        for (const double yaw : {0.0, 0.25, -0.4}) {
          // Tilted about one axis alone, the focal length cannot be told; a phone's main camera is assumed.
          if (focal > 1 && (pitch == 0) != (yaw == 0)) continue;
          const double found = true_ratio(photographed(ratio, {4000, 3000}, focal, pitch, yaw), {4000, 3000});
          EXPECT_NEAR(std::log(found / ratio), 0, 0.1) << ratio << " " << focal << " " << pitch << " " << yaw;
          EXPECT_DOUBLE_EQ(snapped_ratio(found), ratio) << focal << " " << pitch << " " << yaw;
          ++ran;
        }
      }
    }
  }
  EXPECT_EQ(ran, 46);
}

TEST(Aspect, KeepsWhatIsNearNoFormat) {
  EXPECT_EQ(snapped_ratio(2.0), 2.0);
  EXPECT_EQ(snapped_ratio(0.5), 0.5);
  EXPECT_EQ(snapped_ratio(1.0), 1.0);
  EXPECT_DOUBLE_EQ(snapped_ratio(1.60), kId1Ratio);
  EXPECT_DOUBLE_EQ(snapped_ratio(1 / 1.41), 1 / kPassportRatio);
}

}  // namespace
}  // namespace docintake
