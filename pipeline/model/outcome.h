#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/error.h"
#include "pipeline/model/capture.h"
#include "pipeline/model/face.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/record.h"
#include "pipeline/model/verdict.h"

namespace docintake {

/// What an upload shows as a whole.
enum class Scene { document, holding_photo, no_document };

std::string_view to_string(Scene scene);
std::optional<Scene> scene_from(std::string_view name);

/// One document of an outcome: its record and where it lies on its page.
struct Document {
  Record record;  ///< Boxes in page pixels.
  int page = 0;
  Quad quad{};  ///< Page pixels, the document's own order.
  bool corners_extrapolated = false;
  std::optional<Box> portrait;  ///< Page pixels.
};

/// Milliseconds of wall clock spent in each stage.
struct Timings {
  double decode = 0;
  double locate = 0;
  double faces = 0;
  double read = 0;
  double inspect = 0;
  double verify = 0;
  double total = 0;
};

/// Everything there is to say about one upload (contract.md, "Outcome").
struct Outcome {
  std::string file;
  std::string upload_id;   ///< Empty where the bytes could not be had.
  std::string media_type;  ///< Empty where the content was not recognised.
  std::size_t bytes = 0;
  int pages = 0;
  std::optional<Error> error;  ///< Then `documents` is empty.
  Scene scene = Scene::no_document;
  std::vector<Document> documents;
  std::vector<Face> faces;
  std::vector<Finding> findings;
  std::optional<Verdict> verdict;
  Timings timings;
};

}  // namespace docintake
