#pragma once

#include "pipeline/base/bytes.h"
#include "pipeline/base/deadline.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/result.h"
#include "pipeline/model/page.h"

namespace docintake {

/// Checks a JPEG's header against the limits. Errors: corrupt_file, unsupported_format, too_many_pixels.
Status inspect_jpeg(ByteView bytes, const Limits& limits);

/// Whether a JPEG's EXIF orientation counts: it does in a file, it does not in a PDF (ISO 32000-1, 7.4.8).
enum class ExifUse { apply, ignore };

/// A JPEG as a page: luma at full size and the colours at a fraction of it, both out of one pass over the
/// coefficients, and the editors that its metadata name. Of several pictures in the file (MPO, gain maps) the
/// first.
///
/// A damaged or truncated picture is decoded when nine tenths of it come before the damage, or, of a
/// progressive one, when all that is missing is the last bit of coefficients; the rest is grey. Otherwise
/// corrupt_file. Errors beside: as `inspect_jpeg`, deadline_exceeded.
Result<Page> decode_jpeg(ByteView bytes, const Limits& limits, Deadline deadline, ExifUse exif);

}  // namespace docintake
