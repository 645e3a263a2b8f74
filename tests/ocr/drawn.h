#pragma once

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>
#include <string_view>

#include "ocr/glyphs/ocr_b.h"
#include "ocr/raster_view.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// A sheet of that grey.
inline Raster sheet(int width, int height, int grey = 225) {
  Raster raster(width, height);
  view_of(raster).setTo(grey);
  return raster;
}

/// Writes OCR-B text (0-9, A-Z, '<'; anything else is a space): `pitch` pixels from character to character,
/// the first cell beginning at `left`, the base line at `base` there and falling by `slope`.
inline void write(Raster& raster, std::string_view text, double left, double base, double pitch,
                  int grey = 40, double slope = 0) {
  constexpr int kFraction = 4;  // OpenCV draws at sixteenths of a pixel
  cv::Mat picture = view_of(raster);
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const OcrBGlyph& glyph : ocr_b_glyphs()) {
      if (glyph.character != text[i]) continue;
      const auto at = [&](Point p) {
        const double x = left + pitch * (double(i) + p.x / 100);
        const double y = base + slope * (x - left) - pitch * p.y / 100;
        return cv::Point(int(std::lround(x * (1 << kFraction))), int(std::lround(y * (1 << kFraction))));
      };
      const int thickness = std::max(1, int(std::lround(kOcrBStroke * pitch / 100)));
      for (const auto& stroke : glyph.strokes)
        for (std::size_t k = 1; k < stroke.size(); ++k)
          cv::line(picture, at(stroke[k - 1]), at(stroke[k]), cv::Scalar(grey), thickness, cv::LINE_AA,
                   kFraction);
    }
  }
}

/// Adds blur and repeatable noise (standard deviation in grey levels).
inline void wear(Raster& raster, double blur, double noise) {
  cv::Mat picture = view_of(raster);
  if (blur > 0) cv::GaussianBlur(picture, picture, {}, blur);
  cv::Mat grain(picture.size(), CV_16S);
  cv::RNG(7).fill(grain, cv::RNG::NORMAL, 0, noise);
  cv::Mat sum;
  cv::add(picture, grain, sum, cv::noArray(), CV_8U);
  sum.copyTo(picture);
}

}  // namespace docintake
