// One upload from first to last: who holds what, how it was taken, the file and its truth.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "encode.h"
#include "persons.h"

namespace docintake::samples {

/// The names of `--kinds` and `--captures`, in the order of README.md.
const std::vector<std::string_view>& kind_names();
const std::vector<std::string_view>& capture_names();

/// What the uploads of one run are drawn from.
struct UploadPlan {
  std::uint64_t seed = 1;
  std::vector<std::string> kinds;     ///< empty: all, weighted
  std::vector<std::string> captures;  ///< empty: all, weighted
  const Gazetteer& gazetteer;
};

/// A file and what is true of it.
struct Upload {
  std::string name;  ///< `000017.jpg`
  Bytes bytes;
  nlohmann::ordered_json truth;
};

/// Upload `index` of a plan: the same index of the same seed gives the same bytes.
Upload make_upload(const UploadPlan& plan, int index, Studio& studio);

}  // namespace docintake::samples
