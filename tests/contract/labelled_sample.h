#pragma once

#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/decode/content_decoder.h"
#include "pipeline/model/geometry.h"
#include "tests/contract/sample_upload.h"

namespace docintake {

/// One file of the committed labelled set and what its truth says about its first page.
struct LabelledSample {
  std::string file;
  std::string kind;
  std::string capture;
  std::vector<Quad> quads;  ///< Of the documents on it, page pixels, upright.
  std::vector<Box> faces;
};

inline std::filesystem::path labelled_folder() {
  return std::filesystem::path(DOCINTAKE_SOURCE_DIR) / "samples" / "labelled";
}

/// All rows of the labelled set's truth.
inline std::vector<LabelledSample> labelled_samples() {
  std::vector<LabelledSample> samples;
  std::ifstream truth(labelled_folder() / "truth.jsonl");
  for (std::string line; std::getline(truth, line);) {
    const auto row = nlohmann::json::parse(line);
    LabelledSample sample{
        row.at("file"), row.at("kind").is_null() ? "" : row.at("kind"), row.at("capture"), {}, {}};
    for (const auto& document : row.value("documents", nlohmann::json::array())) {
      if (document.value("page", 0) != 0 || document.at("quad").is_null()) continue;
      Quad& quad = sample.quads.emplace_back();
      for (int i = 0; i < 4; ++i) quad[i] = {document.at("quad")[i][0], document.at("quad")[i][1]};
    }
    for (const auto& box : row.at("faces")) sample.faces.push_back({box[0], box[1], box[2], box[3]});
    samples.push_back(std::move(sample));
  }
  return samples;
}

/// The first page of a labelled file; throws where it cannot be decoded.
inline Page first_page(const LabelledSample& sample) {
  ContentDecoder decoder{Limits{}};
  const Upload upload = upload_of(bytes_of(labelled_folder() / sample.file));
  const auto info = decoder.inspect(upload);
  if (!info.ok()) throw std::runtime_error(sample.file + ": " + info.error().message);
  auto page = decoder.decode(upload, *info, 0, Deadline());
  if (!page.ok()) throw std::runtime_error(sample.file + ": " + page.error().message);
  return std::move(page).value();
}

}  // namespace docintake
