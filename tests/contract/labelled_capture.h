#pragma once

#include <stdexcept>
#include <string>

#include "pipeline/locate/quad_locator.h"
#include "tests/contract/labelled_sample.h"

namespace docintake {

/// The first document of a labelled file, cut out along its true corners. Throws where there is no such file.
inline Capture labelled_capture(const std::string& file) {
  for (const LabelledSample& sample : labelled_samples()) {
    if (sample.file != file) continue;
    Capture capture;
    capture.quad = sample.quads.at(0);
    capture.luma = QuadLocator().rectify(first_page(sample), capture.quad);
    return capture;
  }
  throw std::runtime_error("no " + file + " in the labelled set");
}

}  // namespace docintake
