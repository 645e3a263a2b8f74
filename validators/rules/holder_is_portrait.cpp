#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{{"holder_differs",
                                    "Your face could not be matched with the photo on the document. See that "
                                    "your face is not covered and fully in "
                                    "the picture, that name and number are typed as on the document, and "
                                    "that the document is your own; then try again.",
                                    "人脸与证件照片比对未通过。请确认面部无遮挡且完整入镜、姓名和证件号码填写"
                                    "无误、证件为本人所有，然后重试。"}};

/// The reasons that are known, as the provider lists them.
std::string reasons(const Outcome& photo) {
  std::string text;
  for (const Finding& finding : photo.findings) {
    if (finding.outcome != CheckOutcome::fail) continue;
    if (finding.code == "holder_face_covered" || finding.code == "holder_face_cut_off")
      text += finding.code + " ";
  }
  return text + "too_different";
}

Ruling judge(const Application& application, const Parameters& parameters) {
  if (auto without = without_holding_photo(application, parameters)) return *without;
  std::vector<Ruling> rulings;
  for (const Outcome* photo : holding_photos(application)) {
    Ruling ruling = judge_picture(*photo, -1, kDefects);
    if (ruling.outcome == CheckOutcome::fail) ruling.evidence["reasons"] = reasons(*photo);
    rulings.push_back(std::move(ruling));
  }
  return worst(std::move(rulings), no_holding_photo());
}

constexpr ParameterDescription kParameters[]{kHolderChannels};

}  // namespace

extern const Rule rule_holder_is_portrait;
const Rule rule_holder_is_portrait{
    .id = "holder_is_portrait",
    .question = "Is the person on the photo the one on the document?",
    .what =
        "Passes where the channel wants no such photo, and when a comparison of the face on the holding "
        "photo with the portrait was made and holds. "
        "Fails when it does not; the evidence says what is known of the reasons. Cannot tell where no "
        "comparison was made, which needs a model for it, or there is no such photo.",
    .why =
        "The possible reasons are those that Tencent Cloud lists: face covered, too different, name or "
        "number typed wrongly, face not fully in the picture.",
    .reads = "scene of each upload; findings holder_differs, holder_face_covered, holder_face_cut_off",
    .source =
        "Tencent Cloud: \"If Face Recognition verification fails, it could be due to the following reasons\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
