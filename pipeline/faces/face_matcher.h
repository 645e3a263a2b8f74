#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "pipeline/base/result.h"
#include "pipeline/model/geometry.h"
#include "pipeline/model/page.h"

namespace docintake {

/// Compares faces with a recognition network (SFace, Zhong et al. 2021, or another of its interface: 112 x
/// 112 pixels of colour in, one vector out) in ONNX form that the operator provides; none is shipped. Used by
/// one thread at a time.
class FaceMatcher {
 public:
  /// With the network in `model`; `detector` is a YuNet network for the places of eyes, nose and mouth, empty
  /// for the places where they usually are in a face box. Errors: internal, when a file is missing or not
  /// such a network.
  static Result<std::unique_ptr<FaceMatcher>> create(const std::filesystem::path& model,
                                                     const std::filesystem::path& detector);
  ~FaceMatcher();

  /// Cosine of the angle between the vectors of two faces of a page, -1 to 1; nothing where one of them lies
  /// outside of it.
  std::optional<double> similarity(const Page& page, const Box& one, const Box& other);

 private:
  class Networks;
  explicit FaceMatcher(std::unique_ptr<Networks> networks);

  std::unique_ptr<Networks> networks_;
};

}  // namespace docintake
