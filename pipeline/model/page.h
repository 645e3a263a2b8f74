#pragma once

#include <string>

#include "pipeline/model/raster.h"

namespace docintake {

/// What the header of an upload says, before any pixel is decoded.
struct UploadInfo {
  std::string media_type;  ///< By content: image/jpeg, image/png, image/bmp, application/pdf.
  int pages = 1;           ///< Pages of a PDF; 1 for a picture.
};

/// One decoded page: full-size luma with its EXIF orientation applied, inside the pixel budget.
/// Luma alone, because everything that finds and reads works on it and a 100-megapixel page then costs 100
/// MB.
struct Page {
  int index = 0;  ///< Counted from 0.
  Raster luma;
};

}  // namespace docintake
