#include "pipeline/locate/print_spots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace docintake {
namespace {

constexpr int kStroke = 14;                               // steps of brightness from one pixel to the next
constexpr std::array kLengths{0.09, 0.125, 0.175, 0.25};  // of a spot, of the picture's longer side
constexpr double kShape = 1.5;                            // width over height, about that of a card
constexpr double kAround = 1.7;                           // of a spot's length, that is looked at around it
constexpr double kSteps = 6;                              // along a spot's length
constexpr double kLeastDensity = 0.04;                    // pixels with fine edges, less those around
constexpr std::size_t kMostSpots = 4;

struct Spot {
  Box box;
  double contrast = 0;
};

/// Sums of the pixels with fine edges, as cv::integral makes them.
cv::Mat sums_of_strokes(const Raster& luma) {
  cv::Mat strokes(luma.height(), luma.width(), CV_8U, cv::Scalar(0));
  for (int y = 1; y < luma.height(); ++y) {
    const std::uint8_t* row = luma.row(y);
    const std::uint8_t* above = luma.row(y - 1);
    auto* stroke = strokes.ptr<std::uint8_t>(y);
    for (int x = 1; x < luma.width(); ++x)
      stroke[x] = std::abs(row[x] - row[x - 1]) > kStroke || std::abs(row[x] - above[x]) > kStroke;
  }
  cv::Mat sums;
  cv::integral(strokes, sums, CV_32S);
  return sums;
}

int sum_in(const cv::Mat& sums, const cv::Rect& box) {
  return sums.at<int>(box.br()) - sums.at<int>(box.y, box.br().x) - sums.at<int>(box.br().y, box.x) +
         sums.at<int>(box.tl());
}

/// How much denser the fine edges are in the box than around it.
double contrast_of(const cv::Mat& sums, const cv::Rect& box) {
  const int margin = int((kAround - 1) / 2 * std::max(box.width, box.height));
  const cv::Rect outer =
      cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
      cv::Rect(0, 0, sums.cols - 1, sums.rows - 1);
  const double inside = sum_in(sums, box);
  const double around = sum_in(sums, outer) - inside;
  return inside / box.area() - around / std::max(1, outer.area() - box.area());
}

/// Whether the spots may lie on one and the same thing.
bool beside(const Box& a, const Box& b) {
  const double longer = std::max({a.w, a.h, b.w, b.h});
  return std::abs(a.center().x - b.center().x) < longer && std::abs(a.center().y - b.center().y) < longer;
}

}  // namespace

std::vector<Box> find_print_spots(const ReducedPicture& picture) {
  const cv::Mat sums = sums_of_strokes(picture.luma);
  const cv::Size size(picture.luma.width(), picture.luma.height());
  std::vector<Spot> spots;
  for (const double part : kLengths) {
    const int length = int(part * std::max(size.width, size.height));
    const int breadth = int(length / kShape);
    const int step = std::max(2, int(length / kSteps));
    for (const cv::Size window : {cv::Size(length, breadth), cv::Size(breadth, length)}) {
      for (int y = 0; y + window.height <= size.height; y += step) {
        for (int x = 0; x + window.width <= size.width; x += step) {
          const double contrast = contrast_of(sums, {cv::Point(x, y), window});
          if (contrast > kLeastDensity)
            spots.push_back({{double(x), double(y), double(window.width), double(window.height)}, contrast});
        }
      }
    }
  }
  std::stable_sort(spots.begin(), spots.end(),
                   [](const Spot& a, const Spot& b) { return a.contrast > b.contrast; });
  std::vector<Box> chosen;
  for (const Spot& spot : spots) {
    if (chosen.size() == kMostSpots) break;
    if (std::none_of(chosen.begin(), chosen.end(), [&](const Box& box) { return beside(box, spot.box); }))
      chosen.push_back(spot.box);
  }
  for (Box& box : chosen) {
    const Point from = picture.to_page({box.x, box.y});
    box = {from.x, from.y, box.w * picture.factor, box.h * picture.factor};
  }
  return chosen;
}

}  // namespace docintake
