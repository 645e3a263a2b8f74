#pragma once

#include <cstdint>
#include <vector>

namespace docintake {

/// A grey picture: 8 bits a pixel, rows without padding, 0 black to 255 white. Owns its pixels; moves are
/// cheap, copies are deep.
class Raster {
 public:
  Raster() = default;
  /// A raster of that size, all black. Width and height are in pixels and not negative.
  Raster(int width, int height)
      : width_(width), height_(height), pixels_(static_cast<std::size_t>(width) * height) {}

  int width() const { return width_; }
  int height() const { return height_; }
  bool empty() const { return pixels_.empty(); }

  std::uint8_t* data() { return pixels_.data(); }
  const std::uint8_t* data() const { return pixels_.data(); }
  std::uint8_t* row(int y) { return pixels_.data() + static_cast<std::size_t>(y) * width_; }
  const std::uint8_t* row(int y) const { return pixels_.data() + static_cast<std::size_t>(y) * width_; }

 private:
  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint8_t> pixels_;
};

/// The raster turned counter-clockwise by `quarter_turns` x 90 degrees: what stood turned clockwise by as
/// much then stands upright.
Raster turned(const Raster& raster, int quarter_turns);

/// Mirrors the raster in place, left to right.
void mirror(Raster& raster);

}  // namespace docintake
