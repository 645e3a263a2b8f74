#pragma once

#include "pipeline/base/limits.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/upload.h"
#include "pipeline/ports/document_locator.h"
#include "pipeline/ports/face_finder.h"
#include "pipeline/ports/holder_examiner.h"
#include "pipeline/ports/page_decoder.h"
#include "pipeline/ports/picture_inspector.h"
#include "pipeline/ports/text_reader.h"

namespace docintake {

/// What intake works with. Not owned; used by one thread at a time.
struct Tools {
  PageDecoder& decoder;
  DocumentLocator& locator;
  FaceFinder& faces;
  TextReader& reader;
  HolderExaminer& holders;
  PictureInspector& inspector;
};

/// The whole road of one upload: decode, locate, turn upright, read, normalize, find faces,
/// tell the holder of a document from its portrait, inspect the picture. Never throws;
/// whatever keeps the upload from being processed is the outcome's `error`. `today` is the day of the
/// reading.
Outcome intake(const Upload& upload, const Tools& tools, const Limits& limits, Date today);

}  // namespace docintake
