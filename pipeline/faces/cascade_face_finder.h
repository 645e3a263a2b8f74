#pragma once

#include <filesystem>
#include <memory>

#include "pipeline/base/result.h"
#include "pipeline/ports/face_finder.h"

namespace docintake {

/// Where Debian's opencv-data package puts the cascades.
inline constexpr const char* kCascadeFolder = "/usr/share/opencv4";

/// Finds upright frontal faces with boosted cascades (Viola and Jones 2001; local binary patterns, Liao et
/// al. 2007): a fast one proposes, a second one of other features confirms. On a capture the likely portrait
/// zones are searched first, and the rest only where they hold nothing.
class CascadeFaceFinder final : public FaceFinder {
 public:
  /// With the cascades under `folder`. Errors: internal, naming the missing file and the package that has it.
  static Result<std::unique_ptr<CascadeFaceFinder>> create(
      const std::filesystem::path& folder = kCascadeFolder);
  ~CascadeFaceFinder() override;

  std::vector<Face> find(const Page& page, std::span<const Capture> captures,
                         std::span<const Quad> bare) override;
  std::optional<Face> portrait_on(const Capture& capture) override;
  std::optional<int> turned_by_face(const Capture& capture) override;

 private:
  class Cascades;
  explicit CascadeFaceFinder(std::unique_ptr<Cascades> cascades);

  std::unique_ptr<Cascades> cascades_;
};

}  // namespace docintake
