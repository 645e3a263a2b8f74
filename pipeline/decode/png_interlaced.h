#pragma once

#include "pipeline/base/bytes.h"
#include "pipeline/base/deadline.h"
#include "pipeline/base/result.h"
#include "pipeline/model/page.h"

namespace docintake {

/// An interlaced PNG, as a page, of which only the chunks that its pixels need are left. Beside the page it
/// holds two rows and what its chroma is gathered in, where a library that puts the picture together first
/// holds all of it at full depth. The size is inside the pixel budget. Errors: corrupt_file,
/// deadline_exceeded, out_of_memory.
Result<Page> read_interlaced(ByteView png, Deadline deadline);

}  // namespace docintake
