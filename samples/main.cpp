// docintake-samples: makes documents and text lines with exact truth.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <opencv2/core.hpp>
#include <optional>
#include <thread>

#include "upload.h"

namespace {

using namespace docintake::samples;

constexpr int kUsage = 2;
constexpr int kEnvironment = 4;

struct DocumentArguments {
  std::string out;
  int count = 100;
  std::uint64_t seed = 1;
  std::vector<std::string> kinds;
  std::vector<std::string> captures;
  std::vector<std::string> portraits;
  std::string regions;
  int jobs = 1;
};

bool all_known(const std::vector<std::string>& given, const std::vector<std::string_view>& known) {
  return std::all_of(given.begin(), given.end(), [&](const std::string& name) {
    const bool found = std::find(known.begin(), known.end(), name) != known.end();
    if (!found) std::fprintf(stderr, "docintake-samples: unknown name: %s\n", name.c_str());
    return found;
  });
}

bool write_file(const std::filesystem::path& path, const Bytes& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return file.good();
}

int make_documents(const DocumentArguments& arguments) {
  if (!all_known(arguments.kinds, kind_names()) || !all_known(arguments.captures, capture_names())) return kUsage;
  const auto portraits = Portraits::load(arguments.portraits);
  if (!portraits) return kEnvironment;
  const auto gazetteer = arguments.regions.empty() ? std::optional(Gazetteer::built_in()) : Gazetteer::read(arguments.regions);
  if (!gazetteer) {
    std::fprintf(stderr, "docintake-samples: no regions in %s\n", arguments.regions.c_str());
    return kEnvironment;
  }
  std::filesystem::create_directories(arguments.out);
  const UploadPlan plan{arguments.seed, arguments.kinds, arguments.captures, *gazetteer};
  std::vector<std::string> truths(static_cast<std::size_t>(arguments.count));
  std::atomic<int> next = 0;
  std::atomic<bool> failed = false;
  const auto work = [&] {
    auto fonts = Fonts::open();
    if (!fonts) failed = true;
    while (!failed) {
      const int index = next++;
      if (index >= arguments.count) return;
      Studio studio{*fonts, *portraits};
      const Upload upload = make_upload(plan, index, studio);
      if (!write_file(std::filesystem::path(arguments.out) / upload.name, upload.bytes)) failed = true;
      truths[static_cast<std::size_t>(index)] = upload.truth.dump() + "\n";
    }
  };
  {
    std::vector<std::jthread> workers;
    for (int i = 1; i < arguments.jobs; ++i) workers.emplace_back(work);
    work();
  }
  if (failed) {
    std::fprintf(stderr, "docintake-samples: could not write to %s\n", arguments.out.c_str());
    return kEnvironment;
  }
  std::ofstream truth(std::filesystem::path(arguments.out) / "truth.jsonl");
  for (const std::string& line : truths) truth << line;
  return truth.good() ? 0 : kEnvironment;
}

}  // namespace

int main(int argc, char** argv) {
  cv::setNumThreads(1);  // files are the unit of parallel work
  CLI::App app{"Makes identity documents and text lines with exact truth."};
  app.require_subcommand(1);
  DocumentArguments documents;
  CLI::App* const make = app.add_subcommand("documents", "uploads with DIR/truth.jsonl");
  make->add_option("--out", documents.out, "folder to write to")->required();
  make->add_option("--count", documents.count, "number of uploads")->check(CLI::NonNegativeNumber);
  make->add_option("--seed", documents.seed, "same seed, same files");
  make->add_option("--kinds", documents.kinds, "only these kinds")->delimiter(',');
  make->add_option("--captures", documents.captures, "only these captures")->delimiter(',');
  make->add_option("--portrait", documents.portraits, "FILE.png or FILE.png:x,y,w,h (the face); repeatable");
  make->add_option("--regions", documents.regions, "place names: TSV of code, name, first year, last year");
  make->add_option("--jobs", documents.jobs, "files made at a time")->check(CLI::Range(1, 256));
  CLI11_PARSE(app, argc, argv);
  return make_documents(documents);
}
