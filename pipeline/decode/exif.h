#pragma once

#include <string_view>

#include "pipeline/base/bytes.h"
#include "pipeline/model/page.h"

namespace docintake {

/// The orientation 1 to 8 (tag 0x0112 of the first directory) of an EXIF block that starts at its TIFF
/// header; 1 where there is none, where it is not 1 to 8, or where the block is broken: a camera's slip in
/// the metadata is no reason to refuse its picture.
int exif_orientation(ByteView tiff);

/// What an EXIF block says of the software that wrote the picture (tag 0x0131 of the first directory), as it
/// stands there, e.g. a camera's firmware or an editor; empty where it says nothing or is broken.
std::string_view exif_software(ByteView tiff);

/// The picture as it is to be seen, given the orientation 1 to 8 that it was stored in (EXIF 2.32, 4.6.4).
Raster upright(Raster stored, int orientation);
Page upright(Page stored, int orientation);

}  // namespace docintake
