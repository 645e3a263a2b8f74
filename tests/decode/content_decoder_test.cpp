#include "pipeline/decode/content_decoder.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/contract/page_decoder_contract.h"

// Fontconfig, which Poppler uses, keeps what it has read until the process ends. LeakSanitizer asks by this
// name.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace docintake {
namespace {

INSTANTIATE_TEST_SUITE_P(InProcess, PageDecoderContract,
                         testing::Values(PageDecoderCase{
                             "content",
                             [](const Limits& limits) { return std::make_unique<ContentDecoder>(limits); }}),
                         [](const auto& instance) { return instance.param.name; });

// Several workers decode at once; libvips, Poppler and qpdf are initialised by whichever comes first.
TEST(ContentDecoder, DecodesInSeveralThreadsAtOnce) {
  const std::vector<std::string> files{"jpeg_plain.jpg", "png_color6_16bit.png", "pdf_text.pdf",
                                       "pdf_jpeg.pdf",   "pdf_flate.pdf",        "png_half.png",
                                       "bmp_rle8.bmp"};
  std::vector<std::vector<std::size_t>> sums(4, std::vector<std::size_t>(files.size()));
  std::vector<std::thread> threads;
  for (auto& own : sums) {
    threads.emplace_back([&own, &files] {
      ContentDecoder decoder{Limits{}};
      for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < files.size(); ++i) {
          const Upload upload = malformed_upload(files[i]);
          const auto info = decoder.inspect(upload);
          if (!info.ok()) continue;
          const auto page = decoder.decode(upload, *info, 0, Deadline());
          if (!page.ok()) continue;
          for (int y = 0; y < page->luma.height(); ++y) {
            for (int x = 0; x < page->luma.width(); ++x)
              own[i] += page->luma.row(y)[x] * static_cast<unsigned>(x + y);
          }
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : sums) EXPECT_EQ(own, sums.front());
  EXPECT_GT(sums.front()[0], 0u);
}

}  // namespace
}  // namespace docintake
