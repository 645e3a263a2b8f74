#include "pipeline/decode/exif.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace docintake {
namespace {

constexpr std::uint32_t kOrientationTag = 0x0112;
constexpr std::uint32_t kSoftwareTag = 0x0131;
constexpr std::uint32_t kTextType = 2;
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

  // Where the tag's entry stands in the first directory.
  std::optional<std::size_t> entry(std::uint32_t tag) const {
    if (!is_tiff()) return std::nullopt;
    const std::size_t directory = u32(4);
    const std::size_t entries = u16(directory);
    for (std::size_t i = 0; i < entries; ++i) {
      const std::size_t at = directory + 2 + 12 * i;
      if (u16(at) == tag) return at;
    }
    return std::nullopt;
  }

 private:
  std::uint32_t byte(std::size_t at) const { return at < block_.size() ? block_[at] : 0; }

  ByteView block_;
  bool little_;
};

// A Raster or a Page.
template <typename Picture>
Picture seen_upright(Picture stored, int orientation) {
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
  return way.turns == 0 ? std::move(stored) : turned(std::move(stored), way.turns);
}

}  // namespace

int exif_orientation(ByteView tiff) {
  const TiffReader reader(tiff);
  const auto entry = reader.entry(kOrientationTag);
  if (!entry) return 1;
  const std::uint32_t value = reader.u16(*entry + 8);
  const bool valid = reader.u16(*entry + 2) == kShortType && value >= 1 && value <= 8;
  return valid ? static_cast<int>(value) : 1;
}

std::string_view exif_software(ByteView tiff) {
  const TiffReader reader(tiff);
  const auto entry = reader.entry(kSoftwareTag);
  if (!entry || reader.u16(*entry + 2) != kTextType) return {};
  const std::size_t length = reader.u32(*entry + 4);
  const std::size_t at = length <= 4 ? *entry + 8 : reader.u32(*entry + 8);
  if (at >= tiff.size()) return {};
  const ByteView text = tiff.subspan(at, std::min(length, tiff.size() - at));
  return {reinterpret_cast<const char*>(text.data()), text.size()};
}

Raster upright(Raster stored, int orientation) { return seen_upright(std::move(stored), orientation); }

Page upright(Page stored, int orientation) { return seen_upright(std::move(stored), orientation); }

}  // namespace docintake
