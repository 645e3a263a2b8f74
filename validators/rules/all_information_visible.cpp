#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"border_incomplete",
     "Part of the document is outside the picture. Take it again with all four edges in view.",
     "证件未完整入镜。请拍摄完整四边后重新上传。"},
    {"occluded", "Something covers part of the document. Take the picture again with nothing over it.",
     "证件被遮挡。请在无遮挡的情况下重新拍摄。"},
};

Ruling judge(const Application& application, const Parameters&) {
  return judge_documents(application, kDefects);
}

}  // namespace

extern const Rule rule_all_information_visible;
const Rule rule_all_information_visible{
    .id = "all_information_visible",
    .question = "Is everything on each document to be seen?",
    .what =
        "Passes when each document was found to lie inside the picture with nothing over it. Fails when an "
        "edge is cut off or something covers it. Cannot tell where this was not measured.",
    .why = "",
    .reads = "findings border_incomplete, occluded",
    .source =
        "Huawei Cloud, individual: \"All of the information on the certificate must be clearly visible.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
