// Holding photos: a person with the front of a document in the hands, and what can be wrong with such a
// photo.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "scene.h"

namespace docintake::samples {

/// A defect of a holding photo and how often it is drawn; the first one is none.
struct HoldingDefect {
  std::string_view name;
  double weight;
};
const std::vector<HoldingDefect>& holding_defects();

/// A photo before lens and sensor. The scene's only document is the held one.
struct HoldingPhoto {
  Scene scene;
  std::optional<cv::Rect2d> holder;  ///< the face box, within the frame; none where nobody is to be seen
  bool holder_whole = false;         ///< whether the face is all in the frame and free
};

/// Draws a person holding `order`, with the named defect (empty: none).
HoldingPhoto draw_holding_photo(const Order& order, std::string_view defect, Studio& studio, Random& random);

}  // namespace docintake::samples
