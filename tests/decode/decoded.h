#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "pipeline/decode/content_decoder.h"
#include "tests/contract/sample_upload.h"

namespace docintake {

/// The first page of an upload; a failure of the test, and a black pixel, where it cannot be decoded.
inline Page decoded_page(const Upload& upload) {
  Page black;
  black.luma = Raster(1, 1);
  ContentDecoder decoder{Limits{}};
  const auto info = decoder.inspect(upload);
  if (!info.ok()) {
    ADD_FAILURE() << info.error().message;
    return black;
  }
  auto page = decoder.decode(upload, *info, 0, Deadline());
  if (!page.ok()) {
    ADD_FAILURE() << page.error().message;
    return black;
  }
  return std::move(*page);
}

/// Its luma.
inline Raster decoded(const Upload& upload) { return decoded_page(upload).luma; }

/// The first page of a committed malformed file.
inline Raster decoded(const std::string& name) {
  SCOPED_TRACE(name);
  return decoded(malformed_upload(name));
}

/// Mean absolute difference of two pictures in grey levels; 256 where their sizes differ.
inline double difference(const Raster& a, const Raster& b) {
  if (a.width() != b.width() || a.height() != b.height()) return 256;
  double sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) sum += std::abs(a.row(y)[x] - b.row(y)[x]);
  }
  return sum / (double(a.width()) * a.height());
}

}  // namespace docintake
