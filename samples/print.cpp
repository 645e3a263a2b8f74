#include "print.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "unicode.h"

namespace docintake::samples {

namespace {

std::vector<cv::Point2d> star(cv::Point2d centre, double radius, double turn) {
  std::vector<cv::Point2d> points;
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 ? radius * 0.4 : radius;
    const double angle = turn + i * CV_PI / 5 - CV_PI / 2;
    points.emplace_back(centre.x + r * std::cos(angle), centre.y + r * std::sin(angle));
  }
  return points;
}

}  // namespace

cv::Vec3b mix(cv::Vec3b a, cv::Vec3b b, double share) {
  cv::Vec3b result;
  for (int c = 0; c < 3; ++c) result[c] = cv::saturate_cast<uchar>(a[c] + (b[c] - a[c]) * share);
  return result;
}

cv::Vec3b vary(Random& random, cv::Vec3b colour, int amount) {
  for (int c = 0; c < 3; ++c)
    colour[c] = cv::saturate_cast<uchar>(colour[c] + random.between(-amount, amount));
  return colour;
}

void print_waves(Canvas& canvas, Random& random, cv::Rect2d area, cv::Vec3b colour, int lines,
                 double opacity) {
  const double amplitude = random.uniform(0.8, 4.0);
  const double wavelength = random.uniform(12, 45);
  const double second = random.uniform(4, 11);
  const double phase = random.uniform(0, 6.28);
  const double drift = random.uniform(0.02, 0.35);
  const bool upright = random.chance(0.35);
  const double length = upright ? area.height : area.width;
  const double across = upright ? area.width : area.height;
  std::vector<std::vector<cv::Point2d>> curves;
  for (int i = 0; i < lines; ++i) {
    std::vector<cv::Point2d> curve;
    const double base = across * (i + 0.5) / lines;
    for (double t = 0; t <= length + 0.3; t += 0.6) {
      const double wave = amplitude * std::sin(t / wavelength * 6.28 + phase + i * drift) +
                          0.35 * std::sin(t / second * 6.28 + i);
      const double s = std::clamp(base + wave, 0.0, across);
      curve.emplace_back(area.x + (upright ? s : t), area.y + (upright ? t : s));
    }
    curves.push_back(std::move(curve));
  }
  canvas.curves(curves, colour, random.uniform(0.05, 0.12), opacity);
}

void print_rosette(Canvas& canvas, Random& random, cv::Point2d centre, double radius, cv::Vec3b colour,
                   double opacity) {
  const int petals = random.between(5, 14);
  const double depth = random.uniform(0.15, 0.4);
  std::vector<std::vector<cv::Point2d>> curves;
  for (int ring = 0; ring < 9; ++ring) {
    std::vector<cv::Point2d> curve;
    const double size = radius * (0.35 + 0.65 * ring / 8);
    for (int i = 0; i <= 240; ++i) {
      const double angle = i * CV_PI / 120;
      const double r = size * (1 - depth + depth * std::cos(petals * angle + ring * 0.5));
      curve.emplace_back(centre.x + r * std::cos(angle), centre.y + r * std::sin(angle));
    }
    curves.push_back(std::move(curve));
  }
  canvas.curves(curves, colour, 0.07, opacity);
}

void print_emblem(Canvas& canvas, cv::Point2d centre, double radius, cv::Vec3b red, cv::Vec3b gold,
                  double opacity) {
  canvas.ellipse(centre, {radius, radius * 1.04}, gold, opacity);
  canvas.ellipse(centre, {radius * 0.86, radius * 0.9}, red, opacity);
  canvas.ellipse({centre.x, centre.y + radius * 0.92}, {radius * 0.42, radius * 0.2}, red, opacity);
  canvas.ellipse({centre.x, centre.y + radius * 0.9}, {radius * 0.2, radius * 0.17}, gold, opacity);
  canvas.fill(star({centre.x, centre.y - radius * 0.45}, radius * 0.24, 0), gold, opacity);
  for (int i = 0; i < 4; ++i) {
    const double angle = CV_PI * (0.12 + 0.253 * i);
    canvas.fill(star({centre.x - radius * 0.52 * std::cos(angle),
                      centre.y - radius * 0.3 + radius * 0.32 * std::sin(angle)},
                     radius * 0.1, angle),
                gold, opacity);
  }
  const auto bar = [&](double half, double top, double bottom) {
    canvas.fill({{centre.x - half * radius, centre.y + top * radius},
                 {centre.x + half * radius, centre.y + top * radius},
                 {centre.x + half * radius * 1.08, centre.y + bottom * radius},
                 {centre.x - half * radius * 1.08, centre.y + bottom * radius}},
                gold, opacity);
  };
  bar(0.32, 0.16, 0.22);
  bar(0.42, 0.25, 0.32);
  bar(0.55, 0.36, 0.6);
  for (int side : {-1, 1}) {
    for (int i = 0; i < 9; ++i) {
      const double angle = CV_PI / 2 + side * (0.45 + i * 0.22);
      canvas.ellipse({centre.x + 0.76 * radius * std::cos(angle), centre.y + 0.78 * radius * std::sin(angle)},
                     {radius * 0.09, radius * 0.06}, gold, opacity);
    }
  }
}

void print_wall(Canvas& canvas, Random& random, cv::Rect2d area, cv::Vec3b colour, double opacity) {
  std::vector<std::vector<cv::Point2d>> lines;
  std::vector<cv::Point2d> ridge;
  const double phase = random.uniform(0, 6);
  for (int i = 0; i <= 60; ++i) {
    const double t = i / 60.0;
    ridge.emplace_back(
        area.x + t * area.width,
        area.y + area.height * (0.55 - 0.35 * t + 0.16 * std::sin(t * 9 + phase) + 0.05 * std::sin(t * 31)));
  }
  for (const double offset : {0.0, 0.08, 0.16}) {
    std::vector<cv::Point2d> line = ridge;
    for (auto& p : line) p.y += offset * area.height;
    lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < ridge.size(); i += 2) {
    lines.push_back({ridge[i], {ridge[i].x, ridge[i].y + 0.16 * area.height}});
  }
  for (const std::size_t i : {12u, 33u, 52u}) {
    const cv::Point2d p = ridge[i];
    const double w = area.width * 0.035;
    lines.push_back({{p.x - w, p.y + w},
                     {p.x - w, p.y - 2 * w},
                     {p.x + w, p.y - 2 * w},
                     {p.x + w, p.y + w},
                     {p.x - w, p.y + w}});
    canvas.fill({{p.x - w, p.y + w}, {p.x - w, p.y - 2 * w}, {p.x + w, p.y - 2 * w}, {p.x + w, p.y + w}},
                colour, opacity * 0.5);
  }
  for (int hill = 0; hill < 4; ++hill) {
    std::vector<cv::Point2d> line;
    for (int i = 0; i <= 40; ++i) {
      const double t = i / 40.0;
      line.emplace_back(
          area.x + t * area.width,
          area.y + area.height * (0.95 - 0.1 * hill - 0.12 * std::sin(t * (5 + hill) + hill * 1.7 + phase)));
    }
    lines.push_back(std::move(line));
  }
  canvas.curves(lines, colour, 0.14, opacity);
}

cv::Rect2d print_portrait(Canvas& canvas, Random& random, const Portraits& portraits, cv::Rect2d box,
                          const PortraitPrint& print) {
  Portrait portrait = portraits.make(random, box.width / box.height);
  cv::Mat1b mask;
  if (print.cut_out) {
    mask = portrait.mask;
  } else if (!portrait.mask.empty() && random.chance(0.7)) {
    for (auto it = portrait.picture.begin(); it != portrait.picture.end(); ++it) {
      *it = mix(print.background, *it, portrait.mask(it.pos()) / 255.0);
    }
  }
  if (print.grey) {
    cv::Mat1b grey;
    cv::cvtColor(portrait.picture, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, portrait.picture, cv::COLOR_GRAY2BGR);
  }
  canvas.image(portrait.picture, mask, box, print.opacity);
  const cv::Rect2d& f = portrait.face;
  return {box.x + f.x * box.width, box.y + f.y * box.height, f.width * box.width, f.height * box.height};
}

cv::Rect2d print_mrz(Canvas& canvas, Random& random, const std::vector<std::string>& lines, cv::Point2d first,
                     double pitch, double spacing, cv::Vec3b ink) {
  Lettering style{.font = random.pick(fonts_of(FontRole::OcrB)), .colour = ink};
  // OCR-B's characters are some 0.6 em apart at their own pitch of 2.54 mm (size 1, ISO 1073-2).
  style.size = pitch / canvas.width("0", {.font = style.font, .size = 1}) * random.uniform(0.97, 1.03);
  style.pitch = pitch;
  style.embolden = random.chance(0.4) ? random.uniform(0, 0.06) : 0;
  cv::Rect2d box;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double baseline = first.y + static_cast<double>(i) * spacing + style.size * 0.36;
    const cv::Rect2d line = canvas.text(lines[i], {first.x, baseline}, style);
    box = i == 0 ? line : box | line;
  }
  return box;
}

void print_signature(Canvas& canvas, Random& random, cv::Rect2d area, cv::Vec3b ink) {
  std::vector<cv::Point2d> points;
  const double a = random.uniform(2, 5);
  const double b = random.uniform(0, 6);
  for (int i = 0; i <= 160; ++i) {
    const double t = i / 160.0;
    points.emplace_back(
        area.x + area.width * (t + 0.06 * std::sin(t * 40 + b)),
        area.y + area.height * (0.5 + 0.4 * std::sin(t * a * 9 + b) * std::sin(t * 5 + 0.4 + b) +
                                0.1 * std::sin(t * 61)));
  }
  canvas.curve(points, ink, 0.28, 0.9);
}

}  // namespace docintake::samples
