#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling of_photo(const Outcome& photo) {
  const bool holder = std::any_of(photo.faces.begin(), photo.faces.end(),
                                  [](const Face& face) { return face.role == FaceRole::holder; });
  const Facts facts{{"file", photo.file}, {"faces", std::to_string(photo.faces.size())}};
  if (holder)
    return {CheckOutcome::pass, facts, "The photo shows a person with the document.", "照片中有持证人。"};
  return {CheckOutcome::fail, facts,
          "The photo shows no face besides the one on the document. Take it again with your face in view.",
          "照片中除证件照外没有人脸。请露出面部重新拍摄。"};
}

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  for (const Outcome* photo : holding_photos(application)) rulings.push_back(of_photo(*photo));
  return worst(std::move(rulings), no_holding_photo());
}

}  // namespace

extern const Rule rule_holder_present;
const Rule rule_holder_present{
    .id = "holder_present",
    .question = "Is there a person on the photo who holds the document?",
    .what =
        "Passes when each holding photo shows a face that is not the one printed on the document. Fails when "
        "it shows none. Cannot tell where no upload is a holding photo.",
    .why = "",
    .reads = "scene and faces of each upload",
    .source =
        "Huawei Cloud, individual: \"Upload a photo of you holding your individual certificate showing the "
        "front side.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
