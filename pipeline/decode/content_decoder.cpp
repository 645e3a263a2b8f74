#include "pipeline/decode/content_decoder.h"

#include <array>
#include <new>
#include <stdexcept>
#include <utility>

#include "pipeline/decode/format.h"

namespace docintake {
namespace {

// In this order: the pictures have their signature in the first bytes, a PDF's may come after up to 1,024
// bytes of anything, so that a picture that quotes one would be taken for a PDF if that were asked first.
constexpr std::array kFormats{&kJpegFormat, &kPngFormat, &kBmpFormat, &kPdfFormat};

const Format* format_of(ByteView bytes) {
  for (const Format* format : kFormats) {
    if (format->sniff(bytes)) return format;
  }
  return nullptr;
}

Error out_of_memory() {
  return make_error(ErrorCode::out_of_memory, "The picture takes more memory than there is.");
}

// Runs `step`, with the exceptions that want of memory raises turned into the Error.
template <typename Step>
auto within_memory(Step step) -> decltype(step()) {
  try {
    return step();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::length_error&) {
    return out_of_memory();
  }
}

}  // namespace

Result<UploadInfo> ContentDecoder::inspect(const Upload& upload) {
  return within_memory([&]() -> Result<UploadInfo> {
    const Format* format = format_of(upload.bytes());
    if (format == nullptr) {
      return make_error(ErrorCode::unsupported_format, "The content is not of a format that is read here.");
    }
    DOCINTAKE_TRY(pages, format->inspect(upload.bytes(), limits_));
    return UploadInfo{std::string(format->media_type), pages};
  });
}

Result<Page> ContentDecoder::decode(const Upload& upload, const UploadInfo& info, int index,
                                    Deadline deadline) {
  return within_memory([&]() -> Result<Page> {
    const Format* format = format_of(upload.bytes());
    if (format == nullptr || format->media_type != info.media_type || index < 0 || index >= info.pages) {
      return make_error(ErrorCode::internal, "A page was asked for that the upload does not have.");
    }
    if (deadline.passed()) {
      return make_error(ErrorCode::deadline_exceeded, "There was no time left to decode the page.");
    }
    DOCINTAKE_TRY(page, format->decode(upload.bytes(), index, limits_, deadline));
    page.index = index;
    return std::move(page);  // which is a reference: without this, megabytes would be copied
  });
}

}  // namespace docintake
