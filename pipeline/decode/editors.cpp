#include "pipeline/decode/editors.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace docintake {
namespace {

/// What an entry longer than that says of software is no name.
constexpr std::size_t kLongestName = 120;

/// How the programs name themselves, in lower case.
constexpr std::array<std::pair<std::string_view, Editor>, 22> kNames{{{"acdsee", Editor::acdsee},
                                                                      {"affinity", Editor::affinity},
                                                                      {"canva", Editor::canva},
                                                                      {"facetune", Editor::facetune},
                                                                      {"fotor", Editor::fotor},
                                                                      {"gimp", Editor::gimp},
                                                                      {"krita", Editor::krita},
                                                                      {"lightroom", Editor::lightroom},
                                                                      {"camera raw", Editor::lightroom},
                                                                      {"meitu", Editor::meitu},
                                                                      {"美图", Editor::meitu},
                                                                      {"xiuxiu", Editor::meitu},
                                                                      {"paint.net", Editor::paint_net},
                                                                      {"paint shop", Editor::paint_shop},
                                                                      {"paintshop", Editor::paint_shop},
                                                                      {"photopea", Editor::photopea},
                                                                      {"photoscape", Editor::photoscape},
                                                                      {"photoshop", Editor::photoshop},
                                                                      {"picsart", Editor::picsart},
                                                                      {"pixelmator", Editor::pixelmator},
                                                                      {"pixlr", Editor::pixlr},
                                                                      {"snapseed", Editor::snapseed}}};

}  // namespace

void note_editor(std::string_view software, std::vector<Editor>& found) {
  std::string name(software.substr(0, kLongestName));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [text, editor] : kNames) {
    if (name.find(text) == std::string::npos) continue;
    if (std::ranges::find(found, editor) == found.end()) found.push_back(editor);
  }
}

void note_editors_of_xmp(std::string_view packet, std::vector<Editor>& found) {
  for (const std::string_view key : {"CreatorTool", "softwareAgent"}) {
    for (std::size_t at = packet.find(key); at != std::string_view::npos; at = packet.find(key, at)) {
      at += key.size();
      // An attribute, CreatorTool="...", or an element, <xmp:CreatorTool>...</xmp:CreatorTool>.
      const std::size_t begin = packet.find_first_of("\"'>", at);
      if (begin == std::string_view::npos) return;
      const char end = packet[begin] == '>' ? '<' : packet[begin];
      const std::string_view value = packet.substr(begin + 1);
      note_editor(value.substr(0, value.find(end)), found);
      at = begin + 1;
    }
  }
}

}  // namespace docintake
