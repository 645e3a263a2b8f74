#include "pipeline/faces/face_matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <string>
#include <utility>

namespace docintake {
namespace {

constexpr int kSide = 112;           // pixels of the picture that the network looks at
constexpr double kAround = 0.5;      // of a face box, cut out around it
constexpr int kLongest = 320;        // pixels of the cut-out that landmarks are sought at
constexpr float kLeastScore = 0.7f;  // of a detection
constexpr float kOverlap = 0.3f;

// Right eye, left eye, nose, right and left corner of the mouth in a face box of a cascade, as fractions.
constexpr std::array<Point, 5> kUsualPlaces{
    {{0.3, 0.37}, {0.72, 0.37}, {0.51, 0.57}, {0.34, 0.8}, {0.68, 0.8}}};

/// The part of the page around a face in grey as BGR, and the face box within it.
std::pair<cv::Mat, cv::Rect2d> cut_out(const Page& page, const Box& face) {
  const cv::Mat luma(page.luma.height(), page.luma.width(), CV_8U,
                     const_cast<std::uint8_t*>(page.luma.data()));
  const cv::Rect around =
      cv::Rect(cv::Point(int(face.x - kAround * face.w), int(face.y - kAround * face.h)),
               cv::Point(int(face.right() + kAround * face.w), int(face.bottom() + kAround * face.h))) &
      cv::Rect(0, 0, luma.cols, luma.rows);
  if (around.width < 2 || around.height < 2) return {};
  const double scale = std::min(1.0, double(kLongest) / std::max(around.width, around.height));
  cv::Mat small, picture;
  cv::resize(luma(around), small, {}, scale, scale, cv::INTER_AREA);
  cv::cvtColor(small, picture, cv::COLOR_GRAY2BGR);
  return {picture,
          {(face.x - around.x) * scale, (face.y - around.y) * scale, face.w * scale, face.h * scale}};
}

/// A face as FaceDetectorYN gives it: box, landmarks, score.
cv::Mat usual_face(const cv::Rect2d& box) {
  cv::Mat row(1, 15, CV_32F);
  float* const to = row.ptr<float>(0);
  const std::array head{box.x, box.y, box.width, box.height};
  for (int i = 0; i < 4; ++i) to[i] = float(head[i]);
  for (int i = 0; i < 5; ++i) {
    to[4 + 2 * i] = float(box.x + kUsualPlaces[i].x * box.width);
    to[5 + 2 * i] = float(box.y + kUsualPlaces[i].y * box.height);
  }
  to[14] = 1;
  return row;
}

}  // namespace

class FaceMatcher::Networks {
 public:
  Networks(cv::Ptr<cv::FaceRecognizerSF> recognizer, cv::Ptr<cv::FaceDetectorYN> detector)
      : recognizer_(std::move(recognizer)), detector_(std::move(detector)) {}

  /// The face's vector; empty where there is no picture of it.
  cv::Mat vector_of(const Page& page, const Box& face) {
    const auto [picture, box] = cut_out(page, face);
    if (picture.empty()) return {};
    cv::Mat aligned, vector;
    recognizer_->alignCrop(picture, face_row(picture, box), aligned);
    recognizer_->feature(aligned, vector);
    return vector.clone();
  }

  double cosine(const cv::Mat& a, const cv::Mat& b) {
    return recognizer_->match(a, b, cv::FaceRecognizerSF::DisType::FR_COSINE);
  }

  /// Whether the network gives one vector for such a picture.
  bool fits() {
    cv::Mat vector;
    recognizer_->feature(cv::Mat(kSide, kSide, CV_8UC3, cv::Scalar::all(128)), vector);
    return vector.rows == 1 && vector.cols >= 16 && vector.type() == CV_32F;
  }

 private:
  cv::Mat face_row(const cv::Mat& picture, const cv::Rect2d& box) {
    if (detector_ == nullptr) return usual_face(box);
    cv::Mat found;
    detector_->setInputSize(picture.size());
    detector_->detect(picture, found);
    return found.rows == 1 ? found.row(0) : usual_face(box);
  }

  cv::Ptr<cv::FaceRecognizerSF> recognizer_;
  cv::Ptr<cv::FaceDetectorYN> detector_;
};

FaceMatcher::FaceMatcher(std::unique_ptr<Networks> networks) : networks_(std::move(networks)) {}

FaceMatcher::~FaceMatcher() = default;

Result<std::unique_ptr<FaceMatcher>> FaceMatcher::create(const std::filesystem::path& model,
                                                         const std::filesystem::path& detector) {
  const auto failed = [](const std::filesystem::path& file, const std::string& why) {
    return Error{ErrorCode::internal, "The face model " + file.string() + " cannot be used: " + why + "."};
  };
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(model, ignored)) return failed(model, "there is no such file");
  try {
    cv::Ptr<cv::FaceDetectorYN> finder;
    if (!detector.empty())
      finder = cv::FaceDetectorYN::create(detector.string(), "", {320, 320}, kLeastScore, kOverlap, 1);
    auto networks =
        std::make_unique<Networks>(cv::FaceRecognizerSF::create(model.string(), ""), std::move(finder));
    // A network of another shape fails here and not on the first upload.
    if (!networks->fits()) return failed(model, "it gives no vector for a face of 112 x 112 pixels");
    return std::unique_ptr<FaceMatcher>(new FaceMatcher(std::move(networks)));
  } catch (const std::exception&) {
    return failed(model, "it is not a network of SFace's interface in ONNX form");
  }
}

std::optional<double> FaceMatcher::similarity(const Page& page, const Box& one, const Box& other) {
  const cv::Mat a = networks_->vector_of(page, one);
  const cv::Mat b = networks_->vector_of(page, other);
  if (a.empty() || b.empty()) return std::nullopt;
  return std::clamp(networks_->cosine(a, b), -1.0, 1.0);
}

}  // namespace docintake
