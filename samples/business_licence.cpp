// The business licence of mainland China: lying with two columns and upright with one, original and copy.
#define ZX_USE_UTF8
#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "document.h"
#include "print.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

struct Look {
  Lettering label;
  Lettering value;
  double label_width = 0;
};

Look choose_look(Random& random, double unit, std::size_t longest_title) {
  const cv::Vec3b ink = vary(random, rgb(0x26242A), 18);
  Look look;
  look.value = {.font = random.pick(fonts_of(random.chance(0.5)   ? FontRole::Song
                                             : random.chance(0.5) ? FontRole::Kai
                                                                  : FontRole::Hei)),
                .size = random.uniform(3.8, 5) * unit,
                .colour = ink};
  look.label = look.value;
  look.label.font = random.pick(fonts_of(random.chance(0.6) ? FontRole::Hei : FontRole::Song));
  look.label.size *= random.uniform(0.95, 1.1);
  if (random.chance(0.3)) look.label.colour = vary(random, rgb(0x6A4A32), 16);
  look.label_width = look.label.size * (longest_title > 5 ? 7.2 : 5.4);
  return look;
}

/// The frame of bands and corners that licences have around their print.
void print_frame(Canvas& canvas, Random& random, double unit) {
  const cv::Size2d size = canvas.size();
  const cv::Vec3b gold = vary(random, rgb(random.pick(std::array{0xB08D4Cu, 0x7FA07Au, 0xA8694Eu})), 16);
  const double outer = random.uniform(7, 14) * unit;
  double inset = outer;
  for (int i = random.between(2, 4); i > 0; --i) {
    const double right = size.width - inset, bottom = size.height - inset;
    canvas.curve({{inset, inset}, {right, inset}, {right, bottom}, {inset, bottom}, {inset, inset}}, gold,
                 random.uniform(0.3, 1.3) * unit);
    inset += random.uniform(1.2, 3.2) * unit;
  }
  for (const double x : {inset, size.width - inset}) {
    for (const double y : {inset, size.height - inset}) {
      print_rosette(canvas, random, {x, y}, random.uniform(2.5, 4) * unit, gold, 0.8);
    }
  }
}

void print_seal(Canvas& canvas, Random& random, cv::Point2d centre, double radius, const std::string& text) {
  const cv::Vec3b red = vary(random, rgb(0xD83A44), 22);
  const double opacity = random.uniform(0.55, 0.9);
  std::vector<cv::Point2d> ring, star;
  for (int i = 0; i <= 90; ++i) {
    const double a = i * 2 * std::numbers::pi / 90;
    ring.emplace_back(centre.x + radius * std::cos(a), centre.y + radius * std::sin(a));
  }
  canvas.curve(ring, red, 0.07 * radius, opacity);
  for (int i = 0; i < 10; ++i) {
    const double a = (i - 2.5) * std::numbers::pi / 5, r = radius * (i % 2 ? 0.11 : 0.28);
    star.emplace_back(centre.x + r * std::cos(a), centre.y + r * std::sin(a));
  }
  canvas.fill(star, red, opacity);
  // The characters stand upright along the ring: what matters is red ink over black.
  const std::u32string characters = to_utf32(text);
  const Lettering style{
      .font = fonts_of(FontRole::Song)[0], .size = 0.24 * radius, .colour = red, .opacity = opacity};
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const double a = std::numbers::pi * (0.9 + 1.2 * double(i) / double(characters.size()));
    canvas.text(characters.substr(i, 1),
                {centre.x + 0.8 * radius * std::cos(a) - 0.5 * style.size,
                 centre.y + 0.8 * radius * std::sin(a) + 0.4 * style.size},
                style);
  }
}

void print_qr(Canvas& canvas, const std::string& text, cv::Rect2d box) {
  const ZXing::BitMatrix cells = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                     .setEncoding(ZXing::CharacterSet::UTF8)
                                     .setMargin(0)
                                     .encode(text, 0, 0);
  cv::Mat3b picture(cells.height() * 12, cells.width() * 12, cv::Vec3b(252, 252, 252));
  for (int y = 0; y < cells.height(); ++y) {
    for (int x = 0; x < cells.width(); ++x) {
      if (cells.get(x, y)) picture(cv::Rect(12 * x, 12 * y, 12, 12)) = cv::Vec3b(24, 22, 22);
    }
  }
  canvas.image(picture, {}, box);
}

std::string day(Date date, bool padded) {
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month()), of_month = static_cast<unsigned>(date.day());
  return padded ? fmt::format("{}年{:02}月{:02}日", year, month, of_month)
                : fmt::format("{}年{}月{}日", year, month, of_month);
}

/// Labels in a column, each with its value, which is broken where it is too wide.
class Column {
 public:
  Column(Canvas& canvas, Document& document, const Look& look, cv::Rect2d area, double step)
      : canvas_(canvas), document_(document), look_(look), area_(area), step_(step) {}

  /// Prints a label and its value, the field's where one is named; returns the value's box.
  cv::Rect2d print(const std::string& label, const std::string& value, const std::string& field = {}) {
    label_ = print_label(label);
    const double left = area_.x + look_.label_width;
    std::vector<std::u32string> lines{{}};
    for (const char32_t c : to_utf32(value)) {
      if (canvas_.width(lines.back() + c, look_.value) > area_.x + area_.width - left) lines.emplace_back();
      lines.back() += c;
    }
    cv::Rect2d box;
    const double spacing = look_.value.size * 1.4;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const cv::Rect2d line = canvas_.text(lines[i], {left, area_.y + double(i) * spacing}, look_.value);
      box = i == 0 ? line : box | line;
    }
    area_.y += std::max(step_, double(lines.size()) * spacing + 0.35 * step_);
    if (!field.empty()) document_.fields.push_back({field, value, box});
    return box;
  }

  double y() const { return area_.y; }

  /// The box of the label printed last.
  cv::Rect2d label() const { return label_; }

 private:
  /// Spread over four characters' width, as licences have it.
  cv::Rect2d print_label(const std::string& label) {
    const std::u32string characters = to_utf32(label);
    if (characters.size() > 4) return canvas_.text(label, {area_.x, area_.y}, look_.label);
    const double step = characters.size() < 2 ? 0 : 3 * look_.label.size / double(characters.size() - 1);
    cv::Rect2d all;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const cv::Rect2d one =
          canvas_.text(characters.substr(i, 1), {area_.x + step * double(i), area_.y}, look_.label);
      all = i == 0 ? one : all | one;
    }
    return all;
  }

  Canvas& canvas_;
  Document& document_;
  const Look& look_;
  cv::Rect2d area_;
  cv::Rect2d label_;
  double step_;
};

void print_term(Column& column, Document& d, const Enterprise& e, bool padded) {
  if (!e.has_term) return;
  const std::string until = e.until ? day(*e.until, padded) : "长期";
  const cv::Rect2d box = column.print(e.head_title == "执行事务合伙人" ? "合伙期限" : "营业期限",
                                      day(e.established, padded) + "至" + until);
  const double half = box.width / 2;
  d.fields.push_back({"valid_from", iso(e.established), {box.x, box.y, half, box.height}});
  d.fields.push_back({"valid_until",
                      e.until ? nlohmann::json(iso(*e.until)) : nlohmann::json(),
                      {box.x + half, box.y, half, box.height}});
}

}  // namespace

Document draw_business_licence(const Order& order, double scale, Studio& studio) {
  Random random = order.style;
  const Enterprise& e = std::get<Enterprise>(order.holder);
  const cv::Size2d size = sheet_size(order.sheet);
  const bool lying = size.width > size.height;
  const double unit = 1;
  Document d{.kind = "business_licence", .side = "single", .size = size};
  Canvas canvas(studio.fonts, size, scale, {255, 255, 255});
  const auto tint = [&] { return vary(random, rgb(0xF6F4EE), 6); };
  canvas.gradient(tint(), tint(), tint(), tint());
  print_waves(canvas, random, {{}, size}, vary(random, rgb(0xE6DCC0), 12), random.between(20, 60),
              random.uniform(0.15, 0.45));
  print_frame(canvas, random, unit);
  const Look look = choose_look(random, unit, to_utf32(e.head_title).size());
  const bool copy = random.chance(0.5), padded = random.chance(0.7);

  // Emblem, title, code and QR.
  const double middle = size.width / 2, top = lying ? 22 : 30;
  print_emblem(canvas, {middle, top}, random.uniform(9, 11), vary(random, rgb(0xCF3A33), 14),
               vary(random, rgb(0xE6BE62), 12), 1);
  Lettering title{.font = random.pick(fonts_of(random.chance(0.6) ? FontRole::Song : FontRole::Hei)),
                  .size = random.uniform(13, 17),
                  .colour = look.value.colour,
                  .tracking = random.uniform(2, 8),
                  .embolden = random.uniform(0, 0.3)};
  const double title_y = top + 14 + title.size;
  cv::Rect2d mark_box = canvas.text(
      "营业执照", {middle - (canvas.width("营业执照", title) - title.tracking) / 2, title_y}, title);
  if (copy) {
    Lettering mark = title;
    mark.size *= 0.42;
    mark.tracking = random.uniform(0, 1);
    const std::string text = random.pick(std::array{"（副本）", "（副 本）", "(副本)"});
    mark_box = canvas.text(text, {middle - canvas.width(text, mark) / 2, title_y + 9}, mark);
  }
  d.fields.push_back({"is_duplicate", copy ? "true" : "false", mark_box});
  Lettering code = look.value;
  code.font = random.pick(fonts_of(random.chance(0.6) ? FontRole::Sans : FontRole::Serif));
  const double left = random.uniform(24, 30);
  cv::Point2d at(left, lying ? random.uniform(36, 42) : title_y + random.uniform(18, 24));
  canvas.text("统一社会信用代码", at, look.label);
  if (lying) {
    at.y += look.label.size * random.uniform(1.5, 2);
  } else {
    at.x += canvas.width("统一社会信用代码", look.label) + random.uniform(2, 6);
  }
  const cv::Rect2d number = canvas.text(e.code, at, code);
  d.fields.push_back({"uscc", e.code, number});
  d.text_height = number.height;
  if (random.chance(0.75)) {
    const std::string text = random.chance(0.7) ? "http://www.gsxt.gov.cn/index.html?uniscid=" + e.code
                                                : "统一社会信用代码：" + e.code + "；名称：" + e.name + "；";
    const double side = random.uniform(22, 28);
    const cv::Rect2d box(size.width - random.uniform(24, 34) - side, lying ? 30 : 24, side, side);
    print_qr(canvas, text, box);
    d.fields.push_back({"qr_text", text, box});
  }

  // The columns.
  const double first = lying ? random.uniform(84, 92) : at.y + random.uniform(16, 22);
  const double step = lying ? random.uniform(10, 13) : random.uniform(12, 15);
  const double second = size.width * random.uniform(0.54, 0.6);
  Column one(canvas, d, look, {left, first, (lying ? second - 10 : size.width - left) - left, size.height},
             step);
  one.print("名称", e.name, "company_name");
  one.print("类型", e.type, "company_type");
  if (!lying) one.print(e.address_label, e.address, "address");
  one.print(e.head_title, e.head, "legal_representative");
  d.fields.push_back({"legal_representative_title", e.head_title, one.label()});
  Column other(canvas, d, look, {second, first, size.width - second - 22, size.height}, step);
  Column& dates = lying ? other : one;
  if (!e.capital.empty()) dates.print(e.capital_label, e.capital, "registered_capital");
  d.fields.push_back(
      {"established_date", iso(e.established), dates.print("成立日期", day(e.established, padded))});
  print_term(dates, d, e, padded);
  if (lying) other.print(e.address_label, e.address, "address");
  one.print("经营范围", e.scope, "scope");

  // Registrar, date and seal.
  const double x = size.width * (lying ? 0.6 : 0.5);
  const double y = std::max(size.height - (lying ? 40.0 : 52.0), lying ? 0.0 : one.y() + 4);
  canvas.text("登记机关", {x, y}, look.label);
  d.fields.push_back({"registration_authority", e.authority,
                      canvas.text(e.authority, {x + 5.4 * look.label.size, y}, look.value)});
  canvas.text(day(e.issued, padded), {x + 8 * look.label.size, y + 12}, look.value);
  if (random.chance(0.85)) {
    print_seal(canvas, random, {x + random.uniform(40, 60), y + random.uniform(2, 10)},
               random.uniform(16, 19), e.authority);
  }
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

}  // namespace docintake::samples
