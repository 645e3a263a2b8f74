#include "backgrounds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "canvas.h"
#include "persons.h"
#include "print.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

// Surfaces are made at most this large and scaled up: what lies beside a document need not be sharp to its
// last pixel.
constexpr int kMaxSide = 1400;

// A picture whose colour runs from `low` to `high` as the values run from -1 to 1.
cv::Mat3b colourize(const cv::Mat1f& values, cv::Vec3b low, cv::Vec3b high) {
  cv::Mat3b table(1, 256);
  for (int i = 0; i < 256; ++i) table(i) = mix(low, high, i / 255.0);
  cv::Mat1b index;
  values.convertTo(index, CV_8U, 127.5, 127.5);
  cv::Mat3b three;
  cv::cvtColor(index, three, cv::COLOR_GRAY2BGR);
  cv::LUT(three, table, three);
  return three;
}

cv::Mat3b plain(Random& random, cv::Size size) {
  const bool light = random.chance(0.5);
  const cv::Vec3b base = light ? vary(random, rgb(0xD8D6D2), 34) : vary(random, rgb(0x484643), 44);
  const cv::Mat1f noise = fractal_noise(random, size, {size.width * 0.8, size.width * 0.8}, 3) +
                          0.35 * fractal_noise(random, size, {6, 6}, 2);
  return colourize(noise, mix(base, {0, 0, 0}, 0.08), mix(base, {255, 255, 255}, 0.08));
}

cv::Mat3b wood(Random& random, cv::Size size) {
  static constexpr std::array kTones{0xC89B6Au, 0x8A5A35u, 0x5B3A22u, 0xD9BF95u,
                                     0x7A4A2Cu, 0x3A2619u, 0xB9854Fu};
  const cv::Vec3b base = vary(random, rgb(random.pick(kTones)), 14);
  cv::Mat1f grain = fractal_noise(random, size, {size.width * 0.9, size.height * 0.05}, 5);
  const double rings = random.uniform(3, 12);
  for (auto it = grain.begin(); it != grain.end(); ++it)
    *it = static_cast<float>(0.7 * std::sin(*it * rings) + 0.3 * *it);
  grain += 0.5 * fractal_noise(random, size, {size.width * 0.05, 2.5}, 2);
  cv::Mat3b picture = colourize(grain, mix(base, {0, 0, 0}, 0.28), mix(base, {235, 240, 250}, 0.14));
  if (random.chance(0.5)) {
    const int plank = cvRound(size.height * random.uniform(0.15, 0.4));
    for (int y = random.between(0, plank); y < size.height; y += plank) {
      cv::line(picture, {0, y}, {size.width, y}, cv::Scalar(mix(base, {0, 0, 0}, 0.65)), random.between(1, 3),
               cv::LINE_AA);
    }
  }
  if (random.chance(0.5)) cv::rotate(picture, picture, cv::ROTATE_180);
  return picture;
}

cv::Mat3b cloth(Random& random, cv::Size size) {
  const cv::Vec3b base = vary(random,
                              rgb(random.pick(std::array{0x3D4F6Bu, 0x7C2F35u, 0xCFC8BAu, 0x2B2B2Eu,
                                                         0x5D7350u, 0xA7B6C6u, 0xE6E1DBu})),
                              16);
  cv::Mat1f values = fractal_noise(random, size, {size.width * 0.4, size.width * 0.4}, 3) * 0.6;
  const double thread = random.uniform(3.5, 9);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      values(y, x) += static_cast<float>(0.4 * std::sin(x * 6.28 / thread) * std::sin(y * 6.28 / thread));
    }
  }
  cv::Mat3b picture = colourize(values, mix(base, {0, 0, 0}, 0.3), mix(base, {255, 255, 255}, 0.18));
  if (random.chance(0.4)) {
    const cv::Vec3b stripe = vary(random, base, 80);
    const int gap = cvRound(size.width * random.uniform(0.05, 0.2));
    for (int pass = 0; pass < 2; ++pass) {
      for (int at = random.between(0, gap); at < std::max(size.width, size.height); at += gap) {
        const cv::Rect band =
            pass ? cv::Rect(at, 0, gap / 4, size.height) : cv::Rect(0, at, size.width, gap / 4);
        cv::Mat3b area = picture(band & cv::Rect({}, size));
        for (auto it = area.begin(); it != area.end(); ++it) *it = mix(*it, stripe, 0.45);
      }
    }
  }
  return picture;
}

cv::Mat3b marble(Random& random, cv::Size size) {
  const cv::Vec3b base =
      random.chance(0.7) ? vary(random, rgb(0xDCD8D2), 16) : vary(random, rgb(0x3C3F42), 18);
  cv::Mat1f values = fractal_noise(random, size, {size.width * 0.5, size.width * 0.35}, 6);
  for (auto it = values.begin(); it != values.end(); ++it) {
    const double vein = std::pow(1 - std::abs(std::sin(*it * 5.0)), 6.0);
    *it = static_cast<float>(0.35 * *it - vein);
  }
  return colourize(values, mix(base, {70, 72, 78}, 0.6), mix(base, {255, 255, 255}, 0.1));
}

cv::Mat3b carpet(Random& random, cv::Size size) {
  const cv::Vec3b base =
      vary(random, rgb(random.pick(std::array{0x6B5A4Au, 0x50555Cu, 0x8C8378u, 0x43382Fu})), 16);
  const cv::Mat1f values =
      fractal_noise(random, size, {5, 5}, 2) * 0.9 + fractal_noise(random, size, {90, 90}, 3) * 0.4;
  return colourize(values, mix(base, {0, 0, 0}, 0.45), mix(base, {255, 255, 255}, 0.25));
}

cv::Mat3b keyboard(Random& random, Fonts& fonts, cv::Size size) {
  const bool dark = random.chance(0.7);
  const cv::Vec3b key = dark ? vary(random, rgb(0x26272A), 10) : vary(random, rgb(0xE9E9E7), 8);
  const cv::Vec3b gap = dark ? rgb(0x0E0E10) : rgb(0xB9B9B6);
  Canvas canvas(fonts, cv::Size2d(size) / 6.0, 6, gap);
  const double pitch = 19;
  const double offset = random.uniform(0, pitch);
  Lettering style{
      .font = fonts_of(FontRole::Sans)[0], .size = 4.5, .colour = dark ? rgb(0xD8D8D8) : rgb(0x333333)};
  for (double y = -offset; y < canvas.size().height; y += pitch) {
    const double shift = random.uniform(-9, 0) - offset;
    for (double x = shift; x < canvas.size().width; x += pitch) {
      canvas.fill(
          {{x + 1, y + 1}, {x + pitch - 1, y + 1}, {x + pitch - 1, y + pitch - 1}, {x + 1, y + pitch - 1}},
          key);
      canvas.curve({{x + 1, y + 1}, {x + pitch - 1, y + 1}}, mix(key, {255, 255, 255}, 0.25), 0.4);
      canvas.text(std::u32string(1, U'A' + random.between(0, 25)), {x + 4, y + 7}, style);
    }
  }
  cv::Mat3b picture = canvas.picture();
  cv::resize(picture, picture, size);
  return picture;
}

cv::Mat3b papers(Random& random, Fonts& fonts, cv::Size size) {
  cv::Mat3b picture = plain(random, size);
  const int count = random.between(2, 4);
  for (int i = 0; i < count; ++i) {
    const cv::Size paper(cvRound(size.width * random.uniform(0.4, 0.9)),
                         cvRound(size.height * random.uniform(0.4, 0.9)));
    cv::Mat3b page = text_page(random, fonts, paper, random.uniform(10, 26));
    const cv::Point2f centre(static_cast<float>(random.uniform(0, size.width)),
                             static_cast<float>(random.uniform(0, size.height)));
    cv::Mat map = cv::getRotationMatrix2D(cv::Point2f(paper.width / 2.f, paper.height / 2.f),
                                          random.uniform(-40, 40), 1);
    map.at<double>(0, 2) += centre.x - paper.width / 2.0;
    map.at<double>(1, 2) += centre.y - paper.height / 2.0;
    cv::warpAffine(page, picture, map, size, cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
  }
  return picture;
}

}  // namespace

cv::Mat1f fractal_noise(Random& random, cv::Size size, cv::Size2d cell, int octaves) {
  cv::Mat1f sum = cv::Mat1f::zeros(size);
  cv::RNG generator(random.next());
  double weight = 1;
  double total = 0;
  for (int i = 0; i < octaves; ++i) {
    const cv::Size grid(std::max(2, cvRound(size.width / cell.width) + 2),
                        std::max(2, cvRound(size.height / cell.height) + 2));
    cv::Mat1f coarse(std::min(grid.height, size.height), std::min(grid.width, size.width));
    generator.fill(coarse, cv::RNG::UNIFORM, -1, 1);
    cv::Mat1f fine;
    cv::resize(coarse, fine, size, 0, 0, cv::INTER_CUBIC);
    cv::scaleAdd(fine, weight, sum, sum);
    total += weight;
    weight *= 0.5;
    cell = cell / 2.0;
  }
  sum *= 1.6 / total;
  return sum;
}

cv::Mat3b text_page(Random& random, Fonts& fonts, cv::Size size, double line_pixels) {
  Canvas canvas(fonts, cv::Size2d(size), 1, vary(random, rgb(0xF3F2EE), 8));
  const bool chinese = random.chance(0.6);
  const Gazetteer places = Gazetteer::built_in();
  Lettering style{
      .font = chinese ? random.pick(fonts_of(FontRole::Song)) : random.pick(fonts_of(FontRole::Serif)),
      .size = line_pixels * 0.62,
      .colour = vary(random, rgb(0x333336), 20)};
  const double margin = size.width * 0.08;
  for (double y = margin + line_pixels; y < size.height - margin; y += line_pixels) {
    if (random.chance(0.08)) continue;
    std::string line;
    const double width = (size.width - 2 * margin) * (random.chance(0.15) ? random.uniform(0.2, 0.9) : 1);
    while (canvas.width(line, style) < width) {
      line += chinese ? (random.chance(0.3) ? address_in(random, random.pick(places.regions()))
                                            : company_name(random, places)) +
                            "，"
                      : make_traveller(random, random.between(3, 27)).given_names + " ";
    }
    std::u32string points = to_utf32(line);
    while (!points.empty() && canvas.width(points, style) > width) points.pop_back();
    canvas.text(points, {margin, y}, style);
  }
  return canvas.picture();
}

cv::Mat3b make_surface(Random& random, Fonts& fonts, Surface surface, cv::Size size) {
  const double scale = std::min(1.0, static_cast<double>(kMaxSide) / std::max(size.width, size.height));
  const cv::Size small(cvRound(size.width * scale), cvRound(size.height * scale));
  cv::Mat3b picture;
  switch (surface) {
    case Surface::Plain:
      picture = plain(random, small);
      break;
    case Surface::Wood:
      picture = wood(random, small);
      break;
    case Surface::Cloth:
      picture = cloth(random, small);
      break;
    case Surface::Marble:
      picture = marble(random, small);
      break;
    case Surface::Keyboard:
      picture = keyboard(random, fonts, small);
      break;
    case Surface::Papers:
      picture = papers(random, fonts, small);
      break;
    case Surface::Carpet:
      picture = carpet(random, small);
      break;
  }
  if (picture.size() != size) cv::resize(picture, picture, size, 0, 0, cv::INTER_LINEAR);
  return picture;
}

cv::Mat3b make_surface(Random& random, Fonts& fonts, cv::Size size) {
  using enum Surface;
  static constexpr std::array kSurfaces{Plain, Plain, Plain,  Wood,     Wood,   Wood,
                                        Cloth, Cloth, Marble, Keyboard, Papers, Carpet};
  return make_surface(random, fonts, random.pick(kSurfaces), size);
}

}  // namespace docintake::samples
