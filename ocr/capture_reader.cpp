#include "ocr/capture_reader.h"

#include <algorithm>

#include "ocr/lines/text_line_finder.h"
#include "ocr/mrz/mrz_finder.h"
#include "ocr/mrz/mrz_reader.h"
#include "ocr/numbers/number_reader.h"
#include "ocr/orientation.h"
#include "ocr/recognizer/tesseract_recognizer.h"

namespace docintake {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr int kMostFailures =
    6;  // so many lines in a row that say nothing, and less promising ones are not read
constexpr double kLeastCertainty = 0.45;  // mean probability of a line that says something

double mean_probability(const RecognizedLine& line) {
  double sum = 0;
  for (const Character& c : line.characters) sum += c.probability;
  return line.characters.empty() ? 0 : sum / double(line.characters.size());
}

/// From top to bottom; lines that share most of their height from left to right.
void sort_as_read(std::vector<TextLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
    return bounding_box(a.quad).center().y < bounding_box(b.quad).center().y;
  });
  for (auto row = lines.begin(); row != lines.end();) {
    const Box first = bounding_box(row->quad);
    const auto end = std::find_if(row, lines.end(), [&](const TextLine& line) {
      return bounding_box(line.quad).center().y > first.center().y + 0.5 * first.h;
    });
    std::stable_sort(row, end,
                     [](const TextLine& a, const TextLine& b) { return a.quad[0].x < b.quad[0].x; });
    row = end;
  }
}

}  // namespace

Result<std::unique_ptr<CaptureReader>> CaptureReader::create(const std::filesystem::path& data) {
  DOCINTAKE_TRY(recognizer, TesseractRecognizer::create(data));
  return std::make_unique<CaptureReader>(std::move(recognizer));
}

CaptureReader::CaptureReader(std::unique_ptr<LineRecognizer> recognizer)
    : recognizer_(std::move(recognizer)) {}

Orientation CaptureReader::orient(const Capture& capture, Deadline deadline) {
  return find_orientation(capture.luma, *recognizer_, deadline);
}

Reading CaptureReader::read(const Capture& capture, Deadline deadline) {
  Reading reading{capture.luma.width(), capture.luma.height(), {}, {}};
  std::vector<FoundLine> found = find_text_lines(capture.luma);
  for (const MrzRegion& region : find_mrz_regions(found)) {
    reading.mrz = read_mrz(capture.luma, region, deadline);
    if (reading.mrz) break;
  }
  if (reading.mrz) {
    const Box zone = bounding_box(reading.mrz->quad);
    std::erase_if(found, [&](const FoundLine& line) {
      const Point c = center_of(line.quad);
      return c.y > zone.y && c.y < zone.bottom() && c.x > zone.x && c.x < zone.right();
    });
  }
  if (found.size() > kMostLines) found.resize(kMostLines);
  int failures = 0;
  for (const FoundLine& line : found) {
    if (deadline.passed() || failures == kMostFailures) break;
    const LinePicture picture(capture.luma, line.quad, line.height);
    TextLine text{line.quad, recognizer_->recognize(picture, Alphabet::general, 0, deadline), {}};
    text.digits = read_number(capture.luma, line, text.general, *recognizer_, deadline);
    const bool says_something = mean_probability(text.general) >= kLeastCertainty || !text.digits.empty();
    failures = says_something ? 0 : failures + 1;
    if (!text.general.characters.empty() || !text.digits.empty()) reading.lines.push_back(std::move(text));
  }
  sort_as_read(reading.lines);
  return reading;
}

}  // namespace docintake
