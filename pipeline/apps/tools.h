#pragma once

#include <string>

#include "pipeline/base/limits.h"
#include "pipeline/report/album.h"
#include "pipeline/run/worker_pool.h"

namespace docintake {

/// Where the adapters find what they need.
struct ToolSettings {
  ToolSettings();  ///< The places where Debian's packages put it.

  std::string reader;       ///< "own": CaptureReader's own choice of recognizers; "tesseract": that alone.
  std::string tessdata;     ///< Folder of Tesseract's *.traineddata.
  std::string cascades;     ///< Folder of OpenCV's lbpcascades and haarcascades.
  std::string face_model;   ///< ONNX model of the network that finds faces; empty: the cascades do.
  std::string match_model;  ///< ONNX model of the network that compares faces; empty: they are not compared.
};

/// Keeps libraries from starting threads of their own beside the workers (parallelism is between uploads) and
/// from printing; what they have to say comes as errors. To be called once, before anything else runs.
void tame_libraries();

/// The factory of workbenches with the adapters that docintake is built with. This is the only place that
/// names them. Where there is an album, a picture of each page goes into it; it outlives the workbenches.
WorkbenchFactory workbench_factory(const ToolSettings& settings, const Limits& limits,
                                   Album* album = nullptr);

}  // namespace docintake
