#pragma once

#include <optional>

#include "ocr/mrz/mrz_finder.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The zone that stands in the region, read cell by cell: the characters are monospaced, so each is compared
/// with the shapes of OCR-B and then with what the same page showed of it. Nothing where the region's rows
/// are not monospaced or do not look like OCR-B. Deterministic; safe to call from any thread.
std::optional<MrzZone> read_mrz(const Raster& luma, const MrzRegion& region, Deadline deadline);

}  // namespace docintake
