#include "pipeline/decode/exif.h"

#include <array>
#include <cstddef>

namespace docintake {
namespace {

constexpr std::uint32_t kOrientationTag = 0x0112;
constexpr std::uint32_t kShortType = 3;

// Reads numbers in a TIFF block's byte order; what lies outside the block reads as 0.
class TiffReader {
 public:
  explicit TiffReader(ByteView block) : block_(block), little_(!block.empty() && block[0] == 'I') {}

  std::uint32_t u16(std::size_t at) const {
    return little_ ? byte(at) | byte(at + 1) << 8 : byte(at) << 8 | byte(at + 1);
  }
  std::uint32_t u32(std::size_t at) const {
    return little_ ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
  }
  bool is_tiff() const {
    return block_.size() >= 8 && (block_[0] == 'I' || block_[0] == 'M') && block_[0] == block_[1] &&
           u16(2) == 42;
  }

 private:
  std::uint32_t byte(std::size_t at) const { return at < block_.size() ? block_[at] : 0; }

  ByteView block_;
  bool little_;
};

}  // namespace

int exif_orientation(ByteView tiff) {
  const TiffReader reader(tiff);
  if (!reader.is_tiff()) return 1;
  const std::size_t directory = reader.u32(4);
  const std::size_t entries = reader.u16(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (reader.u16(entry) != kOrientationTag) continue;
    const std::uint32_t value = reader.u16(entry + 8);
    const bool valid = reader.u16(entry + 2) == kShortType && value >= 1 && value <= 8;
    return valid ? static_cast<int>(value) : 1;
  }
  return 1;
}

Raster upright(Raster stored, int orientation) {
  struct Way {
    bool mirror;
    int turns;
  };
  constexpr std::array<Way, 9> kWays{{{false, 0},
                                      {false, 0},
                                      {true, 0},
                                      {false, 2},
                                      {true, 2},
                                      {true, 1},
                                      {false, 3},
                                      {true, 3},
                                      {false, 1}}};
  const Way way = kWays[static_cast<std::size_t>(orientation)];
  if (way.mirror) mirror(stored);
  return way.turns == 0 ? stored : turned(stored, way.turns);
}

}  // namespace docintake
