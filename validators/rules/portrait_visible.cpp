#include <string>
#include <utility>
#include <vector>

#include "validators/documents/normalize.h"
#include "validators/rules/application/pictures.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

constexpr PictureDefect kMissing[]{
    {"portrait_missing",
     "The photo on the document is not there to be seen. Upload a picture of the side with the photo.",
     "证件上看不到照片。请上传印有照片的一面。"}};
constexpr PictureDefect kCovered[]{
    {"portrait_covered",
     "The photo on the document is covered. Take the picture again with nothing over the photo.",
     "证件照片被遮挡。请在无遮挡的情况下重新拍摄。"}};

/// A portrait that was found is one that can be seen; what else is known of it comes as findings.
Ruling of_exhibit(const Exhibit& exhibit) {
  const Ruling missing = judge_picture(exhibit.upload, exhibit.index, kMissing);
  const Ruling covered = judge_picture(exhibit.upload, exhibit.index, kCovered);
  if (missing.outcome == CheckOutcome::fail) return missing;
  if (covered.outcome == CheckOutcome::fail) return covered;
  if (exhibit.document().portrait && !exhibit.has_finding("portrait_covered")) {
    return {CheckOutcome::pass,
            {{"file", exhibit.upload.file}},
            "The photo on the document can be seen.",
            "证件照片清晰可见。"};
  }
  return {CheckOutcome::cannot_tell,
          {{"file", exhibit.upload.file}},
          "The photo on the document was not found. Upload a sharp, evenly lit picture of the side with the "
          "photo.",
          "未能找到证件照片。请上传印有照片一面的清晰、光线均匀的图片。"};
}

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    if (carries_portrait(exhibit.record)) rulings.push_back(of_exhibit(exhibit));
  }
  return worst(std::move(rulings), no_document_recognised());
}

}  // namespace

extern const Rule rule_portrait_visible;
const Rule rule_portrait_visible{
    .id = "portrait_visible",
    .question = "Can the photo on the document be seen?",
    .what =
        "Passes when a portrait was found on each side that carries one and nothing says that it is covered. "
        "Fails when a finding says that it is missing or covered. Cannot tell where none was found and "
        "nothing says why.",
    .why = "The finder of faces may miss one that a person sees.",
    .reads = "portrait of each document; findings portrait_missing, portrait_covered",
    .source = "Huawei Cloud, individual: \"The photo on the certificate must be clearly visible.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
