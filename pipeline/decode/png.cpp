#include <vips/vips.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/decode/budget.h"
#include "pipeline/decode/chroma.h"
#include "pipeline/decode/editors.h"
#include "pipeline/decode/exif.h"
#include "pipeline/decode/format.h"
#include "pipeline/decode/luma.h"
#include "pipeline/decode/png_interlaced.h"

namespace docintake {
namespace {

constexpr std::array<std::uint8_t, 8> kSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
constexpr std::size_t kChunkFrame = 12;  // Length, type and CRC around a chunk's data.
constexpr int kStripRows = 64;

std::uint32_t u32(ByteView bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 |
         std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

// One chunk: its four-letter type, its data, and all of it as stored.
struct Chunk {
  std::string_view type;
  ByteView data;
  ByteView stored;
};

// The chunk at the start of `bytes`, or nothing where it is not whole.
std::optional<Chunk> first_chunk(ByteView bytes) {
  if (bytes.size() < kChunkFrame || u32(bytes, 0) > bytes.size() - kChunkFrame) return std::nullopt;
  const std::size_t length = u32(bytes, 0);
  return Chunk{{reinterpret_cast<const char*>(bytes.data()) + 4, 4},
               bytes.subspan(8, length),
               bytes.first(length + kChunkFrame)};
}

// What IHDR says (PNG specification, 11.2.2).
struct Header {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  int bit_depth = 0;
  int color_type = 0;
  bool interlaced = false;
};

bool is_defined(int color_type, int bit_depth) {
  switch (color_type) {
    case 0:
      return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8 || bit_depth == 16;
    case 3:
      return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8;
    case 2:
    case 4:
    case 6:
      return bit_depth == 8 || bit_depth == 16;
    default:
      return false;
  }
}

Result<Header> read_header(ByteView bytes, const Limits& limits) {
  constexpr std::size_t kHeaderLength = 13;
  if (!std::equal(kSignature.begin(), kSignature.end(), bytes.begin(),
                  bytes.begin() + std::min(bytes.size(), kSignature.size()))) {
    return corrupt("The PNG picture's signature is damaged, as by a transfer as text.");
  }
  const auto chunk = first_chunk(bytes.subspan(kSignature.size()));
  if (!chunk || chunk->type != "IHDR" || chunk->data.size() != kHeaderLength) {
    return corrupt("The PNG picture has no header.");
  }
  const ByteView data = chunk->data;
  const Header header{u32(data, 0), u32(data, 4), data[8], data[9], data[12] == 1};
  if (!is_defined(header.color_type, header.bit_depth) || data[10] != 0 || data[11] != 0 || data[12] > 1) {
    return corrupt("The PNG picture's header says what no PNG can be.");
  }
  // An interlaced picture is read row by row, of at most 8 bytes a pixel as stored, three of them at a time.
  const std::uint64_t row_bytes = std::uint64_t{header.width} * 8;
  const Status budget =
      check_budget(header.width, header.height, header.interlaced ? 3 * row_bytes : 0, limits);
  if (!budget.ok()) return budget.error();
  return header;
}

// A PNG taken apart: what is needed for its pixels, without the metadata, whose compressed texts and profiles
// can expand a thousandfold in the library's memory; its orientation; and the editors it names.
struct Stripped {
  Bytes png;
  int orientation = 1;
  std::vector<Editor> editors;
};

// The editors that a text names whose keyword is Software, or that is an XMP packet. Compressed texts, which
// no editor writes there, are left alone.
void note_editors(const Chunk& chunk, std::vector<Editor>& found) {
  const std::string_view text(reinterpret_cast<const char*>(chunk.data.data()), chunk.data.size());
  const std::string_view keyword = text.substr(0, text.find('\0'));
  if (keyword == "Software") note_editor(text.substr(keyword.size()), found);
  if (keyword == "XML:com.adobe.xmp") note_editors_of_xmp(text, found);
}

Stripped strip(ByteView bytes) {
  constexpr std::array<std::string_view, 5> kNeeded{"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
  Stripped result;
  result.png.reserve(bytes.size());
  result.png.assign(kSignature.begin(), kSignature.end());
  ByteView rest = bytes.subspan(kSignature.size());
  while (const auto chunk = first_chunk(rest)) {
    if (std::find(kNeeded.begin(), kNeeded.end(), chunk->type) != kNeeded.end()) {
      result.png.insert(result.png.end(), chunk->stored.begin(), chunk->stored.end());
    } else if (chunk->type == "eXIf") {
      result.orientation = exif_orientation(chunk->data);
      note_editor(exif_software(chunk->data), result.editors);
    } else if (chunk->type == "tEXt" || chunk->type == "iTXt") {
      note_editors(*chunk, result.editors);
    }
    rest = rest.subspan(chunk->stored.size());
    if (chunk->type == "IEND") break;
  }
  return result;
}

// Starts libvips, which takes some 40 ms, when the first PNG comes; for good, since it cannot be started
// twice.
bool start_vips() {
  static const bool started = [] {
    if (vips_init("docintake") != 0) return false;
    vips_concurrency_set(1);  // Parallelism is between uploads.
    vips_cache_set_max(0);    // No upload's pixels outlive it.
    vips_block_untrusted_set(TRUE);
    g_log_set_handler(
        "VIPS", G_LOG_LEVEL_MASK, [](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
    return true;
  }();
  return started;
}

template <typename Object>
struct Unref {
  void operator()(Object* object) const { g_object_unref(object); }
};
using ImagePointer = std::unique_ptr<VipsImage, Unref<VipsImage>>;
using RegionPointer = std::unique_ptr<VipsRegion, Unref<VipsRegion>>;

Error damaged() {
  vips_error_clear();
  return corrupt("The PNG picture is damaged or its end is missing.");
}

Result<Page> read_page(const Bytes& png, const Header& header, Deadline deadline) {
  if (!start_vips()) return make_error(ErrorCode::internal, "The PNG library could not be started.");
  VipsImage* opened = nullptr;
  if (vips_pngload_buffer(const_cast<std::uint8_t*>(png.data()), png.size(), &opened, "access",
                          VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, nullptr) != 0) {
    return damaged();
  }
  const ImagePointer image(opened);
  const int width = vips_image_get_width(opened);
  const int height = vips_image_get_height(opened);
  const int bands = vips_image_get_bands(opened);
  const bool wide = vips_image_get_format(opened) == VIPS_FORMAT_USHORT;
  if (static_cast<std::uint32_t>(width) != header.width ||
      static_cast<std::uint32_t>(height) != header.height || bands < 1 || bands > 4 ||
      (!wide && vips_image_get_format(opened) != VIPS_FORMAT_UCHAR)) {
    return damaged();
  }
  Page page;
  page.luma = Raster(width, height);
  const bool has_color = bands >= 3;
  ColorSums colors(width, has_color ? height : 0);
  const auto take_row = [&](const auto* samples, int y) {
    samples_to_luma(samples, bands, width, page.luma.row(y));
    if (has_color) colors.add_row(y, samples, bands, width);
  };
  const RegionPointer region(vips_region_new(opened));
  for (int top = 0; top < height; top += kStripRows) {
    if (deadline.passed()) return too_slow();
    const VipsRect strip{0, top, width, std::min(kStripRows, height - top)};
    if (vips_region_prepare(region.get(), &strip) != 0) return damaged();
    for (int y = top; y < top + strip.height; ++y) {
      const VipsPel* row = VIPS_REGION_ADDR(region.get(), 0, y);
      if (wide) {
        take_row(reinterpret_cast<const std::uint16_t*>(row), y);
      } else {
        take_row(row, y);
      }
    }
  }
  if (has_color) page.chroma = colors.chroma();
  return page;
}

// Four bytes do: a signature that is damaged further on is worth a better answer than "unknown".
bool sniff(ByteView bytes) {
  return bytes.size() >= 4 && std::equal(kSignature.begin(), kSignature.begin() + 4, bytes.begin());
}

Result<int> inspect(ByteView bytes, const Limits& limits) {
  DOCINTAKE_TRY(header, read_header(bytes, limits));
  static_cast<void>(header);
  return 1;
}

Result<Page> decode(ByteView bytes, int /*index*/, const Limits& limits, Deadline deadline) {
  DOCINTAKE_TRY(header, read_header(bytes, limits));
  const Stripped stripped = strip(bytes);
  DOCINTAKE_TRY(page, header.interlaced ? read_interlaced(stripped.png, deadline)
                                        : read_page(stripped.png, header, deadline));
  page.editors = stripped.editors;
  return upright(std::move(page), stripped.orientation);
}

}  // namespace

const Format kPngFormat{"image/png", sniff, inspect, decode};

}  // namespace docintake
