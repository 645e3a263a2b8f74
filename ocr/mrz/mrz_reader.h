#pragma once

#include <optional>
#include <span>

#include "ocr/mrz/mrz_finder.h"
#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The zone that stands in one of the regions, which are tried in their order: its rows read by the
/// recognizer, and where it makes no zone of any, cell by cell: the characters are monospaced, so each is
/// compared with the shapes of OCR-B and then with what the same page showed of it. Nothing where neither
/// finds rows of one of the standard's lengths. Deterministic; safe to call from any thread with a recognizer
/// of its own.
std::optional<MrzZone> read_mrz(const Raster& luma, std::span<const MrzRegion> regions,
                                LineRecognizer& recognizer, Deadline deadline);

}  // namespace docintake
