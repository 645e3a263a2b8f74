#pragma once

#include <optional>

#include "pipeline/base/bytes.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/result.h"

namespace docintake {

/// The one JPEG that a page consists of.
struct PageJpeg {
  Bytes bytes;
  int quarter_turns =
      0;  ///< Counter-clockwise, to be applied to the picture as stored to see it as on the page.
};

/// What is worth knowing of a PDF's page before it is rendered.
struct PageContent {
  /// Whether the page is covered by one picture on which nothing is painted.
  bool is_picture = false;

  /// That picture, where it is a JPEG which in a file of its own would look the same.
  std::optional<PageJpeg> jpeg;

  /// Resolution of the finest picture that takes up a good part of the page, dots per inch; 0 for none.
  double picture_dpi = 0;
};

/// Looks through page `index` of a PDF without rendering it. A page that is beyond qpdf has empty content:
/// Poppler may still make something of it. Errors: too_many_pixels where a picture on the page exceeds the
/// limits.
Result<PageContent> examine_page(ByteView pdf, int index, const Limits& limits);

}  // namespace docintake
