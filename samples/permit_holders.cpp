#include "permit_holders.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check_digits.h"
#include "mrz.h"

namespace docintake::samples {

namespace {

/// A state with its name in Chinese and its number of ISO 3166, which the numbers of 2023 hold.
struct Nation {
  std::string_view code;
  const char* name;
  const char* number;
};
constexpr std::array<Nation, 14> kNations{{{"CAN", "加拿大", "124"},
                                           {"USA", "美国", "840"},
                                           {"GBR", "英国", "826"},
                                           {"AUS", "澳大利亚", "036"},
                                           {"DEU", "德国", "276"},
                                           {"AUT", "奥地利", "040"},
                                           {"FRA", "法国", "250"},
                                           {"ESP", "西班牙", "724"},
                                           {"MEX", "墨西哥", "484"},
                                           {"POL", "波兰", "616"},
                                           {"SWE", "瑞典", "752"},
                                           {"JPN", "日本", "392"},
                                           {"IND", "印度", "356"},
                                           {"RUS", "俄罗斯", "643"}}};

int country_index(std::string_view code) {
  const auto& all = countries();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Country& land) { return land.code == code; });
  return static_cast<int>(found - all.begin());
}

std::string in_machine_letters(const std::string& name) {
  std::string plain = to_mrz_alphabet(name);
  std::replace(plain.begin(), plain.end(), '<', ' ');
  return plain;
}

/// Names, sex and birth date of somebody of that country.
void take_person(PermitHolder& holder, Random& random, std::string_view country, bool chinese) {
  Traveller who = make_traveller(random, country_index(country));
  while (who.sex == "X" || who.surname.empty() || who.given_names.empty())
    who = make_traveller(random, country_index(country));
  holder.surname = in_machine_letters(who.surname);
  holder.given_names = in_machine_letters(who.given_names);
  holder.sex = who.sex;
  holder.birth_date = random_date(random, 1945, 2014);
  if (chinese) holder.name = who.chinese_name;
}

const Nation& take_foreigner(PermitHolder& holder, Random& random) {
  const Nation& nation = random.pick(kNations);
  take_person(holder, random, nation.code, false);
  holder.nationality = nation.code;
  holder.country = nation.name;
  return nation;
}

/// Issued lately enough to be in use, for five years to the young and to those whom `years` says so.
void take_validity(PermitHolder& holder, Random& random, int years) {
  const int born = static_cast<int>(holder.birth_date.year());
  const int first = std::max(born + 1, static_cast<int>(kToday.year()) - years + 1);
  holder.valid_from = random_date(random, first, 2026);
  if (holder.valid_from > kToday) holder.valid_from = add_years(holder.valid_from, -1);
  const Date end = add_years(holder.valid_from, years);
  holder.valid_until = Date{std::chrono::sys_days{end} - std::chrono::days{1}};
}

std::string digits(Random& random, int count) {
  return from_pattern(random, std::string(static_cast<std::size_t>(count), '9'));
}

std::string compact(Date date) {
  std::string text = iso(date);
  std::erase(text, '-');
  return text;
}

int sequence(Random& random, const std::string& sex) {
  return random.between(0, 498) * 2 + (sex == "M" ? 1 : 2);
}

constexpr std::array kPlaces{"广东", "福建", "北京", "上海", "浙江", "江苏", "湖南", "海南", "香港", "澳门"};

void make_hkm(PermitHolder& holder, Random& random) {
  const double which = random.uniform();
  holder.edition = which < 0.7 ? 2013 : which < 0.85 ? 1999 : 2024;
  const bool macao = random.chance(0.25);
  const std::string letter = macao ? "M" : "H";
  holder.home = macao ? "MAC" : "HKG";
  holder.issue_count = fmt::format("{:02}", random.between(0, 5));
  if (holder.edition == 2024) {
    take_foreigner(holder, random);
    holder.number = letter + "A" + digits(random, 7);
  } else {
    take_person(holder, random, "CHN", true);
    holder.number = letter + digits(random, 8) + (holder.edition == 1999 ? holder.issue_count : "");
  }
  take_validity(holder, random, 10);
  holder.issuing_authority = holder.edition == 1999 ? "广东省公安厅" : "公安部出入境管理局";
  if (holder.edition != 1999 && random.chance(0.5)) holder.issuing_authority = "中华人民共和国出入境管理局";
  holder.issuing_place = random.pick(kPlaces);
}

void make_tw(PermitHolder& holder, Random& random) {
  holder.edition = 2015;
  holder.home = "TWN";
  take_person(holder, random, "TWN", true);
  take_validity(holder, random, 5);
  holder.number = digits(random, 8);
  holder.issue_count = fmt::format("{:02}", random.between(1, 8));
  holder.issuing_authority = random.chance(0.5) ? "公安部出入境管理局" : "中华人民共和国出入境管理局";
  holder.issuing_place = random.pick(kPlaces);
}

void make_resident_of_region(PermitHolder& holder, Random& random, const Gazetteer& gazetteer) {
  constexpr std::array<std::array<const char*, 3>, 3> kHomes{
      {{"HKG", "810000", "H"}, {"MAC", "820000", "M"}, {"TWN", "830000", ""}}};
  const auto& [home, region, letter] = random.pick(kHomes);
  holder.edition = 2018;
  holder.home = home;
  take_person(holder, random, holder.home == "TWN" ? "TWN" : "CHN", true);
  take_validity(holder, random, 5);
  holder.valid_until = add_years(holder.valid_from, 5);
  holder.number = resident_number(random, region, holder.birth_date, holder.sex);
  const Region& place = random.pick(gazetteer.regions());
  holder.address = address_in(random, place);
  holder.issuing_authority = authority_of(random, place);
  holder.permit_number = letter + digits(random, 8);
  holder.issue_count = fmt::format("{:02}", random.between(1, 4));
}

void make_permanent_resident(PermitHolder& holder, Random& random) {
  holder.edition = random.chance(0.5) ? 2017 : 2023;
  const Nation& nation = take_foreigner(holder, random);
  take_validity(holder, random, 10);
  const std::string birth = compact(holder.birth_date);
  if (holder.edition == 2017) {
    const std::string body = holder.nationality + random.pick(std::array{"1100", "3100", "4403", "3702"}) +
                             birth.substr(2) + digits(random, 1);
    holder.number = body + mrz_check(body);
    holder.issuing_authority = "中华人民共和国公安部";
  } else {
    const std::string body = std::string("9") + random.pick(std::array{"11", "31", "44", "37"}) +
                             nation.number + birth + fmt::format("{:03}", sequence(random, holder.sex));
    holder.number = body + resident_number_check(body);
    holder.issuing_authority = "国家移民管理局";
  }
}

}  // namespace

PermitHolder make_permit_holder(Random& random, std::string_view kind, const Gazetteer& gazetteer) {
  PermitHolder holder;
  holder.kind = kind;
  if (kind == "hkm_travel_permit") make_hkm(holder, random);
  if (kind == "tw_travel_permit") make_tw(holder, random);
  if (kind == "hkmt_residence_permit") make_resident_of_region(holder, random, gazetteer);
  if (kind == "foreign_pr_card") make_permanent_resident(holder, random);
  return holder;
}

}  // namespace docintake::samples
