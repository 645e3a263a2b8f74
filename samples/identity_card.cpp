// Identity cards of other countries: TD1 (ID-1, zone of three lines on the back) and TD2 (105 x 74 mm, two
// lines on the front), ICAO Doc 9303 parts 5 and 6.
#include <algorithm>
#include <array>

#include "document.h"
#include "print.h"
#include "travel_print.h"

namespace docintake::samples {

namespace {

constexpr double kCornerRadius = 3.18;

void print_page(Canvas& canvas, Random& random) {
  const std::array<unsigned, 6> tints{0xDDEBF2, 0xE8E4EF, 0xF1EBDD, 0xE3EFE3, 0xF0E3E1, 0xE7EBEC};
  const auto tint = [&] { return vary(random, rgb(random.pick(tints)), 8); };
  canvas.gradient(tint(), tint(), tint(), tint());
  const std::array<unsigned, 5> inks{0x93B8D0, 0xD1AFAE, 0xA6C7A1, 0xC9BB8E, 0xB3A9CC};
  const double strength = random.uniform(0.25, 0.8);
  const int families = random.between(1, 3);
  for (int i = 0; i < families; ++i) {
    print_waves(canvas, random, {{}, canvas.size()}, vary(random, rgb(random.pick(inks)), 20),
                random.between(20, 60), strength);
  }
  if (random.chance(0.6)) {
    print_rosette(canvas, random, {random.uniform(10, 75), random.uniform(8, 40)}, random.uniform(8, 24),
                  vary(random, rgb(random.pick(inks)), 20), strength);
  }
}

struct Look {
  Lettering label;
  Lettering value;
  Lettering title;
};

Look choose_look(Random& random, bool chinese, double size) {
  const auto latin = [&] {
    return random.pick(fonts_of(random.chance(0.8) ? FontRole::Sans : FontRole::Serif));
  };
  const cv::Vec3b tint =
      vary(random, rgb(random.pick(std::array{0x2D3F66u, 0x3A3A3Au, 0x5B3340u, 0x2F5A4Au})), 16);
  Look look;
  look.label = {
      .font = chinese ? random.pick(fonts_of(FontRole::Hei)) : latin(), .size = 0.6 * size, .colour = tint};
  look.value = {.font = chinese ? random.pick(fonts_of(FontRole::Hei)) : latin(),
                .size = size,
                .colour = vary(random, rgb(0x202024), 16),
                .tracking = random.uniform(0, 0.12),
                .embolden = random.chance(0.4) ? random.uniform(0, 0.08) : 0};
  look.title = {.font = chinese ? random.pick(fonts_of(FontRole::Song)) : latin(),
                .size = size * 1.25,
                .colour = tint,
                .embolden = random.uniform(0, 0.1)};
  return look;
}

const char* card_word(const std::string& language) {
  return language == "fr"   ? "CARTE D'IDENTITÉ / IDENTITY CARD"
         : language == "de" ? "PERSONALAUSWEIS / IDENTITY CARD"
         : language == "es" ? "DOCUMENTO DE IDENTIDAD"
         : language == "zh" ? "身份證 IDENTITY CARD"
                            : "IDENTITY CARD";
}

// Portrait left, title above, fields right: the front of TD1 and the only side of TD2.
void print_front(Canvas& canvas, Random& random, Document& d, const Traveller& t, Studio& studio,
                 double bottom, bool td2) {
  const Country& land = countries()[t.country];
  const std::string language = land.labels;
  const bool chinese = language == "zh";
  const double width = canvas.size().width;
  const Look look = choose_look(random, chinese, random.uniform(2.3, 2.7));
  FieldPrinter fields(canvas, d, look.label, look.value, language);
  const double left = random.uniform(3.5, 5);
  const double photo_width = td2 ? 27 : random.uniform(22, 25);
  const double column = left + photo_width + random.uniform(2.5, 4);
  const double right = width - 3;
  Lettering title = look.title;
  title.stretch = std::min(1.0, (width - 2 * left) * 0.55 / canvas.width(land.name, title));
  canvas.text(land.name, {left, 5.8}, title);
  title.size *= 0.75;
  title.stretch = std::min(1.0, (width - 2 * left) * 0.38 / canvas.width(card_word(language), title));
  canvas.text(card_word(language), {right - canvas.width(card_word(language), title), 5.8}, title);

  const DateStyle dates = date_style(random, language);
  const double rows = td2 ? 5 : 6;
  const double row = std::min(6.6, (bottom - 9) / rows);
  const double half = column + (right - column) * 0.52;
  double y = 9.6;
  FieldPrinter number_fields(canvas, d, look.label, look.value, language);
  if (chinese) {
    fields.print(Label::Name, t.chinese_name, {column, y}, 26, "name");
    number_fields.print(Label::DocumentNumber, t.number, {half, y}, right - half, "number");
    y += row;
  }
  if (!t.surname.empty())
    fields.print(Label::Surname, t.surname, {column, y}, right - column, "surname", {},
                 name_spellings(t.surname));
  y += row;
  if (!t.given_names.empty())
    fields.print(Label::GivenNames, t.given_names, {column, y}, right - column, "given_names", {},
                 name_spellings(t.given_names));
  y += row;
  nlohmann::json code_accept = nlohmann::json::array();
  if (std::string_view(land.code) != land.mrz_code) code_accept.push_back(land.mrz_code);
  fields.print(Label::Sex, t.sex, {column, y}, 8, "sex");
  fields.print(Label::Nationality, land.code, {column + 11, y}, half - column - 12, "nationality", land.code,
               code_accept);
  fields.print(Label::BirthDate, printed_date(t.birth_date, dates), {half, y}, right - half, "birth_date",
               iso(t.birth_date));
  y += row;
  fields.print(Label::ExpiryDate, printed_date(t.expiry_date, dates), {half, y}, right - half, "expiry_date",
               iso(t.expiry_date));
  if (chinese) {
    fields.print(Label::IssueDate, printed_date(t.issue_date, dates), {column, y}, half - column - 1);
  } else {
    number_fields.print(Label::DocumentNumber, t.number, {column, y}, half - column - 1, "number");
  }
  if (y + row + 3 < bottom && random.chance(0.7))
    print_signature(canvas, random, {half, y + row - 1.5, 18, 4}, look.value.colour);

  const cv::Rect2d box(left, random.uniform(8, 10), photo_width,
                       std::min(photo_width * random.uniform(1.22, 1.32), bottom - 10));
  d.faces.push_back(print_portrait(canvas, random, studio.portraits, box,
                                   {.cut_out = random.chance(0.4),
                                    .background = vary(random, rgb(0xE4E7EA), 10),
                                    .grey = random.chance(0.3),
                                    .opacity = random.uniform(0.85, 1)}));
  if (random.chance(0.25)) {
    const cv::Rect2d small(right - random.uniform(9, 11), bottom - random.uniform(12, 14), 8, 10);
    d.ghost_faces.push_back(print_portrait(canvas, random, studio.portraits, small,
                                           {.grey = true, .opacity = random.uniform(0.35, 0.7)}));
  }
}

}  // namespace

Document draw_identity_card(const Order& order, double scale, Studio& studio) {
  Random random = order.style;
  const Traveller& t = std::get<Traveller>(order.holder);
  const bool td2 = order.sheet == Sheet::Td2;
  const cv::Size2d size = sheet_size(order.sheet);
  Document d{.kind = "id_card",
             .side = order.sheet == Sheet::Td1Back ? "back" : "front",
             .size = size,
             .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, size, scale, {255, 255, 255});
  print_page(canvas, random);
  const cv::Vec3b ink = vary(random, rgb(0x1F1F24), 16);
  const std::string code = random.pick(std::array{"ID", "I", "IP", "AC"});
  if (order.sheet == Sheet::Td1Front) {
    print_front(canvas, random, d, t, studio, 51, false);
    d.text_height = 1.9;
  } else if (td2) {
    print_front(canvas, random, d, t, studio, 51, true);
    MrzContent content = mrz_content(t, code);
    content.optional.resize(std::min<std::size_t>(content.optional.size(), 7));
    d.mrz = td2_lines(content);
    if (order.wrong_mrz_digit) spoil_check_digit(random, d.mrz);
    // Centre lines as on TD3: 15.75 and 9.40 mm above the lower edge (Doc 9303-6).
    const cv::Rect2d zone = print_mrz(canvas, random, d.mrz, {random.uniform(4, 6.5), size.height - 15.75},
                                      2.54, random.uniform(6, 6.5), ink);
    Traveller shown = t;
    shown.personal_number = content.optional;
    add_mrz_fields(d, shown, zone);
    d.text_height = 2.35;
  } else {
    const Country& land = countries()[t.country];
    const Look look = choose_look(random, std::string_view(land.labels) == "zh", 2.3);
    FieldPrinter fields(canvas, d, look.label, look.value, land.labels);
    fields.print(Label::BirthPlace, t.birth_place, {5, 6}, 30);
    fields.print(Label::Authority, t.authority, {45, 6}, 36);
    fields.print(Label::IssueDate, printed_date(t.issue_date, date_style(random, land.labels)), {5, 13}, 30);
    if (random.chance(0.5))
      canvas.fill({{50, 12}, {62, 12}, {62, 22}, {50, 22}}, vary(random, rgb(0xC9A84C), 12), 0.9);
    MrzContent content = mrz_content(t, code);
    content.optional.resize(std::min<std::size_t>(content.optional.size(), 11));
    if (random.chance(0.15)) content.optional2 = from_pattern(random, "9999999999");
    d.mrz = td1_lines(content);
    if (order.wrong_mrz_digit) spoil_check_digit(random, d.mrz);
    // Three lines 6.35 mm apart, the last one's centre 7 mm above the edge (Doc 9303-5).
    const double spacing = random.uniform(5.6, 6.4);
    const cv::Rect2d zone = print_mrz(
        canvas, random, d.mrz, {random.uniform(3.6, 5.6), size.height - 7 - 2 * spacing}, 2.54, spacing, ink);
    Traveller shown = t;
    shown.personal_number = content.optional;
    add_mrz_fields(d, shown, zone);
    d.text_height = 2.35;
  }
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

}  // namespace docintake::samples
