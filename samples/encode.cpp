#include "encode.h"

#include <fmt/format.h>
#include <png.h>

#include <cstdio>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include <jpeglib.h>

namespace docintake::samples {

namespace {

// The APP1 segment of EXIF with one entry: 0x0112, the orientation (big-endian TIFF).
Bytes exif_segment(int orientation) {
  Bytes segment{'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1};
  segment.insert(segment.end(), {0, static_cast<std::uint8_t>(orientation), 0, 0, 0, 0, 0, 0});
  return segment;
}

Bytes compress(const cv::Mat& picture, J_COLOR_SPACE colours, const JpegOptions& options) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.cols);
  jpeg.image_height = static_cast<JDIMENSION>(picture.rows);
  jpeg.input_components = picture.channels();
  jpeg.in_color_space = colours;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, options.quality, TRUE);
  if (picture.channels() == 3 && !options.subsampled)
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
  if (options.progressive) jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  if (options.exif_orientation > 0) {
    const Bytes exif = exif_segment(options.exif_orientation);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif.data(), static_cast<unsigned>(exif.size()));
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(picture.ptr(static_cast<int>(jpeg.next_scanline)));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  Bytes result(buffer, buffer + size);
  std::free(buffer);
  return result;
}

Bytes compress_png(const cv::Mat& pixels, png_uint_32 format) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.cols);
  image.height = static_cast<png_uint_32>(pixels.rows);
  image.format = format;
  image.flags = PNG_IMAGE_FLAG_FAST;
  const auto stride = static_cast<png_int_32>(pixels.step);
  Bytes result(PNG_IMAGE_PNG_SIZE_MAX(image));
  png_alloc_size_t size = result.size();
  if (!png_image_write_to_memory(&image, result.data(), &size, 0, pixels.data, stride, nullptr)) return {};
  result.resize(size);
  return result;
}

void put_little_endian(Bytes& bytes, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

// A PDF body that remembers where its objects begin.
class PdfWriter {
 public:
  PdfWriter() { append("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n"); }

  void append(std::string_view text) { bytes_.insert(bytes_.end(), text.begin(), text.end()); }
  void append(const Bytes& data) { bytes_.insert(bytes_.end(), data.begin(), data.end()); }

  void begin_object() {
    offsets_.push_back(bytes_.size());
    append(fmt::format("{} 0 obj\n", offsets_.size()));
  }
  void end_object() { append("\nendobj\n"); }

  void stream(const std::string& dictionary, const Bytes& data) {
    begin_object();
    append(fmt::format("<< {} /Length {} >>\nstream\n", dictionary, data.size()));
    append(data);
    append("\nendstream");
    end_object();
  }

  void object(const std::string& text) {
    begin_object();
    append(text);
    end_object();
  }

  Bytes finish() {
    const std::size_t table = bytes_.size();
    append(fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size() + 1));
    for (const std::size_t offset : offsets_) append(fmt::format("{:010} 00000 n \n", offset));
    append(fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", offsets_.size() + 1,
                       table));
    return std::move(bytes_);
  }

 private:
  Bytes bytes_;
  std::vector<std::size_t> offsets_;
};

}  // namespace

Bytes encode_jpeg(const cv::Mat3b& picture, const JpegOptions& options) {
  return compress(picture, JCS_EXT_BGR, options);
}

Bytes encode_grey_jpeg(const cv::Mat1b& picture, int quality) {
  return compress(picture, JCS_GRAYSCALE, {.quality = quality});
}

cv::Mat1b decode_grey_jpeg(const Bytes& bytes) {
  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, bytes.data(), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = JCS_GRAYSCALE;
  jpeg_start_decompress(&jpeg);
  cv::Mat1b picture(static_cast<int>(jpeg.output_height), static_cast<int>(jpeg.output_width));
  while (jpeg.output_scanline < jpeg.output_height) {
    JSAMPROW row = picture.ptr(static_cast<int>(jpeg.output_scanline));
    jpeg_read_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  return picture;
}

Bytes encode_png(const cv::Mat3b& picture, const cv::Mat1b& alpha) {
  if (alpha.empty()) return compress_png(picture, PNG_FORMAT_BGR);
  cv::Mat4b pixels(picture.size());
  const cv::Mat channels[]{picture, alpha};
  const int order[]{0, 0, 1, 1, 2, 2, 3, 3};
  cv::mixChannels(channels, 2, &pixels, 1, order, 4);
  return compress_png(pixels, PNG_FORMAT_BGRA);
}

Bytes encode_grey_png(const cv::Mat1b& picture) { return compress_png(picture, PNG_FORMAT_GRAY); }

Bytes encode_bmp(const cv::Mat3b& picture) {
  const std::uint32_t row_bytes = (static_cast<std::uint32_t>(picture.cols) * 3 + 3) / 4 * 4;
  const std::uint32_t pixel_bytes = row_bytes * static_cast<std::uint32_t>(picture.rows);
  Bytes bytes{'B', 'M'};
  bytes.reserve(54 + pixel_bytes);
  put_little_endian(bytes, 54 + pixel_bytes, 4);
  put_little_endian(bytes, 0, 4);
  put_little_endian(bytes, 54, 4);
  put_little_endian(bytes, 40, 4);
  put_little_endian(bytes, static_cast<std::uint32_t>(picture.cols), 4);
  put_little_endian(bytes, static_cast<std::uint32_t>(picture.rows), 4);
  put_little_endian(bytes, 1, 2);
  put_little_endian(bytes, 24, 2);
  put_little_endian(bytes, 0, 4);
  put_little_endian(bytes, pixel_bytes, 4);
  put_little_endian(bytes, 11811, 4);  // 300 dpi
  put_little_endian(bytes, 11811, 4);
  put_little_endian(bytes, 0, 4);
  put_little_endian(bytes, 0, 4);
  for (int y = picture.rows - 1; y >= 0; --y) {
    const std::uint8_t* row = picture.ptr(y);
    bytes.insert(bytes.end(), row, row + picture.cols * 3);
    bytes.resize(bytes.size() + row_bytes - static_cast<std::uint32_t>(picture.cols) * 3);
  }
  return bytes;
}

Bytes encode_pdf(const std::vector<PdfPage>& pages) {
  // Objects: 1 catalogue, 2 page tree, then page, content and picture of each page.
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 3 + 3 * i);
  PdfWriter pdf;
  pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.object(fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PdfPage& page = pages[i];
    std::string content = fmt::format("q {:.3f} 0 0 {:.3f} {:.3f} {:.3f} cm /Im0 Do Q\n", page.box.width,
                                      page.box.height, page.box.x, page.box.y);
    for (const PdfText& t : page.texts) {
      content += fmt::format("BT /F1 {:.1f} Tf {:.2f} {:.2f} Td ({}) Tj ET\n", t.size, t.x, t.y, t.text);
    }
    pdf.object(fmt::format(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {:.3f} {:.3f}] /Contents {} 0 R /Resources << /XObject "
        "<< "
        "/Im0 {} 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        page.size.width, page.size.height, 4 + 3 * i, 5 + 3 * i));
    pdf.stream("", Bytes(content.begin(), content.end()));
    pdf.stream(
        fmt::format(
            "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            "/Filter /DCTDecode",
            page.pixels.width, page.pixels.height),
        page.jpeg);
  }
  return pdf.finish();
}

std::optional<cv::Mat3b> read_png(const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_file(&image, path.c_str())) return std::nullopt;
  image.format = PNG_FORMAT_BGR;
  cv::Mat3b picture(static_cast<int>(image.height), static_cast<int>(image.width));
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, picture.data, static_cast<png_int_32>(picture.step), nullptr)) {
    return std::nullopt;
  }
  return picture;
}

}  // namespace docintake::samples
