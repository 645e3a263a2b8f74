#pragma once

#include <filesystem>
#include <memory>

#include "pipeline/base/result.h"
#include "pipeline/ports/face_finder.h"

namespace docintake {

/// Finds faces with a YuNet network (Wu et al. 2023) in ONNX form that the operator provides; none is
/// shipped.
class NetworkFaceFinder final : public FaceFinder {
 public:
  /// With the model in that file. Errors: internal, when it is missing or not such a network.
  static Result<std::unique_ptr<NetworkFaceFinder>> create(const std::filesystem::path& model);
  ~NetworkFaceFinder() override;

  std::vector<Face> find(const Page& page, std::span<const Capture> captures,
                         std::span<const Quad> bare) override;
  std::optional<Face> portrait_on(const Capture& capture) override;
  std::optional<int> turned_by_face(const Capture& capture) override;

 private:
  class Network;
  explicit NetworkFaceFinder(std::unique_ptr<Network> network);

  std::unique_ptr<Network> network_;
};

}  // namespace docintake
