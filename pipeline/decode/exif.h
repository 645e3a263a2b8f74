#pragma once

#include "pipeline/base/bytes.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// The orientation 1 to 8 (tag 0x0112 of the first directory) of an EXIF block that starts at its TIFF
/// header; 1 where there is none, where it is not 1 to 8, or where the block is broken: a camera's slip in
/// the metadata is no reason to refuse its picture.
int exif_orientation(ByteView tiff);

/// The picture as it is to be seen, given the orientation 1 to 8 that it was stored in (EXIF 2.32, 4.6.4).
Raster upright(Raster stored, int orientation);

}  // namespace docintake
