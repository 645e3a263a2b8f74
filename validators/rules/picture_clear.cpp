#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"blur", "The picture is not sharp. Hold the camera still, let it focus, and take it again.",
     "图片不清晰。请持稳相机、对焦后重新拍摄。"},
    {"glare",
     "Light is reflected on the document. Tilt it or move away from the lamp, without flash, and take the "
     "picture again.",
     "证件反光。请调整角度或避开灯光、关闭闪光灯后重新拍摄。"},
    {"under_exposed", "The picture is too dark. Take it again in more light.",
     "图片过暗。请在光线充足处重新拍摄。"},
    {"over_exposed", "The picture is too bright. Take it again in softer light.",
     "图片过亮。请在柔和光线下重新拍摄。"},
    {"low_resolution", "The document is too small on the picture. Go closer and take it again.",
     "图片分辨率过低。请靠近证件重新拍摄。"},
};

Ruling judge(const Application& application, const Parameters&) {
  return judge_documents(application, kDefects);
}

}  // namespace

extern const Rule rule_picture_clear;
const Rule rule_picture_clear{
    .id = "picture_clear",
    .question = "Is each picture of a document sharp, evenly lit and large enough?",
    .what =
        "Passes when sharpness, reflections, exposure and size were measured inside each document and all "
        "are good. Fails when one is bad. Cannot tell where one was not measured.",
    .why = "What cannot be seen clearly can be neither read nor trusted.",
    .reads = "findings blur, glare, under_exposed, over_exposed, low_resolution",
    .source =
        "Huawei Cloud, individual: \"All of the information on the certificate must be clearly visible.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
