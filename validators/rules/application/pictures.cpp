#include "validators/rules/application/pictures.h"

#include <string>
#include <utility>

namespace docintake {
namespace {

bool is_about(const Finding& finding, int document) {
  return document < 0 || finding.document < 0 || finding.document == document;
}

/// What the findings of one code come to; cannot_tell where there is none.
CheckOutcome measured(const Outcome& upload, int document, std::string_view code) {
  bool passed = false;
  bool unclear = false;
  for (const Finding& finding : upload.findings) {
    if (finding.code != code || !is_about(finding, document)) continue;
    if (finding.outcome == CheckOutcome::fail) return CheckOutcome::fail;
    passed |= finding.outcome == CheckOutcome::pass;
    unclear |= finding.outcome == CheckOutcome::cannot_tell;
  }
  return passed && !unclear ? CheckOutcome::pass : CheckOutcome::cannot_tell;
}

/// Why a finding of that code could not be told; empty where none says so.
std::string reason_of(const Outcome& upload, int document, std::string_view code) {
  for (const Finding& finding : upload.findings) {
    if (finding.code == code && is_about(finding, document) && finding.outcome == CheckOutcome::cannot_tell)
      return finding.message;
  }
  return "";
}

Ruling of_defect(const Outcome& upload, int document, const PictureDefect& defect) {
  const CheckOutcome outcome = measured(upload, document, defect.code);
  Facts facts{{"file", upload.file}, {"finding", std::string(defect.code)}};
  switch (outcome) {
    case CheckOutcome::pass:
      return {outcome, facts, "The picture is as it has to be.", "图片符合要求。"};
    case CheckOutcome::fail:
      return {outcome, facts, std::string(defect.message_en), std::string(defect.message_zh)};
    case CheckOutcome::cannot_tell:
      break;
  }
  if (std::string reason = reason_of(upload, document, defect.code); !reason.empty())
    facts["reason"] = std::move(reason);
  return {CheckOutcome::cannot_tell, facts,
          "This could not be measured on the picture; it has to be looked at. Nothing is for you to do.",
          "图片的此项内容无法自动检测，需人工查看。您无需操作。"};
}

}  // namespace

Ruling judge_picture(const Outcome& upload, int document, std::span<const PictureDefect> defects) {
  std::vector<Ruling> rulings;
  for (const PictureDefect& defect : defects) rulings.push_back(of_defect(upload, document, defect));
  return worst(std::move(rulings), {});
}

Ruling judge_documents(const Application& application, std::span<const PictureDefect> defects) {
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    rulings.push_back(judge_picture(exhibit.upload, exhibit.index, defects));
  }
  return worst(std::move(rulings), no_document_recognised());
}

std::vector<const Outcome*> holding_photos(const Application& application) {
  std::vector<const Outcome*> photos;
  for (const Outcome& upload : application.uploads) {
    if (upload.scene == Scene::holding_photo) photos.push_back(&upload);
  }
  return photos;
}

Ruling judge_holding_photos(const Application& application, std::span<const PictureDefect> defects) {
  std::vector<Ruling> rulings;
  for (const Outcome* photo : holding_photos(application))
    rulings.push_back(judge_picture(*photo, -1, defects));
  return worst(std::move(rulings), no_holding_photo());
}

std::optional<Ruling> without_holding_photo(const Application& application, const Parameters& parameters) {
  const std::string& channel = application.background.account.channel;
  if (parameters.texts("channels").empty()) return std::nullopt;
  if (channel.empty()) return not_known("account.channel");
  if (parameters.lists("channels", channel)) return std::nullopt;
  return not_concerned();
}

Ruling no_holding_photo() {
  return {CheckOutcome::cannot_tell,
          {},
          "There is no photo of you holding the document. Upload one that shows your face, your arms and the "
          "front of the document.",
          "缺少手持证件照片。请上传一张露出面部、手臂及证件正面的手持照片。"};
}

}  // namespace docintake
