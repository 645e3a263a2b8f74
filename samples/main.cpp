// docintake-samples: makes documents and text lines with exact truth.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <opencv2/core.hpp>
#include <optional>
#include <thread>

#include "lines.h"
#include "unicode.h"
#include "upload.h"

namespace {

using namespace docintake::samples;

constexpr int kUsage = 2;
constexpr int kEnvironment = 4;

struct DocumentArguments {
  std::string out;
  int count = 100;
  std::vector<int> only;
  std::uint64_t seed = 1;
  std::vector<std::string> kinds;
  std::vector<std::string> captures;
  std::vector<std::string> portraits;
  std::string regions;
  int jobs = 1;
};

struct LineArguments {
  std::string out;
  std::uint64_t count = 1000;
  std::uint64_t seed = 1;
  int height = 32;
  std::vector<std::string> kinds;
  std::vector<std::string> fonts;
  std::vector<std::string> without_fonts;
  double wear = 1;
  std::string alphabet;
  std::string regions;
  std::string png;
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

std::optional<Gazetteer> open_gazetteer(const std::string& path) {
  if (path.empty()) return Gazetteer::built_in();
  auto gazetteer = Gazetteer::read(path);
  if (!gazetteer) std::fprintf(stderr, "docintake-samples: no regions in %s\n", path.c_str());
  return gazetteer;
}

int make_documents(const DocumentArguments& arguments) {
  if (!all_known(arguments.kinds, kind_names()) || !all_known(arguments.captures, capture_names()))
    return kUsage;
  const auto portraits = Portraits::load(arguments.portraits);
  if (!portraits) return kEnvironment;
  const auto gazetteer = open_gazetteer(arguments.regions);
  if (!gazetteer) return kEnvironment;
  std::filesystem::create_directories(arguments.out);
  const UploadPlan plan{arguments.seed, arguments.kinds, arguments.captures, *gazetteer};
  std::vector<int> indices = arguments.only;
  for (int i = 0; arguments.only.empty() && i < arguments.count; ++i) indices.push_back(i);
  std::vector<std::string> truths(indices.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  const auto work = [&] {
    auto fonts = Fonts::open();
    if (!fonts) failed = true;
    while (!failed) {
      const std::size_t at = next++;
      if (at >= indices.size()) return;
      Studio studio{*fonts, *portraits};
      const Upload upload = make_upload(plan, indices[at], studio);
      if (!write_file(std::filesystem::path(arguments.out) / upload.name, upload.bytes)) failed = true;
      truths[at] = upload.truth.dump() + "\n";
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

// The weights of `name` or `name:weight` arguments, one a line kind; the usual ones when none are given.
std::optional<std::vector<double>> line_weights(const std::vector<std::string>& given) {
  std::vector<double> weights;
  for (const LineKind& kind : line_kinds()) weights.push_back(given.empty() ? kind.weight : 0);
  for (const std::string& argument : given) {
    const std::size_t colon = argument.find(':');
    const auto found = std::find_if(line_kinds().begin(), line_kinds().end(), [&](const LineKind& kind) {
      return kind.name == argument.substr(0, colon);
    });
    if (found == line_kinds().end()) {
      std::fprintf(stderr, "docintake-samples: unknown kind of line: %s\n", argument.c_str());
      return std::nullopt;
    }
    weights[static_cast<std::size_t>(found - line_kinds().begin())] =
        colon == std::string::npos ? 1 : std::atof(argument.c_str() + colon + 1);
  }
  return weights;
}

std::optional<std::vector<bool>> allowed_fonts(const LineArguments& arguments) {
  std::vector<std::string_view> names;
  for (const FontInfo& font : font_table()) names.push_back(font.name);
  if (!all_known(arguments.fonts, names) || !all_known(arguments.without_fonts, names)) return std::nullopt;
  std::vector<bool> allowed;
  for (const std::string_view name : names) {
    const auto in = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), name) != list.end();
    };
    allowed.push_back((arguments.fonts.empty() || in(arguments.fonts)) && !in(arguments.without_fonts));
  }
  return allowed;
}

// Makes lines in batches on several threads and writes the batches in their order.
int write_lines(const LineArguments& arguments, const LinePlan& plan) {
  constexpr std::uint64_t kBatch = 256;
  std::FILE* const out = arguments.out == "-" ? stdout : std::fopen(arguments.out.c_str(), "wb");
  if (out == nullptr) {
    std::fprintf(stderr, "docintake-samples: cannot write %s\n", arguments.out.c_str());
    return kEnvironment;
  }
  std::atomic<std::uint64_t> next = 0;
  std::uint64_t written = 0;  // batches, guarded by the mutex
  bool failed = false;        // guarded by the mutex
  std::mutex mutex;
  std::condition_variable turn;
  const Bytes header = line_stream_header();
  failed = std::fwrite(header.data(), 1, header.size(), out) != header.size();
  const auto work = [&] {
    auto fonts = Fonts::open();
    while (true) {
      const std::uint64_t batch = next++;
      Bytes stream;
      for (std::uint64_t i = batch * kBatch; fonts && i < std::min((batch + 1) * kBatch, arguments.count);
           ++i) {
        const TextLine line = make_line(plan, i, *fonts);
        append_line(stream, line);
        if (arguments.png.empty()) continue;
        const auto path = std::filesystem::path(arguments.png) /
                          (std::to_string(i) + "_" +
                           std::string(line_kinds()[static_cast<std::size_t>(line.kind)].name) + ".png");
        write_file(path, encode_grey_png(line.picture));
      }
      std::unique_lock lock(mutex);
      turn.wait(lock, [&] { return failed || written == batch; });
      failed = failed || !fonts || std::fwrite(stream.data(), 1, stream.size(), out) != stream.size();
      ++written;
      turn.notify_all();
      if (failed || stream.empty()) return;
    }
  };
  {
    std::vector<std::jthread> workers;
    for (int i = 1; i < arguments.jobs; ++i) workers.emplace_back(work);
    work();
  }
  if (out != stdout) failed = std::fclose(out) != 0 || failed;
  return failed ? kEnvironment : 0;
}

int make_lines(const LineArguments& arguments) {
  const auto weights = line_weights(arguments.kinds);
  const auto allowed = allowed_fonts(arguments);
  if (!weights || !allowed) return kUsage;
  const auto gazetteer = open_gazetteer(arguments.regions);
  if (!gazetteer) return kEnvironment;
  std::u32string alphabet;
  if (!arguments.alphabet.empty()) {
    std::ifstream file(arguments.alphabet);
    alphabet = to_utf32(std::string(std::istreambuf_iterator<char>(file), {}));
    std::erase_if(alphabet, [](char32_t c) { return c == U'\n' || c == U'\r'; });
    std::sort(alphabet.begin(), alphabet.end());
    if (alphabet.empty()) {
      std::fprintf(stderr, "docintake-samples: no characters in %s\n", arguments.alphabet.c_str());
      return kEnvironment;
    }
  }
  if (!arguments.png.empty()) std::filesystem::create_directories(arguments.png);
  return write_lines(arguments, {arguments.seed, arguments.height, *weights, *allowed, arguments.wear,
                                 alphabet, *gazetteer});
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
  make->add_option("--only", documents.only, "only the uploads of these numbers")->delimiter(',');
  make->add_option("--seed", documents.seed, "same seed, same files");
  make->add_option("--kinds", documents.kinds, "only these kinds")->delimiter(',');
  make->add_option("--captures", documents.captures, "only these captures")->delimiter(',');
  make->add_option("--portrait", documents.portraits, "FILE.png or FILE.png:x,y,w,h (the face); repeatable");
  make->add_option("--regions", documents.regions, "place names: TSV of code, name, first year, last year");
  make->add_option("--jobs", documents.jobs, "files made at a time")->check(CLI::Range(1, 256));
  LineArguments lines;
  CLI::App* const line = app.add_subcommand("lines", "single text lines as a stream (README.md)");
  line->add_option("--out", lines.out, "file, or - for standard output")->required();
  line->add_option("--count", lines.count, "number of lines");
  line->add_option("--seed", lines.seed, "same seed, same lines");
  line->add_option("--height", lines.height, "pixels")->check(CLI::Range(8, 256));
  line->add_option("--kinds", lines.kinds, "only these kinds, as name or name:weight")->delimiter(',');
  line->add_option("--fonts", lines.fonts, "only these fonts")->delimiter(',');
  line->add_option("--without-fonts", lines.without_fonts, "not these fonts")->delimiter(',');
  line->add_option("--wear", lines.wear, "0 clean to 1 barely legible; each line takes a share of it")
      ->check(CLI::Range(0.0, 1.0));
  line->add_option("--alphabet", lines.alphabet, "UTF-8 file: only lines wholly of its characters");
  line->add_option("--regions", lines.regions, "place names, as for documents");
  line->add_option("--png", lines.png, "also write every line as a PNG here");
  line->add_option("--jobs", lines.jobs, "threads")->check(CLI::Range(1, 256));
  CLI11_PARSE(app, argc, argv);
  return make->parsed() ? make_documents(documents) : make_lines(lines);
}
