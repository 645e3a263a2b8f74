#include "pipeline/report/entry.h"

#include <fmt/format.h>

#include "pipeline/base/base64.h"

namespace docintake {
namespace {

constexpr std::string_view kData = R"(<script type="application/json" class="upload">{"outcome":)";
constexpr std::string_view kPicture = R"(<script type="text/plain" class="picture">)";
constexpr std::string_view kEnd = "</script>";

/// JSON with the characters that mean something to HTML as escapes; they occur in strings alone.
std::string inert(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {
    switch (c) {
      case '<':
        text += "\\u003c";
        break;
      case '>':
        text += "\\u003e";
        break;
      case '&':
        text += "\\u0026";
        break;
      default:
        text += c;
    }
  }
  return text;
}

}  // namespace

std::string report_entry(std::string_view outcome, std::span<const PagePicture> pages) {
  std::string entry(kData);
  entry += inert(outcome);
  entry += R"(,"pages":[)";
  for (const PagePicture& page : pages) {
    entry += fmt::format(R"({}{{"page":{},"width":{},"height":{}}})", &page == pages.data() ? "" : ",",
                         page.page, page.width, page.height);
  }
  entry += fmt::format(R"(],"thumbnail":"{}"}})", pages.empty() ? "" : base64(pages.front().thumbnail));
  entry += kEnd;
  for (const PagePicture& page : pages) {
    entry += kPicture;
    entry += base64(page.jpeg);
    entry += kEnd;
  }
  entry += '\n';
  return entry;
}

bool is_entry_of(std::string_view line, std::string_view outcome) {
  const std::string begin = std::string(kData) + inert(outcome) + ",";
  return line.starts_with(begin) && line.ends_with(kEnd);
}

}  // namespace docintake
