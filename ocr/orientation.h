#pragma once

#include "ocr/recognizer/line_recognizer.h"
#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// Which way up the text on the raster stands: the way its lines run tells upright from lying, and the best
/// lines read both ways tell up from down. Confidence 0, and no turn, where nothing can be read either way.
/// The lines are those of the raster turned by that much.
Orientation find_orientation(const Raster& luma, LineRecognizer& recognizer, Deadline deadline);

}  // namespace docintake
