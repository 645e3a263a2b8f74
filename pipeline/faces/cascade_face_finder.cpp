#include "pipeline/faces/cascade_face_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <utility>

#include "pipeline/faces/face_box.h"
#include "pipeline/model/shrink.h"

namespace docintake {
namespace {

constexpr int kCaptureHeight = 220;      // pixels that a capture is searched at
constexpr double kLeastPortrait = 0.16;  // of a capture's height
constexpr double kZone = 0.42;           // of a capture's width, at its left and right, where portraits are
constexpr int kPageShorter = 288;        // pixels of the shorter side that a page is searched at
constexpr double kLeastHolder = 0.13;    // of a page's shorter side
constexpr double kLeastFace = 0.1;       // the same where no portrait was found: it may be one
constexpr double kStep = 1.1;            // between the sizes of faces that are tried
constexpr double kHolderStep = 1.15;     // holders are seen at several sizes
constexpr double kCovered = 0.6;  // of a page by its captures, from which on nobody is looked for around them
constexpr double kHeldPart = 0.12;  // of a page, that a document which is held covers at most
constexpr double kLeastConfidence = 0.4;

// Where a portrait is known to be, it is sought at several sizes of the picture, and one cascade is enough.
constexpr std::array kCloserHeights{160, 220, 300};  // pixels of a capture
constexpr double kCloserStep = 1.06;
constexpr double kMostPortrait = 0.5;  // of a capture's height
constexpr double kAgree = 0.5;         // shared area over all of two boxes
constexpr int kLeastAgreed = 2;
constexpr double kCloserConfidence = 0.7;  // where both cascades see it at every size

cv::Mat view(const Raster& raster) {
  return {raster.height(), raster.width(), CV_8U, const_cast<std::uint8_t*>(raster.data())};
}

Raster scaled(const Raster& picture, double scale) {
  const auto size = [&](int before) { return std::max(1, static_cast<int>(std::lround(before * scale))); };
  const int width = size(picture.width());
  const int height = size(picture.height());
  if (scale <= 1) return shrunk(picture, width, height);
  Raster result(width, height);
  cv::Mat target = view(result);
  cv::resize(view(picture), target, target.size(), 0, 0, cv::INTER_LINEAR);
  return result;
}

/// Confidence from the last stage's sum of votes, which runs from 54.4, its threshold, to 58.4 for
/// haarcascade_frontalface_alt2: a logistic curve with one half at 55, where print that is no face ends and
/// the weakest of 62 portraits on specimens began, and 0.95 at 57, their mean.
double confidence_of(double votes) { return 1 / (1 + std::exp(-1.5 * (votes - 55))); }

FaceBox moved_and_scaled(const FaceBox& face, cv::Point by, double scale) {
  const Box& b = face.box;
  return {{(b.x + by.x) / scale, (b.y + by.y) / scale, b.w / scale, b.h / scale}, face.confidence};
}

/// Of boxes each seen once, those that others lie on as well, with how many do in their confidence.
std::vector<FaceBox> agreed(const std::vector<FaceBox>& seen) {
  std::vector<FaceBox> faces;
  for (const FaceBox& face : seen) {
    const auto others = std::count_if(seen.begin(), seen.end(), [&](const FaceBox& other) {
      return intersection_over_union(face.box, other.box) > kAgree;
    });
    if (others >= kLeastAgreed)
      faces.push_back({face.box, kCloserConfidence * double(others) / double(2 * kCloserHeights.size())});
  }
  return without_repeats(std::move(faces));
}

/// The part of the page that its documents cover.
double covered_part(const Page& page, std::span<const Capture> captures, std::span<const Quad> bare) {
  double area = 0;
  for (const Capture& capture : captures) area += std::abs(signed_area(capture.quad));
  for (const Quad& quad : bare) area += std::abs(signed_area(quad));
  return area / (double(page.luma.width()) * page.luma.height());
}

}  // namespace

class CascadeFaceFinder::Cascades {
 public:
  static Result<std::unique_ptr<Cascades>> load(const std::filesystem::path& folder) {
    auto cascades = std::make_unique<Cascades>();
    const std::pair<cv::CascadeClassifier*, const char*> files[] = {
        {&cascades->proposer_, "lbpcascades/lbpcascade_frontalface.xml"},
        {&cascades->confirmer_, "haarcascades/haarcascade_frontalface_alt2.xml"}};
    for (const auto& [classifier, name] : files) {
      const auto path = folder / name;
      bool loaded = false;
      try {
        loaded = std::filesystem::is_regular_file(path) && classifier->load(path.string());
      } catch (const cv::Exception&) {
        loaded = false;
      }
      if (!loaded) {
        return Error{ErrorCode::internal, "The face cascade " + path.string() +
                                              " cannot be loaded. Install the package opencv-data."};
      }
    }
    return cascades;
  }

  /// Portraits on an upright capture, capture pixels: in its left and right parts, or else in the middle.
  std::vector<FaceBox> search(const Capture& capture) {
    if (!searchable(capture.luma)) return {};
    const double scale = double(kCaptureHeight) / capture.luma.height();
    const Raster small = scaled(capture.luma, scale);
    const cv::Mat picture = view(small);
    const int zone = static_cast<int>(kZone * picture.cols);
    const cv::Rect left(0, 0, zone, picture.rows);
    const cv::Rect right(picture.cols - zone, 0, zone, picture.rows);
    const cv::Rect middle(zone / 2, 0, picture.cols - 2 * (zone / 2), picture.rows);
    const int least = static_cast<int>(kLeastPortrait * picture.rows);
    std::vector<FaceBox> faces;
    for (const cv::Rect& part : {left, right, middle}) {
      if (part == middle && !faces.empty()) break;
      for (const FaceBox& face : faces_in(picture(part), least, kStep)) {
        faces.push_back(moved_and_scaled(face, part.tl(), scale));
      }
    }
    return faces;
  }

  /// Faces on a capture that has to carry a portrait, capture pixels: what either cascade sees in its left
  /// and right parts at two sizes of the picture or more. The confidence counts those who see it.
  std::vector<FaceBox> search_closely(const Capture& capture) {
    if (!searchable(capture.luma)) return {};
    std::vector<FaceBox> seen;
    for (const int height : kCloserHeights) {
      const double scale = double(height) / capture.luma.height();
      const Raster small = scaled(capture.luma, scale);
      const cv::Mat picture = view(small);
      const int zone = static_cast<int>(kZone * picture.cols);
      const int least = static_cast<int>(kLeastPortrait * height);
      const int most = static_cast<int>(kMostPortrait * height);
      for (const int left : {0, picture.cols - zone}) {
        for (cv::CascadeClassifier* cascade : {&proposer_, &confirmer_}) {
          std::vector<cv::Rect> boxes;
          cascade->detectMultiScale(picture(cv::Rect(left, 0, zone, picture.rows)), boxes, kCloserStep, 2, 0,
                                    {least, least}, {most, most});
          for (const cv::Rect& b : boxes)
            seen.push_back(moved_and_scaled(
                {{double(b.x), double(b.y), double(b.width), double(b.height)}, 1}, {left, 0}, scale));
        }
      }
    }
    return agreed(seen);
  }

  /// Faces on the page, page pixels. Where portraits are known already, only holders are looked for.
  std::vector<FaceBox> search(const Page& page, bool portraits_known) {
    if (!searchable(page.luma)) return {};
    const double shorter = std::min(page.luma.width(), page.luma.height());
    const double scale = std::min(1.0, kPageShorter / shorter);
    const Raster small = scaled(page.luma, scale);
    const int least = static_cast<int>((portraits_known ? kLeastHolder : kLeastFace) * shorter * scale);
    std::vector<FaceBox> faces = faces_in(view(small), least, portraits_known ? kHolderStep : kStep);
    for (FaceBox& face : faces) face = moved_and_scaled(face, {0, 0}, scale);
    return faces;
  }

 private:
  /// Faces in the picture, at least `least` pixels wide, each size tried `step` times the one before.
  std::vector<FaceBox> faces_in(const cv::Mat& picture, int least, double step) {
    std::vector<FaceBox> faces;
    if (std::min(picture.cols, picture.rows) < std::max(24, least)) return faces;
    std::vector<cv::Rect> boxes;
    proposer_.detectMultiScale(picture, boxes, step, 2, 0, {least, least});
    for (const cv::Rect& box : boxes) {
      if (const double confidence = confirmed(picture, box); confidence >= kLeastConfidence) {
        faces.push_back({{double(box.x), double(box.y), double(box.width), double(box.height)}, confidence});
      }
    }
    return without_repeats(std::move(faces));
  }

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

std::vector<Face> CascadeFaceFinder::find(const Page& page, std::span<const Capture> captures,
                                          std::span<const Quad> bare) {
  std::vector<std::vector<FaceBox>> in_captures;
  for (const Capture& capture : captures) in_captures.push_back(cascades_->search(capture));
  // Where no document carries a portrait none is left to be found on the page.
  const bool portraits_known =
      captures.empty() ? !bare.empty()
                       : std::any_of(in_captures.begin(), in_captures.end(),
                                     [](const std::vector<FaceBox>& faces) { return !faces.empty(); });
  const double covered = covered_part(page, captures, bare);
  std::vector<FaceBox> in_page;
  if (covered <= kCovered) in_page = cascades_->search(page, portraits_known);
  // A document so small in its picture is held by somebody, whose face may be half hidden by a hat.
  if (in_page.empty() && portraits_known && covered < kHeldPart) in_page = cascades_->search(page, false);
  return merged_faces(page.index, captures, in_captures, in_page);
}

std::optional<Face> CascadeFaceFinder::portrait_on(const Capture& capture) {
  return surest_portrait(capture, cascades_->search_closely(capture));
}

std::optional<int> CascadeFaceFinder::turned_by_face(const Capture& capture) {
  return clearest_turn(capture, [&](const Capture& way_up) { return cascades_->search(way_up); });
}

}  // namespace docintake
