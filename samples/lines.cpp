#include "lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "backgrounds.h"
#include "mrz.h"
#include "travel_print.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

enum Kind {
  Number,
  Mrz,
  Name,
  Address,
  Ethnicity,
  Birth,
  Validity,
  Authority,
  ChineseLabel,
  LatinName,
  LatinLabel,
  LatinNumber,
  LatinDate,
  Company,
  Common,
  Rare,
  Mixed,
  Uniform,
  LatinUniform,
  Code,
  Prose,
  LatinText,
  FormLabel,
  Labelled
};

// A stretch of text in one style; `gap` is the space before it in em.
struct Run {
  std::u32string text;
  double scale = 1;
  double gap = 0;
  bool pale = false;  // a label within a value
};

// What stands on a line and how it may be set.
struct Content {
  std::vector<Run> runs;
  std::vector<FontRole> roles;
  double pitch = 0;     // em; above 0: fixed advance
  double tracking = 0;  // em
  bool tall = true;     // fills the em box (Chinese), or capitals and digits alone
  bool small = false;   // the small print of forms
};

Content plain(std::string_view text, std::vector<FontRole> roles, bool tall = true) {
  Content content;
  content.runs.push_back({to_utf32(text)});
  content.roles = std::move(roles);
  content.tall = tall;
  return content;
}

const std::vector<FontRole>& chinese_roles() {
  static const std::vector<FontRole> kRoles{FontRole::Hei, FontRole::Hei, FontRole::Hei, FontRole::Song,
                                            FontRole::Kai};
  return kRoles;
}

const std::vector<FontRole>& latin_roles() {
  static const std::vector<FontRole> kRoles{FontRole::Sans, FontRole::Sans, FontRole::Sans, FontRole::Serif,
                                            FontRole::Mono, FontRole::OcrB, FontRole::Hei};
  return kRoles;
}

std::string any_mrz_line(Random& random) {
  const Traveller t = make_traveller(random, random.between(0, static_cast<int>(countries().size()) - 1));
  const std::string code = random.pick(std::array{"P", "P", "PO", "I", "ID", "CR", "CT", "AC"});
  MrzContent content = mrz_content(t, code);
  const int form = code[0] == 'P' ? 0 : random.between(1, 2);
  content.optional.resize(std::min<std::size_t>(content.optional.size(), form == 0   ? 14
                                                                         : form == 1 ? 7
                                                                                     : 11));
  if (random.chance(0.2)) content.optional2 = from_pattern(random, "AA99999999A");
  const std::vector<std::string> lines = form == 0   ? td3_lines(content)
                                         : form == 1 ? td2_lines(content)
                                                     : td1_lines(content);
  std::string line = random.pick(lines);
  // Recognizers must not learn which characters follow which: at times any character stands anywhere.
  if (random.chance(0.25)) {
    for (char& c : line) {
      if (random.chance(0.5)) c = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"[random.between(0, 36)];
    }
  }
  return line;
}

Content birth(Random& random) {
  const Date d = random_date(random, 1940, 2020);
  Content content;
  content.roles = chinese_roles();
  const auto number = [&](int value) {
    content.runs.push_back({to_utf32(std::to_string(value)), 1, random.uniform(0, 0.9)});
  };
  const double label = random.uniform(0.72, 1);
  const bool pale = random.chance(0.6);
  const auto unit = [&](char32_t c) {
    content.runs.push_back({std::u32string(1, c), label, random.uniform(0.05, 0.6), pale});
  };
  number(static_cast<int>(d.year()));
  unit(U'年');
  number(static_cast<int>(static_cast<unsigned>(d.month())));
  unit(U'月');
  number(static_cast<int>(static_cast<unsigned>(d.day())));
  unit(U'日');
  return content;
}

std::string validity(Random& random) {
  const Date from = random_date(random, 2004, 2026);
  if (random.chance(0.2)) return dotted(from) + "-长期";
  return dotted(from) + "-" + dotted(add_years(from, random.pick(std::array{5, 10, 20})));
}

std::string latin_words(Random& random) {
  const Traveller t = make_traveller(random, random.between(3, static_cast<int>(countries().size()) - 1));
  switch (random.between(0, 5)) {
    case 0:
      return t.surname.empty() ? t.given_names : t.surname;
    case 1:
      return t.surname.empty() || t.given_names.empty() ? t.surname + t.given_names
                                                        : t.surname + ", " + t.given_names;
    case 2:
      return t.given_names.empty() ? t.surname : t.given_names;
    case 3:
      return t.birth_place;
    case 4:
      return countries()[t.country].name;
    default:
      return countries()[t.country].nationality;
  }
}

// Characters of the alphabet, each as likely as any other; of all of GB 2312 where there is no alphabet.
std::u32string uniform_characters(Random& random, const LinePlan& plan, bool ideographs, int longest) {
  constexpr char32_t kFirstIdeograph = 0x2E80;
  const std::u32string& all = plan.alphabet.empty() ? gb2312_characters() : plan.alphabet;
  // The alphabet is sorted, so the ideographs follow the rest.
  const auto border = std::size_t(std::lower_bound(all.begin(), all.end(), kFirstIdeograph) - all.begin());
  const bool have_both = border > 0 && border < all.size();
  const std::size_t first = have_both && ideographs ? border : 0;
  const std::size_t last = (have_both && !ideographs ? border : all.size()) - 1;
  std::u32string text;
  const int length = random.between(1, longest);
  while (static_cast<int>(text.size()) < length) {
    const char32_t c =
        all[static_cast<std::size_t>(random.between(static_cast<int>(first), static_cast<int>(last)))];
    // A space stands within a line, and once.
    if (c == U' ' && (text.empty() || text.back() == U' ' || static_cast<int>(text.size()) + 1 == length))
      continue;
    text += c;
  }
  return text;
}

// What codes are made of, with the groups and separators of dates and of numbers in groups.
std::string any_code(Random& random) {
  static constexpr std::string_view kDigits = "0123456789";
  static constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static constexpr std::string_view kAll = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<./-";
  if (random.chance(0.35)) {
    static constexpr std::array<std::string_view, 8> kDates{
        "99.99.9999", "9999.99.99", "9999-99-99", "99/99/9999", "99999999", "9999.99.99-9999.99.99",
        "99-99-9999", "999999"};
    return from_pattern(random, std::string(random.pick(kDates)));
  }
  const std::string_view of = random.chance(0.4) ? kDigits : random.chance(0.6) ? kLetters : kAll;
  std::string text;
  const int length = random.between(3, 20);
  for (int i = 0; i < length; ++i)
    text += of[static_cast<std::size_t>(random.between(0, static_cast<int>(of.size()) - 1))];
  return text;
}

// Any characters at all in a row.
std::u32string random_characters(Random& random, const LinePlan& plan, bool common) {
  static const std::u32string kBeyond = to_utf32(
      "昶堃喆翀玥珺煊锴焱旻霏骁翊翎祎稷竑箐羿赟婳媞璟瑀珩琰垲镕頔颢骐骢彧祐禛稼旸昉晔暐曈珈瑄瓒甯畯皑眭睢硕郗"
      "鄢隗颛仝佟逄亓丌厍呙冼邝啜闫邸濮缑");
  const std::u32string& all = gb2312_characters();
  std::u32string text;
  const int length = random.between(1, common ? 12 : 8);
  for (int i = 0; i < length; ++i) {
    if (!plan.alphabet.empty() && random.chance(0.5)) {
      const char32_t c = random.pick(plan.alphabet);
      if (c >= 0x4E00) {
        text += c;
        continue;
      }
    }
    if (common) {
      text += all[static_cast<std::size_t>(random.between(0, kGb2312Level1 - 1))];
    } else {
      text += random.chance(0.15) ? random.pick(kBeyond)
                                  : all[static_cast<std::size_t>(
                                        random.between(kGb2312Level1, static_cast<int>(all.size()) - 1))];
    }
  }
  return text;
}

std::string mixed(Random& random) {
  std::string text;
  const int length = random.between(3, 16);
  for (int i = 0; i < length; ++i) {
    const double what = random.uniform();
    if (what < 0.4) {
      text += static_cast<char>('0' + random.between(0, 9));
    } else if (what < 0.6) {
      text += static_cast<char>((random.chance(0.7) ? 'A' : 'a') + random.between(0, 25));
    } else if (what < 0.9) {
      text += to_utf8(std::u32string(
          1, gb2312_characters()[static_cast<std::size_t>(random.between(0, kGb2312Level1 - 1))]));
    } else {
      text += random.pick(
          std::array{"-", ".", "/", "(", ")", "（", "）", "·", "、", "，", "#", ":", "<", "&", "'", ","});
    }
  }
  return text;
}

// A stretch of running text as licences carry it (the scope of business): words and what stands between them.
std::string prose(Random& random) {
  static constexpr std::array kPhrases{"一般项目",
                                       "许可项目",
                                       "依法须经批准的项目",
                                       "经相关部门批准后方可开展经营活动",
                                       "具体经营项目以审批结果为准",
                                       "除依法须经批准的项目外",
                                       "凭营业执照依法自主开展经营活动",
                                       "技术服务",
                                       "技术开发",
                                       "技术咨询",
                                       "技术交流",
                                       "技术转让",
                                       "技术推广",
                                       "货物进出口",
                                       "食品销售",
                                       "软件开发",
                                       "信息系统集成服务",
                                       "日用百货销售",
                                       "普通货物仓储服务",
                                       "企业管理咨询",
                                       "机械设备租赁",
                                       "道路货物运输",
                                       "餐饮服务",
                                       "建筑材料销售",
                                       "广告设计、代理",
                                       "住房租赁",
                                       "准予登记"};
  static constexpr std::array kMarks{"；", "；", "；", "、", "、", "，",  "，",
                                     "。", "。", "：", "（", "）", "）。"};
  std::u32string text;
  while (text.size() < 26) {
    if (random.chance(0.45)) {
      text += to_utf32(random.pick(kPhrases));
    } else {
      for (int left = random.between(2, 6); left > 0; --left)
        text += gb2312_characters()[static_cast<std::size_t>(random.between(0, kGb2312Level1 - 1))];
    }
    text += to_utf32(random.pick(kMarks));
  }
  const auto length = static_cast<std::size_t>(random.between(6, 22));
  const auto first = static_cast<std::size_t>(random.between(0, static_cast<int>(text.size() - length)));
  return to_utf8(text.substr(first, length));
}

// Letters that are one stroke wide are the first that small print loses.
std::string narrow_letters(Random& random, bool capitals) {
  static constexpr std::string_view kNarrow = "IIIJLT1";
  static constexpr std::string_view kNarrowSmall = "iiljtfr";
  std::string word;
  const int length = random.between(2, 9);
  for (int i = 0; i < length; ++i) {
    const bool large = capitals || i == 0;
    word += random.chance(0.4)
                ? (large ? kNarrow : kNarrowSmall)[static_cast<std::size_t>(random.between(0, 6))]
                : static_cast<char>((large ? 'A' : 'a') + random.between(0, 25));
  }
  return word;
}

// Words with single spaces between them, as names, streets and places stand on licences and passports.
std::string latin_text(Random& random) {
  const bool capitals = random.chance(0.75);
  const auto any_letters = [&] {
    if (random.chance(0.4)) return narrow_letters(random, capitals);
    std::string word;
    const int length = random.between(1, 9);
    for (int i = 0; i < length; ++i)
      word += static_cast<char>((capitals || i == 0 ? 'A' : 'a') + random.between(0, 25));
    return word;
  };
  const int words = random.between(2, 4);
  std::string text;
  for (int i = 0; i < words; ++i) {
    if (i > 0) text += random.chance(0.12) ? ", " : " ";
    if (random.chance(0.2)) {
      text += std::to_string(random.between(1, 19999));
    } else if (random.chance(0.4)) {
      text += any_letters();
    } else {
      text += latin_words(random);
    }
  }
  return text;
}

// What stands before a value on licences abroad: the words of labels, words like them, a field's number.
std::string form_label(Random& random) {
  static constexpr std::array kWords{
      "Name",         "Names",        "Surname",     "Given",       "First",     "Last",     "Date",
      "of",           "birth",        "Birth",       "Issued",      "Issue",     "Expires",  "Expiry",
      "until",        "Valid",        "Licence",     "License",     "Driver",    "Driver's", "Driving",
      "Permit",       "Card",         "No.",         "No",          "Number",    "Class",    "Sex",
      "Height",       "Eyes",         "Hair",        "Weight",      "Rest",      "End",      "Restrictions",
      "Address",      "Place",        "Document",    "Nationality", "Authority", "Donor",    "Signature",
      "Version",      "Nom",          "Prénoms",     "Né(e)",       "le",        "de",       "Permis",
      "conduire",     "Naissance",    "Délivré",     "Nombre",      "Apellidos", "Fecha",    "Lugar",
      "Geburtsdatum", "Führerschein", "Ausgestellt", "Cognome",     "Patente",   "guida",    "Rijbewijs",
      "Naam"};
  static constexpr std::array kShort{"DL",  "DLN", "LN", "FN", "DOB", "EXP", "ISS", "DD", "HGT",
                                     "SEX", "1.",  "2.", "3.", "4a.", "4b.", "4c.", "5.", "8.",
                                     "9.",  "1",   "2",  "4d", "12",  "9a",  "4a",  "ID", "CLASS"};
  std::string text;
  if (random.chance(0.4)) text = random.pick(kShort);
  if (!text.empty() && random.chance(0.5)) return text;
  const bool capitals = random.chance(0.25);
  for (int left = random.between(1, 3); left > 0; --left) {
    if (!text.empty()) text += random.chance(0.15) ? "/" : " ";
    std::string word = random.chance(0.6) ? random.pick(kWords) : narrow_letters(random, false);
    if (capitals) {
      for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    text += word;
  }
  if (random.chance(0.2)) text += ":";
  return text;
}

std::string licence_number(Random& random) {
  return from_pattern(
      random, random.pick(std::array{"A9999999", "999999999", "A999-9999-9999", "A9999-99999-99999",
                                     "AA999999A", "999 999 999", "A99999999", "99AA99999", "AAAAA999999AA9AA",
                                     "99 999 9999", "9999999", "A999999999999"}));
}

Content labelled(Random& random) {
  using enum FontRole;
  Content content;
  content.roles = {Sans, Sans, Sans, Serif, Hei};
  content.runs.push_back({to_utf32(form_label(random) + " "), random.uniform(0.5, 1), 0, random.chance(0.4)});
  const double kind = random.uniform();
  const std::string value = kind < 0.5 ? licence_number(random)
                            : kind < 0.7
                                ? printed_date(random_date(random, 1940, 2036),
                                               random.chance(0.5) ? DateStyle::Dotted : DateStyle::English)
                            : kind < 0.85 ? latin_words(random)
                                          : narrow_letters(random, true);
  content.runs.push_back({to_utf32(value), 1, random.uniform(0, 0.4)});
  content.tall = false;
  return content;
}

Content make_content(Random& random, const LinePlan& plan, int kind) {
  using enum FontRole;
  const Gazetteer& places = plan.gazetteer;
  switch (kind) {
    case Number: {
      const Region& region = random.pick(places.regions());
      std::string number = resident_number(random, region.code, random_date(random, 1930, 2024),
                                           random.chance(0.5) ? "M" : "F");
      if (random.chance(0.3)) {
        for (char& c : number) c = static_cast<char>('0' + random.between(0, 9));
        if (random.chance(0.3)) number.back() = 'X';
      }
      Content content = plain(number, {OcrB, OcrB, OcrB, Sans, Sans, Hei}, false);
      if (random.chance(0.7)) content.pitch = random.uniform(0.6, 0.85);
      return content;
    }
    case Mrz: {
      // Not every printer has OCR-B.
      Content content = plain(any_mrz_line(random), {OcrB, OcrB, OcrB, OcrB, OcrB, Mono}, false);
      content.pitch = random.uniform(0.6, 0.8);
      return content;
    }
    case Name:
      return plain(resident_name(random, random.chance(0.12)), chinese_roles());
    case Address: {
      const std::u32string address = to_utf32(address_in(random, random.pick(places.regions())));
      const std::size_t line = static_cast<std::size_t>(random.between(9, 13));
      const std::size_t first = random.chance(0.5) ? 0 : std::min(line, address.size() - 1);
      return plain(to_utf8(address.substr(first, line)), chinese_roles());
    }
    case Ethnicity:
      return plain(random.chance(0.3) ? (random.chance(0.5) ? "男" : "女") : random.pick(ethnicities()),
                   chinese_roles());
    case Birth:
      return birth(random);
    case Validity:
      return plain(validity(random), chinese_roles());
    case Authority:
      return plain(authority_of(random, random.pick(places.regions())), chinese_roles());
    case ChineseLabel: {
      Content content = plain(random.pick(std::array{"姓名",
                                                     "性别",
                                                     "民族",
                                                     "出生",
                                                     "住址",
                                                     "公民身份号码",
                                                     "签发机关",
                                                     "有效期限",
                                                     "中华人民共和国",
                                                     "居民身份证",
                                                     "年",
                                                     "月",
                                                     "日",
                                                     "性别男",
                                                     "民族汉",
                                                     "营业执照",
                                                     "统一社会信用代码",
                                                     "名称",
                                                     "类型",
                                                     "法定代表人",
                                                     "护照",
                                                     "中国"}),
                              chinese_roles());
      if (random.chance(0.5)) content.tracking = random.uniform(0, 1.2);
      return content;
    }
    case LatinName:
      return plain(latin_words(random), latin_roles(), false);
    case LatinLabel: {
      const Label label = static_cast<Label>(random.between(0, static_cast<int>(Label::Address)));
      return plain(label_text(label, random.pick(std::array{"en", "fr", "de", "es", "zh"})),
                   {Sans, Sans, Serif, Hei});
    }
    case LatinNumber:
      return plain(from_pattern(random, random.pick(std::array{"E99999999", "EA9999999", "999999999",
                                                               "AA999999", "A999999A9", "C99A99A99",
                                                               "99AA99999", "A99999999", "AA9999999"})),
                   latin_roles(), false);
    case LatinDate: {
      const DateStyle style = static_cast<DateStyle>(random.between(0, 4));
      return plain(printed_date(random_date(random, 1940, 2036), style),
                   style == DateStyle::EnglishChinese ? chinese_roles() : latin_roles(), false);
    }
    case Company:
      return plain(company_name(random, places), chinese_roles());
    case Common:
      return plain(to_utf8(random_characters(random, plan, true)), chinese_roles());
    case Rare:
      return plain(to_utf8(random_characters(random, plan, false)), chinese_roles());
    case Uniform:
      return plain(to_utf8(uniform_characters(random, plan, true, 11)), chinese_roles());
    case LatinUniform:
      return plain(to_utf8(uniform_characters(random, plan, false, 14)), latin_roles());
    case Code: {
      Content content = plain(any_code(random), {OcrB, OcrB, Sans, Sans, Mono, Hei, Serif}, false);
      if (random.chance(0.3)) content.pitch = random.uniform(0.6, 0.8);
      return content;
    }
    case Prose:
      return plain(prose(random), chinese_roles());
    case LatinText:
      return plain(latin_text(random), latin_roles(), false);
    case FormLabel: {
      Content content = plain(form_label(random), {Sans, Sans, Sans, Serif, Hei}, false);
      content.small = random.chance(0.7);
      return content;
    }
    case Labelled:
      return labelled(random);
    default:
      return plain(mixed(random), chinese_roles());
  }
}

bool within(const Content& content, const std::u32string& alphabet) {
  if (alphabet.empty()) return true;
  for (const Run& run : content.runs) {
    for (const char32_t c : run.text) {
      if (!std::binary_search(alphabet.begin(), alphabet.end(), c)) return false;
    }
  }
  return true;
}

// A font of the content's roles that may be used and holds every character; failing that any that may be
// used.
int choose_font(Random& random, const Content& content, const LinePlan& plan, Fonts& fonts) {
  const auto usable = [&](int font) {
    if (!plan.fonts[static_cast<std::size_t>(font)]) return false;
    for (const Run& run : content.runs) {
      for (const char32_t c : run.text) {
        if (!fonts.has(font, c)) return false;
      }
    }
    return true;
  };
  for (int attempt = 0; attempt < 8; ++attempt) {
    const int font = random.pick(fonts_of(random.pick(content.roles)));
    if (usable(font)) return font;
  }
  const int count = static_cast<int>(font_table().size());
  const int first = random.between(0, count - 1);
  for (int i = 0; i < count; ++i) {
    if (usable((first + i) % count)) return (first + i) % count;
  }
  return 0;
}

constexpr double kEm = 40;  // glyphs are cached at this size, and lines scaled from it

// The ink of a line at kEm, black text as 255 and pale text less.
struct Ink {
  cv::Mat1b coverage;
  double baseline = 0;
  std::vector<GlyphSpan> spans;
};

Ink set_line(Random& random, const Content& content, const LinePlan& plan, Fonts& fonts) {
  TextStyle style;
  style.font = choose_font(random, content, plan, fonts);
  style.size = kEm;
  // Steps, so that the glyph cache is of use.
  style.embolden = random.chance(0.35) ? 0.5 * random.between(1, 3) : 0;
  style.stretch = random.chance(0.4) ? 1 + 0.06 * random.between(-2, 2) : 1;
  style.slant = random.chance(0.06) ? 0.15 : 0;
  style.tracking = (content.tracking > 0 ? content.tracking
                    : random.chance(0.5) ? random.uniform(-0.03, 0.18)
                                         : 0) *
                   kEm;
  style.pitch = content.pitch * kEm;
  const double pale = random.uniform(0.45, 0.9);
  std::vector<TextPicture> parts;
  std::vector<double> at;
  double pen = 0;
  for (const Run& run : content.runs) {
    TextStyle own = style;
    own.size = std::round(kEm * run.scale / 4) * 4;
    pen += run.gap * kEm;
    parts.push_back(fonts.draw(run.text, own));
    at.push_back(pen);
    pen += parts.back().advance;
  }
  Ink ink;
  const int margin = 60;
  const int top = 110;  // above the baseline; room for neighbours and margins
  ink.baseline = top;
  ink.coverage = cv::Mat1b::zeros(top + 70, cvCeil(pen) + 2 * margin);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const cv::Point corner(margin + cvRound(at[i]) - parts[i].origin.x, top - parts[i].origin.y);
    const cv::Rect area = cv::Rect(corner, parts[i].coverage.size()) & cv::Rect({}, ink.coverage.size());
    cv::Mat under = ink.coverage(area);
    cv::Mat part = parts[i].coverage(cv::Rect(area.tl() - corner, area.size()));
    if (content.runs[i].pale) part = part * pale;
    cv::max(under, part, under);
    for (GlyphSpan span : parts[i].spans) {
      span.left += static_cast<float>(corner.x);
      span.right += static_cast<float>(corner.x);
      ink.spans.push_back(span);
    }
  }
  return ink;
}

// How far letters reach above and below the baseline, pixels at kEm.
struct Span {
  double up = 0;
  double down = 0;
};

// The box that the letters of such a line fill, or, as a finder of lines would see it, the ink itself where
// that is not much less.
Span letters_box(Random& random, const Content& content, const Ink& ink) {
  const Span box{(content.tall ? 0.88 : 0.74) * kEm, (content.tall ? 0.12 : 0.02) * kEm};
  if (random.chance(0.4)) return box;
  cv::Mat1b rows;
  cv::reduce(ink.coverage, rows, 1, cv::REDUCE_MAX);
  int top = 0;
  int bottom = rows.rows;
  while (top < bottom && rows(top, 0) < 64) ++top;
  while (bottom > top && rows(bottom - 1, 0) < 64) --bottom;
  if (bottom - top < 0.6 * (box.up + box.down)) return box;
  return {ink.baseline - top, bottom - ink.baseline};
}

// Light that washes out a part of the line, with a soft or a sharp edge.
void add_glare(cv::Mat1b& picture, Random& random) {
  const double middle = random.uniform(0, picture.cols);
  const double reach = picture.rows * random.uniform(0.3, 3);
  const double strength = random.uniform(30, 150);
  const double lean = random.normal(0, 0.6);
  for (int y = 0; y < picture.rows; ++y) {
    for (int x = 0; x < picture.cols; ++x) {
      const double d = (x + lean * y - middle) / reach;
      picture(y, x) = cv::saturate_cast<uchar>(picture(y, x) + strength * std::exp(-d * d * d * d));
    }
  }
}

// The pixels of a screen against those of the camera.
void add_moire(cv::Mat1b& picture, Random& random) {
  const double period = random.uniform(2.2, 9);
  const double angle = random.uniform(0, 3.14);
  const double depth = random.uniform(4, 28);
  const double dx = std::cos(angle) * 6.283 / period;
  const double dy = std::sin(angle) * 6.283 / period;
  for (int y = 0; y < picture.rows; ++y) {
    for (int x = 0; x < picture.cols; ++x)
      picture(y, x) = cv::saturate_cast<uchar>(picture(y, x) + depth * std::cos(x * dx + y * dy));
  }
}

// Black and white, as a copier leaves it: the edges eaten or the strokes grown.
void photocopy(cv::Mat1b& picture, Random& random, double white, double ink_level) {
  const double share = random.uniform(0.35, 0.72);
  const double border = ink_level + share * (white - ink_level);
  const double slope = random.uniform(2, 12);
  const double black = random.uniform(0, 60);
  for (uchar& p : picture) {
    const double t = std::clamp(0.5 + slope * (p - border) / (white - ink_level + 1), 0.0, 1.0);
    p = cv::saturate_cast<uchar>(black + t * (250 - black));
  }
}

// Fine print behind the text: waves, as on every identity document.
void add_waves(cv::Mat1f& paper, Random& random, double strength) {
  const int families = random.between(1, 2);
  for (int f = 0; f < families; ++f) {
    const double period = random.uniform(3, 14);
    const double angle = random.uniform(-0.7, 0.7) + (random.chance(0.3) ? 1.5 : 0);
    const double bend = random.uniform(0, 4);
    const double wavelength = random.uniform(20, 90);
    std::vector<float> phase;
    for (int x = 0; x < paper.cols; ++x) {
      phase.push_back(static_cast<float>(
          (x * std::sin(angle) + bend * std::sin(x * 6.283 / wavelength)) / period + 1000));
    }
    const float step = static_cast<float>(std::cos(angle) / period);
    const float depth = static_cast<float>(strength);
    for (int y = 0; y < paper.rows; ++y) {
      float* row = paper[y];
      for (int x = 0; x < paper.cols; ++x) {
        // A triangle wave, steepened to thin lines.
        const float t = phase[static_cast<std::size_t>(x)] + static_cast<float>(y) * step;
        const float line = std::abs(t - static_cast<float>(static_cast<int>(t)) - 0.5f) * 2;
        row[x] -= depth * std::max(0.f, 1 - line * 2.5f);
      }
    }
  }
}

void compress(cv::Mat1b& picture, int quality) {
  picture = decode_grey_jpeg(encode_grey_jpeg(picture, quality));
}

}  // namespace

const std::vector<LineKind>& line_kinds() {
  static const std::vector<LineKind> kKinds{
      {"number", 10},     {"mrz", 12},         {"name", 10},      {"address", 12},      {"ethnicity", 4},
      {"birth", 6},       {"validity", 6},     {"authority", 5},  {"chinese_label", 3}, {"latin_name", 6},
      {"latin_label", 2}, {"latin_number", 4}, {"latin_date", 4}, {"company", 4},       {"common", 8},
      {"rare", 6},        {"mixed", 4},        {"uniform", 0},    {"latin_uniform", 0}, {"code", 0},
      {"prose", 0},       {"latin_text", 0},   {"form_label", 0}, {"labelled", 0},
  };
  return kKinds;
}

std::u32string TextLine::text() const {
  std::u32string result;
  for (const GlyphSpan& span : spans) result += span.character;
  return result;
}

TextLine make_line(const LinePlan& plan, std::uint64_t index, Fonts& fonts) {
  Random random(plan.seed, index);
  TextLine line;
  Content content;
  // An alphabet may forbid what is drawn; the number of attempts is bounded, the last one stays.
  for (int attempt = 0; attempt < 50; ++attempt) {
    double total = 0;
    for (const double w : plan.weights) total += w;
    double at = random.uniform(0, total);
    line.kind = 0;
    while (line.kind + 1 < static_cast<int>(plan.weights.size()) &&
           (at -= plan.weights[static_cast<std::size_t>(line.kind)]) >= 0)
      ++line.kind;
    content = make_content(random, plan, line.kind);
    if (within(content, plan.alphabet)) break;
  }
  const Ink ink = set_line(random, content, plan, fonts);
  const double wear = plan.wear * random.uniform();

  // The crop a reader would make around the line: the letters' box and uneven margins.
  const Span box = letters_box(random, content, ink);
  const double up = box.up + random.uniform(0.02, 0.12 + 0.22 * wear) * kEm;
  const double down = box.down + random.uniform(0.02, 0.12 + 0.22 * wear) * kEm;
  const double before = random.uniform(0.05, 0.7) * kEm;
  const double after = random.uniform(0.05, 0.7) * kEm;
  const cv::Rect2d crop(ink.spans.front().left - before, ink.baseline - up,
                        ink.spans.back().right + after - ink.spans.front().left + before, up + down);

  // First the picture as it stands in a capture, `source` pixels high, then scaled to the height asked for.
  // Forms are full of small print: of lines with much wear a good part is drawn as small as it is still read.
  const double source = content.small               ? random.log_uniform(8, 16)
                        : random.chance(0.4 * wear) ? random.uniform(10, 18)
                                                    : random.log_uniform(std::max(12.0, 40 - 32 * wear), 46);
  const double shrink = source / crop.height;
  const double skew = random.normal(0, 0.012) * wear;  // rise over run
  const double shear = random.normal(0, 0.05) * wear;  // lean
  const cv::Size size(std::max(4, cvRound(crop.width * shrink)), cvRound(source));
  cv::Mat1b coverage = ink.coverage;
  if (random.chance(0.12 * wear + 0.02)) {
    // A neighbouring line looks into the crop.
    const cv::Matx23d shift(1, 0, random.uniform(-60, 60), 0, 1,
                            (random.chance(0.5) ? 1 : -1) * random.uniform(1.12, 1.5) * kEm);
    cv::Mat1b neighbour;
    cv::warpAffine(ink.coverage, neighbour, shift, ink.coverage.size());
    coverage = cv::max(coverage, neighbour);
  }
  // Only the rows around the crop are worth scaling.
  const cv::Rect band = cv::Rect(0, cvFloor(crop.y) - 10, coverage.cols, cvCeil(crop.height) + 20) &
                        cv::Rect({}, coverage.size());
  coverage = coverage(band);
  cv::Mat1b scaled;
  const double pre = std::min(1.0, shrink);
  cv::resize(coverage, scaled, {}, pre, pre, pre < 0.999 ? cv::INTER_AREA : cv::INTER_LINEAR);
  const double k = shrink / pre;
  const double middle_y = size.height / 2.0;
  const double middle_x = size.width / 2.0;
  const cv::Matx23d place(k, shear, -crop.x * shrink - shear * middle_y, skew, k,
                          (band.y - crop.y) * shrink - skew * (middle_x + crop.x * shrink));
  cv::Mat1b letters;
  cv::warpAffine(scaled, letters, place, size, cv::INTER_LINEAR);

  const double white = random.uniform(130 + 60 * (1 - wear), 255);
  const double contrast = random.uniform(std::max(0.16, 0.75 - 0.65 * wear), 0.97);
  const double ink_level = white * (1 - contrast);
  cv::Mat1f paper(size, static_cast<float>(white));
  if (random.chance(0.8))
    add_waves(paper, random, white * contrast * random.uniform(0.02, 0.08 + 0.25 * wear));
  if (random.chance(0.5)) {
    const double slope_x = random.normal(0, 0.12) * wear;
    const double slope_y = random.normal(0, 0.10) * wear;
    for (int y = 0; y < size.height; ++y) {
      const double gain_y = 1 + slope_y * (y / middle_y - 1);
      for (int x = 0; x < size.width; ++x)
        paper(y, x) *= static_cast<float>(gain_y + slope_x * (x / middle_x - 1));
    }
  }
  if (random.chance(0.5)) cv::GaussianBlur(paper, paper, {}, random.uniform(0.4, 1));
  cv::Mat1b picture(size);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const float p = paper(y, x);
      picture(y, x) =
          cv::saturate_cast<uchar>(p + (std::min<double>(p, ink_level) - p) * letters(y, x) / 255.0);
    }
  }
  if (random.chance(0.04 * wear)) {
    // Something lies across: a scratch, a hair, the rim of a stamp.
    const cv::Point from(random.between(0, size.width), random.between(-4, size.height + 4));
    const cv::Point to(random.between(0, size.width), random.between(-4, size.height + 4));
    cv::line(picture, from, to, cv::Scalar(random.uniform(ink_level, 255)), 1, cv::LINE_AA);
  }
  if (random.chance(0.85))
    cv::GaussianBlur(picture, picture, {},
                     std::max(0.3, source / 32 * random.uniform(0.2, 0.5 + 1.3 * wear)));
  if (random.chance(0.15 * wear)) {
    const int length = std::max(2, cvRound(source * random.uniform(0.05, 0.16)));
    cv::blur(picture, picture, random.chance(0.6) ? cv::Size(length, 1) : cv::Size(1, length));
  }
  if (random.chance(0.1)) add_glare(picture, random);
  if (random.chance(0.08)) add_moire(picture, random);
  if (random.chance(0.07)) photocopy(picture, random, white, ink_level);
  const double noise = random.uniform(0, 2 + 14 * wear * contrast);
  cv::RNG generator(random.next());
  cv::Mat1s grain(size);
  generator.fill(grain, cv::RNG::NORMAL, 0, noise * 16);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x)
      picture(y, x) = cv::saturate_cast<uchar>(picture(y, x) + (grain(y, x) >> 4));
  }
  if (random.chance(0.2)) {
    cv::Mat1b soft;
    cv::GaussianBlur(picture, soft, {}, 1.2);
    cv::addWeighted(picture, 1.7, soft, -0.7, 0, picture);
  }
  if (random.chance(0.5)) compress(picture, cvRound(95 - 70 * wear * random.uniform()));

  const double grow = plan.height / static_cast<double>(size.height);
  const int width = std::max(4, cvRound(size.width * grow));
  const int method = grow < 1 ? cv::INTER_AREA : random.chance(0.5) ? cv::INTER_LINEAR : cv::INTER_CUBIC;
  cv::resize(picture, line.picture, {width, plan.height}, 0, 0, method);
  for (const GlyphSpan& span : ink.spans) {
    const auto move = [&](float x) {
      return static_cast<float>(
          std::clamp((x - crop.x) * shrink * width / size.width, 0.0, static_cast<double>(width)));
    };
    line.spans.push_back({span.character, move(span.left), move(span.right)});
  }
  return line;
}

namespace {

void put(Bytes& stream, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) stream.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

}  // namespace

Bytes line_stream_header() {
  static constexpr std::string_view kMagic = "DILINES1";
  return Bytes(kMagic.begin(), kMagic.end());
}

void append_line(Bytes& stream, const TextLine& line) {
  put(stream, static_cast<std::uint32_t>(line.picture.rows), 2);
  put(stream, static_cast<std::uint32_t>(line.picture.cols), 2);
  put(stream, static_cast<std::uint32_t>(line.kind), 2);
  put(stream, static_cast<std::uint32_t>(line.spans.size()), 2);
  for (const GlyphSpan& span : line.spans) {
    put(stream, static_cast<std::uint32_t>(span.character), 4);
    put(stream, static_cast<std::uint32_t>(std::lround(span.left)), 2);
    put(stream, static_cast<std::uint32_t>(std::lround(span.right)), 2);
  }
  for (int y = 0; y < line.picture.rows; ++y)
    stream.insert(stream.end(), line.picture[y], line.picture[y] + line.picture.cols);
}

}  // namespace docintake::samples
