#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "pipeline/quality/checks.h"

namespace docintake::quality {
namespace {

/// Words that issuers print across documents that are nobody's, in capitals.
constexpr std::array<std::string_view, 9> kWords{"SPECIMEN", "SPÉCIMEN", "MUSTER", "样本", "样张",
                                                 "样证",     "樣本",     "樣張",   "票样"};

constexpr double kThreshold = 0.5;

std::string capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

/// As a word by itself, or all of the name: MUSTERMANN is as well a name of specimens as of persons.
bool is_marked(const std::string& text) {
  return std::ranges::any_of(kWords, [&](std::string_view word) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) return false;
    const auto is_letter = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
    return !is_letter(at + word.size()) && (at == 0 || !is_letter(at - 1));
  });
}

}  // namespace

/// Whether a line says that the document is a specimen.
std::vector<Finding> check_specimen(const Subject& subject) {
  const auto& lines = subject.document.reading.lines;
  const auto marked = std::ranges::find_if(
      lines, [](const TextLine& line) { return is_marked(capitals(line.general.text)); });
  Finding finding = measured("specimen", marked == lines.end() ? 0 : 1, kThreshold,
                             "This is a specimen. Upload your own document.");
  if (marked != lines.end()) finding.where = subject.on_page(bounding_box(marked->quad));
  return {finding};
}

}  // namespace docintake::quality
