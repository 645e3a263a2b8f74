#pragma once

#include "pipeline/ports/picture_inspector.h"

namespace docintake {

/// Measures pictures inside the document: sharpness and glare around the lines that were read, exposure,
/// size, what is cut off or covered, and the traces of copies, screens and editing
/// (pipeline/quality/checks.h). Holds no state.
class DocumentInspector : public PictureInspector {
 public:
  std::vector<Finding> inspect(const Page& page, const ReadDocument& document) override;
};

}  // namespace docintake
