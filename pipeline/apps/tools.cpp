#include "pipeline/apps/tools.h"

#include <malloc.h>

#include <cstdlib>
#include <memory>
#include <opencv2/core/utility.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <optional>
#include <utility>

#include "ocr/capture_reader.h"
#include "ocr/recognizer/tesseract_recognizer.h"
#include "pipeline/decode/content_decoder.h"
#include "pipeline/faces/cascade_face_finder.h"
#include "pipeline/faces/network_face_finder.h"
#include "pipeline/faces/photo_examiner.h"
#include "pipeline/locate/quad_locator.h"
#include "pipeline/quality/document_inspector.h"

namespace docintake {
namespace {

class LocalWorkbench final : public Workbench {
 public:
  LocalWorkbench(const Limits& limits, std::unique_ptr<FaceFinder> faces, std::unique_ptr<TextReader> reader,
                 std::unique_ptr<HolderExaminer> holders, Album* album)
      : decoder_(limits), faces_(std::move(faces)), reader_(std::move(reader)), holders_(std::move(holders)) {
    if (album != nullptr) picture_taking_.emplace(decoder_, *album);
  }

  Tools tools() override {
    if (picture_taking_) return {*picture_taking_, locator_, *faces_, *reader_, *holders_, inspector_};
    return {decoder_, locator_, *faces_, *reader_, *holders_, inspector_};
  }

 private:
  ContentDecoder decoder_;
  std::optional<PictureTakingDecoder> picture_taking_;
  QuadLocator locator_;
  std::unique_ptr<FaceFinder> faces_;
  std::unique_ptr<TextReader> reader_;
  std::unique_ptr<HolderExaminer> holders_;
  DocumentInspector inspector_;
};

template <typename Finder>
Result<std::unique_ptr<FaceFinder>> as_face_finder(Result<std::unique_ptr<Finder>> finder) {
  if (!finder.ok()) return finder.error();
  return std::unique_ptr<FaceFinder>(std::move(finder).value());
}

Result<std::unique_ptr<FaceFinder>> face_finder(const ToolSettings& settings) {
  if (!settings.face_model.empty()) return as_face_finder(NetworkFaceFinder::create(settings.face_model));
  return as_face_finder(CascadeFaceFinder::create(settings.cascades));
}

Result<std::unique_ptr<HolderExaminer>> holder_examiner(const ToolSettings& settings) {
  std::unique_ptr<FaceMatcher> matcher;
  if (!settings.match_model.empty()) {
    DOCINTAKE_TRY(loaded, FaceMatcher::create(settings.match_model, settings.face_model));
    matcher = std::move(loaded);
  }
  DOCINTAKE_TRY(examiner, PhotoExaminer::create(std::move(matcher), settings.cascades));
  return std::unique_ptr<HolderExaminer>(std::move(examiner));
}

Result<std::unique_ptr<CaptureReader>> text_reader(const ToolSettings& settings) {
  if (settings.reader != "tesseract") return CaptureReader::create(settings.tessdata);
  DOCINTAKE_TRY(recognizer, TesseractRecognizer::create(settings.tessdata));
  const std::shared_ptr<LineRecognizer> shared = std::move(recognizer);
  return std::make_unique<CaptureReader>(Recognizers{shared, shared, shared});
}

}  // namespace

ToolSettings::ToolSettings() : reader("own"), tessdata(kTesseractData), cascades(kCascadeFolder) {}

void tame_libraries() {
  cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
  cv::setNumThreads(1);
  // OpenMP has read its environment before main(); this is for programs that a library may start. The reader
  // keeps Tesseract's own regions on the calling thread.
  setenv("OMP_THREAD_LIMIT", "1", 1);
  // A page of 12 megapixels otherwise goes back to the system after each upload and is faulted in anew for
  // the next: a quarter of the time that decoding it takes.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

WorkbenchFactory workbench_factory(const ToolSettings& settings, const Limits& limits, Album* album) {
  return [settings, limits, album]() -> Result<std::unique_ptr<Workbench>> {
    DOCINTAKE_TRY(faces, face_finder(settings));
    DOCINTAKE_TRY(reader, text_reader(settings));
    DOCINTAKE_TRY(holders, holder_examiner(settings));
    return std::unique_ptr<Workbench>(std::make_unique<LocalWorkbench>(
        limits, std::move(faces), std::move(reader), std::move(holders), album));
  };
}

}  // namespace docintake
