#include "pipeline/decode/jpeg.h"

#include <jpeglib.h>
// After jpeglib.h, on whose macros it depends.
#include <jerror.h>

#include <algorithm>
#include <array>
#include <bit>
#include <csetjmp>
#include <cstddef>
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

namespace docintake {
namespace {

// Cameras and encoders write at most some twenty scans; each costs a walk over the whole picture.
constexpr int kMostScans = 100;

// The part of a picture's rows that must precede the first damage.
constexpr double kMostOfIt = 0.9;

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr std::array<std::uint8_t, 6> kExifSignature{'E', 'x', 'i', 'f', 0, 0};

// Of the marker that holds an XMP packet (Adobe XMP specification, part 3, 1.1.3).
constexpr auto kXmpSignature = [] {
  constexpr std::string_view kName("http://ns.adobe.com/xap/1.0/\0", 29);
  std::array<std::uint8_t, kName.size()> bytes{};
  std::ranges::copy(kName, bytes.begin());
  return bytes;
}();

// One JPEG being decompressed. libjpeg reports errors by a call that must not return: it jumps back to
// `guarded`, the one place with a setjmp. So no step run there may own anything with a destructor.
class JpegReader {
 public:
  JpegReader(ByteView bytes, Deadline deadline) : bytes_(bytes), deadline_(deadline) {
    state_.err = jpeg_std_error(&errors_);
    state_.client_data = this;
    errors_.error_exit = [](j_common_ptr state) { of(state).leave(std::nullopt); };
    errors_.emit_message = [](j_common_ptr state, int level) { of(state).note_warning(level); };
    errors_.output_message = [](j_common_ptr) {};
    progress_.progress_monitor = [](j_common_ptr state) { of(state).check_progress(); };
  }
  ~JpegReader() { jpeg_destroy_decompress(&state_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  // Reads everything before the first scan and checks it.
  Status open(const Limits& limits) {
    const bool read = guarded([this] {
      jpeg_create_decompress(&state_);
      state_.progress = &progress_;
      jpeg_save_markers(&state_, kExifMarker, 0xffff);
      jpeg_mem_src(&state_, bytes_.data(), bytes_.size());
      jpeg_read_header(&state_, TRUE);
    });
    if (!read) return error();
    return check_budget(state_.image_width, state_.image_height, coefficient_bytes(), limits);
  }

  // Decodes all rows; `open` came first.
  Result<Page> read_page() {
    page_.luma = Raster(static_cast<int>(state_.image_width), static_cast<int>(state_.image_height));
    const Status read = read_pixels();
    if (!read.ok()) return read.error();
    if (sound_part_ < kMostOfIt) return corrupt("The JPEG picture is damaged or its end is missing.");
    page_.jpeg = coding();
    note_editors();
    return std::move(page_);
  }

  int orientation() const { return exif_orientation(metadata(kExifSignature)); }

 private:
  static JpegReader& of(j_common_ptr state) { return *static_cast<JpegReader*>(state->client_data); }

  template <typename Step>
  bool guarded(Step step) {
    if (setjmp(jump_) != 0) return false;
    step();
    return true;
  }

  [[noreturn]] void leave(std::optional<ErrorCode> reason) {
    reason_ = reason;
    std::longjmp(jump_, 1);
  }

  // Why `guarded` came back false.
  Error error() const {
    if (reason_ == ErrorCode::deadline_exceeded) return too_slow();
    if (reason_ == ErrorCode::corrupt_file) return corrupt("The JPEG picture is made of too many scans.");
    switch (errors_.msg_code) {
      case JERR_OUT_OF_MEMORY:
        return make_error(ErrorCode::out_of_memory, "The JPEG picture takes more memory than there is.");
      case JERR_SOF_UNSUPPORTED:
      case JERR_BAD_PRECISION:
      case JERR_ARITH_NOTIMPL:
      case JERR_CONVERSION_NOTIMPL:
      case JERR_CCIR601_NOTIMPL:
        return make_error(ErrorCode::unsupported_format,
                          "The JPEG picture is of a rare kind that is not read here.");
      default:
        return corrupt("The JPEG picture is damaged.");
    }
  }

  // What libjpeg holds while it decodes a picture of several scans: all coefficients, two bytes each.
  std::uint64_t coefficient_bytes() {
    if (!jpeg_has_multiple_scans(&state_)) return 0;
    std::uint64_t blocks = 0;
    for (int i = 0; i < state_.num_components; ++i) {
      const jpeg_component_info& component = state_.comp_info[i];
      blocks += std::uint64_t{component.width_in_blocks} * component.height_in_blocks;
    }
    return blocks * DCTSIZE2 * sizeof(JCOEF);
  }

  void check_progress() {
    if (state_.input_scan_number > kMostScans) leave(ErrorCode::corrupt_file);
    if (deadline_.passed()) leave(ErrorCode::deadline_exceeded);
  }

  void note_warning(int level) {
    if (level >= 0) return;  // Only tracing.
    switch (errors_.msg_code) {
      case JWRN_HIT_MARKER:
      case JWRN_HUFF_BAD_CODE:
      case JWRN_ARITH_BAD_CODE:
      case JWRN_MUST_RESYNC:
        sound_part_ = std::min(sound_part_, part_before_damage());
        break;
      default:
        break;  // Extraneous bytes and the like cost no pixels.
    }
  }

  double part_before_damage() {
    if (!jpeg_has_multiple_scans(&state_)) return double(state_.input_iMCU_row) / state_.total_iMCU_rows;
    return only_refining() ? 1 : 0;
  }

  // Whether a progressive picture's luma was already there to its last bit when this scan began.
  bool only_refining() const {
    if (!state_.progressive_mode || state_.coef_bits == nullptr) return false;
    if (state_.Ah == 0 && scan_has_luma()) return false;
    const int* bits = state_.coef_bits[0];
    return std::all_of(bits, bits + DCTSIZE2, [](int b) { return b == 0 || b == 1; });
  }

  bool scan_has_luma() const {
    return std::any_of(
        state_.cur_comp_info, state_.cur_comp_info + state_.comps_in_scan,
        [this](const jpeg_component_info* component) { return component == state_.comp_info; });
  }

  // Each way of coding colours in its cheapest form: where luma has the picture's full size, as its planes;
  // else, which cameras do not write, interleaved.
  Status read_pixels() {
    switch (state_.jpeg_color_space) {
      case JCS_YCbCr:
        return has_full_luma() ? read_planes() : read_interleaved(JCS_YCbCr, 3);
      case JCS_RGB:
        return read_interleaved(JCS_RGB, 3);
      case JCS_CMYK:
      case JCS_YCCK:
        return read_interleaved(JCS_CMYK, 4);
      default:
        return read_grey();
    }
  }

  // Whether luma has the size of the picture and chroma a whole, binary fraction of it.
  bool has_full_luma() const {
    const auto is_fraction = [](int whole, int part) {
      return whole % part == 0 && std::has_single_bit(static_cast<unsigned>(whole / part));
    };
    const jpeg_component_info* const parts = state_.comp_info;
    return state_.num_components == 3 && parts[0].h_samp_factor == state_.max_h_samp_factor &&
           parts[0].v_samp_factor == state_.max_v_samp_factor &&
           std::all_of(parts + 1, parts + 3, [&](const jpeg_component_info& part) {
             return is_fraction(state_.max_h_samp_factor, part.h_samp_factor) &&
                    is_fraction(state_.max_v_samp_factor, part.v_samp_factor);
           });
  }

  Status read_grey() {
    state_.out_color_space = JCS_GRAYSCALE;
    const bool read = guarded([this] {
      jpeg_start_decompress(&state_);
      std::array<JSAMPROW, 16> rows{};
      while (state_.output_scanline < state_.output_height) {
        const JDIMENSION count =
            std::min<JDIMENSION>(rows.size(), state_.output_height - state_.output_scanline);
        for (JDIMENSION i = 0; i < count; ++i)
          rows[i] = page_.luma.row(static_cast<int>(state_.output_scanline + i));
        jpeg_read_scanlines(&state_, rows.data(), count);
      }
    });
    return read ? ok_status() : Status(error());
  }

  // The rows of one component that a row of the picture's coding units holds, as they come.
  struct Band {
    Bytes samples;
    std::vector<JSAMPROW> rows;
  };

  Band band_of(const jpeg_component_info& part) const {
    const std::size_t stride = std::size_t{part.width_in_blocks} * DCTSIZE;
    const std::size_t rows = std::size_t(part.v_samp_factor) * DCTSIZE;
    Band band{Bytes(stride * rows), std::vector<JSAMPROW>(rows)};
    for (std::size_t i = 0; i < rows; ++i) band.rows[i] = band.samples.data() + i * stride;
    return band;
  }

  // Chroma as it is coded, without being spread to the picture's size first.
  Status read_planes() {
    state_.out_color_space = JCS_YCbCr;
    state_.raw_data_out = TRUE;
    const jpeg_component_info* const parts = state_.comp_info;
    std::array<Band, 3> bands{band_of(parts[0]), band_of(parts[1]), band_of(parts[2])};
    const auto across = [&](int i) { return state_.max_h_samp_factor / parts[i].h_samp_factor; };
    const auto down = [&](int i) { return state_.max_v_samp_factor / parts[i].v_samp_factor; };
    const int width = page_.luma.width(), height = page_.luma.height();
    const int step = chroma_step(width, height, std::max({across(1), across(2), down(1), down(2)}));
    const auto reducer = [&](int i) {
      const auto size = [](int side, int part) { return (side + part - 1) / part; };
      return PlaneReducer(size(width, across(i)), size(height, down(i)), step / across(i), step / down(i));
    };
    PlaneReducer cb = reducer(1), cr = reducer(2);
    std::vector<JSAMPROW> own_rows(bands[0].rows.size());
    std::array<JSAMPARRAY, 3> rows{bands[0].rows.data(), bands[1].rows.data(), bands[2].rows.data()};
    const bool read = guarded([&] {
      jpeg_start_decompress(&state_);
      const auto unit = static_cast<JDIMENSION>(state_.max_v_samp_factor * DCTSIZE);
      while (state_.output_scanline < state_.output_height) {
        const auto top = static_cast<int>(state_.output_scanline);
        const int fresh = std::min(static_cast<int>(unit), height - top);
        // Whole blocks go where they belong; what reaches beyond the page is cut off.
        const bool whole = width % DCTSIZE == 0 && fresh == static_cast<int>(unit);
        for (int i = 0; whole && i < fresh; ++i) own_rows[i] = page_.luma.row(top + i);
        rows[0] = whole ? own_rows.data() : bands[0].rows.data();
        jpeg_read_raw_data(&state_, rows.data(), unit);
        for (int i = 0; !whole && i < fresh; ++i) std::copy_n(rows[0][i], width, page_.luma.row(top + i));
        for (int i = 0; i * down(1) < fresh; ++i) cb.add(rows[1][i]);
        for (int i = 0; i * down(2) < fresh; ++i) cr.add(rows[2][i]);
      }
    });
    if (!read) return error();
    page_.chroma = {step, cb.take(), cr.take()};
    return ok_status();
  }

  Status read_interleaved(J_COLOR_SPACE space, int bands) {
    state_.out_color_space = space;
    const int width = page_.luma.width(), height = page_.luma.height();
    Bytes row(static_cast<std::size_t>(bands) * state_.image_width);
    std::vector<std::uint8_t> plane(static_cast<std::size_t>(width));
    const int step = chroma_step(width, height);
    const bool differences = space == JCS_YCbCr;
    PlaneReducer cb(width, differences ? height : 0, step, step);
    PlaneReducer cr(width, differences ? height : 0, step, step);
    ColorSums sums(width, differences ? 0 : height);
    const bool read = guarded([&] {
      jpeg_start_decompress(&state_);
      while (state_.output_scanline < state_.output_height) {
        const auto y = static_cast<int>(state_.output_scanline);
        JSAMPROW to = row.data();
        jpeg_read_scanlines(&state_, &to, 1);
        if (differences) {
          take_differences(row.data(), page_.luma.row(y), plane, cb, cr);
        } else {
          if (space == JCS_CMYK) inks_to_colors(row.data(), width);
          samples_to_luma(row.data(), 3, width, page_.luma.row(y));
          sums.add_row(y, row.data(), 3, width);
        }
      }
    });
    if (!read) return error();
    page_.chroma = differences ? Chroma{step, cb.take(), cr.take()} : sums.chroma();
    return ok_status();
  }

  static void take_differences(const std::uint8_t* row, std::uint8_t* luma, std::vector<std::uint8_t>& plane,
                               PlaneReducer& cb, PlaneReducer& cr) {
    const auto pick = [&](std::size_t band, std::uint8_t* to) {
      for (std::size_t x = 0; x < plane.size(); ++x) to[x] = row[3 * x + band];
    };
    pick(0, luma);
    pick(1, plane.data());
    cb.add(plane.data());
    pick(2, plane.data());
    cr.add(plane.data());
  }

  // A row of inks becomes one of RGB, in place.
  void inks_to_colors(std::uint8_t* row, int width) const {
    // Adobe's programs store inks inverted, 255 for none, and say who they are by a marker.
    const unsigned flip = state_.saw_Adobe_marker ? 0 : 255;
    for (int x = 0; x < width; ++x) {
      const std::uint8_t* const from = row + std::ptrdiff_t{4} * x;
      const unsigned light = from[3] ^ flip;
      const std::array<unsigned, 3> inks{from[0] ^ flip, from[1] ^ flip, from[2] ^ flip};
      for (std::size_t i = 0; i < inks.size(); ++i)
        row[3 * static_cast<std::size_t>(x) + i] = static_cast<std::uint8_t>((inks[i] * light + 127) / 255);
    }
  }

  JpegCoding coding() const {
    JpegCoding result;
    const JQUANT_TBL* const table = state_.comp_info[0].quant_table;
    if (table != nullptr)
      std::copy_n(table->quantval, result.quantization.size(), result.quantization.begin());
    return result;
  }

  // What the first marker of that signature holds behind it.
  template <std::size_t Size>
  ByteView metadata(const std::array<std::uint8_t, Size>& signature) const {
    for (jpeg_saved_marker_ptr marker = state_.marker_list; marker != nullptr; marker = marker->next) {
      const ByteView data(marker->data, marker->data_length);
      if (data.size() >= Size && std::equal(signature.begin(), signature.end(), data.begin()))
        return data.subspan(Size);
    }
    return {};
  }

  void note_editors() {
    note_editor(exif_software(metadata(kExifSignature)), page_.editors);
    const ByteView xmp = metadata(kXmpSignature);
    note_editors_of_xmp({reinterpret_cast<const char*>(xmp.data()), xmp.size()}, page_.editors);
  }

  ByteView bytes_;
  Deadline deadline_;
  Page page_;
  jpeg_decompress_struct state_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  std::jmp_buf jump_{};
  std::optional<ErrorCode> reason_;
  double sound_part_ = 1;  // The part of the picture that comes before any damage, 0 to 1.
};

bool sniff(ByteView bytes) {
  return bytes.size() >= 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff;
}

Result<int> inspect(ByteView bytes, const Limits& limits) {
  const Status status = inspect_jpeg(bytes, limits);
  if (!status.ok()) return status.error();
  return 1;
}

Result<Page> decode(ByteView bytes, int /*index*/, const Limits& limits, Deadline deadline) {
  return decode_jpeg(bytes, limits, deadline, ExifUse::apply);
}

}  // namespace

Status inspect_jpeg(ByteView bytes, const Limits& limits) {
  return JpegReader(bytes, Deadline()).open(limits);
}

Result<Page> decode_jpeg(ByteView bytes, const Limits& limits, Deadline deadline, ExifUse exif) {
  JpegReader reader(bytes, deadline);
  const Status opened = reader.open(limits);
  if (!opened.ok()) return opened.error();
  DOCINTAKE_TRY(page, reader.read_page());
  return exif == ExifUse::apply ? upright(std::move(page), reader.orientation()) : std::move(page);
}

const Format kJpegFormat{"image/jpeg", sniff, inspect, decode};

}  // namespace docintake
