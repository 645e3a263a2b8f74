#include "pipeline/model/outcome.h"

#include <array>

namespace docintake {
namespace {
constexpr std::array<std::string_view, 3> kScenes{"document", "holding_photo", "no_document"};
}  // namespace

std::string_view to_string(Scene scene) { return kScenes[static_cast<std::size_t>(scene)]; }

std::optional<Scene> scene_from(std::string_view name) {
  for (std::size_t i = 0; i < kScenes.size(); ++i) {
    if (kScenes[i] == name) return static_cast<Scene>(i);
  }
  return std::nullopt;
}

}  // namespace docintake
