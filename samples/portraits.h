// Portraits for documents, from given pictures or drawn.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "random.h"

namespace docintake::samples {

/// A passport-style picture.
struct Portrait {
  cv::Mat3b picture;
  cv::Mat1b mask;   ///< the person; empty where the background belongs to the picture
  cv::Rect2d face;  ///< the tight face box as OpenCV's cascades give it, in fractions of the picture
};

/// A person from the head down, as a camera sees one.
struct Bust {
  cv::Mat3b picture;
  cv::Mat1b mask;   ///< the person
  cv::Rect2d face;  ///< the tight face box, pixels
};

/// A source of portraits. Safe for use from several threads once loaded.
class Portraits {
 public:
  /// Loads pictures given as `FILE.png` or `FILE.png:x,y,w,h` (the face box in pixels; without it the box of
  /// the astronaut picture of scikit-image is assumed, in proportion). No pictures: faces are drawn. None and
  /// a line on standard error where a file cannot be read.
  static std::optional<Portraits> load(const std::vector<std::string>& sources);

  /// A portrait varied in crop, tone, mirroring and background; `aspect` is width over height.
  Portrait make(Random& random, double aspect) const;

  /// A whole person varied in tone and mirroring.
  Bust bust(Random& random) const;

 private:
  struct Source {
    cv::Mat3b picture;
    cv::Mat1b person;
    cv::Rect2d face;  // pixels
  };
  std::vector<Source> sources_;
};

}  // namespace docintake::samples
