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

  Bytes write(const Raster& luma, int quality) {
    // What can go wrong with a raster in memory is memory.
    if (setjmp(jump_) != 0) throw std::bad_alloc();
    jpeg_create_compress(&state_);
    jpeg_mem_dest(&state_, &buffer_, &size_);
    state_.image_width = static_cast<JDIMENSION>(luma.width());
    state_.image_height = static_cast<JDIMENSION>(luma.height());
    state_.input_components = 1;
    state_.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&state_);
    jpeg_set_quality(&state_, quality, TRUE);
    state_.optimize_coding = TRUE;
    jpeg_start_compress(&state_, TRUE);
    while (state_.next_scanline < state_.image_height) {
      JSAMPROW row = const_cast<JSAMPROW>(luma.row(static_cast<int>(state_.next_scanline)));
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
    picture.jpeg = JpegWriter().write(luma, form.quality);
    if (picture.jpeg.size() <= kSmallEnough) break;
  }
  picture.thumbnail = JpegWriter().write(fitted(luma, kThumbnailSide), kThumbnailQuality);
  return picture;
}

}  // namespace docintake
