#include "travel_print.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace docintake::samples {

namespace {

struct LabelRow {
  Label label;
  const char* en;
  const char* fr;
  const char* de;
  const char* es;
  const char* zh;
};

constexpr LabelRow kLabels[] = {
    {Label::Type, "Type", "Type", "Typ", "Tipo", "类型"},
    {Label::Code, "Country code", "Code du pays", "Code", "País emisor", "国家码"},
    {Label::Number, "Passport No.", "N° de passeport", "Pass-Nr.", "Pasaporte N°", "护照号"},
    {Label::Surname, "Surname", "Nom", "Name", "Apellidos", "姓"},
    {Label::GivenNames, "Given names", "Prénoms", "Vornamen", "Nombre", "名"},
    {Label::Name, "Name", "Nom", "Name", "Nombre", "姓名"},
    {Label::Nationality, "Nationality", "Nationalité", "Staatsangehörigkeit", "Nacionalidad", "国籍"},
    {Label::BirthDate, "Date of birth", "Date de naissance", "Geburtsdatum", "Fecha de nacimiento",
     "出生日期"},
    {Label::Sex, "Sex", "Sexe", "Geschlecht", "Sexo", "性别"},
    {Label::BirthPlace, "Place of birth", "Lieu de naissance", "Geburtsort", "Lugar de nacimiento",
     "出生地点"},
    {Label::IssueDate, "Date of issue", "Date de délivrance", "Ausstellungsdatum", "Fecha de expedición",
     "签发日期"},
    {Label::ExpiryDate, "Date of expiry", "Date d'expiration", "Gültig bis", "Fecha de caducidad",
     "有效期至"},
    {Label::Authority, "Authority", "Autorité", "Behörde", "Autoridad", "签发机关"},
    {Label::PersonalNumber, "Personal No.", "N° personnel", "Personennummer", "N° personal", "身份号码"},
    {Label::DocumentNumber, "Document No.", "N° du document", "Ausweisnummer", "N° de documento", "證件號碼"},
    {Label::Signature, "Holder's signature", "Signature du titulaire", "Unterschrift", "Firma del titular",
     "持证人签名"},
    {Label::Address, "Address", "Domicile", "Anschrift", "Domicilio", "住址"},
};

constexpr std::array kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                             "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array kMonthsFrench{"JAN",  "FEV",  "MARS", "AVR", "MAI", "JUIN",
                                   "JUIL", "AOUT", "SEPT", "OCT", "NOV", "DEC"};

// Characters `from` up to (not including) `to` of a line of a machine readable zone.
struct MrzPlace {
  int line;
  int from;
  int to;
};

}  // namespace

std::string label_text(Label label, const std::string& language) {
  const LabelRow& row = *std::find_if(std::begin(kLabels), std::end(kLabels),
                                      [&](const LabelRow& r) { return r.label == label; });
  if (language == "zh") return fmt::format("{}/{}", row.zh, row.en);
  const char* other = language == "fr"   ? row.fr
                      : language == "de" ? row.de
                      : language == "es" ? row.es
                                         : nullptr;
  if (other == nullptr || std::string_view(other) == row.en) return row.en;
  return language == "fr" ? fmt::format("{}/{}", row.en, other) : fmt::format("{} / {}", other, row.en);
}

DateStyle date_style(Random& random, const std::string& language) {
  if (language == "zh") return random.chance(0.5) ? DateStyle::English : DateStyle::EnglishChinese;
  if (language == "fr") return random.chance(0.6) ? DateStyle::EnglishFrench : DateStyle::English;
  if (language == "de") return DateStyle::Dotted;
  if (language == "es") return random.chance(0.6) ? DateStyle::Spaced : DateStyle::Dotted;
  return random.chance(0.8) ? DateStyle::English : DateStyle::Dotted;
}

std::string printed_date(Date date, DateStyle style) {
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned day = static_cast<unsigned>(date.day());
  switch (style) {
    case DateStyle::English:
      return fmt::format("{:02} {} {}", day, kMonths[month - 1], year);
    case DateStyle::EnglishFrench:
      return fmt::format("{:02} {}/{} {:02}", day, kMonths[month - 1], kMonthsFrench[month - 1], year % 100);
    case DateStyle::Dotted:
      return fmt::format("{:02}.{:02}.{}", day, month, year);
    case DateStyle::Spaced:
      return fmt::format("{:02} {:02} {}", day, month, year);
    case DateStyle::EnglishChinese:
      return fmt::format("{:02} {}月/{} {}", day, month, kMonths[month - 1], year);
  }
  return {};
}

MrzContent mrz_content(const Traveller& t, const std::string& document_code) {
  const Country& land = countries()[t.country];
  return {document_code, land.mrz_code, land.mrz_code,     t.surname, t.given_names, t.number, t.sex,
          t.birth_date,  t.expiry_date, t.personal_number, ""};
}

void spoil_check_digit(Random& random, std::vector<std::string>& lines) {
  const bool td1 = lines.size() == 3;
  std::string& line = lines[td1 ? random.between(0, 1) : 1];
  const auto positions = !td1                 ? std::vector<std::size_t>{9, 19, 27, line.size() - 1}
                         : &line == &lines[0] ? std::vector<std::size_t>{14}
                                              : std::vector<std::size_t>{6, 14, 29};
  char& digit = line[random.pick(positions)];
  const int old = digit >= '0' && digit <= '9' ? digit - '0' : 0;
  digit = static_cast<char>('0' + (old + random.between(1, 9)) % 10);
}

cv::Rect2d FieldPrinter::print(Label label, const std::string& value, cv::Point2d at, double width,
                               const std::string& field, const nlohmann::json& truth,
                               const nlohmann::json& accept) {
  std::string text = label_text(label, language_);
  Lettering label_style = label_;
  label_style.stretch = std::min(1.0, width / std::max(1e-6, canvas_.width(text, label_style)));
  canvas_.text(text, at, label_style);
  Lettering style = value_;
  const double needed = canvas_.width(value, style);
  if (needed > width) style.stretch = width / needed;
  const cv::Rect2d box = canvas_.text(value, {at.x, at.y + drop()}, style);
  if (!field.empty())
    document_.fields.push_back({field, truth.is_null() ? nlohmann::json(value) : truth, box, accept});
  return box;
}

nlohmann::json name_spellings(const std::string& name) {
  std::string plain = to_mrz_alphabet(name);
  std::replace(plain.begin(), plain.end(), '<', ' ');
  return plain == name ? nlohmann::json::array() : nlohmann::json::array({plain});
}

void add_mrz_fields(Document& document, const Traveller& t, cv::Rect2d zone) {
  const Country& land = countries()[t.country];
  const bool td1 = document.mrz.size() == 3;
  const auto box = [&](MrzPlace place) {
    const double pitch = zone.width / static_cast<double>(document.mrz[0].size());
    const double high = zone.height / static_cast<double>(document.mrz.size());
    return cv::Rect2d(zone.x + place.from * pitch, zone.y + place.line * high,
                      (place.to - place.from) * pitch, high);
  };
  const auto add = [&](const std::string& name, const nlohmann::json& value, MrzPlace place,
                       const nlohmann::json& accept = nlohmann::json::array()) {
    const auto printed = std::find_if(document.fields.begin(), document.fields.end(),
                                      [&](const Field& f) { return f.name == name; });
    if (printed == document.fields.end()) {
      document.fields.push_back({name, value, box(place), accept});
    } else {
      printed->mrz_box = box(place);
    }
  };
  const int name_end = static_cast<int>(document.mrz[0].size());
  const MrzPlace names = td1 ? MrzPlace{2, 0, name_end} : MrzPlace{0, 5, name_end};
  nlohmann::json code_accept = nlohmann::json::array();
  if (std::string_view(land.code) != land.mrz_code) code_accept.push_back(land.mrz_code);
  if (!t.surname.empty()) add("surname", t.surname, names, name_spellings(t.surname));
  if (!t.given_names.empty()) add("given_names", t.given_names, names, name_spellings(t.given_names));
  add("sex", t.sex, td1 ? MrzPlace{1, 7, 8} : MrzPlace{1, 20, 21});
  add("birth_date", iso(t.birth_date), td1 ? MrzPlace{1, 0, 6} : MrzPlace{1, 13, 19});
  add("expiry_date", iso(t.expiry_date), td1 ? MrzPlace{1, 8, 14} : MrzPlace{1, 21, 27});
  add("number", t.number, td1 ? MrzPlace{0, 5, 15} : MrzPlace{1, 0, 10});
  add("nationality", land.code, td1 ? MrzPlace{1, 15, 18} : MrzPlace{1, 10, 13}, code_accept);
  add("issuing_country", land.code, {0, 2, 5}, code_accept);
  if (!t.personal_number.empty())
    add("personal_number", t.personal_number, td1 ? MrzPlace{0, 15, 30} : MrzPlace{1, 28, name_end - 2});
}

}  // namespace docintake::samples
