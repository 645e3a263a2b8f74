// The resident identity card of mainland China, second generation (GA 448): ID-1, 85.60 x 53.98 mm.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document.h"
#include "print.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

const cv::Size2d kSize{85.6, 53.98};
constexpr double kCornerRadius = 3.18;

// The lettering of one card.
struct Look {
  Lettering label;
  Lettering value;
  Lettering digits;
  Lettering number;
  cv::Point2d shift;
};

int value_font(Random& random) {
  const double which = random.uniform();
  return random.pick(fonts_of(which < 0.7 ? FontRole::Hei : which < 0.87 ? FontRole::Song : FontRole::Kai));
}

Look choose_look(Random& random) {
  Look look;
  const cv::Vec3b blue =
      vary(random, random.pick(std::array{rgb(0x4189A5), rgb(0x3F7CB5), rgb(0x4D8F98), rgb(0x5A7F99)}), 14);
  const cv::Vec3b ink = vary(random, rgb(0x24221F), 18);
  look.label = {.font = random.pick(fonts_of(random.chance(0.8) ? FontRole::Hei : FontRole::Song)),
                .size = random.uniform(2.15, 2.6),
                .colour = blue,
                .tracking = random.uniform(0, 0.25)};
  look.value = {.font = value_font(random),
                .size = random.uniform(2.85, 3.25),
                .colour = ink,
                .tracking = random.uniform(-0.05, 0.25),
                .embolden = random.chance(0.35) ? random.uniform(0, 0.07) : 0};
  look.digits = look.value;
  look.digits.tracking = random.uniform(0, 0.2);
  if (random.chance(0.4)) look.digits.font = random.pick(fonts_of(FontRole::Sans));
  look.number = look.value;
  const double kind = random.uniform();
  look.number.font = random.pick(fonts_of(kind < 0.6    ? FontRole::OcrB
                                          : kind < 0.85 ? FontRole::Sans
                                                        : FontRole::Hei));
  look.number.size = random.uniform(3.5, 4.1);
  look.number.pitch = random.uniform(2.42, 2.66);
  look.shift = {random.uniform(-0.6, 0.6), random.uniform(-0.6, 0.6)};
  return look;
}

void print_background(Canvas& canvas, Random& random, bool front) {
  const auto pale = [&](unsigned colour) { return vary(random, rgb(colour), 7); };
  if (front) {
    canvas.gradient(pale(0xDCEBF0), pale(0xE9EAF0), pale(0xDDECEE), pale(0xEDE6EA));
  } else {
    canvas.gradient(pale(0xE6ECE6), pale(0xF1E8E2), pale(0xE4EDEA), pale(0xE9E9E4));
  }
  const cv::Rect2d all({}, kSize);
  const double strength = random.uniform(0.25, 0.75);
  const cv::Vec3b cyan = vary(random, rgb(0x9CCFDA), 18);
  const cv::Vec3b pink = vary(random, rgb(0xE3B7C6), 18);
  print_waves(canvas, random, all, cyan, random.between(26, 60), strength);
  print_waves(canvas, random, all, pink, random.between(18, 44), strength);
  if (random.chance(0.6)) {
    print_rosette(canvas, random, {random.uniform(20, 60), random.uniform(15, 40)}, random.uniform(12, 26),
                  cyan, strength);
  }
  for (int i = 0; i < 3; ++i) {
    if (random.chance(0.5)) {
      print_rosette(canvas, random, {random.uniform(5, 80), random.uniform(5, 50)}, random.uniform(5, 12),
                    pink, strength);
    }
  }
}

// The address broken into lines as the printer does: so many characters a line, digits counting half.
std::vector<std::u32string> break_address(const std::u32string& address, Canvas& canvas,
                                          const Lettering& style, double width) {
  std::vector<std::u32string> lines{{}};
  for (const char32_t c : address) {
    if (canvas.width(lines.back() + c, style) > width) lines.emplace_back();
    lines.back() += c;
  }
  return lines;
}

void print_label(Canvas& canvas, std::u32string_view text, cv::Point2d at, double width,
                 const Lettering& style) {
  // Two-character labels are set apart to the width of the column.
  Lettering spaced = style;
  if (text.size() > 1)
    spaced.tracking =
        (width - static_cast<double>(text.size()) * style.size) / (static_cast<double>(text.size()) - 1);
  canvas.text(text, at, spaced);
}

}  // namespace

Document draw_prc_front(const Order& order, double scale, Studio& studio) {
  Random random = order.style;
  const Resident& r = std::get<Resident>(order.holder);
  Document d{.kind = "prc_id_card", .side = "front", .size = kSize, .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, kSize, scale, {255, 255, 255});
  const Look look = choose_look(random);
  print_background(canvas, random, true);

  const double label_x = 6.6 + look.shift.x;
  const double value_x = 15.6 + look.shift.x + random.uniform(-0.5, 0.7);
  const double label_width = random.uniform(5.4, 6.4);
  const double row = random.uniform(6.7, 7.2);
  double y = 10.4 + look.shift.y;
  const auto small = [&](std::u32string_view text, double x) {
    canvas.text(text, {x, y - 0.15}, look.label);
    return x + canvas.width(text, look.label);
  };

  Lettering name_style = look.value;
  name_style.size *= random.uniform(1.03, 1.18);
  print_label(canvas, U"姓名", {label_x, y}, label_width, look.label);
  if (canvas.width(r.name, name_style) > 36) name_style.stretch = 36 / canvas.width(r.name, name_style);
  d.fields.push_back({"name", r.name, canvas.text(r.name, {value_x, y}, name_style)});

  y += row;
  print_label(canvas, U"性别", {label_x, y}, label_width, look.label);
  d.fields.push_back({"sex", r.sex, canvas.text(r.sex == "M" ? "男" : "女", {value_x, y}, look.value)});
  const double people_x = value_x + random.uniform(7.6, 9.4);
  print_label(canvas, U"民族", {people_x, y}, label_width, look.label);
  d.fields.push_back(
      {"ethnicity", r.ethnicity,
       canvas.text(r.ethnicity, {people_x + label_width + random.uniform(1.4, 2.6), y}, look.value)});

  y += row;
  print_label(canvas, U"出生", {label_x, y}, label_width, look.label);
  double x = value_x;
  cv::Rect2d birth = canvas.text(std::to_string(static_cast<int>(r.birth_date.year())), {x, y}, look.digits);
  x = birth.br().x + random.uniform(0.8, 1.6);
  x = small(U"年", x) + random.uniform(0.9, 2.0);
  const auto part = [&](unsigned value) {
    const cv::Rect2d box = canvas.text(std::to_string(value), {x, y}, look.digits);
    birth = birth | box;
    x = box.br().x + random.uniform(0.8, 1.6);
  };
  part(static_cast<unsigned>(r.birth_date.month()));
  x = small(U"月", x) + random.uniform(0.9, 2.0);
  part(static_cast<unsigned>(r.birth_date.day()));
  small(U"日", x);
  d.fields.push_back({"birth_date", iso(r.birth_date), birth});

  y += row;
  print_label(canvas, U"住址", {label_x, y}, label_width, look.label);
  cv::Rect2d address;
  Lettering address_style = look.value;
  std::vector<std::u32string> lines =
      break_address(to_utf32(r.address), canvas, address_style, 52.8 - value_x);
  if (lines.size() > 3) {
    address_style.size *= 0.86;
    lines = break_address(to_utf32(r.address), canvas, address_style, 52.8 - value_x);
  }
  const double leading = look.value.size * random.uniform(1.36, 1.5);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const cv::Rect2d line =
        canvas.text(lines[i], {value_x, y + static_cast<double>(i) * leading}, address_style);
    address = i == 0 ? line : address | line;
  }
  d.fields.push_back({"address", r.address, address});

  y = 48.2 + look.shift.y;
  const double number_label = canvas.width(U"公民身份号码", look.label);
  canvas.text(U"公民身份号码", {label_x, y}, look.label);
  const double number_x =
      std::max(label_x + number_label + 2, 29.5 + look.shift.x + random.uniform(-1.5, 1.5));
  const cv::Rect2d number = canvas.text(r.number, {number_x, y}, look.number);
  d.fields.push_back({"number", r.number, number});
  d.text_height = number.height;

  const cv::Rect2d portrait(53.6 + look.shift.x + random.uniform(-0.5, 0.8),
                            6.6 + look.shift.y + random.uniform(-0.5, 1), 26, 32.5);
  d.faces.push_back(print_portrait(
      canvas, random, studio.portraits, portrait,
      {.cut_out = random.chance(0.75), .background = rgb(0xF4F4F4), .opacity = random.uniform(0.86, 1)}));
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

Document draw_prc_back(const Order& order, double scale, Studio& studio) {
  Random random = order.style;
  const Resident& r = std::get<Resident>(order.holder);
  Document d{.kind = "prc_id_card", .side = "back", .size = kSize, .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, kSize, scale, {255, 255, 255});
  const Look look = choose_look(random);
  print_background(canvas, random, false);
  print_wall(canvas, random, {20, 20, 62, 22}, vary(random, rgb(0x9FB2AC), 14), random.uniform(0.25, 0.6));
  print_emblem(canvas, {13.3 + look.shift.x, 13 + look.shift.y}, random.uniform(7.0, 7.8),
               vary(random, rgb(0xC8362F), 18), vary(random, rgb(0xE8C27A), 14), random.uniform(0.8, 1));

  const std::vector<int> song = fonts_of(FontRole::Song);
  Lettering title{
      .font = random.chance(0.75) ? song[random.between(0, 1)] : random.pick(fonts_of(FontRole::Kai)),
      .size = random.uniform(5.0, 5.6),
      .colour = vary(random, rgb(0x1E1C1A), 14),
      .embolden = random.uniform(0, 0.12)};
  const auto centred = [&](std::u32string_view text, double baseline, double span) {
    title.tracking =
        (span - static_cast<double>(text.size()) * title.size) / (static_cast<double>(text.size()) - 1);
    canvas.text(text, {51.5 - span / 2 + look.shift.x, baseline + look.shift.y}, title);
  };
  centred(U"中华人民共和国", 12.2, random.uniform(43, 47));
  title.size = random.uniform(7.2, 7.9);
  centred(U"居民身份证", 23.4, random.uniform(51, 55));

  Lettering label = look.label;
  label.colour = vary(random, rgb(0x2A2A2C), 16);
  label.size = random.uniform(2.4, 2.75);
  const double label_x = 21 + look.shift.x + random.uniform(-1, 1.5);
  const double value_x = label_x + random.uniform(12.6, 14.4);
  const double first = 41.4 + look.shift.y;
  canvas.text(U"签发机关", {label_x, first}, label);
  Lettering value = look.value;
  value.size = random.uniform(2.6, 3.0);
  std::vector<std::u32string> lines =
      break_address(to_utf32(r.issuing_authority), canvas, value, 82 - value_x);
  cv::Rect2d authority;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double y =
        first + (static_cast<double>(i) - static_cast<double>(lines.size() - 1) * 0.7) * value.size * 1.25;
    const cv::Rect2d line = canvas.text(lines[i], {value_x, y}, value);
    authority = i == 0 ? line : authority | line;
  }
  d.fields.push_back({"issuing_authority", r.issuing_authority, authority});

  const double second = first + random.uniform(5.8, 6.6);
  canvas.text(U"有效期限", {label_x, second}, label);
  Lettering dates = look.digits;
  dates.size = value.size;
  const std::string from = dotted(r.valid_from);
  const std::string until = r.valid_until ? dotted(*r.valid_until) : "长期";
  const cv::Rect2d span = canvas.text(from + "-" + until, {value_x, second}, dates);
  const double share = canvas.width(from, dates) / canvas.width(from + "-" + until, dates);
  d.fields.push_back({"valid_from", iso(r.valid_from), {span.x, span.y, span.width * share, span.height}});
  d.fields.push_back({"valid_until",
                      r.valid_until ? nlohmann::json(iso(*r.valid_until)) : nlohmann::json(),
                      {span.x + span.width * share, span.y, span.width * (1 - share), span.height}});
  d.text_height = span.height;
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

}  // namespace docintake::samples
