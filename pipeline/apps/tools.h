#pragma once

#include <string>

#include "pipeline/base/limits.h"
#include "pipeline/run/worker_pool.h"

namespace docintake {

/// Where the adapters find what they need.
struct ToolSettings {
  ToolSettings();  ///< The places where Debian's packages put it.

  std::string tessdata;    ///< Folder of Tesseract's *.traineddata.
  std::string cascades;    ///< Folder of OpenCV's lbpcascades and haarcascades.
  std::string face_model;  ///< ONNX model of the network that finds faces; empty: the cascades do.
};

/// What keeps libraries from starting threads of their own beside the workers. To be called once, before
/// anything else runs: parallelism is between uploads.
void forbid_library_threads();

/// The factory of workbenches with the adapters that docintake is built with. This is the only place that
/// names them.
WorkbenchFactory workbench_factory(const ToolSettings& settings, const Limits& limits);

}  // namespace docintake
