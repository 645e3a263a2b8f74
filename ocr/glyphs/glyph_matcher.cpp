#include "ocr/glyphs/glyph_matcher.h"

#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace docintake {
namespace {

constexpr int kOversampling = 8;

/// The glyph drawn with its strokes and blurred, as a patch.
GlyphPatch drawn(const OcrBGlyph& glyph, double blur) {
  const double sx = kOversampling * GlyphPatch::kWidth / (GlyphPatch::kRight - GlyphPatch::kLeft);
  const double sy = kOversampling * GlyphPatch::kHeight / (GlyphPatch::kTop - GlyphPatch::kBottom);
  cv::Mat large =
      cv::Mat::zeros(kOversampling * GlyphPatch::kHeight, kOversampling * GlyphPatch::kWidth, CV_32F);
  const auto at = [&](Point p) {
    return cv::Point(int(std::lround((p.x - GlyphPatch::kLeft) * sx)),
                     int(std::lround((GlyphPatch::kTop - p.y) * sy)));
  };
  const int thickness = int(std::lround(kOcrBStroke * (sx + sy) / 2));
  for (const std::vector<Point>& stroke : glyph.strokes) {
    for (std::size_t i = 1; i < stroke.size(); ++i)
      cv::line(large, at(stroke[i - 1]), at(stroke[i]), cv::Scalar(1), thickness);
  }
  cv::Mat small;
  cv::GaussianBlur(large, large, {}, blur * kOversampling, 0, cv::BORDER_CONSTANT);
  cv::resize(large, small, {GlyphPatch::kWidth, GlyphPatch::kHeight}, 0, 0, cv::INTER_AREA);
  GlyphPatch patch;
  std::copy_n(small.ptr<float>(), GlyphPatch::kSize, patch.values.begin());
  patch.normalize();
  return patch;
}

/// The sum of a function of each place of a patch: many sums side by side, so that the compiler uses the
/// processor's vectors.
template <typename Term>
float sum_of(Term term) {
  constexpr int kLanes = 16;
  static_assert(GlyphPatch::kSize % kLanes == 0);
  std::array<float, kLanes> sums{};
  for (int i = 0; i < GlyphPatch::kSize; i += kLanes) {
    for (int lane = 0; lane < kLanes; ++lane) sums[std::size_t(lane)] += term(std::size_t(i + lane));
  }
  return std::accumulate(sums.begin(), sums.end(), 0.F);
}

float dot(const GlyphPatch& a, const GlyphPatch& b) {
  return sum_of([&](std::size_t i) { return a.values[i] * b.values[i]; });
}

}  // namespace

bool GlyphPatch::normalize() {
  const float mean = sum_of([&](std::size_t i) { return values[i]; }) / kSize;
  const float square = sum_of([&](std::size_t i) { return (values[i] - mean) * (values[i] - mean); });
  if (square < 1e-6F) return false;
  const float scale = 1 / std::sqrt(square);
  for (float& v : values) v = (v - mean) * scale;
  return true;
}

GlyphMatcher::GlyphMatcher(std::string_view characters, double blur) {
  for (const OcrBGlyph& glyph : ocr_b_glyphs()) {
    if (characters.find(glyph.character) == std::string_view::npos) continue;
    characters_.push_back(glyph.character);
    shapes_.push_back(drawn(glyph, blur));
  }
}

GlyphScores GlyphMatcher::match(const GlyphPatch& patch) const {
  GlyphScores scores;
  scores.reserve(shapes_.size());
  for (const GlyphPatch& shape : shapes_) scores.push_back(dot(shape, patch));
  return scores;
}

void GlyphMatcher::learn(std::size_t character, const GlyphPatch& seen, int count, double trust) {
  GlyphPatch& shape = shapes_[character];
  for (int i = 0; i < GlyphPatch::kSize; ++i)
    shape.values[i] = float((trust * shape.values[i] + seen.values[i]) / (trust + count));
  shape.normalize();
}

}  // namespace docintake
