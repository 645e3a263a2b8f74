// A passport's data page (ICAO Doc 9303-4, TD3): 125 x 88 mm, the machine readable zone in the lower 23.2 mm.
#include <algorithm>
#include <array>

#include "document.h"
#include "print.h"
#include "travel_print.h"

namespace docintake::samples {

namespace {

const cv::Size2d kSize{125, 88};
constexpr double kCornerRadius = 3.18;

void print_page(Canvas& canvas, Random& random) {
  const std::array<unsigned, 6> tints{0xE9EDE2, 0xE4E9F1, 0xF1E8E6, 0xE6EFEA, 0xEFEBDD, 0xEAE4EF};
  const auto tint = [&] { return vary(random, rgb(random.pick(tints)), 8); };
  canvas.gradient(tint(), tint(), tint(), tint());
  const std::array<unsigned, 6> inks{0xA9C3D6, 0xD6B9B0, 0xB7CDB0, 0xCFC199, 0xBDB3D1, 0xA8CFC8};
  const double strength = random.uniform(0.25, 0.8);
  const int families = random.between(1, 4);
  for (int i = 0; i < families; ++i) {
    print_waves(canvas, random, {{}, kSize}, vary(random, rgb(random.pick(inks)), 20), random.between(24, 80),
                strength);
  }
  const int rosettes = random.between(0, 3);
  for (int i = 0; i < rosettes; ++i) {
    print_rosette(canvas, random, {random.uniform(10, 115), random.uniform(8, 60)}, random.uniform(8, 30),
                  vary(random, rgb(random.pick(inks)), 20), strength);
  }
}

}  // namespace

Document draw_passport(const Order& order, double scale, Studio& studio) {
  Random random = order.style;
  const Traveller& t = std::get<Traveller>(order.holder);
  const Country& land = countries()[t.country];
  const std::string language = land.labels;
  Document d{.kind = "passport", .side = "single", .size = kSize, .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, kSize, scale, {255, 255, 255});
  print_page(canvas, random);

  const cv::Vec3b ink = vary(random, rgb(0x1F1F24), 16);
  const cv::Vec3b label_ink =
      vary(random, rgb(random.pick(std::array{0x2D3F66u, 0x3A3A3Au, 0x5B3340u, 0x2F5A4Au})), 16);
  const auto latin = [&] {
    return random.pick(fonts_of(random.chance(0.75)  ? FontRole::Sans
                                : random.chance(0.6) ? FontRole::Serif
                                                     : FontRole::OcrB));
  };
  const bool chinese = language == "zh";
  Lettering label{.font = chinese ? random.pick(fonts_of(random.chance(0.6) ? FontRole::Hei : FontRole::Song))
                                  : random.pick(fonts_of(FontRole::Sans)),
                  .size = random.uniform(1.6, 2.0),
                  .colour = label_ink};
  Lettering value{.font = chinese && random.chance(0.8)
                              ? random.pick(fonts_of(random.chance(0.6) ? FontRole::Hei : FontRole::Song))
                              : latin(),
                  .size = random.uniform(2.7, 3.2),
                  .colour = ink,
                  .tracking = random.uniform(0, 0.15),
                  .embolden = random.chance(0.3) ? random.uniform(0, 0.08) : 0};
  FieldPrinter fields(canvas, d, label, value, language);

  // Head: the country's name and the word passport.
  Lettering title{.font = chinese ? random.pick(fonts_of(FontRole::Song)) : latin(),
                  .size = random.uniform(3.4, 4.4),
                  .colour = label_ink,
                  .embolden = random.uniform(0, 0.08)};
  const double left = random.uniform(3.5, 6);
  const double column = left + random.uniform(35, 39);
  const double right = 121;
  const std::string word = language == "fr"   ? "PASSPORT/PASSEPORT"
                           : language == "de" ? "REISEPASS PASSPORT"
                           : language == "es" ? "PASAPORTE PASSPORT"
                           : chinese          ? "护照 PASSPORT"
                                              : "PASSPORT";
  const double head = random.uniform(6.5, 8.5);
  if (canvas.width(land.name, title) > right - column)
    title.stretch = (right - column) / canvas.width(land.name, title);
  canvas.text(land.name, {column + random.uniform(0, 4), head}, title);
  title.size *= 0.72;
  title.stretch = std::min(1.0, 31 / canvas.width(word, title));
  canvas.text(word, {left, head}, title);

  // First row: type, code, number.
  const double row = random.uniform(6.7, 7.4);
  double y = head + random.uniform(3.6, 4.8);
  fields.print(Label::Type, "P", {column, y}, 10);
  nlohmann::json code_accept = nlohmann::json::array();
  if (std::string_view(land.code) != land.mrz_code) code_accept.push_back(land.mrz_code);
  fields.print(Label::Code, land.mrz_code, {column + 14, y}, 20, "issuing_country", land.code, code_accept);
  Lettering number_style = value;
  number_style.size *= random.uniform(1, 1.2);
  FieldPrinter(canvas, d, label, number_style, language)
      .print(Label::Number, t.number, {column + random.uniform(46, 52), y}, 32, "number");
  y += row;

  if (chinese) {
    const double name_height = y;
    Lettering native = value;
    native.font = random.pick(fonts_of(random.chance(0.5) ? FontRole::Hei : FontRole::Song));
    native.size *= 1.08;
    FieldPrinter(canvas, d, label, native, language)
        .print(Label::Name, t.chinese_name, {column, name_height}, 45, "name");
    y += fields.drop() + value.size * 1.05;
    const std::string comma = t.surname + ", " + t.given_names;
    const cv::Rect2d latin_name = canvas.text(comma, {column, y}, value);
    const double share = canvas.width(t.surname, value) / canvas.width(comma, value);
    d.fields.push_back(
        {"surname", t.surname, {latin_name.x, latin_name.y, latin_name.width * share, latin_name.height}});
    d.fields.push_back({"given_names",
                        t.given_names,
                        {latin_name.x + latin_name.width * share, latin_name.y,
                         latin_name.width * (1 - share), latin_name.height}});
    y += row - fields.drop();
  } else {
    if (!t.surname.empty())
      fields.print(Label::Surname, t.surname, {column, y}, right - column, "surname", {},
                   name_spellings(t.surname));
    y += row;
    if (!t.given_names.empty())
      fields.print(Label::GivenNames, t.given_names, {column, y}, right - column, "given_names", {},
                   name_spellings(t.given_names));
    y += row;
  }

  const DateStyle dates = date_style(random, language);
  const std::string sex = chinese ? (t.sex == "M" ? "男/M" : t.sex == "F" ? "女/F" : "X") : t.sex;
  const std::string nationality = std::string_view(land.code) == "CHN" ? "中国/CHINESE" : land.nationality;
  const double half = column + random.uniform(38, 44);
  if (random.chance(0.5)) {
    fields.print(Label::Nationality, nationality, {column, y}, half - column - 2, "nationality", land.code,
                 {nationality});
    fields.print(Label::BirthDate, printed_date(t.birth_date, dates), {half, y}, right - half, "birth_date",
                 iso(t.birth_date));
    y += row;
    fields.print(Label::Sex, sex, {column, y}, 16, "sex", t.sex);
    fields.print(Label::BirthPlace, t.birth_place, {column + 22, y}, right - column - 22);
  } else {
    fields.print(Label::Sex, sex, {column, y}, 14, "sex", t.sex);
    fields.print(Label::Nationality, nationality, {column + 20, y}, half - column - 10, "nationality",
                 land.code, {nationality});
    y += row;
    fields.print(Label::BirthDate, printed_date(t.birth_date, dates), {column, y}, half - column - 2,
                 "birth_date", iso(t.birth_date));
    fields.print(Label::BirthPlace, t.birth_place, {half, y}, right - half);
  }
  y += row;
  fields.print(Label::IssueDate, printed_date(t.issue_date, dates), {column, y}, half - column - 2);
  fields.print(Label::Authority, t.authority, {half, y}, right - half);
  y += row;
  fields.print(Label::ExpiryDate, printed_date(t.expiry_date, dates), {column, y}, half - column - 2,
               "expiry_date", iso(t.expiry_date));
  if (random.chance(0.6)) print_signature(canvas, random, {half + 4, y - 1, 24, 5}, ink);

  const cv::Rect2d box(left, random.uniform(12, 15), random.uniform(31, 34), random.uniform(40, 44));
  d.faces.push_back(print_portrait(canvas, random, studio.portraits, box,
                                   {.cut_out = random.chance(0.3),
                                    .background = vary(random, rgb(0xE6E8EA), 10),
                                    .grey = random.chance(0.15),
                                    .opacity = random.uniform(0.88, 1)}));
  if (random.chance(0.3)) {
    const cv::Rect2d small(right - random.uniform(13, 16), random.uniform(44, 48), 10, 13);
    d.ghost_faces.push_back(
        print_portrait(canvas, random, studio.portraits, small,
                       {.grey = random.chance(0.6), .opacity = random.uniform(0.35, 0.7)}));
  }

  // The zone lies on a plain strip; centre lines 15.75 and 9.40 mm above the lower edge (Doc 9303-4, 4.2).
  if (random.chance(0.5))
    canvas.fill({{0, 64.8}, {125, 64.8}, {125, 88}, {0, 88}}, rgb(0xF2F2EE), random.uniform(0.3, 0.9));
  d.mrz = td3_lines(mrz_content(
      t,
      random.chance(0.9) ? (std::string_view(land.code) == "CHN" && random.chance(0.5) ? "PO" : "P") : "PN"));
  if (order.wrong_mrz_digit) spoil_check_digit(random, d.mrz);
  const double pitch = random.uniform(2.5, 2.58);
  const cv::Rect2d zone = print_mrz(
      canvas, random, d.mrz, {random.uniform(4.8, 6.8), kSize.height - 15.75 + random.uniform(-0.5, 0.5)},
      pitch, random.uniform(6.0, 6.5), ink);
  add_mrz_fields(d, t, zone);
  d.text_height = 2.35;
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

}  // namespace docintake::samples
