#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"photocopy", "This is a picture of a copy. Photograph the document itself.",
     "图片为复印件。请拍摄证件原件。"},
    {"screen_recapture", "This is a picture of a screen. Photograph the document itself.",
     "图片为屏幕翻拍。请拍摄证件原件。"},
    {"edited", "The picture was changed. Upload it as the camera took it.",
     "图片经过编辑。请上传未经修改的原始照片。"},
    {"specimen", "This is a specimen. Upload your own document.", "图片为样本证件。请上传本人证件。"},
};

Ruling judge(const Application& application, const Parameters&) {
  return judge_documents(application, kDefects);
}

}  // namespace

extern const Rule rule_original_unmodified;
const Rule rule_original_unmodified{
    .id = "original_unmodified",
    .question = "Is each picture an original, unmodified photo of the document itself?",
    .what =
        "Passes when each was looked over for the traces of a photocopy, a screen, an edit and a specimen, "
        "and shows none. Fails when it shows one. Cannot tell where one was not looked for.",
    .why = "",
    .reads = "findings photocopy, screen_recapture, edited, specimen",
    .source = "Huawei Cloud, individual: \"Upload an original, unmodified photo.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
