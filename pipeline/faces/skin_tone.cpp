#include "pipeline/faces/skin_tone.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "pipeline/base/median.h"

namespace docintake {
namespace {

constexpr double kLeastCb = 77;  // Chai and Ngan 1999, a little wider: lamps tint
constexpr double kMostCb = 130;
constexpr double kLeastCr = 131;
constexpr double kMostCr = 178;
constexpr double kDark = 28;        // luma below which colour is noise
constexpr double kReach = 9;        // of chroma around a person's own
constexpr double kRedder = 16;      // lips, knuckles and shaded skin are redder
constexpr double kLeastPart = 0.3;  // of a face box that has to look like skin
constexpr int kSamples = 24;        // a side of a box

std::optional<Tint> tint_at(const Page& page, Point p) {
  const int x = static_cast<int>(p.x);
  const int y = static_cast<int>(p.y);
  if (p.x < 0 || p.y < 0 || x >= page.luma.width() || y >= page.luma.height()) return std::nullopt;
  const Chroma& chroma = page.chroma;
  const int cx = std::min(x / chroma.step, chroma.cb.width() - 1);
  const int cy = std::min(y / chroma.step, chroma.cb.height() - 1);
  return Tint{double(page.luma.row(y)[x]), double(chroma.cb.row(cy)[cx]), double(chroma.cr.row(cy)[cx])};
}

template <typename Each>
void sample(const Page& page, const Box& box, const Each& each) {
  if (page.chroma.empty()) return;
  for (int i = 0; i < kSamples; ++i) {
    for (int j = 0; j < kSamples; ++j) {
      const Point p{box.x + box.w * (j + 0.5) / kSamples, box.y + box.h * (i + 0.5) / kSamples};
      if (const auto tint = tint_at(page, p)) each(*tint);
    }
  }
}

}  // namespace

std::optional<SkinTone> SkinTone::of(const Page& page, const Box& face) {
  std::vector<double> cb, cr;
  int seen = 0;
  // Without the corners, where hair and background are.
  const Box middle{face.x + 0.15 * face.w, face.y + 0.1 * face.h, 0.7 * face.w, 0.85 * face.h};
  sample(page, middle, [&](const Tint& t) {
    ++seen;
    if (t.luma < kDark || t.cb < kLeastCb || t.cb > kMostCb || t.cr < kLeastCr || t.cr > kMostCr) return;
    cb.push_back(t.cb);
    cr.push_back(t.cr);
  });
  if (seen == 0 || double(cb.size()) < kLeastPart * seen) return std::nullopt;
  return SkinTone(median_of(std::move(cb)), median_of(std::move(cr)));
}

bool SkinTone::at(const Page& page, Point p) const {
  if (page.chroma.empty()) return false;
  const auto tint = tint_at(page, p);
  return tint && tint->luma >= kDark && std::abs(tint->cb - cb_) <= kReach && tint->cr - cr_ >= -kReach &&
         tint->cr - cr_ <= kRedder;
}

double SkinTone::part_of(const Page& page, const Box& box) const {
  int seen = 0;
  int skin = 0;
  for (int i = 0; i < kSamples; ++i) {
    for (int j = 0; j < kSamples; ++j) {
      const Point p{box.x + box.w * (j + 0.5) / kSamples, box.y + box.h * (i + 0.5) / kSamples};
      if (p.x < 0 || p.y < 0 || p.x >= page.luma.width() || p.y >= page.luma.height()) continue;
      ++seen;
      skin += at(page, p);
    }
  }
  return seen > 0 ? double(skin) / seen : 0;
}

std::optional<Tint> mean_tint(const Page& page, const Box& box) {
  Tint sum{0, 0, 0};
  int seen = 0;
  sample(page, box, [&](const Tint& t) {
    sum = {sum.luma + t.luma, sum.cb + t.cb, sum.cr + t.cr};
    ++seen;
  });
  if (seen == 0) return std::nullopt;
  return Tint{sum.luma / seen, sum.cb / seen, sum.cr / seen};
}

}  // namespace docintake
