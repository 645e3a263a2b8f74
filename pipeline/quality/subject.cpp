#include "pipeline/quality/subject.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/base/median.h"
#include "pipeline/model/shrink.h"
#include "pipeline/quality/text_rows.h"

namespace docintake::quality {
namespace {

/// Lines read less surely may be no text.
constexpr double kSureText = 0.5;
constexpr std::size_t kLeastCharacters = 3;
constexpr std::size_t kFewestLines = 3;  // that tell what text is like
constexpr double kPaperShare = 0.9;
constexpr double kWhole = 1e9;  // A box of that size is cut to the raster.

/// From a face as finders box it to the photo around it.
Box photo_around(const Box& face) {
  return {face.x - 0.2 * face.w, face.y - 0.3 * face.h, 1.4 * face.w, 1.6 * face.h};
}

}  // namespace

Subject::Subject(const Page& page, const ReadDocument& document) : page(page), document(document) {
  std::vector<double> heights;
  for (const TextLine& line : document.reading.lines) {
    if (line.general.confidence < kSureText || line.general.characters.size() < kLeastCharacters) continue;
    lines.push_back({"", bounding_box(line.quad), line.general.confidence});
    read.push_back(lines.back().box);
    heights.push_back(std::hypot(line.quad[3].x - line.quad[0].x, line.quad[3].y - line.quad[0].y));
  }
  if (document.reading.mrz) read.push_back(bounding_box(document.reading.mrz->quad));
  text_height = median_of(std::move(heights));
  for (const auto& [name, field] : document.record.fields) {
    if (field.best.source != Source::printed || !field.best.lines.empty()) continue;
    const Box box = bounding_box(field.best.box);
    if (box.w >= 4 && box.h >= 4) fields.push_back({name, box, field.best.confidence});
  }
  for (const Finding& finding : document.record.findings) {
    if (finding.outcome != CheckOutcome::pass && !finding.field.empty()) unread.push_back(finding.field);
  }
  row_height = quality::row_height(luma());
  const double capture_area = double(luma().width()) * luma().height();
  page_scale = capture_area > 0 ? std::sqrt(std::abs(signed_area(document.capture.quad)) / capture_area) : 1;
  if (luma().width() >= kCell && luma().height() >= kCell)
    cells = reduced(luma(), 0, 0, luma().width() / kCell, luma().height() / kCell, kCell);
  colours = chroma_cells(page, document.capture, page_scale);
  paper = level(cells, {0, 0, kWhole, kWhole}, kPaperShare);
  if (document.portrait) {
    const PerspectiveMap map = document.capture.to_page();
    Quad quad = quad_of(photo_around(*document.portrait));
    for (Point& corner : quad) corner = map.backward(corner);
    portrait = bounding_box(quad);
  }
}

bool Subject::is_unread(std::string_view field) const {
  return std::ranges::find(unread, field) != unread.end();
}

bool Subject::lines_tell() const {
  return document.record.kind != "unknown" &&
         (lines.size() >= kFewestLines || (!lines.empty() && document.reading.mrz));
}

double Subject::usual_height() const {
  if (lines_tell() || row_height <= 0) return text_height;
  return text_height > 0 ? std::min(text_height, row_height) : row_height;
}

Box Subject::on_page(const Box& on_capture) const {
  return bounding_box(document.capture.to_page().forward(quad_of(on_capture)));
}

Box Subject::place() const { return bounding_box(document.capture.quad); }

Finding measured(std::string_view code, double score, double threshold, std::string_view message) {
  Finding finding;
  finding.code = code;
  finding.score = std::clamp(score, 0.0, 1.0);
  finding.threshold = threshold;
  finding.outcome = score >= threshold ? CheckOutcome::fail : CheckOutcome::pass;
  finding.message = finding.outcome == CheckOutcome::fail ? message : "Measured, and fine.";
  return finding;
}

Finding not_measured(std::string_view code, std::string_view why) {
  Finding finding;
  finding.code = code;
  finding.outcome = CheckOutcome::cannot_tell;
  finding.message = why;
  return finding;
}

Window window_of(const Box& box, int width, int height) {
  const auto clipped = [](double value, int most) { return int(std::clamp(value, 0.0, double(most))); };
  return {clipped(std::floor(box.x), width), clipped(std::floor(box.y), height),
          clipped(std::ceil(box.right()), width), clipped(std::ceil(box.bottom()), height)};
}

int level(const Raster& raster, const Box& box, double share) {
  const Window window = window_of(box, raster.width(), raster.height());
  if (window.empty()) return 0;
  std::array<int, 256> counts{};
  for (int y = window.top; y < window.bottom; ++y) {
    for (int x = window.left; x < window.right; ++x) ++counts[raster.row(y)[x]];
  }
  const double wanted = share * window.width() * window.height();
  int sum = 0;
  for (int value = 0; value < 256; ++value) {
    sum += counts[std::size_t(value)];
    if (sum > wanted) return value;
  }
  return 255;
}

double share_within(const Box& box, const Box& other) {
  const double w = std::min(box.right(), other.right()) - std::max(box.x, other.x);
  const double h = std::min(box.bottom(), other.bottom()) - std::max(box.y, other.y);
  return w > 0 && h > 0 && box.area() > 0 ? w * h / box.area() : 0;
}

}  // namespace docintake::quality
