#include "pipeline/faces/cut_face.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/faces/holder_facts.h"
#include "pipeline/faces/skin_tone.h"
#include "pipeline/model/holding.h"

namespace docintake {
namespace {

constexpr int kLongestSide = 200;  // cells of the page

/// Chai and Ngan 1999.
constexpr int kLeastCb = 77, kMostCb = 127, kLeastCr = 135, kMostCr = 173;
constexpr int kDark = 28;  // luma below which colour is noise

constexpr double kNearDocument = 0.06;  // of its longer side: what is so near is the hand
constexpr double kLeastDepth = 0.25;    // of its size, that a face reaches into the picture
constexpr double kMostPage = 0.2;       // of the page: more is a wall
constexpr double kMostTone = 0.35;  // of it, that is of the face's tone: more is a wall that arms blend with
constexpr double kLeastFace = 0.5;  // of the document's longer side, that a face is wide
constexpr double kSolid = 0.4;      // of the box around it that a face fills
constexpr double kFaceOfSkin = 1.25;  // a face as finders box it is so much wider than its skin
constexpr double kTallest = 0.8;      // of its width, cut off above: below is the neck
constexpr double kUneven = 11;        // luma, standard deviation: eyes, nose, mouth and their shadows

struct Cells {
  cv::Mat1b skin;  ///< 255 where the page has a colour that skin can have.
  cv::Mat1b luma;
  double cell = 1;  ///< Page pixels.
};

Cells cells_of(const Page& page) {
  const Chroma& chroma = page.chroma;
  Cells cells;
  const int longer = std::max(page.luma.width(), page.luma.height());
  cells.cell = std::max(double(chroma.step), double(longer) / kLongestSide);
  const cv::Size size(int(page.luma.width() / cells.cell), int(page.luma.height() / cells.cell));
  cells.skin = cv::Mat1b::zeros(size);
  cells.luma = cv::Mat1b::zeros(size);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const int px = int((x + 0.5) * cells.cell), py = int((y + 0.5) * cells.cell);
      const int cx = std::min(px / chroma.step, chroma.cb.width() - 1);
      const int cy = std::min(py / chroma.step, chroma.cb.height() - 1);
      const int cb = chroma.cb.row(cy)[cx], cr = chroma.cr.row(cy)[cx], luma = page.luma.row(py)[px];
      cells.luma(y, x) = std::uint8_t(luma);
      if (luma >= kDark && cb >= kLeastCb && cb <= kMostCb && cr >= kLeastCr && cr <= kMostCr)
        cells.skin(y, x) = 255;
    }
  }
  return cells;
}

cv::Rect around(const Quad& document, double margin, double cell) {
  const Box box = bounding_box(document);
  const double m = margin * std::max(box.w, box.h);
  const cv::Point from(int(std::floor((box.x - m) / cell)), int(std::floor((box.y - m) / cell)));
  const cv::Point to(int(std::ceil((box.right() + m) / cell)), int(std::ceil((box.bottom() + m) / cell)));
  return {from, to};
}

}  // namespace

std::optional<Box> find_cut_face(const Page& page, const Quad& document) {
  if (page.chroma.empty()) return std::nullopt;
  const Cells cells = cells_of(page);
  if (cells.skin.empty()) return std::nullopt;
  cv::Mat1i labels;
  cv::Mat1i stats;
  cv::Mat1d centres;
  const int count = cv::connectedComponentsWithStats(cells.skin, labels, stats, centres, 4, CV_32S);
  const cv::Rect frame({}, cells.skin.size());
  const cv::Rect near = around(document, kNearDocument, cells.cell) & frame;
  const Box whole{0, 0, double(page.luma.width()), double(page.luma.height())};
  const Box place = bounding_box(document);
  const double longer = std::max(place.w, place.h);
  std::optional<Box> best;
  for (int label = 1; label < count; ++label) {
    const cv::Rect skin(stats(label, cv::CC_STAT_LEFT), stats(label, cv::CC_STAT_TOP),
                        stats(label, cv::CC_STAT_WIDTH), stats(label, cv::CC_STAT_HEIGHT));
    const bool above = skin.y == 0, left = skin.x == 0, right = skin.br().x == frame.width;
    if (above + left + right != 1 || skin.br().y == frame.height) continue;
    const int cells_taken = stats(label, cv::CC_STAT_AREA);
    if (cells_taken > kMostPage * frame.area() || cells_taken < kSolid * skin.area()) continue;
    if (!near.empty() && cv::countNonZero(labels(near) == label) > 0) continue;
    const int across = above ? skin.width : skin.height, depth = above ? skin.height : skin.width;
    if (depth < kLeastDepth * across || 2 * skin.y > near.y + near.br().y) continue;
    // Seen from the side that is cut, half a face is as wide as it is high.
    const cv::Rect face =
        above ? cv::Rect(skin.x, 0, skin.width, std::min(skin.height, int(kTallest * skin.width) + 1)) : skin;
    const double width = cells.cell * kFaceOfSkin * (above ? skin.width : 0.75 * skin.height);
    const Box box{face.x * cells.cell, face.y * cells.cell, face.width * cells.cell,
                  face.height * cells.cell};
    if (width < kLeastFace * longer || !may_be_held(document, {box.x, box.y, width, width})) continue;
    cv::Scalar mean, deviation;
    cv::meanStdDev(cells.luma(face), mean, deviation, labels(face) == label);
    if (deviation[0] < kUneven || (best && best->area() >= box.area())) continue;
    const std::optional<SkinTone> tone = SkinTone::of(page, box);
    if (!tone || tone->part_of(page, whole) > kMostTone) continue;
    const Finding arms = arms_hidden(page, {box, document, std::nullopt, true}, tone);
    if (arms.outcome == CheckOutcome::pass) best = box;
  }
  return best;
}

}  // namespace docintake
