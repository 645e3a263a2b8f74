#include "pipeline/faces/photo_examiner.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <utility>

#include "pipeline/faces/cut_face.h"
#include "pipeline/faces/holder_facts.h"

namespace docintake {
namespace {

constexpr int kFaceSide = 160;      // pixels that eyes are sought at
constexpr double kEyesFrom = 0.12;  // of the face's height
constexpr double kEyesTo = 0.62;
constexpr double kLeastPortrait = 40;  // pixels of a portrait's width that is compared
constexpr double kSame = 0.363;  // cosine from which on OpenCV takes two faces for one person's (SFace, LFW)

Finding untold(const char* code, const char* why) {
  return {code, CheckOutcome::cannot_tell, -1, "", std::nullopt, why};
}

}  // namespace

class PhotoExaminer::Eyes {
 public:
  static Result<std::unique_ptr<Eyes>> load(const std::filesystem::path& folder) {
    auto eyes = std::make_unique<Eyes>();
    const auto path = folder / "haarcascades/haarcascade_eye.xml";
    bool loaded = false;
    try {
      loaded = std::filesystem::is_regular_file(path) && eyes->cascade_.load(path.string());
    } catch (const cv::Exception&) {
      loaded = false;
    }
    if (!loaded)
      return Error{ErrorCode::internal, "The cascade for eyes " + path.string() +
                                            " cannot be loaded. Install the package opencv-data."};
    return eyes;
  }

  EyesSeen seen(const Page& page, const Box& face) {
    const cv::Mat luma(page.luma.height(), page.luma.width(), CV_8U,
                       const_cast<std::uint8_t*>(page.luma.data()));
    const cv::Rect box =
        cv::Rect(int(face.x), int(face.y), int(face.w), int(face.h)) & cv::Rect(0, 0, luma.cols, luma.rows);
    if (std::min(box.width, box.height) < 24) return {};
    cv::Mat small;
    cv::resize(luma(box), small, {kFaceSide, kFaceSide}, 0, 0, cv::INTER_AREA);
    cv::equalizeHist(small, small);
    EyesSeen result;
    const int top = int(kEyesFrom * kFaceSide);
    const int height = int((kEyesTo - kEyesFrom) * kFaceSide);
    for (const bool left : {true, false}) {
      const cv::Rect half(left ? 0 : int(0.44 * kFaceSide), top, int(0.56 * kFaceSide), height);
      std::vector<cv::Rect> found;
      cascade_.detectMultiScale(small(half), found, 1.1, 3, 0, {22, 22}, {64, 64});
      (left ? result.left : result.right) = !found.empty();
    }
    return result;
  }

 private:
  cv::CascadeClassifier cascade_;
};

PhotoExaminer::PhotoExaminer(std::unique_ptr<Eyes> eyes, std::unique_ptr<FaceMatcher> matcher)
    : eyes_(std::move(eyes)), matcher_(std::move(matcher)) {}

PhotoExaminer::~PhotoExaminer() = default;

Result<std::unique_ptr<PhotoExaminer>> PhotoExaminer::create(std::unique_ptr<FaceMatcher> matcher,
                                                             const std::filesystem::path& folder) {
  DOCINTAKE_TRY(eyes, Eyes::load(folder));
  return std::unique_ptr<PhotoExaminer>(new PhotoExaminer(std::move(eyes), std::move(matcher)));
}

std::optional<Box> PhotoExaminer::cut_face(const Page& page, const Quad& document) {
  return find_cut_face(page, document);
}

std::vector<Finding> PhotoExaminer::examine(const Page& page, const HeldDocument& held) {
  const std::optional<SkinTone> skin = SkinTone::of(page, held.holder);
  if (held.cut_off) {
    std::vector<Finding> findings{only_part_seen()};
    for (const char* code :
         {"holder_face_covered", "holder_face_blurred", "holder_headwear", "holder_differs"})
      findings.push_back(untold(code, "Only a part of the holder's face is in the picture."));
    findings.push_back(arms_hidden(page, held, skin));
    return findings;
  }
  return {face_cut_off(page, held.holder), face_covered(page, held, skin, eyes_->seen(page, held.holder)),
          face_blurred(page, held.holder), headwear(page, held.holder, skin),
          arms_hidden(page, held, skin),   differs(page, held)};
}

Finding PhotoExaminer::differs(const Page& page, const HeldDocument& held) {
  const auto finding = [](CheckOutcome outcome, std::optional<double> score, const char* message) {
    return Finding{"holder_differs", outcome, -1, "", score, message};
  };
  if (!matcher_)
    return untold("holder_differs", "Faces are compared only with a model for it; none is configured.");
  if (!held.portrait)
    return untold("holder_differs",
                  "No portrait was found on the document to compare the holder's face with.");
  if (held.portrait->w < kLeastPortrait)
    return untold("holder_differs",
                  "The portrait on the document is too small to compare with the holder's face.");
  const std::optional<double> cosine = matcher_->similarity(page, held.holder, *held.portrait);
  if (!cosine) return untold("holder_differs", "One of the faces lies outside the picture.");
  const double score = std::max(0.0, *cosine);
  if (*cosine >= kSame)
    return finding(CheckOutcome::pass, score, "The holder's face is like the portrait on the document.");
  return finding(CheckOutcome::fail, score, "The holder's face is not like the portrait on the document.");
}

}  // namespace docintake
