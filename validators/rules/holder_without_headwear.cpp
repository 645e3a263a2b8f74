#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"holder_headwear", "Take off what you wear on your head and take the photo again.",
     "请摘下帽子等头部遮挡物后重新拍摄。"},
};

Ruling judge(const Application& application, const Parameters&) {
  return judge_holding_photos(application, kDefects);
}

}  // namespace

extern const Rule rule_holder_without_headwear;
const Rule rule_holder_without_headwear{
    .id = "holder_without_headwear",
    .question = "Is the holder's head bare?",
    .what =
        "Passes when the person on each holding photo was found to wear nothing on the head. Fails when "
        "something is worn. Cannot tell where there is no such photo or this was not measured.",
    .why = "",
    .reads = "scene of each upload; findings holder_headwear",
    .source = "Huawei Cloud, individual: \"with no headwear\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
