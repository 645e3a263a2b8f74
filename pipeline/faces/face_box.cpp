#include "pipeline/faces/face_box.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace docintake {
namespace {

constexpr int kLeastShorter = 24;  // pixels: what the detectors look at
constexpr int kMostElongated = 8;  // longer side over shorter side
constexpr double kClear = 0.8;     // confidence of a face that tells which way is up
constexpr double kSameFace =
    0.3;  // shared area over the smaller box: detectors differ in how much hair they take in

double shared_part(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  const double smaller = std::min(a.area(), b.area());
  return w > 0 && h > 0 && smaller > 0 ? w * h / smaller : 0;
}

/// The square on the page that has the centre and the area of the box in the capture.
Box on_page(const Capture& capture, const Box& box) {
  const Quad quad = capture.to_page().forward(quad_of(box));
  const Box around = bounding_box(quad);
  const double shrink =
      around.area() > 0 ? std::min(1.0, std::sqrt(std::abs(signed_area(quad)) / around.area())) : 1;
  const Point c = around.center();
  return {c.x - around.w * shrink / 2, c.y - around.h * shrink / 2, around.w * shrink, around.h * shrink};
}

}  // namespace

std::optional<Face> surest_portrait(const Capture& capture, std::span<const FaceBox> faces) {
  const auto surest = std::max_element(faces.begin(), faces.end(), [](const FaceBox& a, const FaceBox& b) {
    return a.confidence < b.confidence;
  });
  if (surest == faces.end()) return std::nullopt;
  return Face{capture.page, on_page(capture, surest->box), surest->confidence, FaceRole::portrait, -1};
}

bool searchable(const Raster& raster) {
  const auto [shorter, longer] = std::minmax({raster.width(), raster.height()});
  return shorter >= kLeastShorter && longer <= kMostElongated * shorter;
}

std::vector<FaceBox> without_repeats(std::vector<FaceBox> boxes) {
  std::stable_sort(boxes.begin(), boxes.end(),
                   [](const FaceBox& a, const FaceBox& b) { return a.confidence > b.confidence; });
  std::vector<FaceBox> kept;
  for (const FaceBox& b : boxes) {
    const bool repeated = std::any_of(
        kept.begin(), kept.end(), [&](const FaceBox& k) { return shared_part(k.box, b.box) > kSameFace; });
    if (!repeated) kept.push_back(b);
  }
  return kept;
}

std::vector<Face> merged_faces(int page, std::span<const Capture> captures,
                               std::span<const std::vector<FaceBox>> in_captures,
                               std::span<const FaceBox> in_page) {
  std::vector<Face> faces;
  for (std::size_t i = 0; i < captures.size(); ++i) {
    for (const FaceBox& f : in_captures[i]) {
      faces.push_back(
          {page, on_page(captures[i], f.box), f.confidence, FaceRole::portrait, static_cast<int>(i)});
    }
  }
  for (const FaceBox& f : in_page) {
    const auto same = std::find_if(faces.begin(), faces.end(), [&](const Face& known) {
      return shared_part(known.box, f.box) > kSameFace;
    });
    if (same == faces.end()) faces.push_back({page, f.box, f.confidence, FaceRole::unknown, -1});
  }
  return faces;
}

std::optional<int> clearest_turn(const Capture& capture,
                                 const std::function<std::vector<FaceBox>(const Capture&)>& search) {
  for (const auto& turns : {std::array{0, 2}, std::array{1, 3}}) {
    std::optional<int> clearest;
    double best = kClear;
    for (const int quarter_turns : turns) {
      for (const FaceBox& face : search(turned(capture, quarter_turns))) {
        if (face.confidence < best) continue;
        best = face.confidence;
        clearest = quarter_turns;
      }
    }
    if (clearest) return clearest;
  }
  return std::nullopt;
}

}  // namespace docintake
