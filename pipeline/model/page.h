#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/raster.h"

namespace docintake {

/// What the header of an upload says, before any pixel is decoded.
struct UploadInfo {
  std::string media_type;  ///< By content: image/jpeg, image/png, image/bmp, application/pdf.
  int pages = 1;           ///< Pages of a PDF; 1 for a picture.
};

/// The longest side of a page's chroma picture, in its own pixels.
constexpr int kLongestChromaSide = 1024;

/// The colours of a page at a fraction of its size: blue and red difference of JFIF, 128 where there is no
/// colour. One pixel is the mean of `step` x `step` pixels of the page, fewer at the page's right and lower
/// side as stored. What page.luma has at (x, y) is coloured as (x / step, y / step) here, to within one pixel
/// of this picture where the page was turned.
struct Chroma {
  int step = 1;
  Raster cb;
  Raster cr;

  bool empty() const { return cb.empty(); }
};

/// How a page was coded that came as a JPEG picture, whose blocks lie on the page's pixels one to one.
struct JpegCoding {
  /// Quantization of the luma by horizontal and vertical frequency of the page as it stands: [8 * v + u].
  std::array<std::uint16_t, 64> quantization{};
  /// Where on the page the first whole block begins, 0 to 7: an edge lies at each x with x % 8 == left.
  int left = 0;
  int top = 0;
};

/// A program that pictures are changed with, recognised by the name it leaves in a picture's metadata.
enum class Editor {
  acdsee,
  affinity,
  canva,
  facetune,
  fotor,
  gimp,
  krita,
  lightroom,
  meitu,
  paint_net,
  paint_shop,
  photopea,
  photoscape,
  photoshop,
  picsart,
  pixelmator,
  pixlr,
  snapseed,
};

/// One decoded page: full-size luma with its EXIF orientation applied, inside the pixel budget. Its colours
/// are kept small, because what finds and reads works on luma alone and a 100-megapixel page then costs 100
/// MB.
struct Page {
  int index = 0;  ///< Counted from 0.
  Raster luma;
  Chroma chroma;                   ///< Empty where the format has none: grey pictures.
  std::optional<JpegCoding> jpeg;  ///< Nothing where it came as no JPEG.
  std::vector<Editor> editors;     ///< Those that the metadata name, each once.
};

/// The page turned and mirrored as a Raster is (pipeline/model/raster.h), all of it alike.
Page turned(Page page, int quarter_turns);
void mirror(Page& page);

}  // namespace docintake
