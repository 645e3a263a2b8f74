#pragma once

#include "pipeline/base/bytes.h"
#include "pipeline/model/page.h"

namespace docintake {

/// A page small enough to look at by the thousand. Personal data: it belongs in a report and nowhere else.
struct PagePicture {
  int page = 0;
  int width = 0;  ///< Of the page itself, pixels.
  int height = 0;
  Bytes jpeg;       ///< At most 1,000 pixels on the longer side and mostly less than 64 kB.
  Bytes thumbnail;  ///< A JPEG of at most 160 pixels on the longer side.
};

/// The pictures of a page. Memory that runs out throws std::bad_alloc.
PagePicture picture_of(const Page& page);

}  // namespace docintake
