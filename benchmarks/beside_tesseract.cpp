// Picture to outcome beside Tesseract's reading of the whole page, picture by picture in the same run: what
// each takes, and in how many the document's number is exact, or stands anywhere in the page's text. One
// thread, networks loaded, each picture once before it is measured.

#include <ctime>

#include <fmt/format.h>
#include <tesseract/baseapi.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/apps/tools.h"
#include "pipeline/intake.h"

namespace docintake {
namespace {

/// A picture of the set and the number on its document.
struct Sample {
  Upload upload;
  std::string number;
};

/// What one side did with the set.
struct Side {
  std::vector<double> wall;  // milliseconds a picture
  std::vector<double> processor;
  int numbers = 0;
};

double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
}

/// Measures the second run of what is to be done.
template <typename Work>
void measure(Side& side, Work work) {
  work();
  const auto begin = std::chrono::steady_clock::now();
  const double processor = processor_milliseconds();
  work();
  side.processor.push_back(processor_milliseconds() - processor);
  side.wall.push_back(
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
}

/// The set's pictures of so many pixels that show one document with a number.
std::vector<Sample> samples_of(const std::filesystem::path& set, double least_pixels, const Limits& limits) {
  std::vector<Sample> samples;
  std::ifstream lines(set / "truth.jsonl");
  for (std::string line; std::getline(lines, line);) {
    const auto truth = nlohmann::json::parse(line);
    const auto& size = truth.value("size", nlohmann::json());
    const auto& fields = truth.value("fields", nlohmann::json::object());
    const auto field = fields.find("number");
    const std::string number = field != fields.end() && field->is_string() ? *field : nlohmann::json("");
    if (!size.is_array() || size[0].get<double>() * size[1].get<double>() < least_pixels || number.empty())
      continue;
    const std::string file = truth.at("file");
    std::ifstream bytes(set / file, std::ios::binary);
    auto upload = Upload::create(file, Bytes(std::istreambuf_iterator<char>(bytes), {}), limits);
    if (upload.ok()) samples.push_back({std::move(upload).value(), number});
  }
  return samples;
}

bool holds_number(const Outcome& outcome, const std::string& number) {
  return std::any_of(outcome.documents.begin(), outcome.documents.end(), [&](const Document& document) {
    const auto field = document.record.fields.find("number");
    return field != document.record.fields.end() && field->second.best.value == number;
  });
}

/// Everything Tesseract reads on the page, without spaces.
std::string text_of(tesseract::TessBaseAPI& tesseract, const Page& page) {
  tesseract.SetImage(page.luma.data(), page.luma.width(), page.luma.height(), 1, page.luma.width());
  const std::unique_ptr<char[]> text(tesseract.GetUTF8Text());
  std::string compact = text ? text.get() : "";
  std::erase_if(compact, [](char c) { return c == ' ' || c == '\n'; });
  return compact;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, std::size_t(share * double(values.size())))];
}

void print(const char* name, const Side& side) {
  fmt::print("{:24} {:9.0f} {:9.0f} {:12.0f} {:9}\n", name, quantile(side.wall, 0.5),
             quantile(side.wall, 0.95), quantile(side.processor, 0.5),
             fmt::format("{}/{}", side.numbers, side.wall.size()));
}

int compare(const std::filesystem::path& set, double least_pixels) {
  const Limits limits;
  const auto samples = samples_of(set, least_pixels, limits);
  auto workbench = workbench_factory(ToolSettings(), limits)();
  tesseract::TessBaseAPI tesseract;
  if (samples.empty() || !workbench.ok() || tesseract.Init(ToolSettings().tessdata.c_str(), "chi_sim+eng")) {
    fmt::print(stderr, "No picture of that size with a number in {}, or the data of a reader is missing.\n",
               set.string());
    return 1;
  }
  tesseract.SetPageSegMode(tesseract::PSM_AUTO);
  tesseract.SetVariable("debug_file", "/dev/null");
  const Tools tools = (*workbench)->tools();
  const Date today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  Side ours, page_reader;
  for (const Sample& sample : samples) {
    Outcome outcome;
    measure(ours, [&] { outcome = intake(sample.upload, tools, limits, today); });
    ours.numbers += holds_number(outcome, sample.number);
    std::string text;
    measure(page_reader, [&] {
      const auto info = tools.decoder.inspect(sample.upload);
      const auto page = tools.decoder.decode(sample.upload, *info, 0, Deadline());
      text = page.ok() ? text_of(tesseract, *page) : "";
    });
    page_reader.numbers += text.find(sample.number) != std::string::npos;
  }
  fmt::print("{:24} {:>9} {:>9} {:>12} {:>9}\n", "milliseconds", "median", "p95", "of processor", "numbers");
  print("docintake, outcome", ours);
  print("Tesseract, whole page", page_reader);
  return 0;
}

}  // namespace
}  // namespace docintake

int main(int count, char** arguments) {
  CLI::App app("Picture to outcome beside Tesseract's reading of the whole page.");
  std::filesystem::path set;
  double megapixels = 11.5;
  app.add_option("set", set, "a folder that was rendered, with its truth.jsonl")->required();
  app.add_option("--megapixels", megapixels, "of the smallest picture that counts")->capture_default_str();
  CLI11_PARSE(app, count, arguments);
  docintake::tame_libraries();
  return docintake::compare(set, megapixels * 1e6);
}
