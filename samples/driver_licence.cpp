// Driving licences (ID-1): fronts of American, Canadian, European, British and worded layouts, and backs with
// the AAMVA's PDF417.
#define ZX_USE_UTF8
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <vector>

#include "document.h"
#include "print.h"

namespace docintake::samples {

namespace {

constexpr double kCornerRadius = 3.18;
constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void print_sheet(Canvas& canvas, Random& random) {
  const std::array<unsigned, 6> tints{0xE6EEF5, 0xF3E9E1, 0xE9F1E4, 0xF4F0E2, 0xECE6F0, 0xF0F0EE};
  const auto tint = [&] { return vary(random, rgb(random.pick(tints)), 9); };
  canvas.gradient(tint(), tint(), tint(), tint());
  const std::array<unsigned, 4> inks{0xA9C4D6, 0xD8B7A9, 0xB3CDA9, 0xC3B3D0};
  for (int i = random.between(1, 3); i > 0; --i)
    print_waves(canvas, random, {{}, canvas.size()}, vary(random, rgb(random.pick(inks)), 18),
                random.between(15, 45), random.uniform(0.2, 0.7));
  if (random.chance(0.5))
    print_rosette(canvas, random, {random.uniform(40, 78), random.uniform(15, 42)}, random.uniform(9, 20),
                  vary(random, rgb(random.pick(inks)), 18), random.uniform(0.2, 0.6));
}

/// One licence's front being printed.
class Front {
 public:
  Front(Canvas& canvas, Document& document, const Driver& driver, Random& random)
      : canvas_(canvas), document_(document), driver_(driver), random_(random) {
    const int face = random.pick(fonts_of(random.chance(0.85) ? FontRole::Sans : FontRole::Serif));
    const cv::Vec3b tint =
        vary(random, rgb(random.pick(std::array{0x7A2A2Au, 0x243B6Bu, 0x4A4A4Au, 0x7A5A1Au})), 14);
    label_ = {
        .font = random.pick(fonts_of(FontRole::Sans)), .size = random.uniform(1.9, 2.3), .colour = tint};
    value_ = {.font = face,
              .size = random.uniform(2.9, 3.4),
              .colour = vary(random, rgb(0x1C1C22), 14),
              .embolden = random.chance(0.4) ? random.uniform(0, 0.07) : 0};
    title_ = {.font = random.pick(fonts_of(FontRole::Sans)),
              .size = random.uniform(3.4, 4.4),
              .colour = tint,
              .embolden = random.uniform(0.02, 0.1)};
  }

  Lettering& value_lettering() { return value_; }
  const Lettering& title_lettering() const { return title_; }

  /// Light on a band of colour, or dark on the sheet.
  void heading(const std::string& text, cv::Point2d at, double width, Lettering style, bool band) {
    style.stretch = std::min(1.0, width / canvas_.width(text, style));
    if (band) {
      const double high = style.size * 1.25;
      canvas_.fill({{at.x - 1.5, at.y - 0.9 * style.size},
                    {at.x + width + 1, at.y - 0.9 * style.size},
                    {at.x + width + 1, at.y - 0.9 * style.size + high},
                    {at.x - 1.5, at.y - 0.9 * style.size + high}},
                   style.colour, 0.95);
      style.colour = {250, 250, 250};
    }
    canvas_.text(text, at, style);
  }

  /// A label and its value, to its right or below; returns the value's box.
  cv::Rect2d put(const std::string& label, const std::string& value, cv::Point2d at, double width,
                 const std::string& field = {}, const nlohmann::json& truth = {},
                 const nlohmann::json& accept = nlohmann::json::array(), bool under = false) {
    canvas_.text(label, at, label_);
    const double gap = label.empty() ? 0 : canvas_.width(label, label_) + random_.uniform(0.7, 1.5);
    const cv::Point2d start =
        under ? cv::Point2d(at.x, at.y + value_.size * 1.05) : cv::Point2d(at.x + gap, at.y);
    Lettering style = value_;
    style.stretch = std::min(1.0, (under ? width : width - gap) / std::max(0.1, canvas_.width(value, style)));
    const cv::Rect2d box = canvas_.text(value, start, style);
    if (!field.empty())
      document_.fields.push_back({field, truth.is_null() ? nlohmann::json(value) : truth, box, accept});
    return box;
  }

 private:
  Canvas& canvas_;
  Document& document_;
  const Driver& driver_;
  Random& random_;
  Lettering label_, value_, title_;
};

std::string numeric(Date date, const char* pattern) {
  std::string text;
  for (const char c : std::string_view(pattern)) {
    if (c == 'Y')
      text += fmt::format("{}", int(date.year()));
    else if (c == 'M')
      text += fmt::format("{:02}", unsigned(date.month()));
    else if (c == 'D')
      text += fmt::format("{:02}", unsigned(date.day()));
    else if (c == 'W')
      text += kMonths[unsigned(date.month()) - 1];
    else
      text += c;
  }
  return text;
}

void print_american(Canvas& canvas, Document& d, const Driver& who, Random& random, double left,
                    double right) {
  Front front(canvas, d, who, random);
  const bool canadian = who.family == LicenceFamily::Canadian;
  const bool band = random.chance(0.4);
  const double half = canvas.size().width / 2;
  Lettering big = front.title_lettering();
  big.size *= 1.25;
  front.heading(who.heading, {4.5, 6.3}, half - 9, big, false);
  front.heading(who.title, {half + 1, 6.3}, half - 6, front.title_lettering(), band);
  const char* pattern =
      canadian ? random.pick(std::array{"Y/M/D", "Y-M-D"}) : random.pick(std::array{"M/D/Y", "M-D-Y"});
  const auto day = [&](Date date) { return numeric(date, pattern); };
  struct Labels {
    const char *number, *surname, *given, *birth, *issue, *expiry, *sex, *type, *address;
  };
  constexpr Labels kNumbered{"4d LIC NO.", "1", "2", "3 DOB", "4a ISS", "4b EXP", "15 SEX", "9 CLASS", "8"};
  constexpr Labels kColons{"DLN:", "LN", "FN", "DOB:", "ISS:", "EXP:", "SEX:", "CLASS:", ""};
  constexpr Labels kWords{"License #", "Last name", "First name", "Date of birth", "Issued",
                          "Expires",   "Sex",       "Class",      "Address"};
  constexpr Labels kBilingual{"4d NUMBER/NUMÉRO", "1 NAME/NOM",    "2",
                              "3 DOB/DDN",        "4a ISS/DÉL",    "4b EXP/EXP",
                              "15 SEX/SEXE",      "9 CLASS/CATÉG", "8"};
  const Labels tag = canadian ? random.pick(std::array{kNumbered, kBilingual})
                              : random.pick(std::array{kNumbered, kNumbered, kColons, kWords});
  const double wide = right - left, pitch = random.uniform(4.1, 4.7);
  const bool under = random.chance(0.2);
  double y = 12.5;
  const auto row = [&](const char* label, const std::string& value, const char* field,
                       const nlohmann::json& truth, double x, double width) {
    return front.put(label, value, {x, y}, width, field, truth, nlohmann::json::array(), under);
  };
  const double step = under ? pitch * 1.45 : pitch;
  const double second = left + wide * 0.54;
  row(tag.number, who.number, "number", {}, left, wide * (under ? 0.5 : 0.95));
  if (!under) y += step;
  row(tag.birth, day(who.birth_date), "birth_date", iso(who.birth_date), under ? second : left, wide * 0.5);
  if (!under) row(tag.sex, who.sex, "", {}, second, wide * 0.3);
  y += step;
  row(tag.surname, who.surname, "surname", {}, left, wide * 0.9);
  y += step;
  row(tag.given, who.given_names, "given_names", {}, left, wide * 0.9);
  y += step;
  if (!under) {
    front.put(tag.address, who.street, {left, y}, wide * 0.8);
    y += pitch * 0.9;
    front.put("", fmt::format("{}, {} {}", who.town, who.region, who.postal_code), {left + 2.4, y},
              wide * 0.8);
    y += step;
  }
  row(tag.issue, day(who.issue_date), "issue_date", iso(who.issue_date), left, wide * 0.5);
  row(tag.expiry, day(who.valid_until), "valid_until", iso(who.valid_until), second, wide * 0.46);
  y += step;
  row(tag.type, who.categories, "", {}, left, wide * 0.3);
  front.put(random.chance(0.5) ? "18 EYES" : "EYES", "GRN", {second, y}, wide * 0.3);
}

void print_numbered(Canvas& canvas, Document& d, const Driver& who, Random& random, double left,
                    double right) {
  Front front(canvas, d, who, random);
  const bool british = who.family == LicenceFamily::British;
  front.heading(who.title, {british ? 18.0 : left, 6.2}, 32, front.title_lettering(), false);
  Lettering small = front.title_lettering();
  small.size *= 0.72;
  // In Britain the country's letters stand in front of the title.
  front.heading(who.heading, {british ? 8.0 : left + 34, 6.2},
                british ? 8.0 : std::max(8.0, right - left - 34), small, british || random.chance(0.2));
  const std::string dot = random.chance(0.8) ? "." : "";
  const std::string given = british ? (who.sex == "M" ? "MR " : "MRS ") + who.given_names : who.given_names;
  const std::string number = who.number + (british ? fmt::format(" {:02}", random.between(10, 79)) : "");
  const auto day = [](Date date) { return numeric(date, "D.M.Y"); };
  const double step = random.uniform(3.9, 4.6), wide = right - left;
  double y = 12;
  const auto row = [&](const std::string& field_number, const std::string& value, const char* field,
                       const nlohmann::json& truth, const nlohmann::json& accept = nlohmann::json::array()) {
    front.put(field_number + dot, "", {left, y}, 5);
    front.put("", value, {left + 5.5, y}, wide - 5.5, field, truth, accept);
    y += step;
  };
  row("1", who.surname, "surname", {});
  row("2", given, "given_names", who.given_names,
      british ? nlohmann::json::array({given}) : nlohmann::json::array());
  row("3", day(who.birth_date) + "  " + (british ? "LEEDS" : who.town), "birth_date", iso(who.birth_date));
  front.put("4c" + dot, who.issuer, {left + wide * 0.55, y}, wide * 0.42);
  row("4a", day(who.issue_date), "issue_date", iso(who.issue_date));
  row("4b", day(who.valid_until), "valid_until", iso(who.valid_until));
  row("5", number, "number", {}, british ? nlohmann::json::array({who.number}) : nlohmann::json::array());
  front.put("7" + dot, "", {left, y}, 5);
  print_signature(canvas, random, {left + 7, y - 2.5, 20, 4.5}, {60, 40, 40});
  y += step * 1.2;
  if (british) row("8", fmt::format("{}, {}, {}", who.street, who.town, who.postal_code), "", {});
  row("9", who.categories, "categories", {});
}

void print_worded(Canvas& canvas, Document& d, const Driver& who, Random& random, double left, double right) {
  Front front(canvas, d, who, random);
  front.heading(who.title, {4.5, 6.2}, 44, front.title_lettering(), random.chance(0.35));
  Lettering small = front.title_lettering();
  small.size *= 0.8;
  front.heading(who.heading, {55, 6.2}, 26, small, false);
  const char* pattern = random.pick(std::array{"D-M-Y", "D W Y", "D/M/Y"});
  const auto day = [&](Date date) { return numeric(date, pattern); };
  const bool under = random.chance(0.5);
  const double wide = right - left, step = under ? 7 : 5.6;
  double y = under ? 11.5 : 14;
  const auto row = [&](const char* label, const std::string& value, const char* field,
                       const nlohmann::json& truth = {}) {
    front.put(label, value, {left, y}, wide, field, truth, nlohmann::json::array(), under);
    y += step;
  };
  row("Surname", who.surname, "surname");
  row(random.pick(std::array{"Given names", "First names", "Other names"}), who.given_names, "given_names");
  row("Date of birth", day(who.birth_date), "birth_date", iso(who.birth_date));
  row(random.pick(std::array{"Licence number", "Licence No.", "License No"}), who.number, "number");
  row("Date of issue", day(who.issue_date), "issue_date", iso(who.issue_date));
  row(random.pick(std::array{"Expiry date", "Date of expiry", "Expires"}), day(who.valid_until),
      "valid_until", iso(who.valid_until));
}

Document draw_front(const Order& order, const Driver& who, double scale, Studio& studio) {
  Random random = order.style;
  Document d{.kind = "driver_licence",
             .side = "front",
             .size = sheet_size(order.sheet),
             .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, d.size, scale, {255, 255, 255});
  print_sheet(canvas, random);
  const bool mirrored = who.family == LicenceFamily::Worded && random.chance(0.4);
  const double photo = random.uniform(21, 24.5);
  const double left = mirrored ? 5 : 4 + photo + random.uniform(2.5, 4), right = mirrored ? 80 - photo : 82;
  switch (who.family) {
    case LicenceFamily::American:
    case LicenceFamily::Canadian:
      print_american(canvas, d, who, random, left, right);
      break;
    case LicenceFamily::European:
    case LicenceFamily::British:
      print_numbered(canvas, d, who, random, left, right);
      break;
    case LicenceFamily::Worded:
      print_worded(canvas, d, who, random, left, right);
  }
  const cv::Rect2d box(mirrored ? 83 - photo : 4, random.uniform(11, 13), photo,
                       photo * random.uniform(1.2, 1.3));
  d.faces.push_back(print_portrait(canvas, random, studio.portraits, box,
                                   {.cut_out = random.chance(0.4),
                                    .background = vary(random, rgb(0xDFE7F0), 12),
                                    .grey = random.chance(0.25),
                                    .opacity = random.uniform(0.85, 1)}));
  d.fields.push_back({"issuing_country", who.country, {}});
  if (!who.region.empty()) d.fields.push_back({"jurisdiction", who.region, {}});
  d.text_height = 2.1;
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

/// The code's modules as a picture.
cv::Mat3b pdf417_of(const std::string& text, cv::Vec3b ink) {
  const ZXing::BitMatrix modules =
      ZXing::MultiFormatWriter(ZXing::BarcodeFormat::PDF417).setMargin(0).setEccLevel(4).encode(text, 1, 1);
  cv::Mat3b picture(modules.height(), modules.width());
  for (int y = 0; y < picture.rows; ++y)
    for (int x = 0; x < picture.cols; ++x) picture(y, x) = modules.get(x, y) ? ink : cv::Vec3b(248, 248, 248);
  if (picture.rows > picture.cols) picture = cv::Mat3b(picture.t());
  return picture;
}

Document draw_back(const Order& order, const Driver& who, double scale, Studio& studio) {
  Random random = order.style;
  Document d{.kind = "driver_licence",
             .side = "back",
             .size = sheet_size(order.sheet),
             .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, d.size, scale, {255, 255, 255});
  print_sheet(canvas, random);
  const cv::Vec3b ink = vary(random, rgb(0x18181C), 12);
  const cv::Mat3b code = pdf417_of(aamva_text(who), ink);
  const double wide = random.uniform(68, 78), high = std::min(18.0, wide * code.rows / code.cols);
  const double x = (d.size.width - wide) / 2,
               y = random.chance(0.7) ? random.uniform(30, 33) : random.uniform(5, 8);
  canvas.fill({{x - 1.5, y - 1.5},
               {x + wide + 1.5, y - 1.5},
               {x + wide + 1.5, y + high + 1.5},
               {x - 1.5, y + high + 1.5}},
              {250, 250, 250});
  // Enlarged by whole pixels first, so that it is reduced into its place and no module grows.
  constexpr int kFine = 16;
  cv::Mat3b fine(code.rows * kFine, code.cols * kFine);
  for (int r = 0; r < fine.rows; ++r)
    for (int c = 0; c < fine.cols; ++c) fine(r, c) = code(r / kFine, c / kFine);
  canvas.image(fine, {}, {x, y, wide, high});
  const Lettering small{
      .font = random.pick(fonts_of(FontRole::Sans)), .size = random.uniform(1.8, 2.2), .colour = ink};
  double text_y = y > 20 ? 6 : 32;
  for (const std::string& line :
       {fmt::format("CLASS {}: ANY SINGLE VEHICLE UNDER 26,001 LBS", who.categories),
        std::string("RESTRICTIONS: NONE"), std::string("ENDORSEMENTS: NONE"),
        std::string("Return to any office if found.")}) {
    canvas.text(line, {5, text_y}, small);
    text_y += 3.4;
  }
  const cv::Rect2d box(x, y, wide, high);
  const auto add = [&](const char* name, const std::string& value) {
    d.fields.push_back({name, value, box});
  };
  add("surname", who.surname);
  add("given_names", who.given_names);
  add("birth_date", iso(who.birth_date));
  add("issue_date", iso(who.issue_date));
  add("valid_until", iso(who.valid_until));
  add("number", who.number);
  add("issuing_country", who.country);
  add("jurisdiction", who.region);
  // What is to be made out are modules, of which about eight are as high as the digits of print must be.
  d.text_height = 8 * wide / code.cols;
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

}  // namespace

Document draw_driver_licence(const Order& order, double scale, Studio& studio) {
  const Driver& who = std::get<Driver>(order.holder);
  return order.sheet == Sheet::DriverBack ? draw_back(order, who, scale, studio)
                                          : draw_front(order, who, scale, studio);
}

}  // namespace docintake::samples
