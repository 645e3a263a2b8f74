#pragma once

#include <string_view>

#include "pipeline/base/bytes.h"
#include "pipeline/base/deadline.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/result.h"
#include "pipeline/model/page.h"

namespace docintake {

/// One format that can be decoded. The functions get hostile bytes and check every limit themselves; they may
/// throw std::bad_alloc, which ContentDecoder turns into out_of_memory.
struct Format {
  std::string_view media_type;

  /// Whether the content claims to be of this format. Looks at the first bytes alone.
  bool (*sniff)(ByteView bytes);

  /// How many pages there are, from headers, without decoding a pixel.
  Result<int> (*inspect)(ByteView bytes, const Limits& limits);

  /// Page `index`, at least 0 and below what `inspect` gave; its number in `Page` is set by the caller.
  Result<Page> (*decode)(ByteView bytes, int index, const Limits& limits, Deadline deadline);
};

extern const Format kJpegFormat;
extern const Format kPngFormat;
extern const Format kBmpFormat;
extern const Format kPdfFormat;

}  // namespace docintake
