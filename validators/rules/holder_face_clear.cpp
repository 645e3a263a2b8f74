#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"holder_face_covered", "Your face is covered. Take the photo again with your whole face free.",
     "面部被遮挡。请露出完整面部重新拍摄。"},
    {"holder_face_cut_off",
     "Your face is not fully on the photo. Take it again with your whole face in view.",
     "面部未完整入镜。请将整个面部拍入照片。"},
    {"holder_face_blurred", "Your face is not sharp. Hold the camera still and take the photo again.",
     "面部不清晰。请持稳相机重新拍摄。"},
};

Ruling judge(const Application& application, const Parameters& parameters) {
  if (auto without = without_holding_photo(application, parameters)) return *without;
  return judge_holding_photos(application, kDefects);
}

constexpr ParameterDescription kParameters[]{kHolderChannels};

}  // namespace

extern const Rule rule_holder_face_clear;
const Rule rule_holder_face_clear{
    .id = "holder_face_clear",
    .question = "Is the holder's face whole and clear?",
    .what =
        "Passes where the channel wants no such photo, and when the face of the person on each holding photo "
        "was found whole, free and sharp. Fails "
        "when it is covered, cut off or blurred. Cannot tell where there is no such photo or this was not "
        "measured.",
    .why = "",
    .reads = "scene of each upload; findings holder_face_covered, holder_face_cut_off, holder_face_blurred",
    .source =
        "Huawei Cloud, individual: \"Your face and arms must be clearly visible\"; Tencent Cloud: \"Face is "
        "obstructed.\", \"The face does not fully appear on the screen\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
