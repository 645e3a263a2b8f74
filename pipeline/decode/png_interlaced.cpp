#include "pipeline/decode/png_interlaced.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>

#include "pipeline/decode/budget.h"
#include "pipeline/decode/chroma.h"
#include "pipeline/decode/luma.h"

namespace docintake {
namespace {

constexpr int kRowsBetweenChecks = 64;  // of the deadline

// One PNG being read. libpng reports errors by a call that must not return: it jumps back to `guarded`, the
// one place with a setjmp. So no step run there may own anything with a destructor.
class InterlacedReader {
 public:
  InterlacedReader(ByteView png, Deadline deadline) : rest_(png), deadline_(deadline) {
    state_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, [](png_structp, png_const_charp) {});
    if (state_) info_ = png_create_info_struct(state_);
  }
  ~InterlacedReader() { png_destroy_read_struct(&state_, &info_, nullptr); }
  InterlacedReader(const InterlacedReader&) = delete;
  InterlacedReader& operator=(const InterlacedReader&) = delete;

  Result<Page> read() {
    if (!info_)
      return make_error(ErrorCode::out_of_memory, "The PNG picture takes more memory than there is.");
    if (!guarded([this] { read_header(); })) return error();
    const png_uint_32 width = png_get_image_width(state_, info_);
    Page page;
    page.luma = Raster(static_cast<int>(width), static_cast<int>(png_get_image_height(state_, info_)));
    const bool has_color = png_get_channels(state_, info_) >= 3;
    ColorSums colors(page.luma.width(), has_color ? page.luma.height() : 0);
    Bytes row(png_get_rowbytes(state_, info_));
    Bytes row_luma(width);
    if (!guarded([&] { read_passes(page.luma, colors, row, row_luma); })) return error();
    if (has_color) page.chroma = colors.chroma();
    return page;
  }

 private:
  template <typename Step>
  bool guarded(Step step) {
    if (setjmp(jump_) != 0) return false;
    step();
    return true;
  }

  [[noreturn]] static void fail(png_structp state, png_const_charp) {
    std::longjmp(static_cast<InterlacedReader*>(png_get_error_ptr(state))->jump_, 1);
  }

  static void take(png_structp state, png_bytep to, std::size_t size) {
    ByteView& rest = static_cast<InterlacedReader*>(png_get_io_ptr(state))->rest_;
    if (size > rest.size()) png_error(state, "the end is missing");
    std::memcpy(to, rest.data(), size);
    rest = rest.subspan(size);
  }

  Error error() const {
    return late_ ? too_slow() : corrupt("The PNG picture is damaged or its end is missing.");
  }

  // Everything before the pixels, which come as 8-bit grey or RGB, with alpha where there is transparency.
  void read_header() {
    png_set_user_limits(state_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // The budget is checked already.
    png_set_read_fn(state_, this, take);
    png_read_info(state_, info_);
    png_set_expand(state_);
    png_set_strip_16(state_);
    png_read_update_info(state_, info_);
  }

  // Reads pass by pass: the pixels of each lie on a grid of the picture's.
  void read_passes(Raster& luma, ColorSums& colors, Bytes& row, Bytes& row_luma) {
    const int bands = png_get_channels(state_, info_);
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; ++pass) {
      const int columns = static_cast<int>(PNG_PASS_COLS(static_cast<png_uint_32>(luma.width()), pass));
      const int rows = static_cast<int>(PNG_PASS_ROWS(static_cast<png_uint_32>(luma.height()), pass));
      const int left = PNG_PASS_START_COL(pass), step = PNG_PASS_COL_OFFSET(pass);
      for (int y = 0; columns > 0 && y < rows; ++y) {
        if (y % kRowsBetweenChecks == 0) check_deadline();
        png_read_row(state_, row.data(), nullptr);
        samples_to_luma(row.data(), bands, columns, row_luma.data());
        const int to_y = PNG_PASS_START_ROW(pass) + y * PNG_PASS_ROW_OFFSET(pass);
        if (bands >= 3) colors.add_row(to_y, row.data(), bands, columns, left, step);
        std::uint8_t* to = luma.row(to_y) + left;
        for (int x = 0; x < columns; ++x) to[std::ptrdiff_t{x} * step] = row_luma[x];
      }
    }
  }

  void check_deadline() {
    if (!deadline_.passed()) return;
    late_ = true;
    png_error(state_, "too late");
  }

  ByteView rest_;
  Deadline deadline_;
  bool late_ = false;
  std::jmp_buf jump_{};
  png_structp state_ = nullptr;
  png_infop info_ = nullptr;
};

}  // namespace

Result<Page> read_interlaced(ByteView png, Deadline deadline) {
  return InterlacedReader(png, deadline).read();
}

}  // namespace docintake
