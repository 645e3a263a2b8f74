// What decoding one page costs, per format, at the size of a telephone's photograph (12 megapixels).

#include <benchmark/benchmark.h>
// jpeglib.h wants stdio.h before it.
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <png.h>

#include <cstring>
#include <string>

#include "pipeline/decode/content_decoder.h"

namespace docintake {
namespace {

constexpr int kWidth = 4032;
constexpr int kHeight = 3024;

// Smooth shades with grain, which compresses about as a photograph does: some 2 MB as a JPEG of quality 90.
Bytes photograph() {
  Bytes pixels(std::size_t{3} * kWidth * kHeight);
  std::uint32_t noise = 1;
  std::size_t i = 0;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      noise = noise * 1664525 + 1013904223;
      const int grain = static_cast<int>(noise >> 29) + static_cast<int>(noise << 3 >> 29) - 7;
      const int shade = 60 + (x / 24 + y / 16) % 120 + ((x / 300 + y / 200) % 2) * 40 + grain;
      pixels[i++] = static_cast<std::uint8_t>(shade);
      pixels[i++] = static_cast<std::uint8_t>(shade + x / 200);
      pixels[i++] = static_cast<std::uint8_t>(shade + y / 200);
    }
  }
  return pixels;
}

Bytes jpeg_of(const Bytes& pixels, bool progressive, int orientation) {
  jpeg_compress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  jpeg_create_compress(&state);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&state, &buffer, &size);
  state.image_width = kWidth;
  state.image_height = kHeight;
  state.input_components = 3;
  state.in_color_space = JCS_RGB;
  jpeg_set_defaults(&state);
  jpeg_set_quality(&state, 90, TRUE);
  if (progressive) jpeg_simple_progression(&state);
  jpeg_start_compress(&state, TRUE);
  const std::uint8_t exif[] = {'E', 'x',  'i', 'f', 0,
                               0,   'I',  'I', 42,  0,
                               8,   0,    0,   0,   1,
                               0,   0x12, 1,   3,   0,
                               1,   0,    0,   0,   static_cast<std::uint8_t>(orientation),
                               0,   0,    0};
  jpeg_write_marker(&state, JPEG_APP0 + 1, exif, sizeof exif);
  while (state.next_scanline < state.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(pixels.data() + std::size_t{3} * kWidth * state.next_scanline);
    jpeg_write_scanlines(&state, &row, 1);
  }
  jpeg_finish_compress(&state);
  jpeg_destroy_compress(&state);
  Bytes result(buffer, buffer + size);
  std::free(buffer);
  return result;
}

Bytes png_of(const Bytes& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = kWidth;
  image.height = kHeight;
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  Bytes result(size);
  png_image_write_to_memory(&image, result.data(), &size, 0, pixels.data(), 0, nullptr);
  result.resize(size);
  return result;
}

// The rows from the top down, red and blue exchanged: all the same for the cost.
Bytes bmp_of(const Bytes& pixels) {
  Bytes result(54);
  const auto put = [&result](std::size_t at, std::int32_t value) {
    std::memcpy(result.data() + at, &value, 4);
  };
  std::memcpy(result.data(), "BM", 2);
  put(10, 54);
  put(14, 40);
  put(18, kWidth);
  put(22, -kHeight);
  put(26, 1 | 24 << 16);
  result.insert(result.end(), pixels.begin(), pixels.end());
  return result;
}

// A page of 14 inches that is the picture, as scanning programs write; no cross-reference table, which is
// rebuilt.
Bytes pdf_of(const Bytes& jpeg) {
  const std::string content = "q 1008 0 0 756 0 0 cm /I Do Q";
  const std::string head =
      "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> "
      "endobj\n"
      "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 1008 756]/Contents 4 0 R/Resources<</XObject<</I 5 0 "
      "R>>>>>> endobj\n"
      "4 0 obj <</Length " +
      std::to_string(content.size()) + ">> stream\n" + content +
      "\nendstream endobj\n5 0 obj <</Type/XObject/Subtype/Image/Width 4032/Height 3024/BitsPerComponent 8"
      "/ColorSpace/DeviceRGB/Filter/DCTDecode/Length " +
      std::to_string(jpeg.size()) + ">> stream\n";
  const std::string tail = "\nendstream endobj\ntrailer <</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
  Bytes result(head.begin(), head.end());
  result.insert(result.end(), jpeg.begin(), jpeg.end());
  result.insert(result.end(), tail.begin(), tail.end());
  return result;
}

void decode_all(benchmark::State& state, Bytes (*make)()) {
  Bytes bytes = make();
  Limits limits;
  limits.upload_bytes = 100 * 1024 * 1024;  // A BMP of this size is over the default.
  state.counters["bytes"] = static_cast<double>(bytes.size());
  auto upload = Upload::create("benchmark", std::move(bytes), limits);
  ContentDecoder decoder(limits);
  for (auto _ : state) {
    auto info = decoder.inspect(*upload);
    if (!info.ok()) return state.SkipWithError(info.error().message.c_str());
    auto page = decoder.decode(*upload, *info, 0, Deadline());
    if (!page.ok()) return state.SkipWithError(page.error().message.c_str());
    benchmark::DoNotOptimize(page->luma.data());
  }
  state.counters["megapixels"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * kWidth * kHeight / 1e6, benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(decode_all, jpeg, [] {
  return jpeg_of(photograph(), false, 1);
})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_all, jpeg_mirrored, [] {
  return jpeg_of(photograph(), false, 2);
})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_all, jpeg_turned, [] {
  return jpeg_of(photograph(), false, 6);
})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_all, jpeg_progressive, [] {
  return jpeg_of(photograph(), true, 1);
})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_all, png, [] { return png_of(photograph()); })->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_all, bmp, [] { return bmp_of(photograph()); })->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_all, pdf_of_a_jpeg, [] {
  return pdf_of(jpeg_of(photograph(), false, 1));
})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docintake
