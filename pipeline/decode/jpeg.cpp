#include "pipeline/decode/jpeg.h"

#include <jpeglib.h>
// After jpeglib.h, on whose macros it depends.
#include <jerror.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <memory>
#include <optional>

#include "pipeline/decode/budget.h"
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
  Result<Raster> read_luma() {
    const bool inks = state_.jpeg_color_space == JCS_CMYK || state_.jpeg_color_space == JCS_YCCK;
    state_.out_color_space = inks ? JCS_CMYK : JCS_GRAYSCALE;
    Raster luma(static_cast<int>(state_.image_width), static_cast<int>(state_.image_height));
    Bytes ink_row(inks ? std::size_t{4} * state_.image_width : 0);
    const bool read = guarded([this, inks, &luma, &ink_row] {
      jpeg_start_decompress(&state_);
      if (inks) {
        read_inks(luma, ink_row);
      } else {
        read_rows(luma);
      }
    });
    if (!read) return error();
    if (sound_part_ < kMostOfIt) return corrupt("The JPEG picture is damaged or its end is missing.");
    return luma;
  }

  int orientation() const {
    for (jpeg_saved_marker_ptr marker = state_.marker_list; marker != nullptr; marker = marker->next) {
      const ByteView data(marker->data, marker->data_length);
      if (data.size() < kExifSignature.size()) continue;
      if (!std::equal(kExifSignature.begin(), kExifSignature.end(), data.begin())) continue;
      return exif_orientation(data.subspan(kExifSignature.size()));
    }
    return 1;
  }

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

  void read_rows(Raster& luma) {
    std::array<JSAMPROW, 16> rows{};
    while (state_.output_scanline < state_.output_height) {
      const JDIMENSION count =
          std::min<JDIMENSION>(rows.size(), state_.output_height - state_.output_scanline);
      for (JDIMENSION i = 0; i < count; ++i) rows[i] = luma.row(static_cast<int>(state_.output_scanline + i));
      jpeg_read_scanlines(&state_, rows.data(), count);
    }
  }

  void read_inks(Raster& luma, Bytes& ink_row) {
    // Adobe's programs store inks inverted, 255 for none, and say who they are by a marker.
    const unsigned flip = state_.saw_Adobe_marker ? 0 : 255;
    while (state_.output_scanline < state_.output_height) {
      std::uint8_t* to = luma.row(static_cast<int>(state_.output_scanline));
      JSAMPROW row = ink_row.data();
      jpeg_read_scanlines(&state_, &row, 1);
      for (int x = 0; x < luma.width(); ++x, row += 4) {
        const unsigned light = row[3] ^ flip;
        to[x] = static_cast<std::uint8_t>(
            (luma_of(row[0] ^ flip, row[1] ^ flip, row[2] ^ flip) * light + 127) / 255);
      }
    }
  }

  ByteView bytes_;
  Deadline deadline_;
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

Result<Raster> decode(ByteView bytes, int /*index*/, const Limits& limits, Deadline deadline) {
  return decode_jpeg(bytes, limits, deadline, ExifUse::apply);
}

}  // namespace

Status inspect_jpeg(ByteView bytes, const Limits& limits) {
  return JpegReader(bytes, Deadline()).open(limits);
}

Result<Raster> decode_jpeg(ByteView bytes, const Limits& limits, Deadline deadline, ExifUse exif) {
  JpegReader reader(bytes, deadline);
  const Status opened = reader.open(limits);
  if (!opened.ok()) return opened.error();
  DOCINTAKE_TRY(luma, reader.read_luma());
  return exif == ExifUse::apply ? upright(std::move(luma), reader.orientation()) : std::move(luma);
}

const Format kJpegFormat{"image/jpeg", sniff, inspect, decode};

}  // namespace docintake
