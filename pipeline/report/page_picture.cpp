#include "pipeline/report/page_picture.h"

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <new>

#include <jpeglib.h>

#include "pipeline/model/shrink.h"

namespace docintake {
namespace {

constexpr int kThumbnailSide = 160;
constexpr int kThumbnailQuality = 60;

/// From the best on; the first that comes out small enough counts, or the last.
struct Form {
  int side;  ///< Pixels, of the longer side.
  int quality;
};
constexpr Form kForms[]{{1000, 72}, {1000, 50}, {800, 45}};
constexpr std::size_t kSmallEnough = 64 * 1024;

/// Rows of pixels: luma alone, or Y, Cb and Cr of each.
struct Samples {
  int width = 0;
  int height = 0;
  int bands = 1;
  Bytes values;

  const std::uint8_t* row(int y) const { return values.data() + static_cast<std::size_t>(y) * width * bands; }
};

/// The luma, the whole page at some size, with the page's colours where it has any.
Samples coloured(const Raster& luma, const Page& page) {
  const int width = luma.width(), height = luma.height();
  Samples samples{width, height, 1, {}};
  if (page.chroma.empty()) {
    samples.values.assign(luma.data(), luma.data() + static_cast<std::size_t>(width) * height);
    return samples;
  }
  samples.bands = 3;
  samples.values.reserve(static_cast<std::size_t>(width) * height * 3);
  const auto& [step, cb, cr] = page.chroma;
  const auto chroma_at = [step = step](int at, int shown, int whole, int last) {
    return std::min(int((at + 0.5) * whole / shown) / step, last);
  };
  for (int y = 0; y < height; ++y) {
    const int v = chroma_at(y, height, page.luma.height(), cb.height() - 1);
    for (int x = 0; x < width; ++x) {
      const int u = chroma_at(x, width, page.luma.width(), cb.width() - 1);
      samples.values.insert(samples.values.end(), {luma.row(y)[x], cb.row(v)[u], cr.row(v)[u]});
    }
  }
  return samples;
}

/// One JPEG being written. libjpeg reports errors by a call that must not return: it jumps back to `write`,
/// where nothing may own anything with a destructor.
class JpegWriter {
 public:
  JpegWriter() {
    state_.err = jpeg_std_error(&errors_);
    state_.client_data = this;
    errors_.error_exit = [](j_common_ptr state) {
      std::longjmp(static_cast<JpegWriter*>(state->client_data)->jump_, 1);
    };
    errors_.output_message = [](j_common_ptr) {};
  }
  ~JpegWriter() {
    jpeg_destroy_compress(&state_);
    std::free(buffer_);
  }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;

  Bytes write(const Samples& samples, int quality) {
    // What can go wrong with a raster in memory is memory.
    if (setjmp(jump_) != 0) throw std::bad_alloc();
    jpeg_create_compress(&state_);
    jpeg_mem_dest(&state_, &buffer_, &size_);
    state_.image_width = static_cast<JDIMENSION>(samples.width);
    state_.image_height = static_cast<JDIMENSION>(samples.height);
    state_.input_components = samples.bands;
    state_.in_color_space = samples.bands == 1 ? JCS_GRAYSCALE : JCS_YCbCr;
    jpeg_set_defaults(&state_);
    jpeg_set_quality(&state_, quality, TRUE);
    state_.optimize_coding = TRUE;
    jpeg_start_compress(&state_, TRUE);
    while (state_.next_scanline < state_.image_height) {
      JSAMPROW row = const_cast<JSAMPROW>(samples.row(static_cast<int>(state_.next_scanline)));
      jpeg_write_scanlines(&state_, &row, 1);
    }
    jpeg_finish_compress(&state_);
    return Bytes(buffer_, buffer_ + size_);
  }

 private:
  jpeg_compress_struct state_{};
  jpeg_error_mgr errors_{};
  std::jmp_buf jump_{};
  unsigned char* buffer_ = nullptr;
  unsigned long size_ = 0;
};

/// So that the longer side has at most that many pixels; never larger than it is.
Raster fitted(const Raster& raster, int side) {
  const double scale = double(side) / std::max(raster.width(), raster.height());
  if (scale >= 1) return raster;
  const auto scaled = [&](int length) { return std::max(1, int(std::lround(length * scale))); };
  return shrunk(raster, scaled(raster.width()), scaled(raster.height()));
}

}  // namespace

PagePicture picture_of(const Page& page) {
  PagePicture picture{page.index, page.luma.width(), page.luma.height(), {}, {}};
  if (page.luma.empty()) return picture;
  Raster luma;
  for (const Form& form : kForms) {
    luma = fitted(luma.empty() ? page.luma : luma, form.side);
    picture.jpeg = JpegWriter().write(coloured(luma, page), form.quality);
    if (picture.jpeg.size() <= kSmallEnough) break;
  }
  picture.thumbnail = JpegWriter().write(coloured(fitted(luma, kThumbnailSide), page), kThumbnailQuality);
  return picture;
}

}  // namespace docintake
