#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/quality/document_inspector.h"

namespace docintake {

/// A document drawn on a page that it fills but for a margin: paper, lines of strokes for text, colours. What
/// is wrong with it is drawn by the test.
class DrawnDocument {
 public:
  static constexpr int kMargin = 20;
  static constexpr int kWidth = 640;
  static constexpr int kHeight = 400;
  static constexpr int kTextHeight = 20;

  DrawnDocument() {
    page.luma = Raster(kWidth + 2 * kMargin, kHeight + 2 * kMargin);
    fill({0, 0, double(page.luma.width()), double(page.luma.height())}, 120);
    fill(on_page({0, 0, kWidth, kHeight}), 205);
    page.chroma = {4, Raster(page.luma.width() / 4, page.luma.height() / 4),
                   Raster(page.luma.width() / 4, page.luma.height() / 4)};
    colour({0, 0, kWidth, kHeight}, 128, 128);
    colour({0, 0, kWidth, 60}, 145, 110);  // A band of another colour.
    for (int i = 0; i < 7; ++i)
      add_line({30, 80.0 + 40 * i + i * i * 3 % 11, 360, kTextHeight}, i == 0 ? "number" : "");
    record.kind = "prc_id_card";
    record.side = Side::front;
  }

  /// A line of upright and level strokes; a field of that name where it has one.
  void add_line(const Box& box, const std::string& field, double confidence = 0.95) {
    // At uneven distances and heights: an even pattern is what a screen shows.
    for (double x = box.x; x + 12 <= box.right(); x += double(14 + random_() % 7)) {
      const double height = box.h - double(random_() % 8);
      fill(on_page({x, box.y, 3, height}), 40);
      fill(on_page({x, box.y + height - 3, 12, 3}), 40);
      fill(on_page({x, box.y, 12, 3}), 40);
    }
    TextLine line;
    line.quad = quad_of(box);
    line.general.text = "text";
    line.general.confidence = 0.9;
    line.general.characters.resize(4);
    reading.lines.push_back(line);
    if (field.empty()) return;
    record.fields[field].best.value = "1";
    record.fields[field].best.confidence = confidence;
    record.fields[field].best.box = line.quad;
  }

  void fill(const Box& on_the_page, int level) {
    for (int y = int(on_the_page.y); y < int(on_the_page.bottom()); ++y) {
      for (int x = int(on_the_page.x); x < int(on_the_page.right()); ++x)
        page.luma.row(y)[x] = static_cast<std::uint8_t>(level);
    }
  }

  /// The chroma of a box of the document.
  void colour(const Box& box, int cb, int cr) {
    const Box at = on_page(box);
    for (int y = int(at.y) / 4; y < int(at.bottom()) / 4; ++y) {
      for (int x = int(at.x) / 4; x < int(at.right()) / 4; ++x) {
        page.chroma.cb.row(y)[x] = static_cast<std::uint8_t>(cb);
        page.chroma.cr.row(y)[x] = static_cast<std::uint8_t>(cr);
      }
    }
  }

  /// Means of `across` by `down` pixels.
  void smear(int across, int down) {
    const Raster from = page.luma;
    for (int y = down; y + down < from.height(); ++y) {
      for (int x = across; x + across < from.width(); ++x) {
        int sum = 0;
        for (int dy = 0; dy < down; ++dy) {
          for (int dx = 0; dx < across; ++dx) sum += from.row(y + dy - down / 2)[x + dx - across / 2];
        }
        page.luma.row(y)[x] = static_cast<std::uint8_t>(sum / (across * down));
      }
    }
  }

  /// A reflection: white in the middle, fading out around it.
  void shine(const Box& box) {
    constexpr double kFade = 45;
    const Box at = on_page(box);
    for (int y = 0; y < page.luma.height(); ++y) {
      for (int x = 0; x < page.luma.width(); ++x) {
        const double dx = std::max({at.x - x, x - at.right(), 0.0});
        const double dy = std::max({at.y - y, y - at.bottom(), 0.0});
        const double light = std::exp(-(dx * dx + dy * dy) / (kFade * kFade));
        std::uint8_t& pixel = page.luma.row(y)[x];
        pixel = static_cast<std::uint8_t>(pixel + (255 - pixel) * light);
      }
    }
  }

  void add_noise(const Box& box, double sigma) {
    std::normal_distribution<double> normal(0, sigma);
    const Box at = on_page(box);
    for (int y = int(at.y); y < int(at.bottom()); ++y) {
      for (int x = int(at.x); x < int(at.right()); ++x) {
        std::uint8_t& pixel = page.luma.row(y)[x];
        pixel = static_cast<std::uint8_t>(std::clamp(pixel + std::lround(normal(random_)), 0L, 255L));
      }
    }
  }

  static Box on_page(const Box& box) { return {box.x + kMargin, box.y + kMargin, box.w, box.h}; }

  std::vector<Finding> inspect(PlacedBy placed_by = PlacedBy::sides) {
    Capture capture;
    capture.quad = quad_of(on_page({shift, 0, kWidth, kHeight}));
    capture.placed_by = placed_by;
    capture.luma = Raster(kWidth, kHeight);
    for (int y = 0; y < kHeight; ++y)
      std::copy_n(page.luma.row(y + kMargin) + kMargin, kWidth, capture.luma.row(y));
    DocumentInspector inspector;
    return inspector.inspect(page, {capture, reading, record, true, portrait});
  }

  /// The first finding of a code, of any outcome.
  Finding found(std::string_view code, PlacedBy placed_by = PlacedBy::sides) {
    for (const Finding& finding : inspect(placed_by)) {
      if (finding.code == code) return finding;
    }
    return {};
  }

  void say(std::string_view code, const std::string& field) {
    Finding finding;
    finding.code = code;
    finding.field = field;
    record.findings.push_back(finding);
  }

  Page page;
  Reading reading;
  Record record;
  std::optional<Box> portrait;
  double shift = 0;  ///< How far the document's quad lies to the right of where it was drawn.

 private:
  std::mt19937 random_{7};
};

}  // namespace docintake
