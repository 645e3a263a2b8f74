#include "negatives.h"

#include <fmt/format.h>

#include <array>

#include "backgrounds.h"
#include "print.h"

namespace docintake::samples {

namespace {

// Bank card numbers pass the Luhn check in life; these are random and seldom do.
Negative bank_card(Random& random, Studio& studio, cv::Size size) {
  const cv::Size2d card(85.6, 53.98);
  Canvas canvas(studio.fonts, card, 16, {0, 0, 0});
  const auto tint = [&] {
    return cv::Vec3b(static_cast<uchar>(random.between(20, 230)), static_cast<uchar>(random.between(20, 230)),
                     static_cast<uchar>(random.between(20, 230)));
  };
  canvas.gradient(tint(), tint(), tint(), tint());
  print_waves(canvas, random, {{}, card}, tint(), 24, 0.3);
  Lettering text{.font = random.pick(fonts_of(FontRole::Sans)),
                 .size = 5,
                 .colour = random.chance(0.6) ? rgb(0xF5F5F5) : rgb(0x1A1A1A),
                 .tracking = 0.35};
  canvas.text(from_pattern(random, "6299 9999 9999 9999"), {8, 33}, text);
  text.size = 3;
  canvas.text(fmt::format("VALID THRU {:02}/{:02}", random.between(1, 12), random.between(26, 33)), {34, 40},
              text);
  canvas.text(make_traveller(random, random.between(3, 12)).surname, {8, 48}, text);
  text.font = fonts_of(FontRole::Hei)[1];
  text.size = 4.6;
  canvas.text(random.pick(std::array{"星河银行", "南方商业银行", "云海农村信用社", "东湖银行"}), {8, 10},
              text);
  canvas.fill({{9, 17}, {21, 17}, {21, 26}, {9, 26}}, rgb(0xD4B35A));
  Negative n{make_surface(random, studio.fonts, size), "bank_card", {}};
  lay(n.frame, canvas.picture(), card, 3.18, make_pose(random, card, size, {}), {}, random);
  return n;
}

Negative receipt(Random& random, Studio& studio, cv::Size size) {
  const cv::Size2d paper(72, random.uniform(100, 170));
  Canvas canvas(studio.fonts, paper, 10, rgb(0xF6F5F1));
  Lettering text{.font = random.pick(fonts_of(random.chance(0.5) ? FontRole::Mono : FontRole::Hei)),
                 .size = 3,
                 .colour = rgb(0x3A3A3E)};
  double y = 9;
  canvas.text(random.pick(std::array{"欢迎光临", "惠民超市 购物小票", "RECEIPT", "销售单"}), {24, y}, text);
  for (y += 8; y < paper.height - 20; y += random.uniform(4.2, 5)) {
    canvas.text(random.chance(0.5)
                    ? std::string(random.pick(std::array{"苹果", "矿泉水", "牛奶250ml", "纸巾", "面包"}))
                    : std::string(random.pick(std::array{"COFFEE", "TEA LATTE", "SANDWICH", "WATER 500ML"})),
                {5, y}, text);
    const std::string price = fmt::format("{}.{:02}", random.between(1, 300), random.between(0, 99));
    canvas.text(price, {66 - canvas.width(price, text), y}, text);
  }
  canvas.text(fmt::format("合计 TOTAL {}.{:02}", random.between(10, 900), random.between(0, 99)), {5, y + 4},
              text);
  canvas.text(fmt::format("2026-{:02}-{:02} 13:{:02} No.{}", random.between(1, 11), random.between(1, 28),
                          random.between(0, 59), from_pattern(random, "999999999999")),
              {5, y + 9}, text);
  Negative n{make_surface(random, studio.fonts, size), "receipt", {}};
  lay(n.frame, canvas.picture(), paper, 0, make_pose(random, paper, size, {}), {}, random);
  return n;
}

Negative portrait_alone(Random& random, Studio& studio, cv::Size size) {
  Negative n{make_surface(random, studio.fonts, Surface::Plain, size), "portrait", {}};
  const double aspect = static_cast<double>(size.width) / size.height;
  Canvas canvas(studio.fonts, cv::Size2d(size), 1, {0, 0, 0});
  canvas.picture() = n.frame;
  const double high = size.height * random.uniform(0.6, 1);
  const double wide = std::min(high * random.uniform(0.75, 0.95), static_cast<double>(size.width));
  const cv::Rect2d box((size.width - wide) * random.uniform(0.2, 0.8), size.height - high, wide, high);
  n.faces.push_back(print_portrait(canvas, random, studio.portraits,
                                   aspect > 0.9 ? box : cv::Rect2d(0, 0, size.width, size.height), {}));
  n.frame = canvas.picture();
  return n;
}

Negative table(Random& random, Studio& studio, cv::Size size) {
  Canvas canvas(studio.fonts, cv::Size2d(size) / 8.0, 8, rgb(0xFAFAF8));
  const int rows = random.between(5, 18);
  const int columns = random.between(2, 7);
  const cv::Size2d all = canvas.size();
  for (int i = 0; i <= rows; ++i) {
    const double y = all.height * (0.06 + 0.88 * i / rows);
    canvas.curve({{all.width * 0.06, y}, {all.width * 0.94, y}}, rgb(0x404040), 0.35);
  }
  for (int i = 0; i <= columns; ++i) {
    const double x = all.width * (0.06 + 0.88 * i / columns);
    canvas.curve({{x, all.height * 0.06}, {x, all.height * 0.94}}, rgb(0x404040), 0.35);
  }
  return {canvas.picture(), "table", {}};
}

Negative gradient(Random& random, Studio& studio, cv::Size size) {
  Canvas canvas(studio.fonts, cv::Size2d(size), 1, {0, 0, 0});
  const auto tint = [&] {
    return cv::Vec3b(static_cast<uchar>(random.between(0, 255)), static_cast<uchar>(random.between(0, 255)),
                     static_cast<uchar>(random.between(0, 255)));
  };
  canvas.gradient(tint(), tint(), tint(), tint());
  return {canvas.picture(), "gradient", {}};
}

}  // namespace

Negative make_negative(Random& random, Studio& studio) {
  static const std::array kSizes{cv::Size(1280, 960), cv::Size(1600, 1200), cv::Size(1080, 1440),
                                 cv::Size(2048, 1536)};
  const cv::Size size = random.pick(kSizes);
  switch (random.between(0, 6)) {
    case 0:
    case 1:
      return bank_card(random, studio, size);
    case 2:
      return receipt(random, studio, size);
    case 3:
      return {text_page(random, studio.fonts, size, random.uniform(24, 48)), "text_page", {}};
    case 4:
      return portrait_alone(random, studio, size);
    case 5:
      return table(random, studio, size);
    default:
      return gradient(random, studio, size);
  }
}

}  // namespace docintake::samples
