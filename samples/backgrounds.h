// Surfaces that documents are photographed on.
#pragma once

#include <opencv2/core.hpp>

#include "fonts.h"
#include "random.h"

namespace docintake::samples {

enum class Surface { Plain, Wood, Cloth, Marble, Keyboard, Papers, Carpet };

/// A surface of the given size, light or dark at random.
cv::Mat3b make_surface(Random& random, Fonts& fonts, Surface surface, cv::Size size);

/// Any surface.
cv::Mat3b make_surface(Random& random, Fonts& fonts, cv::Size size);

/// Smooth random values around 0, about -1 to 1: `cell` is the size of the largest features in pixels, each
/// further octave has half the size and strength.
cv::Mat1f fractal_noise(Random& random, cv::Size size, cv::Size2d cell, int octaves);

/// A page of text lines, white or slightly tinted.
cv::Mat3b text_page(Random& random, Fonts& fonts, cv::Size size, double line_pixels);

}  // namespace docintake::samples
