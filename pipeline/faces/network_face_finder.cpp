#include "pipeline/faces/network_face_finder.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <utility>

#include "pipeline/faces/face_box.h"

namespace docintake {
namespace {

constexpr int kLongest = 640;        // pixels of the longer side that a picture is searched at
constexpr float kLeastScore = 0.7f;  // of a detection, the network's own scale
constexpr float kOverlap = 0.3f;     // of detections of one face

}  // namespace

class NetworkFaceFinder::Network {
 public:
  explicit Network(cv::Ptr<cv::FaceDetectorYN> detector) : detector_(std::move(detector)) {}

  std::vector<FaceBox> search(const Raster& raster) {
    if (!searchable(raster)) return {};
    const cv::Mat grey(raster.height(), raster.width(), CV_8U, const_cast<std::uint8_t*>(raster.data()));
    const double scale = std::min(1.0, double(kLongest) / std::max(grey.cols, grey.rows));
    cv::Mat small, picture, found;
    cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
    cv::cvtColor(small, picture, cv::COLOR_GRAY2BGR);
    detector_->setInputSize(picture.size());
    detector_->detect(picture, found);
    std::vector<FaceBox> faces;
    for (int i = 0; i < found.rows; ++i) {
      const float* row = found.ptr<float>(i);  // x, y, w, h, five landmarks, score
      faces.push_back({{row[0] / scale, row[1] / scale, row[2] / scale, row[3] / scale}, row[14]});
    }
    return without_repeats(std::move(faces));
  }

 private:
  cv::Ptr<cv::FaceDetectorYN> detector_;
};

NetworkFaceFinder::NetworkFaceFinder(std::unique_ptr<Network> network) : network_(std::move(network)) {}

NetworkFaceFinder::~NetworkFaceFinder() = default;

Result<std::unique_ptr<NetworkFaceFinder>> NetworkFaceFinder::create(const std::filesystem::path& model) {
  const auto failed = [&](const std::string& why) {
    return Error{ErrorCode::internal, "The face model " + model.string() + " cannot be used: " + why + "."};
  };
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(model, ignored)) return failed("there is no such file");
  try {
    auto detector = cv::FaceDetectorYN::create(model.string(), "", {320, 320}, kLeastScore, kOverlap);
    auto network = std::make_unique<Network>(std::move(detector));
    network->search(Raster(320, 320));  // A network of another shape fails here and not on the first upload.
    return std::unique_ptr<NetworkFaceFinder>(new NetworkFaceFinder(std::move(network)));
  } catch (const std::exception&) {
    return failed("it is not a YuNet network in ONNX form");
  }
}

std::vector<Face> NetworkFaceFinder::find(const Page& page, std::span<const Capture> captures,
                                          std::span<const Quad> /*bare*/) {
  std::vector<std::vector<FaceBox>> in_captures;
  for (const Capture& capture : captures) in_captures.push_back(network_->search(capture.luma));
  return merged_faces(page.index, captures, in_captures, network_->search(page.luma));
}

std::optional<Face> NetworkFaceFinder::portrait_on(const Capture& capture) {
  return surest_portrait(capture, network_->search(capture.luma));
}

std::optional<int> NetworkFaceFinder::turned_by_face(const Capture& capture) {
  return clearest_turn(capture, [&](const Capture& way_up) { return network_->search(way_up.luma); });
}

}  // namespace docintake
