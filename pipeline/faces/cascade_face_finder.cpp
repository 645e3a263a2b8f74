#include "pipeline/faces/cascade_face_finder.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <utility>

#include "pipeline/faces/face_box.h"

namespace docintake {
namespace {

constexpr int kCaptureHeight = 320;     // pixels that a capture is searched at
constexpr double kLeastPortrait = 0.2;  // of a capture's height
constexpr int kPageShorter = 480;       // pixels of the shorter side that a page is searched at
constexpr double kLeastHolder = 0.1;    // of a page's shorter side

cv::Mat view(const Raster& raster) {
  return {raster.height(), raster.width(), CV_8U, const_cast<std::uint8_t*>(raster.data())};
}

cv::Mat scaled(const cv::Mat& picture, double scale) {
  cv::Mat result;
  if (scale < 1) {
    cv::resize(picture, result, {}, scale, scale, cv::INTER_AREA);
  } else {
    cv::resize(picture, result, {}, scale, scale, cv::INTER_LINEAR);
  }
  return result;
}

/// Confidence of a detection from the last stage's sum of votes: 0.5 at the threshold that training chose,
/// 0.95 at 3 above it.
double confidence_of(double level_weight) { return 1 / (1 + std::exp(-level_weight)); }

}  // namespace

class CascadeFaceFinder::Cascades {
 public:
  static Result<std::unique_ptr<Cascades>> load(const std::filesystem::path& folder) {
    auto cascades = std::make_unique<Cascades>();
    const std::pair<cv::CascadeClassifier*, const char*> files[] = {
        {&cascades->proposer_, "lbpcascades/lbpcascade_frontalface_improved.xml"},
        {&cascades->confirmer_, "haarcascades/haarcascade_frontalface_alt2.xml"}};
    for (const auto& [classifier, name] : files) {
      const auto path = folder / name;
      bool loaded = false;
      try {
        loaded = classifier->load(path.string());
      } catch (const cv::Exception&) {
        loaded = false;
      }
      if (!loaded) {
        return make_error(ErrorCode::internal,
                          "The face cascade " + path.string() + " cannot be loaded; install opencv-data.");
      }
    }
    return cascades;
  }

  /// Faces in the picture, at least `least` pixels wide.
  std::vector<FaceBox> search(const cv::Mat& picture, int least) {
    std::vector<FaceBox> faces;
    if (std::min(picture.cols, picture.rows) < std::max(24, least)) return faces;
    std::vector<cv::Rect> boxes;
    proposer_.detectMultiScale(picture, boxes, 1.1, 2, 0, {least, least});
    for (const cv::Rect& box : boxes) {
      if (const double confidence = confirmed(picture, box); confidence > 0) {
        faces.push_back({{double(box.x), double(box.y), double(box.width), double(box.height)}, confidence});
      }
    }
    return without_repeats(std::move(faces));
  }

 private:
  /// The second cascade's confidence in a face about there; 0 when it sees none.
  double confirmed(const cv::Mat& picture, const cv::Rect& box) {
    const int margin = box.width / 3;
    const cv::Rect around =
        cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
        cv::Rect(0, 0, picture.cols, picture.rows);
    std::vector<cv::Rect> boxes;
    std::vector<int> levels;
    std::vector<double> weights;
    const int least = std::max(20, box.width * 6 / 10);
    confirmer_.detectMultiScale(picture(around), boxes, levels, weights, 1.08, 1, 0, {least, least}, {},
                                true);
    double best = 0;
    for (const double w : weights) best = std::max(best, confidence_of(w));
    return best;
  }

  cv::CascadeClassifier proposer_;
  cv::CascadeClassifier confirmer_;
};

CascadeFaceFinder::CascadeFaceFinder(std::unique_ptr<Cascades> cascades) : cascades_(std::move(cascades)) {}

CascadeFaceFinder::~CascadeFaceFinder() = default;

Result<std::unique_ptr<CascadeFaceFinder>> CascadeFaceFinder::create(const std::filesystem::path& folder) {
  DOCINTAKE_TRY(cascades, Cascades::load(folder));
  return std::unique_ptr<CascadeFaceFinder>(new CascadeFaceFinder(std::move(cascades)));
}

std::vector<Face> CascadeFaceFinder::find(const Page& page, std::span<const Capture> captures) {
  std::vector<std::vector<FaceBox>> in_captures;
  for (const Capture& capture : captures) {
    std::vector<FaceBox> faces;
    if (!capture.luma.empty()) {
      const double scale = double(kCaptureHeight) / capture.luma.height();
      const cv::Mat picture = scaled(view(capture.luma), scale);
      faces = cascades_->search(picture, static_cast<int>(kLeastPortrait * kCaptureHeight));
      for (FaceBox& f : faces) f.box = {f.box.x / scale, f.box.y / scale, f.box.w / scale, f.box.h / scale};
    }
    in_captures.push_back(std::move(faces));
  }
  std::vector<FaceBox> in_page;
  if (!page.luma.empty()) {
    const double shorter = std::min(page.luma.width(), page.luma.height());
    const double scale = std::min(1.0, kPageShorter / shorter);
    const cv::Mat picture = scaled(view(page.luma), scale);
    in_page = cascades_->search(picture, static_cast<int>(kLeastHolder * shorter * scale));
    for (FaceBox& f : in_page) f.box = {f.box.x / scale, f.box.y / scale, f.box.w / scale, f.box.h / scale};
  }
  return merged_faces(page.index, captures, in_captures, in_page);
}

}  // namespace docintake
