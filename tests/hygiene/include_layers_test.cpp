// A lower layer may include only the layers above it (docs/architecture.md). The rule is checked here, on the
// sources themselves, because a rule that nothing checks does not hold.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// A layer: the sources whose path begins with `path`, and what their own includes ("...") and third-party
/// includes (<...> with a slash or .h) may begin with.
struct Layer {
  std::string path;
  std::vector<std::string> own;
  std::vector<std::string> third_party;
};

const std::string kBase = "pipeline/base/";
const std::string kModel = "pipeline/model/";
const std::string kPorts = "pipeline/ports/";
const std::string kIntake = "pipeline/intake.h";

// The first row whose path fits counts.
const std::vector<Layer> kLayers{
    {"pipeline/base/", {kBase}, {"fmt/", "sodium/"}},
    {"pipeline/model/", {kBase, kModel}, {"fmt/", "nlohmann/", "sodium/"}},
    {"pipeline/ports/", {kBase, kModel, kPorts}, {}},
    {"validators/", {kBase, kModel, "validators/"}, {"fmt/", "unicode/", "toml++/"}},
    {"pipeline/intake.", {kBase, kModel, kPorts, kIntake, "validators/"}, {"fmt/"}},
    {"pipeline/decode/",
     {kBase, kModel, kPorts, "pipeline/decode/"},
     {"fmt/", "opencv2/", "jpeglib.h", "jerror.h", "vips/", "png.h", "poppler/", "qpdf/", "libexif/"}},
    {"pipeline/locate/", {kBase, kModel, kPorts, "pipeline/locate/"}, {"fmt/", "opencv2/"}},
    {"pipeline/faces/", {kBase, kModel, kPorts, "pipeline/faces/"}, {"fmt/", "opencv2/"}},
    {"pipeline/quality/", {kBase, kModel, kPorts, "pipeline/quality/"}, {"fmt/", "opencv2/"}},
    {"pipeline/accounts/", {kBase, kModel, kPorts, "validators/", "pipeline/accounts/"}, {"fmt/"}},
    {"pipeline/store/",
     {kBase, kModel, kPorts, "pipeline/store/"},
     {"fmt/", "sodium.h", "sqlite3.h", "pqxx/"}},
    {"ocr/",
     {kBase, kModel, kPorts, "ocr/"},
     {"fmt/", "opencv2/", "tesseract/", "leptonica/", "unicode/", "nlohmann/", "dnnl.hpp", "omp.h",
      "ZXing/"}},
    {"pipeline/report/", {kBase, kModel, kPorts, "pipeline/report/"}, {"fmt/", "jpeglib.h"}},
    {"pipeline/run/", {kBase, kModel, kPorts, kIntake, "validators/", "pipeline/run/"}, {"fmt/"}},
    {"pipeline/apps/",
     {"pipeline/", "validators/", "ocr/"},
     {"fmt/", "CLI/", "nlohmann/", "unicode/", "opencv2/core.hpp", "opencv2/core/utility.hpp",
      "opencv2/core/utils/logger.hpp", "sys/", "unistd.h", "fcntl.h", "signal.h", "malloc.h"}},
};

struct Include {
  std::string file;
  std::string name;
  bool own;
};

std::vector<fs::path> sources() {
  std::vector<fs::path> found;
  for (const char* folder : {"pipeline", "ocr", "validators"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DOCINTAKE_SOURCE_DIR) / folder)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".h" || extension == ".cpp") found.push_back(entry.path());
    }
  }
  return found;
}

std::vector<Include> includes_of(const fs::path& source) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> found;
  std::ifstream in(source);
  const std::string file = fs::relative(source, DOCINTAKE_SOURCE_DIR).generic_string();
  for (std::string line; std::getline(in, line);) {
    if (std::smatch match; std::regex_search(line, match, kInclude)) {
      found.push_back({file, match[2], match[1] == "\""});
    }
  }
  return found;
}

bool begins_with_any(const std::string& text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return text.starts_with(beginning); });
}

/// Headers of the C++ standard library have neither a slash nor an extension.
bool is_standard(const std::string& name) { return name.find_first_of("/.") == std::string::npos; }

const Layer* layer_of(const std::string& file) {
  for (const Layer& layer : kLayers) {
    if (file.starts_with(layer.path)) return &layer;
  }
  return nullptr;
}

TEST(IncludeLayers, EverySourceIncludesOnlyWhatItsLayerMay) {
  std::vector<std::string> violations;
  int checked = 0;
  for (const fs::path& source : sources()) {
    for (const Include& include : includes_of(source)) {
      ++checked;
      const Layer* layer = layer_of(include.file);
      if (layer == nullptr) {
        violations.push_back(include.file + " is in no layer");
      } else if (!is_standard(include.name) &&
                 !begins_with_any(include.name, include.own ? layer->own : layer->third_party)) {
        violations.push_back(include.file + " includes " + include.name);
      }
    }
  }
  EXPECT_GT(checked, 150);
  EXPECT_THAT(violations, testing::IsEmpty());
}

// The inside does not know the libraries outside: headers of these layers include the standard library alone.
TEST(IncludeLayers, HeadersOfTheInsideNameNoThirdParty) {
  std::vector<std::string> violations;
  int checked = 0;
  for (const fs::path& source : sources()) {
    if (source.extension() != ".h") continue;
    for (const Include& include : includes_of(source)) {
      const bool inside = include.file.starts_with(kBase) || include.file.starts_with(kModel) ||
                          include.file.starts_with(kPorts) || include.file.starts_with("validators/") ||
                          include.file.starts_with("pipeline/intake");
      if (!inside) continue;
      ++checked;
      if (!include.own && !is_standard(include.name))
        violations.push_back(include.file + " includes " + include.name);
    }
  }
  EXPECT_GT(checked, 60);
  EXPECT_THAT(violations, testing::IsEmpty());
}

}  // namespace
