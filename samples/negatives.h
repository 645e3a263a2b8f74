// Pictures of things that are not identity documents.
#pragma once

#include <string>

#include "document.h"
#include "random.h"
#include "scene.h"

namespace docintake::samples {

/// A picture without any document, and what it shows (`bank_card`, `receipt`, `text_page`, `portrait`,
/// `table`, `gradient`).
struct Negative {
  cv::Mat3b frame;
  std::string content;
  std::vector<cv::Rect2d> faces;  ///< pixels
};

/// Any of the contents.
Negative make_negative(Random& random, Studio& studio);

}  // namespace docintake::samples
