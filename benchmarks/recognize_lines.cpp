// docintake-recognize-lines: how well and how fast recognizers read lines with known text. Reads a stream of
// lines (samples/README.md) from standard input and prints a table, one row a kind of line.
//
//   docintake-samples lines --out - --count 500 --seed 3 | docintake-recognize-lines --machine M --general G

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <vector>

#include "lines.h"
#include "ocr/recognizer/network_recognizer.h"
#include "ocr/recognizer/tesseract_recognizer.h"

namespace docintake {
namespace {

constexpr double kInk = 0.75;  // of a line's height: what the sample maker's crop leaves
constexpr double kSure = 0.9;  // confidence from which a reading counts as sure
constexpr std::size_t kMostPixels = 1 << 24;

struct KnownLine {
  std::size_t kind = 0;
  std::u32string text;  // without spaces: Chinese has none, and no reading is judged by them
  Raster picture;
};

std::optional<unsigned> number(std::istream& in, int bytes) {
  unsigned value = 0;
  for (int i = 0; i < bytes; ++i) {
    const int byte = in.get();
    if (byte == std::istream::traits_type::eof()) return std::nullopt;
    value |= unsigned(byte) << (8 * i);
  }
  return value;
}

std::optional<KnownLine> next_line(std::istream& in) {
  const auto height = number(in, 2), width = number(in, 2), kind = number(in, 2), count = number(in, 2);
  if (!count || std::size_t(*height) * *width > kMostPixels) return std::nullopt;
  KnownLine line;
  line.kind = *kind;
  for (unsigned i = 0; i < *count; ++i) {
    const auto c = number(in, 4);
    if (!number(in, 2) || !number(in, 2)) return std::nullopt;
    if (*c != U' ') line.text += char32_t(*c);
  }
  line.picture = Raster(int(*width), int(*height));
  in.read(reinterpret_cast<char*>(line.picture.data()), std::streamsize(std::size_t(*width) * *height));
  return in ? std::optional(std::move(line)) : std::nullopt;
}

/// The line as a reader cuts it out of a capture.
LinePicture picture_of(const Raster& line) {
  const double ink = kInk * line.height();
  const double margin = 0.3 * ink;  // LinePicture adds it
  return {line, quad_of({margin, (line.height() - ink) / 2, std::max(1.0, line.width() - 2 * margin), ink}),
          ink};
}

std::u32string text_of(const RecognizedLine& line) {
  std::u32string text;
  for (const Character& character : line.characters) text += character.character;
  return text;
}

/// As lines of that kind are judged. A quarter of those of a machine readable zone are random characters, in
/// which nothing tells O from 0 in faces that draw them alike; in a zone its format does.
std::u32string as_judged(std::u32string text, std::size_t kind) {
  if (std::string_view(samples::line_kinds()[kind].name) == "mrz") std::ranges::replace(text, U'O', U'0');
  return text;
}

using Read = std::function<RecognizedLine(const LinePicture&)>;

/// What one recognizer made of the lines of one kind.
struct Tally {
  int lines = 0;
  int exact = 0;
  int sure = 0;
  int sure_and_wrong = 0;
  double milliseconds = 0;

  void add(const RecognizedLine& read, const KnownLine& line, double took) {
    const bool right = as_judged(text_of(read), line.kind) == as_judged(line.text, line.kind);
    const bool is_sure = read.confidence >= kSure;
    ++lines;
    exact += right ? 1 : 0;
    sure += is_sure ? 1 : 0;
    sure_and_wrong += is_sure && !right ? 1 : 0;
    milliseconds += took;
  }
};

struct Contestant {
  std::string name;
  Read read;
  std::map<std::size_t, Tally> tallies;
};

std::shared_ptr<const LineNetwork> load(const std::string& file) {
  auto model = read_network_model(file);
  if (!model.ok()) throw std::runtime_error(model.error().message);
  auto network = LineNetwork::create(std::move(model).value());
  if (!network.ok()) throw std::runtime_error(network.error().message);
  return std::move(network).value();
}

/// CPU time of this thread: what else the machine does counts less than on the clock.
double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

void compete(Contestant& contestant, const KnownLine& line) {
  const LinePicture picture = picture_of(line.picture);
  const double begin = thread_milliseconds();
  const RecognizedLine read = contestant.read(picture);
  contestant.tallies[line.kind].add(read, line, thread_milliseconds() - begin);
}

void print(const std::vector<Contestant>& contestants) {
  fmt::print("{:16}{:10}{:>7}{:>9}{:>8}{:>12}{:>9}\n", "kind", "reader", "lines", "exact %", "sure %",
             "sure+wrong %", "ms/line");
  const auto& kinds = samples::line_kinds();
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    for (const Contestant& contestant : contestants) {
      const auto found = contestant.tallies.find(kind);
      if (found == contestant.tallies.end()) continue;
      const Tally& tally = found->second;
      const double all = tally.lines;
      fmt::print("{:16}{:10}{:>7}{:>9.1f}{:>8.1f}{:>12.2f}{:>9.2f}\n", kinds[kind].name, contestant.name,
                 tally.lines, 100 * tally.exact / all, 100 * tally.sure / all,
                 100 * tally.sure_and_wrong / all, tally.milliseconds / all);
    }
  }
}

int run(const std::string& machine, const std::string& general, const std::string& alphabet_name, int attempt,
        bool with_tesseract) {
  const std::map<std::string, Alphabet> alphabets{{"digits", Alphabet::digits},
                                                  {"mrz", Alphabet::mrz},
                                                  {"latin", Alphabet::latin},
                                                  {"general", Alphabet::general}};
  const Alphabet alphabet = alphabets.at(alphabet_name);
  std::vector<Contestant> contestants;
  const auto add = [&](const std::string& name, const std::shared_ptr<LineRecognizer>& recognizer) {
    contestants.push_back({name,
                           [recognizer, alphabet, attempt](const LinePicture& line) {
                             return recognizer->recognize(line, alphabet, attempt, Deadline());
                           },
                           {}});
  };
  if (!machine.empty()) add("machine", std::make_shared<NetworkRecognizer>(load(machine)));
  if (!general.empty()) add("general", std::make_shared<NetworkRecognizer>(load(general)));
  if (with_tesseract) {
    auto tesseract = TesseractRecognizer::create();
    if (!tesseract.ok()) throw std::runtime_error(tesseract.error().message);
    add("tesseract", std::move(tesseract).value());
  }
  std::string magic(8, '\0');
  std::cin.read(magic.data(), std::streamsize(magic.size()));
  if (magic != "DILINES1") throw std::runtime_error("standard input is no stream of lines");
  while (const auto line = next_line(std::cin))
    for (Contestant& contestant : contestants) compete(contestant, *line);
  print(contestants);
  return 0;
}

}  // namespace
}  // namespace docintake

int main(int argc, char** argv) {
  CLI::App app{"Reads lines with known text from standard input and says how well that went."};
  std::string machine;
  std::string general;
  std::string alphabet = "general";
  int attempt = 0;
  bool tesseract = false;
  app.add_option("--machine", machine, "model file of the machine network");
  app.add_option("--general", general, "model file of the general network");
  app.add_option("--alphabet", alphabet, "read with it")
      ->check(CLI::IsMember({"digits", "mrz", "latin", "general"}));
  app.add_option("--attempt", attempt, "way of cutting the line")->check(CLI::Range(0, 2));
  app.add_flag("--tesseract", tesseract, "read with Tesseract too");
  CLI11_PARSE(app, argc, argv);
  try {
    return docintake::run(machine, general, alphabet, attempt, tesseract);
  } catch (const std::exception& error) {
    fmt::print(stderr, "docintake-recognize-lines: {}\n", error.what());
    return 4;
  }
}
