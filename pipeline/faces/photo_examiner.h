#pragma once

#include <filesystem>
#include <memory>

#include "pipeline/base/result.h"
#include "pipeline/faces/cascade_face_finder.h"
#include "pipeline/faces/face_matcher.h"
#include "pipeline/ports/holder_examiner.h"

namespace docintake {

/// Examines holding photos by colour, sharpness and OpenCV's cascade for eyes; faces are compared only with a
/// model for it.
class PhotoExaminer final : public HolderExaminer {
 public:
  /// With the cascades under `folder`. `matcher` may be null: then holder_differs cannot be told. Errors:
  /// internal, naming the missing file and the package that has it.
  static Result<std::unique_ptr<PhotoExaminer>> create(std::unique_ptr<FaceMatcher> matcher,
                                                       const std::filesystem::path& folder = kCascadeFolder);
  ~PhotoExaminer() override;

  std::optional<Box> cut_face(const Page& page, const Quad& document) override;
  std::vector<Finding> examine(const Page& page, const HeldDocument& held) override;

 private:
  class Eyes;
  PhotoExaminer(std::unique_ptr<Eyes> eyes, std::unique_ptr<FaceMatcher> matcher);
  Finding differs(const Page& page, const HeldDocument& held);

  std::unique_ptr<Eyes> eyes_;
  std::unique_ptr<FaceMatcher> matcher_;
};

}  // namespace docintake
