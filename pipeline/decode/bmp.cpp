#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include "pipeline/decode/budget.h"
#include "pipeline/decode/chroma.h"
#include "pipeline/decode/format.h"
#include "pipeline/decode/luma.h"

// An own reader, because libvips has none in Debian but through ImageMagick, which is too much to trust with
// hostile bytes. After Microsoft's "Bitmap Header Types" and, for the headers of 16 and 64 bytes, OS/2's.
namespace docintake {
namespace {

constexpr std::size_t kFileHeader = 14;

enum Compression : std::uint32_t { kRgb = 0, kRle8 = 1, kRle4 = 2, kBitFields = 3, kAlphaBitFields = 6 };

// Little-endian numbers of the file; what lies behind its end reads as 0.
class Reader {
 public:
  explicit Reader(ByteView bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size(); }
  std::uint32_t u8(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : 0; }
  std::uint32_t u16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
  std::uint32_t u32(std::size_t at) const { return u16(at) | u16(at + 2) << 16; }

 private:
  ByteView bytes_;
};

// One colour of a pixel that is cut up by bit masks, as 8 bits.
class Channel {
 public:
  Channel() = default;
  explicit Channel(std::uint32_t mask) : mask_(mask) {
    const int width = std::popcount(mask);
    if (width == 0) return;
    shift_ = std::countr_zero(mask) + std::max(0, width - 8);
    const unsigned top = (1u << std::min(width, 8)) - 1;
    for (unsigned i = 0; i <= top; ++i) values_[i] = static_cast<std::uint8_t>((i * 255 + top / 2) / top);
  }

  bool empty() const { return mask_ == 0; }
  unsigned of(std::uint32_t pixel) const { return values_[(pixel & mask_) >> shift_]; }

  static bool is_contiguous(std::uint32_t mask) {
    return mask == 0 || std::has_single_bit((std::uint64_t{mask} >> std::countr_zero(mask)) + 1);
  }

 private:
  std::uint32_t mask_ = 0;
  int shift_ = 0;
  std::array<std::uint8_t, 256> values_{};
};

struct Masks {
  std::uint32_t red = 0;
  std::uint32_t green = 0;
  std::uint32_t blue = 0;
  std::uint32_t alpha = 0;
};

// What the headers say, checked.
struct Header {
  std::size_t size = 0;  // Of the header behind the file header.
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool top_down = false;
  std::uint32_t bits = 0;
  std::uint32_t compression = kRgb;
  std::uint32_t colors = 0;  // Entries of the palette; 0 for as many as the bits can name.
  std::size_t pixels_at = 0;
  Masks masks;

  bool is_old() const { return size == 12; }  // OS/2 1: 16-bit sides, three bytes a colour.
  bool is_os2() const { return size == 12 || size == 16 || size == 64; }
  std::uint64_t stride() const { return (std::uint64_t{width} * bits + 31) / 32 * 4; }
  bool run_length() const { return compression == kRle8 || compression == kRle4; }
};

bool is_known_size(std::uint32_t size) {
  constexpr std::array<std::uint32_t, 8> kSizes{12, 16, 40, 52, 56, 64, 108, 124};
  return std::find(kSizes.begin(), kSizes.end(), size) != kSizes.end();
}

// Bits and compression that go together.
bool is_defined(const Header& header) {
  switch (header.compression) {
    case kRgb:
      return header.bits == 1 || header.bits == 4 || header.bits == 8 || header.bits == 16 ||
             header.bits == 24 || header.bits == 32;
    case kRle8:
      return header.bits == 8 && !header.top_down;
    case kRle4:
      return header.bits == 4 && !header.top_down;
    case kBitFields:
    case kAlphaBitFields:
      return (header.bits == 16 || header.bits == 32) && !header.is_os2();
    default:
      return false;
  }
}

// Where the masks stand: in the headers of 52 bytes and more inside, behind the one of 40 otherwise, at the
// same offset. The fourth is there from 56 bytes on, or where the compression says so.
Masks read_masks(const Reader& file, const Header& header) {
  if (header.compression != kBitFields && header.compression != kAlphaBitFields) {
    if (header.bits == 16) return {0x7c00, 0x03e0, 0x001f, 0};
    return {0xff0000, 0x00ff00, 0x0000ff, 0};
  }
  const std::size_t at = kFileHeader + 40;
  const bool has_alpha = header.size >= 56 || header.compression == kAlphaBitFields;
  return {file.u32(at), file.u32(at + 4), file.u32(at + 8), has_alpha ? file.u32(at + 12) : 0};
}

Status check_pixel_data(const Reader& file, const Header& header) {
  if (header.pixels_at < kFileHeader + header.size || header.pixels_at >= file.size()) {
    return corrupt("The BMP picture's pixels lie outside the file.");
  }
  if (!header.run_length() && header.stride() * header.height > file.size() - header.pixels_at) {
    return corrupt("The BMP picture has fewer pixels than its header says.");
  }
  const Masks& masks = header.masks;
  for (const std::uint32_t mask : {masks.red, masks.green, masks.blue, masks.alpha}) {
    if (!Channel::is_contiguous(mask)) return corrupt("The BMP picture's colour masks make no sense.");
  }
  return ok_status();
}

Result<Header> read_header(ByteView bytes, const Limits& limits) {
  const Reader file(bytes);
  constexpr std::size_t at = kFileHeader;
  Header header;
  header.size = file.u32(at);
  header.pixels_at = file.u32(10);
  if (file.size() < at + header.size) return corrupt("The BMP picture ends within its header.");
  if (header.is_old()) {
    header.width = file.u16(at + 4);
    header.height = file.u16(at + 6);
    header.bits = file.u16(at + 10);
  } else {
    const auto height = static_cast<std::int32_t>(file.u32(at + 8));
    header.width = file.u32(at + 4);
    header.height = static_cast<std::uint32_t>(std::abs(std::int64_t{height}));
    header.top_down = height < 0;
    header.bits = file.u16(at + 14);
    header.compression = header.size == 16 ? std::uint32_t{kRgb} : file.u32(at + 16);
    header.colors = header.size == 16 ? 0 : file.u32(at + 32);
  }
  if (header.width > 0x7fff'ffff) return corrupt("The BMP picture has a negative width.");
  const Status budget = check_budget(header.width, header.height, 0, limits);
  if (!budget.ok()) return budget.error();
  if (!is_defined(header)) {
    return make_error(ErrorCode::unsupported_format,
                      "The BMP picture is of a rare kind that is not read here.");
  }
  header.masks = read_masks(file, header);
  const Status data = check_pixel_data(file, header);
  if (!data.ok()) return data.error();
  return header;
}

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
};
using Palette = std::array<Color, 256>;

// The palette; what it lacks is black.
Palette read_palette(const Reader& file, const Header& header) {
  Palette palette{};
  const std::size_t most = std::size_t{1} << header.bits;
  const std::size_t count = header.colors == 0 ? most : std::min<std::size_t>(most, header.colors);
  const std::size_t entry = header.is_old() ? 3 : 4;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(file.u8(at)); };
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kFileHeader + header.size + i * entry;
    palette[i] = {byte(at + 2), byte(at + 1), byte(at)};
  }
  return palette;
}

// A picture of palette entries becomes one of colours: luma in place, chroma beside.
Chroma to_colors(const Palette& palette, Raster& indices) {
  std::array<std::uint8_t, 256> lumas{};
  std::ranges::transform(palette, lumas.begin(), [](Color c) { return luma_of(c.r, c.g, c.b); });
  ColorSums sums(indices.width(), indices.height());
  for (int y = 0; y < indices.height(); ++y) {
    std::uint8_t* const row = indices.row(y);
    for (int x = 0; x < indices.width(); ++x) {
      const Color color = palette[row[x]];
      sums.add(x, y, color.r, color.g, color.b);
      row[x] = lumas[row[x]];
    }
  }
  return sums.chroma();
}

int row_of(const Header& header, std::uint32_t stored) {
  return static_cast<int>(header.top_down ? stored : header.height - 1 - stored);
}

void read_indices(const Reader& file, const Header& header, Raster& indices) {
  const std::uint32_t per_byte = 8 / header.bits;
  const std::uint32_t mask = (1u << header.bits) - 1;
  for (std::uint32_t y = 0; y < header.height; ++y) {
    const std::size_t at = header.pixels_at + y * header.stride();
    std::uint8_t* to = indices.row(row_of(header, y));
    for (std::uint32_t x = 0; x < header.width; ++x) {
      const std::uint32_t shift = (per_byte - 1 - x % per_byte) * header.bits;
      to[x] = static_cast<std::uint8_t>(file.u8(at + x / per_byte) >> shift & mask);
    }
  }
}

std::uint32_t pixel_at(const Reader& file, std::size_t at, std::uint32_t bits) {
  if (bits == 16) return file.u16(at);
  return bits == 24 ? file.u16(at) | file.u8(at + 2) << 16 : file.u32(at);
}

// Whether every pixel is fully transparent: so write programs that leave the alpha of an opaque picture at 0.
bool is_all_clear(const Reader& file, const Header& header, const Channel& alpha) {
  for (std::uint32_t y = 0; y < header.height; ++y) {
    const std::size_t at = header.pixels_at + y * header.stride();
    for (std::uint32_t x = 0; x < header.width; ++x) {
      if (alpha.of(pixel_at(file, at + x * (header.bits / 8), header.bits)) != 0) return false;
    }
  }
  return true;
}

Chroma read_colors(const Reader& file, const Header& header, Raster& luma) {
  const Channel red(header.masks.red);
  const Channel green(header.masks.green);
  const Channel blue(header.masks.blue);
  const Channel alpha(header.masks.alpha);
  const bool opaque = alpha.empty() || is_all_clear(file, header, alpha);
  ColorSums sums(luma.width(), luma.height());
  for (std::uint32_t y = 0; y < header.height; ++y) {
    const std::size_t at = header.pixels_at + y * header.stride();
    const int to_y = row_of(header, y);
    std::uint8_t* to = luma.row(to_y);
    for (std::uint32_t x = 0; x < header.width; ++x) {
      const std::uint32_t pixel = pixel_at(file, at + x * (header.bits / 8), header.bits);
      const std::array<unsigned, 3> color{red.of(pixel), green.of(pixel), blue.of(pixel)};
      const std::uint8_t value = luma_of(color[0], color[1], color[2]);
      const unsigned opacity = opaque ? 255 : alpha.of(pixel);
      to[x] = over_white(value, opacity);
      sums.add(static_cast<int>(x), to_y, over_white(color[0], opacity), over_white(color[1], opacity),
               over_white(color[2], opacity));
    }
  }
  return sums.chroma();
}

// Writes run-length coded pixels from the bottom row up, refusing whatever would fall outside the picture.
class RunPainter {
 public:
  RunPainter(const Header& header, Raster& indices) : header_(header), indices_(indices) {}

  bool put(std::uint32_t index) {
    if (x_ >= header_.width || y_ >= header_.height) return false;
    indices_.row(row_of(header_, y_))[x_++] = static_cast<std::uint8_t>(index);
    return true;
  }
  void end_line() {
    x_ = 0;
    ++y_;
  }
  bool move(std::uint32_t right, std::uint32_t up) {
    x_ += right;
    y_ += up;
    return x_ <= header_.width && y_ <= header_.height;
  }
  bool is_full() const { return y_ >= header_.height || (y_ + 1 == header_.height && x_ == header_.width); }

 private:
  const Header& header_;
  Raster& indices_;
  std::uint32_t x_ = 0;
  std::uint32_t y_ = 0;
};

// The index number `i` of a run whose indices stand packed in the bytes from `at` on.
std::uint32_t packed_index(const Reader& file, std::size_t at, std::uint32_t i, std::uint32_t bits) {
  if (bits == 8) return file.u8(at + i);
  return i % 2 == 0 ? file.u8(at + i / 2) >> 4 : file.u8(at + i / 2) & 0xf;
}

// The same for a run that repeats one byte.
std::uint32_t repeated_index(std::uint32_t byte, std::uint32_t i, std::uint32_t bits) {
  if (bits == 8) return byte;
  return i % 2 == 0 ? byte >> 4 : byte & 0xf;
}

// Pixels that no run writes have the first colour.
bool read_runs(const Reader& file, const Header& header, Raster& indices) {
  RunPainter painter(header, indices);
  std::size_t at = header.pixels_at;
  while (at + 2 <= file.size()) {
    const std::uint32_t count = file.u8(at);
    const std::uint32_t value = file.u8(at + 1);
    at += 2;
    if (count > 0) {
      for (std::uint32_t i = 0; i < count; ++i) {
        if (!painter.put(repeated_index(value, i, header.bits))) return false;
      }
    } else if (value == 0) {
      painter.end_line();
    } else if (value == 1) {
      return true;
    } else if (value == 2) {
      if (!painter.move(file.u8(at), file.u8(at + 1))) return false;
      at += 2;
    } else {
      const std::size_t length = (value * header.bits + 15) / 16 * 2;  // Padded to 16 bits.
      if (length > file.size() - at) return false;
      for (std::uint32_t i = 0; i < value; ++i) {
        if (!painter.put(packed_index(file, at, i, header.bits))) return false;
      }
      at += length;
    }
  }
  return painter.is_full();
}

bool sniff(ByteView bytes) {
  const Reader file(bytes);
  return file.u8(0) == 'B' && file.u8(1) == 'M' && is_known_size(file.u32(kFileHeader));
}

Result<int> inspect(ByteView bytes, const Limits& limits) {
  DOCINTAKE_TRY(header, read_header(bytes, limits));
  static_cast<void>(header);
  return 1;
}

Result<Page> decode(ByteView bytes, int /*index*/, const Limits& limits, Deadline /*deadline*/) {
  DOCINTAKE_TRY(header, read_header(bytes, limits));
  const Reader file(bytes);
  Page page;
  page.luma = Raster(static_cast<int>(header.width), static_cast<int>(header.height));
  if (header.bits > 8) {
    page.chroma = read_colors(file, header, page.luma);
    return page;
  }
  if (!header.run_length()) {
    read_indices(file, header, page.luma);
  } else if (!read_runs(file, header, page.luma)) {
    return corrupt("The BMP picture's runs do not fit its size.");
  }
  page.chroma = to_colors(read_palette(file, header), page.luma);
  return page;
}

}  // namespace

const Format kBmpFormat{"image/bmp", sniff, inspect, decode};

}  // namespace docintake
