#pragma once

#include <opencv2/core.hpp>

#include "pipeline/model/geometry.h"
#include "pipeline/model/raster.h"

// Private to ocr/: the raster types seen through OpenCV's eyes.

namespace docintake {

/// The raster's pixels as a matrix, not copied: valid while the raster lives and is not assigned to.
inline cv::Mat view_of(Raster& raster) { return {raster.height(), raster.width(), CV_8UC1, raster.data()}; }

/// As above, for reading only.
inline const cv::Mat view_of(const Raster& raster) {
  return {raster.height(), raster.width(), CV_8UC1, const_cast<std::uint8_t*>(raster.data())};
}

/// A raster with the pixels of an 8-bit grey matrix.
inline Raster raster_of(const cv::Mat& grey) {
  Raster raster(grey.cols, grey.rows);
  if (!raster.empty()) grey.copyTo(view_of(raster));
  return raster;
}

}  // namespace docintake
