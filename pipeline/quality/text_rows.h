#pragma once

#include "pipeline/model/raster.h"

namespace docintake::quality {

/// Height of the rows of what looks like text, read or not, in capture pixels: the median over bands of the
/// capture of the runs of rows that hold far more steep slopes than the gaps between them. 0 where there are
/// too few such runs.
double row_height(const Raster& luma);

}  // namespace docintake::quality
