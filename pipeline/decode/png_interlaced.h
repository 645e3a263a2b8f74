#pragma once

#include "pipeline/base/bytes.h"
#include "pipeline/base/deadline.h"
#include "pipeline/base/result.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// The luma of an interlaced PNG of which only the chunks that its pixels need are left. Beside the luma it
/// holds two rows, where a library that puts the picture together first holds all of it at full depth. The
/// size is inside the pixel budget. Errors: corrupt_file, deadline_exceeded, out_of_memory.
Result<Raster> read_interlaced_luma(ByteView png, Deadline deadline);

}  // namespace docintake
