// The permits of mainland China, all ID-1: travel permits for Hong Kong and Macao and for Taiwan residents,
// residence permits, foreign permanent residents' cards.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document.h"
#include "mrz.h"
#include "permit_holders.h"
#include "print.h"
#include "travel_print.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

const cv::Size2d kSize{85.6, 53.98};
constexpr double kCornerRadius = 3.18;

struct Title {
  const char* chinese;
  const char* english;
};

Title title_of(const PermitHolder& holder) {
  if (holder.kind == "tw_travel_permit")
    return {"台湾居民来往大陆通行证", "MAINLAND TRAVEL PERMIT FOR TAIWAN RESIDENTS"};
  if (holder.kind == "foreign_pr_card") return {"外国人永久居留身份证", "FOREIGN PERMANENT RESIDENT ID CARD"};
  if (holder.edition == 2024) {
    return {"港澳居民来往内地通行证（非中国籍）",
            "MAINLAND TRAVEL PERMIT FOR HONG KONG AND MACAO RESIDENTS (NON-CHINESE CITIZENS)"};
  }
  return {"港澳居民来往内地通行证", "MAINLAND TRAVEL PERMIT FOR HONG KONG AND MACAO RESIDENTS"};
}

struct Look {
  Lettering title;
  Lettering label;
  Lettering value;   ///< Chinese
  Lettering digits;  ///< dates and Latin names
  Lettering number;
};

Look choose_look(Random& random) {
  const cv::Vec3b ink = vary(random, rgb(0x242226), 16);
  const cv::Vec3b tint =
      vary(random, rgb(random.pick(std::array{0x35506Bu, 0x5A3A55u, 0x2E5C53u, 0x5C4A33u})), 16);
  Look look;
  look.title = {.font = random.pick(fonts_of(random.chance(0.6) ? FontRole::Song : FontRole::Hei)),
                .size = random.uniform(4.2, 4.8),
                .colour = tint,
                .tracking = random.uniform(0.1, 0.5)};
  look.label = {
      .font = random.pick(fonts_of(FontRole::Hei)), .size = random.uniform(1.75, 2.05), .colour = tint};
  look.value = {.font = random.pick(fonts_of(random.chance(0.75) ? FontRole::Hei : FontRole::Song)),
                .size = random.uniform(2.8, 3.1),
                .colour = ink,
                .tracking = random.uniform(0, 0.15),
                .embolden = random.chance(0.3) ? random.uniform(0, 0.06) : 0};
  look.digits = look.value;
  look.digits.font = random.pick(fonts_of(FontRole::Sans));
  look.digits.size = random.uniform(2.6, 2.9);
  look.number = look.digits;
  look.number.size = random.uniform(3.2, 3.7);
  if (random.chance(0.3)) look.number.font = random.pick(fonts_of(FontRole::OcrB));
  return look;
}

void print_paper(Canvas& canvas, Random& random) {
  constexpr std::array<unsigned, 5> kTints{0xDCE9EE, 0xE9E4EC, 0xE4EEDF, 0xF0E6DE, 0xE8EBEA};
  constexpr std::array<unsigned, 4> kInks{0x9CC4D2, 0xD3AEBC, 0xA8C8A0, 0xC8B58A};
  const auto tint = [&] { return vary(random, rgb(random.pick(kTints)), 7); };
  canvas.gradient(tint(), tint(), tint(), tint());
  const double strength = random.uniform(0.25, 0.7);
  for (int i = random.between(1, 3); i > 0; --i) {
    print_waves(canvas, random, {{}, kSize}, vary(random, rgb(random.pick(kInks)), 18),
                random.between(20, 55), strength);
  }
  if (random.chance(0.5)) {
    print_rosette(canvas, random, {random.uniform(30, 70), random.uniform(15, 40)}, random.uniform(8, 20),
                  vary(random, rgb(random.pick(kInks)), 18), strength);
  }
}

void print_emblem_at(Canvas& canvas, Random& random, cv::Point2d at, double radius) {
  print_emblem(canvas, at, radius, vary(random, rgb(0xC8362F), 18), vary(random, rgb(0xE8C27A), 14),
               random.uniform(0.8, 1));
}

std::string span_of(const PermitHolder& holder) {
  return dotted(holder.valid_from) + "-" + dotted(holder.valid_until);
}

/// A text that is set narrower where it would be wider than `width`.
cv::Rect2d fitted(Canvas& canvas, const std::string& text, cv::Point2d at, Lettering style, double width) {
  style.stretch = std::min(1.0, width / std::max(1e-6, canvas.width(text, style)));
  return canvas.text(text, at, style);
}

void add_span(Document& d, const PermitHolder& holder, cv::Rect2d span) {
  const double half = span.width / 2;
  d.fields.push_back({"valid_from", iso(holder.valid_from), {span.x, span.y, half, span.height}});
  d.fields.push_back({"valid_until", iso(holder.valid_until), {span.x + half, span.y, half, span.height}});
}

// ---- Portrait sides with labelled rows

/// Rows of labelled values right of a portrait.
class Rows {
 public:
  Rows(Canvas& canvas, Random& random, Document& document, const Look& look, cv::Point2d first, double step)
      : canvas_(canvas),
        document_(document),
        look_(look),
        at_(first),
        step_(step),
        english_(random.chance(0.4)),
        beside_(!english_ && random.chance(0.4)) {}

  double left() const { return at_.x; }
  void next(double share = 1) { at_.y += share * step_; }

  /// Prints a label and its value; with a field name the value is that field's truth.
  cv::Rect2d print(const char* chinese, const char* english, const std::string& value, const Lettering& style,
                   double offset, double width, const std::string& field = {},
                   const nlohmann::json& truth = {}, const nlohmann::json& accept = nlohmann::json::array()) {
    const std::string label = english_ ? fmt::format("{}/{}", chinese, english) : chinese;
    const cv::Point2d at(at_.x + offset, at_.y);
    const double drop = beside_ ? 0 : style.size * 0.62 + 2;
    const double right = beside_ ? look_.label.size * 5.4 : 0;
    fitted(canvas_, label, at, look_.label, beside_ ? right : width);
    const cv::Rect2d box = fitted(canvas_, value, {at.x + right, at.y + drop}, style, width - right);
    if (!field.empty()) add(field, truth.is_null() ? nlohmann::json(value) : truth, box, accept);
    return box;
  }

  /// Prints a second value under the last one, where that stood `drop` millimetres higher.
  cv::Rect2d below(const std::string& value, const Lettering& style, double width) {
    const double right = beside_ ? look_.label.size * 5.4 : 0;
    next(0.52);
    return fitted(canvas_, value, {at_.x + right, at_.y + (beside_ ? 0.4 : 4.2)}, style, width - right);
  }

  void add(const std::string& field, const nlohmann::json& value, cv::Rect2d box,
           const nlohmann::json& accept = nlohmann::json::array()) {
    document_.fields.push_back({field, value, box, accept});
  }

 private:
  Canvas& canvas_;
  Document& document_;
  const Look& look_;
  cv::Point2d at_;
  double step_;
  bool english_;
  bool beside_;  ///< labels left of their values, not above
};

std::string sex_word(const PermitHolder& holder, bool both) {
  const std::string word = holder.sex == "M" ? "男" : "女";
  return both ? word + "/" + holder.sex : word;
}

void add_latin_name(Rows& rows, const PermitHolder& holder, cv::Rect2d box) {
  const double split = box.width * static_cast<double>(holder.surname.size() + 1) /
                       static_cast<double>(holder.latin_name().size());
  rows.add("name_latin", holder.latin_name(), box);
  rows.add("surname", holder.surname, {box.x, box.y, split, box.height});
  rows.add("given_names", holder.given_names, {box.x + split, box.y, box.width - split, box.height});
}

void print_names(Rows& rows, const PermitHolder& holder, const Look& look) {
  constexpr double kWidth = 51;
  const std::string plain = holder.surname + " " + holder.given_names;
  if (holder.name.empty()) {
    const cv::Rect2d box = rows.print("姓名", "Name", holder.latin_name(), look.digits, 0, kWidth);
    rows.add("name", plain, box, nlohmann::json::array({holder.latin_name()}));
    add_latin_name(rows, holder, box);
    return;
  }
  Lettering name = look.value;
  name.size *= 1.18;
  rows.print("姓名", "Name", holder.name, name, 0, kWidth, "name");
  add_latin_name(rows, holder, rows.below(holder.latin_name(), look.digits, kWidth));
}

void print_front(Canvas& canvas, Random& random, Document& d, const PermitHolder& holder, Studio& studio) {
  Look look = choose_look(random);
  const Title title = title_of(holder);
  const bool permanent = holder.kind == "foreign_pr_card";
  print_emblem_at(canvas, random, {8.4, 7.2}, 4.2);
  Lettering english = look.label;
  english.font = random.pick(fonts_of(FontRole::Sans));
  fitted(canvas, permanent ? std::string("中华人民共和国") + title.chinese : title.chinese, {15, 7},
         look.title, 68);
  fitted(canvas, title.english, {15, 11}, english, 68);
  const double photo = random.uniform(20, 22.5);
  d.faces.push_back(print_portrait(canvas, random, studio.portraits,
                                   {4.5, random.uniform(13, 14), photo, photo * random.uniform(1.2, 1.26)},
                                   {.cut_out = random.chance(0.4),
                                    .background = vary(random, rgb(0xEEF0F2), 8),
                                    .opacity = random.uniform(0.88, 1)}));
  const bool foreign = !holder.nationality.empty();
  Rows rows(canvas, random, d, look, {random.uniform(30, 31.5), 15.2}, 6.4);
  print_names(rows, holder, look);
  rows.next();
  rows.print("出生日期", "Date of Birth", dotted(holder.birth_date), look.digits, 0, 27, "birth_date",
             iso(holder.birth_date));
  rows.print("性别", "Sex", sex_word(holder, foreign), look.value, 31, 20, "sex", holder.sex);
  rows.next();
  add_span(d, holder, rows.print("有效期限", "Period of Validity", span_of(holder), look.digits, 0, 50));
  rows.next();
  if (foreign) {
    rows.print("国籍", "Nationality", holder.country + "/" + holder.nationality, look.value, 0, 40,
               "nationality", holder.nationality);
    rows.next();
  }
  rows.print("签发机关", "Issuing Authority", holder.issuing_authority, look.value, 0, 50,
             "issuing_authority");
  rows.next();
  if (!holder.issuing_place.empty() && !foreign) {
    rows.print("签发地点", "Place of Issue", holder.issuing_place, look.value, 0, 24, "issuing_place");
  }
  if (!holder.issue_count.empty() && holder.edition != 1999) {
    const char* label = holder.kind == "tw_travel_permit" ? "签发次数" : "换证次数";
    rows.print(label, "Renewals", holder.issue_count, look.digits, 31, 20, "issue_count", {},
               nlohmann::json::array({std::to_string(std::stoi(holder.issue_count))}));
  }
  canvas.text("证件号码", {4.5, 45.5}, look.label);
  const cv::Rect2d number = canvas.text(holder.number, {4.5, 50.2}, look.number);
  rows.add("number", holder.number, number);
  d.text_height = number.height;
}

// ---- Backs

/// What the zone says; its composite digit follows the issuer's own rule on half of the travel permits.
void print_zone(Canvas& canvas, Random& random, Document& d, const PermitHolder& holder, bool wrong_digit) {
  const bool permanent = holder.kind == "foreign_pr_card";
  MrzContent content{permanent                           ? "C"
                     : holder.kind == "tw_travel_permit" ? "CT"
                                                         : "CR",
                     "CHN",
                     !holder.nationality.empty() ? holder.nationality
                     : random.chance(0.5)        ? holder.home
                                                 : "CHN",
                     holder.surname,
                     holder.given_names,
                     holder.number,
                     holder.sex,
                     holder.birth_date,
                     holder.valid_until,
                     holder.number.size() > 9 ? "" : holder.issue_count,
                     ""};
  d.mrz = td1_lines(content);
  if (wrong_digit) {
    spoil_check_digit(random, d.mrz);
  } else if (!permanent && random.chance(0.5)) {
    d.mrz[1].back() = static_cast<char>('0' + random.between(0, 9));
  }
  const double spacing = random.uniform(5.6, 6.4);
  const cv::Rect2d zone =
      print_mrz(canvas, random, d.mrz, {random.uniform(3.6, 5.6), kSize.height - 7 - 2 * spacing}, 2.54,
                spacing, vary(random, rgb(0x1F1F24), 16));
  const auto part = [&](int line, int from, int to) {
    const double pitch = zone.width / 30, high = zone.height / 3;
    return cv::Rect2d(zone.x + from * pitch, zone.y + line * high, (to - from) * pitch, high);
  };
  d.fields.push_back({"number", holder.number, part(0, 5, 15)});
  d.fields.push_back({"birth_date", iso(holder.birth_date), part(1, 0, 6)});
  d.fields.push_back({"sex", holder.sex, part(1, 7, 8)});
  d.fields.push_back({"valid_until", iso(holder.valid_until), part(1, 8, 14)});
  d.fields.push_back({"nationality", content.nationality, part(1, 15, 18)});
  d.fields.push_back({"surname", holder.surname, part(2, 0, 30)});
  d.fields.push_back({"given_names", holder.given_names, part(2, 0, 30)});
  d.fields.push_back({"name_latin", holder.latin_name(), part(2, 0, 30)});
  d.text_height = 2.35;
}

void print_notes(Canvas& canvas, Random& random, const PermitHolder& holder) {
  Lettering note{.font = random.pick(fonts_of(FontRole::Hei)),
                 .size = random.uniform(2.0, 2.4),
                 .colour = vary(random, rgb(0x33353A), 14)};
  std::vector<std::string> lines{"请妥善保管，遗失应立即报告", "本证件不得转让、涂改"};
  if (random.chance(0.5)) lines.insert(lines.begin(), title_of(holder).chinese);
  double y = random.uniform(6, 9);
  for (const std::string& line : lines) {
    canvas.text(line, {6, y}, note);
    y += note.size * 2;
  }
}

/// The emblem side: titles, then labelled rows.
void print_emblem_side(Canvas& canvas, Random& random, Document& d, const PermitHolder& holder) {
  Look look = choose_look(random);
  print_wall(canvas, random, {20, 18, 62, 20}, vary(random, rgb(0x9FB2AC), 14), random.uniform(0.2, 0.5));
  print_emblem_at(canvas, random, {12.5, 12.5}, random.uniform(6.6, 7.4));
  const bool permanent = holder.kind == "foreign_pr_card";
  Lettering title = look.title;
  title.colour = vary(random, rgb(0x1E1C1A), 14);
  fitted(canvas, "中华人民共和国", {34, 11}, title, 40);
  title.size = random.uniform(5.6, 6.6);
  const std::string name = permanent              ? title_of(holder).chinese
                           : holder.home == "TWN" ? "台湾居民居住证"
                                                  : "港澳居民居住证";
  fitted(canvas, name, {24, 20.5}, title, 58);
  const auto row = [&](const char* label, const std::string& value, double y, const Lettering& style) {
    Lettering small = look.label;
    small.size = 2.4;
    canvas.text(label, {33 - canvas.width(label, small), y}, small);
    return fitted(canvas, value, {35.5, y}, style, 46);
  };
  d.fields.push_back({"issuing_authority", holder.issuing_authority,
                      row("签发机关", holder.issuing_authority, permanent ? 39 : 32, look.value)});
  const cv::Rect2d span = row("有效期限", span_of(holder), permanent ? 45.5 : 38, look.digits);
  add_span(d, holder, span);
  d.text_height = span.height;
  if (permanent) return;
  d.fields.push_back(
      {"permit_number", holder.permit_number, row("通行证号码", holder.permit_number, 44, look.digits)});
  d.fields.push_back({"issue_count", holder.issue_count, row("签发次数", holder.issue_count, 50, look.digits),
                      nlohmann::json::array({std::to_string(std::stoi(holder.issue_count))})});
}

// ---- The residence permit's portrait side

void print_residence_front(Canvas& canvas, Random& random, Document& d, const PermitHolder& holder,
                           Studio& studio) {
  Look look = choose_look(random);
  look.label.size = random.uniform(2.2, 2.6);
  const double label_x = 6.4 + random.uniform(-0.5, 0.5), value_x = 15.9 + random.uniform(-0.5, 0.7);
  double y = 10.2 + random.uniform(-0.5, 0.5);
  const double row = random.uniform(6.7, 7.2);
  const auto print = [&](const char* label, const std::string& value, const Lettering& style) {
    canvas.text(label, {label_x, y}, look.label);
    const cv::Rect2d box = canvas.text(value, {value_x, y}, style);
    y += row;
    return box;
  };
  Lettering name = look.value;
  name.size *= 1.1;
  d.fields.push_back({"name", holder.name, print("姓名", holder.name, name)});
  d.fields.push_back({"sex", holder.sex, print("性别", sex_word(holder, false), look.value)});
  const std::string birth = fmt::format("{} 年 {} 月 {} 日", static_cast<int>(holder.birth_date.year()),
                                        static_cast<unsigned>(holder.birth_date.month()),
                                        static_cast<unsigned>(holder.birth_date.day()));
  d.fields.push_back({"birth_date", iso(holder.birth_date), print("出生", birth, look.value)});
  canvas.text("住址", {label_x, y}, look.label);
  std::vector<std::u32string> lines{{}};
  for (const char32_t c : to_utf32(holder.address)) {
    if (canvas.width(lines.back() + c, look.value) > 52.8 - value_x) lines.emplace_back();
    lines.back() += c;
  }
  cv::Rect2d address;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const cv::Rect2d line =
        canvas.text(lines[i], {value_x, y + static_cast<double>(i) * look.value.size * 1.42}, look.value);
    address = i == 0 ? line : address | line;
  }
  d.fields.push_back({"address", holder.address, address});
  canvas.text("公民身份号码", {label_x, 48.2}, look.label);
  Lettering number = look.number;
  number.pitch = random.uniform(2.42, 2.66);
  const cv::Rect2d box = canvas.text(holder.number, {29.8 + random.uniform(-1, 1.2), 48.2}, number);
  d.fields.push_back({"number", holder.number, box});
  d.text_height = box.height;
  d.faces.push_back(print_portrait(
      canvas, random, studio.portraits, {53.8, 7 + random.uniform(-0.5, 1), 25.5, 32},
      {.cut_out = random.chance(0.75), .background = rgb(0xF2F3F4), .opacity = random.uniform(0.86, 1)}));
}

}  // namespace

Document draw_permit(const Order& order, double scale, Studio& studio) {
  Random random = order.style;
  const PermitHolder& holder = std::get<PermitHolder>(order.holder);
  const bool front = order.sheet == Sheet::PermitFront, residence = holder.kind == "hkmt_residence_permit";
  Document d{
      .kind = holder.kind, .side = front ? "front" : "back", .size = kSize, .corner_radius = kCornerRadius};
  Canvas canvas(studio.fonts, kSize, scale, {255, 255, 255});
  print_paper(canvas, random);
  if (front) {
    residence ? print_residence_front(canvas, random, d, holder, studio)
              : print_front(canvas, random, d, holder, studio);
  } else if (residence || holder.edition == 2023) {
    print_emblem_side(canvas, random, d, holder);
  } else {
    print_notes(canvas, random, holder);
    print_zone(canvas, random, d, holder, order.wrong_mrz_digit);
  }
  d.picture = canvas.picture();
  d.scale = scale;
  return d;
}

}  // namespace docintake::samples
