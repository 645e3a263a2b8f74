#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace docintake {

/// What an upload may cost. Checked from headers, before anything is allocated. Defaults are the contract's.
struct Limits {
  std::size_t upload_bytes = std::size_t{10} * 1024 * 1024;  ///< Largest upload, bytes.
  std::uint64_t page_pixels = 100'000'000;                   ///< Largest page, pixels.
  int pages = 20;                                            ///< Most pages of a PDF.
  int pages_read = 4;                             ///< Of these, how many that hold a document are read.
  std::chrono::milliseconds upload_time{30'000};  ///< Deadline for one upload.
  std::size_t decoder_memory =
      std::size_t{1024} * 1024 * 1024;  ///< Most memory that decoding one page may take, bytes.
};

}  // namespace docintake
