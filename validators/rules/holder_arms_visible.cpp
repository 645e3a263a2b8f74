#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"holder_arms_hidden", "Your arms are not on the photo. Take it again from further away, arms in view.",
     "照片中看不到手臂。请拉远距离、露出手臂重新拍摄。"},
};

Ruling judge(const Application& application, const Parameters&) {
  return judge_holding_photos(application, kDefects);
}

}  // namespace

extern const Rule rule_holder_arms_visible;
const Rule rule_holder_arms_visible{
    .id = "holder_arms_visible",
    .question = "Are the holder's arms on the photo?",
    .what =
        "Passes when the arms of the person on each holding photo were found. Fails when they are not on it. "
        "Cannot tell where there is no such photo or this was not measured.",
    .why = "",
    .reads = "scene of each upload; findings holder_arms_hidden",
    .source = "Huawei Cloud, individual: \"Your face and arms must be clearly visible\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
