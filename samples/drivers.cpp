#include "drivers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "persons.h"

namespace docintake::samples {

namespace {

struct Issuer {
  LicenceFamily family;
  const char* country;
  const char* region;
  const char* heading;
  const char* title;
  const char* issuer;
  const char* number;      ///< pattern: A a letter, 9 a digit
  const char* categories;  ///< one of these, blank-separated
};

constexpr std::array kIssuers{
    Issuer{LicenceFamily::American, "USA", "MI", "MICHIGAN", "DRIVER LICENSE", "636032", "A 999 999 999 999",
           "O C"},
    Issuer{LicenceFamily::American, "USA", "GA", "GEORGIA", "DRIVER'S LICENSE", "636055", "999999999",
           "C CM"},
    Issuer{LicenceFamily::American, "USA", "NC", "North Carolina", "DRIVER LICENSE", "636004", "999999999999",
           "C A"},
    Issuer{LicenceFamily::American, "USA", "PA", "Pennsylvania", "DRIVER'S LICENSE", "636025", "99 999 999",
           "C"},
    Issuer{LicenceFamily::American, "USA", "IL", "ILLINOIS", "DRIVER'S LICENSE", "636035", "A999-9999-9999",
           "D"},
    Issuer{LicenceFamily::American, "USA", "MN", "Minnesota", "DRIVER'S LICENSE", "636038",
           "A999-999-999-999", "D"},
    Issuer{LicenceFamily::American, "USA", "OR", "Oregon", "DRIVER LICENSE", "636029", "9999999", "C"},
    Issuer{LicenceFamily::American, "USA", "MA", "MASSACHUSETTS", "DRIVER'S LICENSE", "636002", "A99999999",
           "D"},
    Issuer{LicenceFamily::American, "USA", "IN", "INDIANA", "OPERATOR LICENSE", "636037", "9999-99-9999",
           "NONE"},
    Issuer{LicenceFamily::American, "USA", "UT", "UTAH", "DRIVER LICENSE", "636040", "999999999", "D"},
    Issuer{LicenceFamily::Canadian, "CAN", "QC", "Québec", "PERMIS DE CONDUIRE", "604428", "A9999-999999-99",
           "5"},
    Issuer{LicenceFamily::Canadian, "CAN", "MB", "MANITOBA", "DRIVER'S LICENCE", "636048", "AA-AA-AA-A999AA",
           "5F"},
    Issuer{LicenceFamily::Canadian, "CAN", "NS", "NOVA SCOTIA", "DRIVER'S LICENCE", "636013",
           "AAAAA999999999", "5"},
    Issuer{LicenceFamily::Canadian, "CAN", "SK", "Saskatchewan", "DRIVER'S LICENCE", "636044", "99999999",
           "5"},
    Issuer{LicenceFamily::European, "AUT", "", "REPUBLIK ÖSTERREICH", "FÜHRERSCHEIN", "BH Baden", "99999999",
           "AM/B B AM/A1/B"},
    Issuer{LicenceFamily::European, "SWE", "", "SVERIGE", "KÖRKORT", "TRANSPORTSTYRELSEN", "999999-9999",
           "AM/B B/BE"},
    Issuer{LicenceFamily::European, "DNK", "", "DANMARK", "KØREKORT", "Rigspolitiet", "99999999", "AM/B B"},
    Issuer{LicenceFamily::European, "PRT", "", "REPÚBLICA PORTUGUESA", "CARTA DE CONDUÇÃO", "IMT Lisboa",
           "L-9999999 9", "B B1/B"},
    Issuer{LicenceFamily::European, "BEL", "", "BELGIQUE BELGIË BELGIEN", "PERMIS DE CONDUIRE", "Gent",
           "9999999999", "AM/B B"},
    Issuer{LicenceFamily::European, "DEU", "", "BUNDESREPUBLIK DEUTSCHLAND", "FÜHRERSCHEIN", "Landratsamt Au",
           "A999AAA9A99", "AM/B/L B/L"},
    Issuer{LicenceFamily::European, "FIN", "", "SUOMI FINLAND", "AJOKORTTI KÖRKORT", "Traficom",
           "999999-999A", "AM/B B"},
    Issuer{LicenceFamily::British, "GBR", "", "UK", "DRIVING LICENCE", "DVLA", "", "AM/A/B1/B B1/B/f/k/q"},
    Issuer{LicenceFamily::Worded, "AUS", "", "Queensland", "Driver Licence", "", "999 999 999", "C"},
    Issuer{LicenceFamily::Worded, "NZL", "", "NEW ZEALAND", "DRIVER LICENCE", "", "AA999999", "1"},
    Issuer{LicenceFamily::Worded, "KEN", "", "REPUBLIC OF KENYA", "DRIVING LICENCE", "", "AAA-999999", "B"},
    Issuer{LicenceFamily::Worded, "MYS", "", "MALAYSIA", "DRIVING LICENCE", "", "999999999999", "D"}};

constexpr const char* kNamesLike[]{"USA", "GBR", "DEU", "FRA", "ESP"};  // countries whose people drive

int country_index(std::string_view code) {
  const auto& all = countries();
  const auto at = std::find_if(all.begin(), all.end(), [&](const Country& c) { return code == c.code; });
  return at == all.end() ? 0 : int(at - all.begin());
}

/// The 16 characters of a British driver number; the last three are the issuer's own.
std::string british_number(Random& random, const Driver& d) {
  std::string letters;
  for (const char c : d.surname) {
    if (c >= 'A' && c <= 'Z') letters += c;
  }
  if (letters.starts_with("MAC")) letters.erase(1, 1);
  letters.resize(5, '9');
  std::string initials(1, d.given_names[0]);
  const std::size_t space = d.given_names.find(' ');
  initials += space == std::string::npos ? '9' : d.given_names[space + 1];
  const int year = int(d.birth_date.year());
  return fmt::format("{}{}{:02}{:02}{}{}{}", letters, year / 10 % 10,
                     unsigned(d.birth_date.month()) + (d.sex == "F" ? 50 : 0), unsigned(d.birth_date.day()),
                     year % 10, initials, from_pattern(random, "9AA"));
}

/// Without what a word of the list has beside A to Z, apostrophes and hyphens: licences print capitals.
bool is_plain(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '\'';
  });
}

}  // namespace

Driver make_driver(Random& random) {
  const Issuer& issuer = random.pick(kIssuers);
  Driver d{.family = issuer.family,
           .country = issuer.country,
           .region = issuer.region,
           .heading = issuer.heading,
           .title = issuer.title,
           .issuer = issuer.issuer};
  do {
    const Traveller t = make_traveller(random, country_index(random.pick(kNamesLike)));
    d.surname = t.surname;
    d.given_names = t.given_names;
    d.sex = t.sex == "F" ? "F" : "M";
  } while (!is_plain(d.surname) || !is_plain(d.given_names));
  d.birth_date = random_date(random, 1950, 2005);
  d.issue_date = random_date(random, 2018, 2025);
  d.valid_until = add_years(d.issue_date, random.pick(std::array{5, 6, 8, 10}));
  const std::array streets{"ELM COURT",      "PINE RIDGE RD", "SUNSET BLVD",
                           "VALLEY VIEW DR", "2ND AVE",       "QUARRY LANE"};
  const std::array towns{"FAIRHAVEN", "MILLBROOK", "ASHTON", "GREENFIELD", "PORT ALMA", "CEDARVILLE"};
  d.street = fmt::format("{} {}", random.between(2, 9999), random.pick(streets));
  d.town = random.pick(towns);
  d.postal_code = d.family == LicenceFamily::Canadian  ? from_pattern(random, "A9A 9A9")
                  : d.family == LicenceFamily::British ? from_pattern(random, "AA9 9AA")
                                                       : from_pattern(random, "99999");
  d.number =
      d.family == LicenceFamily::British ? british_number(random, d) : from_pattern(random, issuer.number);
  std::vector<std::string> classes(1);
  for (const char c : std::string_view(issuer.categories)) {
    if (c == ' ') {
      classes.emplace_back();
    } else {
      classes.back() += c;
    }
  }
  d.categories = random.pick(classes);
  return d;
}

std::string aamva_text(const Driver& d) {
  const bool canadian = d.family == LicenceFamily::Canadian;
  const auto day = [&](Date date) {
    const int y = int(date.year());
    const unsigned m = unsigned(date.month()), n = unsigned(date.day());
    return canadian ? fmt::format("{}{:02}{:02}", y, m, n) : fmt::format("{:02}{:02}{}", m, n, y);
  };
  const std::size_t space = d.given_names.find(' ');
  const std::string middle = space == std::string::npos ? "NONE" : d.given_names.substr(space + 1);
  const std::string body = fmt::format(
      "DLDAQ{}\nDCS{}\nDDEN\nDAC{}\nDDFN\nDAD{}\nDDGN\nDCA{}\nDCBNONE\nDCDNONE\nDBD{}\nDBB{}\nDBA{}\nDBC{}\n"
      "DAU070 in\nDAYGRN\nDAG{}\nDAI{}\nDAJ{}\nDAK{}\nDCF{:010}\nDCG{}\nDDAF\nDDB01152019\r",
      d.number, d.surname, d.given_names.substr(0, space), middle, d.categories, day(d.issue_date),
      day(d.birth_date), day(d.valid_until), d.sex == "M" ? 1 : 2, d.street, d.town, d.region, d.postal_code,
      d.street.size() * 7919, d.country);
  const std::string head = fmt::format("@\n\x1e\rANSI {}100001", d.issuer);
  return fmt::format("{}DL{:04}{:04}{}", head, head.size() + 10, body.size(), body);
}

}  // namespace docintake::samples
