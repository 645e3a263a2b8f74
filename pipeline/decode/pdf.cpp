#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/decode/budget.h"
#include "pipeline/decode/chroma.h"
#include "pipeline/decode/format.h"
#include "pipeline/decode/jpeg.h"
#include "pipeline/decode/luma.h"
#include "pipeline/decode/pdf_page.h"

namespace docintake {
namespace {

// Resolutions in dots per inch: what text needs, what no document on a page gains by, and what is too little.
constexpr double kUsualDpi = 200;
constexpr double kHighestDpi = 600;
constexpr double kLowestDpi = 100;

// Pixels beyond which a page is rendered at the usual resolution at most: as many as an A4 page has at the
// highest. Posters take seconds and show a document no better.
constexpr double kEnoughPixels = 35e6;

// Points of which an inch has 72.
constexpr double kPointsPerInch = 72;

// How far behind the beginning readers look for a PDF's header (ISO 32000-1, Annex H, implementation note 13
// of PDF 1.7).
constexpr std::size_t kHeaderWithin = 1024;

using DocumentPointer = std::unique_ptr<poppler::document>;

Result<DocumentPointer> open(ByteView bytes) {
  // Poppler prints what it finds wrong, for the whole process, unless told where to.
  static const bool silenced = [] {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    return true;
  }();
  static_cast<void>(silenced);
  DocumentPointer document(poppler::document::load_from_raw_data(reinterpret_cast<const char*>(bytes.data()),
                                                                 static_cast<int>(bytes.size())));
  if (!document) return corrupt("The PDF file is damaged.");
  if (document->is_locked())
    return make_error(ErrorCode::encrypted_file, "The PDF file asks for a password.");
  return document;
}

// A page's size in pixels at some resolution.
struct PageSize {
  int width = 0;
  int height = 0;
};

PageSize size_at(double dpi, double width, double height) {
  const auto pixels = [dpi](double points) {
    // A resolution computed from a number of pixels gives that number, whatever the rounding in between.
    return std::max(1, static_cast<int>(points * dpi / kPointsPerInch + 1e-3));
  };
  return {pixels(width), pixels(height)};
}

// The resolution that the content of a page is worth: of a page that is a picture the picture's own.
double wanted_dpi(const PageContent& content) {
  return std::min(content.is_picture ? content.picture_dpi : std::max(content.picture_dpi, kUsualDpi),
                  kHighestDpi);
}

// The resolution to render a page of that size in points at: what is wanted, or less where the limits demand
// it.
Result<double> resolution_for(double width, double height, double wanted, const Limits& limits) {
  // Poppler holds the page once and copies it once, in three bytes a pixel; this file takes the luma.
  const double pixels =
      std::min(static_cast<double>(limits.page_pixels), static_cast<double>(limits.decoder_memory) / 7);
  const double inches_wide = width / kPointsPerInch;
  const double inches_high = height / kPointsPerInch;
  const double area = inches_wide * inches_high;
  const double enough = std::max(kUsualDpi, std::sqrt(kEnoughPixels / area));
  const double dpi =
      std::min({wanted, enough, std::sqrt(pixels / area), pixels / inches_wide, pixels / inches_high});
  if (dpi < std::min(wanted, kLowestDpi)) {
    return make_error(ErrorCode::too_many_pixels,
                      fmt::format("The page is too large: at {} dots per inch it has more than {} pixels.",
                                  kLowestDpi, limits.page_pixels));
  }
  return dpi;
}

Page page_of(const poppler::image& image) {
  Page page;
  page.luma = Raster(image.width(), image.height());
  ColorSums colors(image.width(), image.height());
  for (int y = 0; y < image.height(); ++y) {
    const auto* const row = reinterpret_cast<const std::uint8_t*>(image.const_data()) +
                            static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    samples_to_luma(row, 3, image.width(), page.luma.row(y));
    colors.add_row(y, row, 3, image.width());
  }
  page.chroma = colors.chroma();
  return page;
}

Result<Page> render(ByteView bytes, int index, double wanted, const Limits& limits) {
  DOCINTAKE_TRY(document, open(bytes));
  const std::unique_ptr<poppler::page> page(document->create_page(index));
  if (!page) return corrupt("The PDF file's page is damaged.");
  const poppler::rectf box = page->page_rect();
  const auto orientation = page->orientation();
  const bool on_its_side = orientation == poppler::page::landscape || orientation == poppler::page::seascape;
  const double width = on_its_side ? box.height() : box.width();
  const double height = on_its_side ? box.width() : box.height();
  if (!(width > 0 && height > 0)) return corrupt("The PDF file's page has no size.");
  DOCINTAKE_TRY(dpi, resolution_for(width, height, wanted, limits));
  const PageSize size = size_at(dpi, width, height);

  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(page.get(), dpi, dpi, 0, 0, size.width, size.height);
  if (!image.is_valid()) return corrupt("The PDF file's page is damaged.");
  return page_of(image);
}

bool sniff(ByteView bytes) {
  const std::string_view start(reinterpret_cast<const char*>(bytes.data()),
                               std::min(bytes.size(), kHeaderWithin));
  return start.find("%PDF-") != std::string_view::npos;
}

Result<int> inspect(ByteView bytes, const Limits& limits) {
  DOCINTAKE_TRY(document, open(bytes));
  const int pages = document->pages();
  if (pages < 1) return corrupt("The PDF file has no pages.");
  if (pages > limits.pages) {
    return make_error(ErrorCode::too_many_pages,
                      fmt::format("The PDF file has {} pages; {} are allowed.", pages, limits.pages));
  }
  return pages;
}

Result<Page> decode(ByteView bytes, int index, const Limits& limits, Deadline deadline) {
  DOCINTAKE_TRY(content, examine_page(bytes, index, limits));
  if (content.jpeg) {
    DOCINTAKE_TRY(page, decode_jpeg(content.jpeg->bytes, limits, deadline, ExifUse::ignore));
    return turned(std::move(page), content.jpeg->quarter_turns);
  }
  if (deadline.passed()) return too_slow();
  return render(bytes, index, wanted_dpi(content), limits);
}

}  // namespace

const Format kPdfFormat{"application/pdf", sniff, inspect, decode};

}  // namespace docintake
