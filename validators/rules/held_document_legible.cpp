#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kDefects[]{
    {"blur", "The document in your hand is not sharp on the photo. Hold it still and nearer to the camera.",
     "手持的证件不清晰。请持稳并靠近相机重新拍摄。"},
    {"low_resolution", "The document in your hand is too small on the photo. Hold it nearer to the camera.",
     "手持的证件在照片中过小。请将证件靠近相机重新拍摄。"}};

/// A held document whose number was read is legible.
std::optional<Ruling> of_exhibit(const Exhibit& exhibit) {
  if (exhibit.upload.scene != Scene::holding_photo) return std::nullopt;
  const Ruling defects = judge_picture(exhibit.upload, exhibit.index, kDefects);
  if (defects.outcome == CheckOutcome::fail) return defects;
  const Facts facts{{"file", exhibit.upload.file}, {"kind", exhibit.record.kind}};
  if (exhibit.record.find("number") != nullptr && exhibit.record.find("name") != nullptr) {
    return Ruling{CheckOutcome::pass, facts, "The document in your hand is legible.", "手持的证件清晰可读。"};
  }
  return Ruling{
      CheckOutcome::cannot_tell, facts,
      "Name and number on the document in your hand could not be read. Hold its front side nearer to "
      "the camera.",
      "无法读取手持证件上的姓名和号码。请将证件正面靠近相机重新拍摄。"};
}

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    if (auto ruling = of_exhibit(exhibit)) rulings.push_back(std::move(*ruling));
  }
  return worst(std::move(rulings), no_holding_photo());
}

}  // namespace

extern const Rule rule_held_document_legible;
const Rule rule_held_document_legible{
    .id = "held_document_legible",
    .question = "Can the document on the holding photo be read?",
    .what =
        "Passes when name and number of the document on each holding photo were read. Fails when the "
        "document is blurred or too small. Cannot tell where there is no such photo, no document was "
        "recognised on it, or "
        "name and number were not read.",
    .why = "",
    .reads = "scene of each upload; fields name, number; findings blur, low_resolution",
    .source =
        "Huawei Cloud, individual: \"Upload a photo of you holding your individual certificate showing the "
        "front side. All of the information on the certificate must be clearly visible.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
