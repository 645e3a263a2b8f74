#pragma once

#include "pipeline/base/deadline.h"
#include "pipeline/base/result.h"
#include "pipeline/model/page.h"
#include "pipeline/model/upload.h"

namespace docintake {

/// Turns hostile bytes into pages. Stateless between calls, so that an implementation may live in another
/// process. One instance is used by one thread at a time.
class PageDecoder {
 public:
  virtual ~PageDecoder() = default;

  /// Reads headers only: what it is and how many pages, every limit checked, no pixel allocated. Errors:
  /// unsupported_format, corrupt_file, encrypted_file, too_many_pixels, too_many_pages, out_of_memory.
  virtual Result<UploadInfo> inspect(const Upload& upload) = 0;

  /// Decodes page `index` (counted from 0) of what `inspect` accepted. Errors: as `inspect`,
  /// deadline_exceeded, decoder_crashed.
  virtual Result<Page> decode(const Upload& upload, const UploadInfo& info, int index, Deadline deadline) = 0;
};

}  // namespace docintake
