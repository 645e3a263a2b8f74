#include "pipeline/report/page.h"

#include <fmt/format.h>

#include <string_view>

#include "pipeline/base/bytes.h"
#include "pipeline/base/sha256.h"

extern "C" {
extern const char docintake_report_html_begin[];
extern const char docintake_report_html_end[];
extern const char docintake_report_css_begin[];
extern const char docintake_report_css_end[];
extern const char docintake_report_js_begin[];
extern const char docintake_report_js_end[];
}

namespace docintake {
namespace {

const std::string_view kHtml{docintake_report_html_begin, docintake_report_html_end};
const std::string_view kStyle{docintake_report_css_begin, docintake_report_css_end};
const std::string_view kScript{docintake_report_js_begin, docintake_report_js_end};

std::string source_of(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return fmt::format("'sha256-{}'", sha256_base64(ByteView(bytes, text.size())));
}

/// Nothing is loaded from anywhere, and no style or script runs but the page's own, named by their hashes: an
/// upload that got markup into the page would still not get it to work.
std::string content_security_policy() {
  return fmt::format(
      "default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
      source_of(kStyle), source_of(kScript));
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
  text.replace(text.find(mark), mark.size(), by);
}

}  // namespace

std::string report_page() {
  std::string page(kHtml);
  replace(page, "{{policy}}", content_security_policy());
  replace(page, "{{style}}", kStyle);
  replace(page, "{{script}}", kScript);
  return page;
}

}  // namespace docintake
