#pragma once

#include "pipeline/base/limits.h"
#include "pipeline/ports/page_decoder.h"

namespace docintake {

/// The PageDecoder of this process: tells formats apart by their content and decodes with libjpeg-turbo,
/// libvips, libpng, Poppler, qpdf and an own BMP reader. Holds no state but its limits, so that instances may
/// be used by several threads, one call at a time each. Never throws. What a library cannot be kept from
/// doing by a check of headers (endless loops, crashes) is for the process around it to end.
class ContentDecoder : public PageDecoder {
 public:
  explicit ContentDecoder(const Limits& limits) : limits_(limits) {}

  Result<UploadInfo> inspect(const Upload& upload) override;
  Result<Page> decode(const Upload& upload, const UploadInfo& info, int index, Deadline deadline) override;

 private:
  Limits limits_;
};

}  // namespace docintake
