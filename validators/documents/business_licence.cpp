// The business licence of mainland China (营业执照), editions since 2014: lying with two columns or upright
// with one, the original (正本) and its copy (副本).
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/credit_code.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/licence_dates.h"
#include "validators/documents/evidence/licence_places.h"
#include "validators/documents/evidence/licence_words.h"
#include "validators/documents/layout/form_sheet.h"
#include "validators/documents/layout/known_words.h"
#include "validators/documents/layout/lost_characters.h"
#include "validators/identifiers/gb32100.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// ---- Labels

constexpr std::string_view kTerm = "term", kOther = "other", kCode = "code";

constexpr FieldLabel kLabels[]{
    {kCode, U"统一社会信用代码"},
    {"registration_number", U"注册号"},
    {"company_name", U"名称"},
    {"company_name", U"企业名称"},
    {"company_name", U"字号名称"},
    {"company_type", U"类型"},
    {"company_type", U"企业类型"},
    {"company_type", U"公司类型"},
    {"company_type", U"主体类型"},
    {"address", U"住所"},
    {"address", U"经营场所"},
    {"address", U"营业场所"},
    {"address", U"主要经营场所"},
    {"legal_representative", U"法定代表人"},
    {"legal_representative", U"法定代表人姓名"},
    {"legal_representative", U"经营者"},
    {"legal_representative", U"经营者姓名"},
    {"legal_representative", U"负责人"},
    {"legal_representative", U"投资人"},
    {"legal_representative", U"执行事务合伙人"},
    {"registered_capital", U"注册资本"},
    {"registered_capital", U"注册资金"},
    {"registered_capital", U"出资额"},
    {"registered_capital", U"认缴出资额"},
    {"established_date", U"成立日期"},
    {"established_date", U"注册日期"},
    {kTerm, U"营业期限"},
    {kTerm, U"合伙期限"},
    {kTerm, U"经营期限"},
    {"scope", U"经营范围"},
    {"scope", U"业务范围"},
    {"registration_authority", U"登记机关"},
    {"registration_authority", U"发照机关"},
    {kOther, U"实收资本"},
    {kOther, U"组成形式"},
    {kOther, U"编号"},
};

/// What is left of a spread label of two characters whose first one was lost.
constexpr FieldLabel kLabelEnds[]{{"company_name", U"称"}, {"company_type", U"型"}, {"address", U"所"}};

/// These stand apart from the columns of the others.
constexpr std::array<std::string_view, 4> kStandalone{kCode, "registration_number", "registration_authority",
                                                      kOther};

constexpr std::u32string_view kTitles[]{U"营业执照"};
constexpr std::u32string_view kCodeLabels[]{U"统一社会信用代码"};

// Other papers that print a code, a name and a representative, by their titles.
constexpr std::u32string_view kOtherPapers[]{
    U"法人登记证书", U"法人证书", U"登记证书", U"组织机构代码证", U"税务登记证", U"开户许可证",
    U"食品经营许可证", U"资质证书", U"食品生产许可证", U"委托书", U"承诺书", U"申请表", U"发票", U"合同书",
    // Of an invoice whose title was lost.
    U"购买方信息", U"销售方信息", U"价税合计", U"纳税人识别号"};

using Entries = std::map<std::string_view, FormEntry>;

/// The best entry of each field among those; of several labels of one field the surest with a value.
Entries best_of(std::vector<FormEntry> entries) {
  Entries best;
  for (FormEntry& entry : entries) {
    const auto at = best.find(entry.label.field);
    const auto worth = [](const FormEntry& e) { return e.place.score + (e.lines.empty() ? 0 : 1); };
    if (at == best.end()) {
      best.emplace(entry.label.field, std::move(entry));
    } else if (worth(entry) > worth(at->second)) {
      at->second = std::move(entry);
    }
  }
  return best;
}

/// The entry of each field. Where whole labels are missing, it is looked for what is left of them.
Entries entries_of(const Evidence& evidence) {
  const double width = evidence.reading.width;
  std::vector<FieldLabel> labels(std::begin(kLabels), std::end(kLabels));
  Entries best = best_of(form_entries(evidence.rows, labels, kStandalone, width));
  const auto missing = [&](const FieldLabel& label) { return !best.contains(label.field); };
  if (best.empty() || std::none_of(std::begin(kLabelEnds), std::end(kLabelEnds), missing)) return best;
  std::copy_if(std::begin(kLabelEnds), std::end(kLabelEnds), std::back_inserter(labels), missing);
  Entries more = best_of(form_entries(evidence.rows, labels, kStandalone, width));
  for (const FieldLabel& end : kLabelEnds) {
    if (const auto found = more.find(end.field); found != more.end()) best.emplace(end.field, found->second);
  }
  return best;
}

// ---- Values

/// What was read of a field.
struct Candidate {
  std::string value;
  std::string raw;
  double confidence = 0;
  Quad box{};
};

constexpr double kLeastConfidence = 0.3;  ///< Below this, a field is withheld.
constexpr double kDoubtful = 0.6;         ///< Of what is not written as it must be, at most.

/// Signs as Chinese print has them, where the reader's folding made them ASCII.
std::u32string chinese_signs(std::u32string_view text) {
  constexpr std::array<std::pair<char32_t, char32_t>, 5> kSigns{
      {{U'(', U'（'}, {U')', U'）'}, {U',', U'，'}, {U';', U'；'}, {U':', U'：'}}};
  std::u32string result(text);
  for (char32_t& c : result) {
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [=](auto& pair) { return pair.first == c; });
    if (sign != kSigns.end()) c = sign->second;
  }
  return result;
}

bool is_noise(char32_t c) {
  return std::u32string_view(U"|\\/~^_`*'\"=<>[]{}丨").find(c) != std::u32string_view::npos;
}

/// The value without the marks around it and the colon of its label.
Value trimmed(Value value) {
  const auto belongs = [](const Glyph& g) {
    return is_han(g.character) || is_ascii_digit(g.character) || is_ascii_upper(g.character) ||
           g.character == U')' || g.character == U'(' || g.character == U'。' || g.character == U'"';
  };
  auto& glyphs = value.glyphs;
  std::erase_if(glyphs, [](const Glyph& g) { return is_noise(g.character); });
  const auto count = [&](char32_t c) {
    return std::count_if(glyphs.begin(), glyphs.end(), [=](const Glyph& g) { return g.character == c; });
  };
  // A bracket that is not closed is where its closing one was lost or misread at the end.
  const auto closes = [](char32_t c) { return !is_han(c) && c != U'('; };
  if (!glyphs.empty() && count(U'(') > count(U')') && closes(glyphs.back().character))
    glyphs.back().character = U')';
  while (!glyphs.empty() && (!belongs(glyphs.back()) || glyphs.back().character == U'(')) glyphs.pop_back();
  const auto first = std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& g) {
    return belongs(g) && g.character != U')' && g.character != U'。';
  });
  glyphs.erase(glyphs.begin(), first);
  return value;
}

double mean_probability(std::span<const Glyph> glyphs) {
  double sum = 0;
  for (const Glyph& glyph : glyphs) sum += glyph.probability;
  return glyphs.empty() ? 0 : sum / double(glyphs.size());
}

double mean_probability(const Value& value) { return mean_probability(std::span(value.glyphs)); }

std::optional<Candidate> candidate_of(const Value& value) {
  if (value.glyphs.empty()) return std::nullopt;
  const std::u32string text = value.text();
  return Candidate{to_utf8(chinese_signs(text)), to_utf8(text), value.confidence(), value.box()};
}

bool is_digit_or_point(const Glyph& glyph) {
  return is_ascii_digit(glyph.character) || glyph.character == U'.';
}

/// Puts digits where letters that look like them were read beside digits: the digit among the letter's
/// rivals, as sure as that was, or 0 and 1 for O and I. Amounts have no letters, and house numbers none of
/// these.
void put_digits_among_digits(Value& value) {
  constexpr double kTaken = 0.75;  // how sure a digit is that looks as the letter does
  constexpr std::u32string_view kLikeDigits = U"OQDILZS";
  auto& glyphs = value.glyphs;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    Glyph& glyph = glyphs[i];
    const bool beside = (i > 0 && is_digit_or_point(glyphs[i - 1])) ||
                        (i + 1 < glyphs.size() && is_digit_or_point(glyphs[i + 1]));
    if (!beside || kLikeDigits.find(glyph.character) == std::u32string_view::npos) continue;
    const auto rival = std::find_if(glyph.alternatives.begin(), glyph.alternatives.end(),
                                    [](const Alternative& a) { return is_ascii_digit(a.character); });
    const char32_t like = glyph.character == U'O' ? U'0' : glyph.character == U'I' ? U'1' : U'\0';
    if (like != U'\0') {
      glyph.character = like;
      glyph.probability = std::min(glyph.probability, kTaken);
    } else if (rival != glyph.alternatives.end()) {
      glyph.character = rival->character;
      glyph.probability = double(rival->probability);
    }
  }
}

std::optional<Candidate> doubted(std::optional<Candidate> read, bool doubtful) {
  if (read && doubtful) read->confidence = std::min(read->confidence, kDoubtful);
  return read;
}

/// Whether a type of company says what it is the type of.
bool names_a_form(std::u32string_view type) {
  constexpr std::u32string_view kForms[]{U"公司",     U"工商户", U"企业",   U"合作社",
                                         U"分支机构", U"所有制", U"合作制", U"合伙"};
  return std::any_of(std::begin(kForms), std::end(kForms),
                     [&](auto form) { return type.find(form) != std::u32string_view::npos; });
}

bool closes_brackets(std::u32string_view text) {
  return std::count(text.begin(), text.end(), U'(') == std::count(text.begin(), text.end(), U')');
}

std::optional<Candidate> type_of(const FormEntry& entry) {
  Value value = trimmed(entry.value());
  mend_words(value, company_type_words());
  const std::u32string text = value.text();
  if (!names_a_form(text)) return std::nullopt;
  return doubted(candidate_of(value), !closes_brackets(text));
}

/// Puts the likeliest character that amounts are written with where another one was read.
void put_amount_characters(Value& value) {
  constexpr std::u32string_view kOfAmounts =
      U"零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆整人民币美港欧日英镑澳大利亚新加坡香澳门角"
      U"分正()";
  const auto belongs = [&](char32_t c) {
    return is_ascii_digit(c) || c == U'.' || c == U',' || kOfAmounts.find(c) != std::u32string_view::npos;
  };
  for (Glyph& glyph : value.glyphs) {
    if (belongs(glyph.character)) continue;
    const auto rival = std::find_if(glyph.alternatives.begin(), glyph.alternatives.end(),
                                    [&](const Alternative& a) { return belongs(a.character); });
    if (rival == glyph.alternatives.end()) continue;
    glyph.character = rival->character;
    glyph.probability = std::max(double(rival->probability), kLeastConfidence);
  }
}

std::optional<Candidate> amount_of(const FormEntry& entry) {
  Value value = trimmed(entry.value());
  put_digits_among_digits(value);
  put_amount_characters(value);
  // Without a unit it lost its end.
  if (value.text().find_first_of(U"元圆万亿") == std::u32string::npos) return std::nullopt;
  return candidate_of(value);
}

/// Whether an address ends where it may: not with a town's or a county's name.
bool ends_as_address(std::u32string_view address) {
  return std::u32string_view(U"省市州县").find(address.back()) == std::u32string_view::npos;
}

std::optional<Candidate> address_of(const FormEntry& entry) {
  Value value = trimmed(entry.value());
  put_digits_among_digits(value);
  if (value.glyphs.empty()) return std::nullopt;
  // One that reaches the end of its line may go on in another one that was not found.
  const bool may_go_on = entry.reaches_end && !is_han(value.glyphs.back().character);
  return doubted(candidate_of(value), may_go_on || !ends_as_address(value.text()));
}

/// Points between words, which are full stops.
void put_full_stops(Value& value) {
  for (std::size_t i = 0; i < value.glyphs.size(); ++i) {
    Glyph& glyph = value.glyphs[i];
    const bool point = glyph.character == U'.' || is_middle_dot(glyph.character);
    const bool number = i > 0 && i + 1 < value.glyphs.size() &&
                        is_ascii_digit(value.glyphs[i - 1].character) &&
                        is_ascii_digit(value.glyphs[i + 1].character);
    if (point && !number) glyph.character = U'。';
  }
}

/// Marks between items that were read as others which do not stand there: a colon stands behind 项目 alone,
/// and a comma in formulas alone.
void put_separators(Value& value) {
  constexpr double kSure = 0.9, kPut = 0.7;
  auto& glyphs = value.glyphs;
  const auto count = [&](char32_t c) {
    return std::count_if(glyphs.begin(), glyphs.end(), [=](const Glyph& g) { return g.character == c; });
  };
  const char32_t usual = count(U';') >= count(U'。') ? U';' : U'。';
  const auto put = [&](Glyph& glyph, char32_t mark) {
    glyph.character = mark;
    glyph.probability = std::min(glyph.probability, kPut);
  };
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    Glyph& glyph = glyphs[i];
    const bool behind_kind = i >= 2 && glyphs[i - 1].character == U'目' && glyphs[i - 2].character == U'项';
    const bool opens = i == 4 && behind_kind;  // 一般项目: 许可项目:
    const bool colon = glyph.character == U':', stop = glyph.character == U';' || glyph.character == U'。';
    // In formulas: 除...的项目外,凭... and ...的项目,经...
    const bool in_formula = glyphs[i - 1].character == U'外' || behind_kind ||
                            (i + 1 < glyphs.size() && glyphs[i + 1].character == U'具');
    const bool comma = glyph.character == U',' && !in_formula;
    if (opens && stop && glyph.probability < kSure) put(glyph, U':');
    if (colon && !behind_kind) put(glyph, usual);
    if (comma && glyph.probability < kSure) put(glyph, usual);
  }
}

/// The bracket or full stop that a scope ends with: alone on a last line it is too small to be found. Only
/// for a scope whose last line goes as far as lines do.
void put_lost_end(Value& value) {
  constexpr double kPut = 0.7;
  if (value.glyphs.empty() || !is_han(value.glyphs.back().character)) return;
  Glyph end = value.glyphs.back();
  end.character = closes_brackets(value.text()) ? U'。' : U')';
  end.probability = std::min(end.probability, kPut);
  end.alternatives.clear();
  value.glyphs.push_back(std::move(end));
}

/// A text of many lines: a misread character does not spoil it, so that its mean counts, but one that is not
/// sure throughout, or does not end as scopes do, is left in doubt.
std::optional<Candidate> scope_of(const FormEntry& entry) {
  constexpr double kLeastSure = 0.75, kLeftInDoubt = 0.75;
  Value value = entry.value();
  put_full_stops(value);
  value = trimmed(std::move(value));
  mend_words(value, scope_formulas());
  mend_words(value, scope_items());
  put_separators(value);
  if (entry.reaches_end) put_lost_end(value);
  auto read = candidate_of(value);
  if (!read) return read;
  const std::u32string text = value.text();
  const bool ended = text.back() == U'。' || text.back() == U')';
  const bool doubtful = !ended || !closes_brackets(text) || value.confidence() < kLeastSure;
  read->confidence = mean_probability(value);
  if (doubtful) read->confidence = std::min(read->confidence, kLeftInDoubt);
  return read;
}

/// A name of a person or of the company or body that represents.
std::optional<Candidate> representative_of(const FormEntry& entry) {
  auto read = candidate_of(trimmed(entry.value()));
  constexpr std::size_t kShortest = 2;
  if (!read || to_u32(read->value).size() < kShortest) return std::nullopt;
  return read;
}

/// Words that names of companies and kinds of companies end with; one of them read with a mistake is put
/// right.
constexpr std::u32string_view kEndings[]{U"股份有限公司", U"有限责任公司", U"有限公司", U"分公司",
                                         U"(有限合伙)",   U"(普通合伙)",   U"合伙企业", U"工作室",
                                         U"经营部",       U"商行",         U"事务所",   U"服务部"};

void mend_ending(Value& value) {
  constexpr double kDamaged = 0.7, kMended = 0.7;
  const std::u32string text = value.text();
  for (const std::u32string_view ending : kEndings) {
    if (text.size() <= ending.size() || ending.size() < 4) continue;
    const std::size_t begin = text.size() - ending.size();
    const std::u32string_view last = std::u32string_view(text).substr(begin);
    if (last == ending) return;
    if (similarity(last, ending) < kDamaged) continue;
    for (std::size_t i = 0; i < ending.size(); ++i) {
      Glyph& glyph = value.glyphs[begin + i];
      if (glyph.character == ending[i]) continue;
      glyph.character = ending[i];
      glyph.probability = kMended;
    }
    return;
  }
}

std::vector<std::u32string_view> views_of(const std::vector<std::u32string>& words) {
  return {words.begin(), words.end()};
}

std::optional<Candidate> company_name_of(const FormEntry& entry, const LicencePlaces& places) {
  constexpr std::size_t kShortest = 4, kLongest = 60;
  constexpr double kSureInWords = 0.85;  // names have words of their own that look like usual ones
  Value value = trimmed(entry.value());
  mend_ending(value);
  mend_words(value, company_name_words(), kSureInWords);
  settle_on_words(value, trade_words());
  settle_on_words(value, views_of(places.names));
  settle_on_usual(value);
  const std::u32string text = value.text();
  if (text.size() < kShortest || text.size() > kLongest || !ends_as_company(text)) return std::nullopt;
  return Candidate{to_utf8(chinese_signs(text)), to_utf8(text), value.confidence(), value.box()};
}

/// The authority's name, from the place where the licence's address lies up to what such names end with: the
/// seal that lies over it is read as all sorts of things.
std::optional<Candidate> authority_of(const FormEntry& entry, const LicencePlaces& places) {
  constexpr std::size_t kShortestPlace = 2;
  Value value = trimmed(entry.value());
  mend_words(value, authority_endings());
  const auto chains = views_of(places.chains);
  mend_words(value, chains);
  bool larger_place_lost = false;
  for (const std::u32string_view chain : chains) {
    const std::size_t begin = value.text().find(chain);
    if (begin == std::u32string::npos) continue;
    larger_place_lost = begin > 0 && !places.begins_with(chain);
    value.glyphs.erase(value.glyphs.begin(), value.glyphs.begin() + std::ptrdiff_t(begin));
    break;
  }
  const std::u32string text = value.text();
  for (const std::u32string_view ending : authority_endings()) {
    const std::size_t at = text.find(ending);
    if (at == std::u32string::npos || at < kShortestPlace) continue;
    value.glyphs.resize(at + ending.size());
    return doubted(candidate_of(value), larger_place_lost);
  }
  return std::nullopt;
}

/// A date as it stands in a value.
struct EntryDate {
  ReadDate read;
  std::string raw;
  Quad box{};
};

/// The dates of an entry, as sure as their least sure digit.
std::vector<EntryDate> dates_of(const FormEntry& entry) {
  const Value value = entry.value();
  std::vector<std::optional<std::size_t>> glyph_at;  // of each character of the spaced text
  for (std::size_t i = 0; i < value.glyphs.size(); ++i) {
    if (i > 0 && value.glyphs[i].line != value.glyphs[i - 1].line) glyph_at.push_back(std::nullopt);
    glyph_at.push_back(i);
  }
  std::vector<EntryDate> dates;
  for (const FoundDate& found : find_dates(value.spaced_text())) {
    EntryDate date{{found.date, 1}, to_utf8(value.text()), value.box()};
    for (std::size_t i = found.begin; i < found.end; ++i) {
      if (!glyph_at[i]) continue;
      const Glyph& glyph = value.glyphs[*glyph_at[i]];
      if (!is_han(glyph.character)) date.read.confidence = std::min(date.read.confidence, glyph.probability);
    }
    dates.push_back(std::move(date));
  }
  return dates;
}

bool says_without_end(std::u32string_view text) {
  return text.find(U"长期") != std::u32string_view::npos || text.find(U"永久") != std::u32string_view::npos ||
         text.find(U"不约定") != std::u32string_view::npos ||
         text.find(U"无固定") != std::u32string_view::npos;
}

void put(Record& record, std::string_view name, const std::optional<Candidate>& read) {
  if (!read || read->confidence < kLeastConfidence) {
    record.findings.push_back(finding_about("field_unreadable", name));
    return;
  }
  record.fields[std::string(name)] = {field_value(read->value, read->raw, read->confidence, read->box), {}};
  if (read->confidence < kSureConfidence) record.findings.push_back(finding_about("field_uncertain", name));
}

void put_date(Record& record, std::string_view field, const std::optional<EntryDate>& date,
              const std::optional<ReadDate>& weighed) {
  if (!date || !weighed) return put(record, field, std::nullopt);
  put(record, field, Candidate{to_iso(date->read.date), date->raw, weighed->confidence, date->box});
}

/// The date of establishment and the term, weighed against each other; the term where its label was found.
void put_dates(const FormEntry* establishment, const FormEntry* term, Record& record) {
  std::optional<EntryDate> established, from, until;
  if (establishment) {
    const auto dates = dates_of(*establishment);
    if (!dates.empty()) established = dates.front();
  }
  if (term) {
    const auto dates = dates_of(*term);
    if (!dates.empty()) from = dates[0];
    if (dates.size() > 1 && dates[1].read.date > dates[0].read.date) until = dates[1];
  }
  const auto read = [](const std::optional<EntryDate>& date) {
    return date ? std::optional(date->read) : std::nullopt;
  };
  LicenceDates dates{read(established), read(from), read(until)};
  weigh(dates);
  put_date(record, "established_date", established, dates.established);
  if (!term) return;
  put_date(record, "valid_from", from, dates.from);
  const Value value = term->value();
  if (!until && says_without_end(value.text()))
    return put(record, "valid_until",
               Candidate{"long_term", to_utf8(value.text()), mean_probability(value), value.box()});
  put_date(record, "valid_until", until, dates.until);
}

/// Glyphs of a row between wide gaps.
struct Segment {
  const TextRow* row = nullptr;
  std::size_t begin = 0, end = 0;

  std::u32string_view text() const { return std::u32string_view(row->text).substr(begin, end - begin); }
};

std::vector<Segment> segments_of(const TextRow& row) {
  constexpr double kWide = 2;  // row heights
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    const bool apart =
        i == 0 || row.glyphs[i].box.x - row.glyphs[i - 1].box.right() > kWide * row.glyphs[i].line_height;
    if (apart) segments.push_back({&row, i, i});
    segments.back().end = i + 1;
  }
  return segments;
}

/// What says that it is the copy: 副本, or what is left of it in its brackets; the code or the lines beside
/// the QR code may stand at its height.
std::optional<Segment> copy_mark(std::span<const TextRow> rows) {
  constexpr std::size_t kLongest = 12;  // with its own number: (副本)(1-1)
  constexpr double kSure = 0.5;         // probability of 副 alone
  for (const TextRow& row : rows) {
    for (const Segment& segment : segments_of(row)) {
      const std::u32string_view text = segment.text();
      const auto says = [&](std::u32string_view word) {
        return text.find(word) != std::u32string_view::npos;
      };
      const std::size_t part = text.find(U"副");
      const bool sure =
          part != std::u32string_view::npos && row.glyphs[segment.begin + part].probability >= kSure;
      if (says(U"副本") || (text.size() <= kLongest && (says(U"(本)") || sure))) return segment;
    }
  }
  return std::nullopt;
}

// ---- The number

/// What the QR code says of the number, and how much it costs to read it where the print says something else.
const Barcode* qr_of(const Reading& reading) {
  const auto qr = std::find_if(reading.barcodes.begin(), reading.barcodes.end(),
                               [](const Barcode& code) { return code.symbology == Symbology::qr; });
  return qr == reading.barcodes.end() ? nullptr : &*qr;
}

/// Whether a reading of the print differs from the code by a few misread characters only.
bool nearly(const std::vector<CodeReading>& readings, const std::string& code) {
  constexpr std::size_t kMostMisread = 3;
  return std::any_of(readings.begin(), readings.end(), [&](const CodeReading& reading) {
    std::size_t differing = 0;
    for (std::size_t i = 0; i < code.size(); ++i) differing += reading.text[i] != code[i];
    return differing <= kMostMisread;
  });
}

/// The code as printed, compared with the one in the QR code. Print that is damaged is filled from the QR
/// code only where it is nearly the same: another code there is another company's.
void put_number(const Evidence& evidence, Record& record) {
  constexpr double kByQr = 0.97, kDoubtLeftByQr = 0.1;
  const std::vector<CodeReading> readings = code_readings(evidence.reading);
  const CodeVote vote = vote_on_code(readings);
  const Barcode* qr = qr_of(evidence.reading);
  const auto in_qr = qr ? code_in_text(qr->content) : std::nullopt;
  const bool printed = vote.result == CodeVote::Result::read || vote.result == CodeVote::Result::check_failed;
  if (!printed) {
    if (in_qr && nearly(readings, *in_qr)) {
      record.fields["number"] = {field_value(*in_qr, *in_qr, kByQr, qr->quad, Source::qr), {}};
      return;
    }
    if (in_qr && !readings.empty()) record.findings.push_back(finding_about("sources_disagree", "number"));
    record.findings.push_back(finding_about("number_unreadable", "number"));
    return;
  }
  FieldValue number = field_value(vote.code.text, vote.code.text, vote.code.confidence, vote.code.box);
  if (in_qr == number.value) number.confidence = 1 - (1 - number.confidence) * kDoubtLeftByQr;
  Field field{std::move(number), {}};
  if (vote.result == CodeVote::Result::check_failed)
    record.findings.push_back(finding_about("number_check_failed", "number"));
  if (in_qr && in_qr != field.best.value) {
    field.others.push_back(field_value(*in_qr, *in_qr, kByQr, qr->quad, Source::qr));
    record.findings.push_back(finding_about("sources_disagree", "number"));
  }
  record.fields["number"] = std::move(field);
}

/// The company's name that a QR code with the licence's particulars carries.
std::optional<std::string> name_in(const Barcode& qr) {
  const std::u32string text = folded(to_u32(qr.content));
  constexpr std::u32string_view kLabel = U"名称:";
  const std::size_t at = text.find(kLabel);
  if (at == std::u32string::npos) return std::nullopt;
  const std::size_t begin = at + kLabel.size();
  const std::u32string name = text.substr(begin, text.find_first_of(U";,", begin) - begin);
  return name.empty() ? std::nullopt : std::optional(to_utf8(chinese_signs(name)));
}

/// The name as printed, or as the QR code has it where the print is that but for what was misread.
void put_name(const Evidence& evidence, const FormEntry* entry, const LicencePlaces& places, Record& record) {
  constexpr double kByQr = 0.97, kSame = 0.6;
  const bool lacking = entry && (entry->cut_off || entry->begins_late ||
                                 seems_to_lack_characters(entry->value(), evidence.reading.lines));
  const auto printed = entry ? doubted(company_name_of(*entry, places), lacking) : std::nullopt;
  const Barcode* qr = qr_of(evidence.reading);
  const auto in_qr = qr ? name_in(*qr) : std::nullopt;
  if (!in_qr) return put(record, "company_name", printed);
  FieldValue by_qr = field_value(*in_qr, *in_qr, kByQr, qr->quad, Source::qr);
  if (!printed || similarity(folded(to_u32(printed->value)), folded(to_u32(*in_qr))) >= kSame) {
    record.fields["company_name"] = {std::move(by_qr), {}};
    return;
  }
  put(record, "company_name", printed);
  record.findings.push_back(finding_about("sources_disagree", "company_name"));
  if (const auto field = record.fields.find("company_name"); field != record.fields.end())
    field->second.others.push_back(std::move(by_qr));
}

/// A registration number of the former kind, where the licence has no code.
bool put_registration_number(const Evidence& evidence, const FormEntry& entry, Record& record) {
  constexpr int kReadings = 2;
  std::map<std::string, int> readings;
  const Value value = entry.value();
  std::string printed;
  for (const Glyph& glyph : value.glyphs) {
    if (is_ascii_digit(glyph.character)) printed += char(glyph.character);
  }
  ++readings[printed];
  for (std::size_t line = 0; line < evidence.reading.lines.size(); ++line) {
    const bool own = std::any_of(value.glyphs.begin(), value.glyphs.end(),
                                 [&](const Glyph& glyph) { return glyph.line == line; });
    if (!own) continue;
    for (const RecognizedLine& again : evidence.reading.lines[line].digits) ++readings[again.text];
  }
  for (const auto& [number, count] : readings) {
    if (count < kReadings || !is_registration_number(number)) continue;
    record.fields["number"] = {field_value(number, number, value.confidence(), value.box()), {}};
    return true;
  }
  return false;
}

// ---- Telling it

/// What the labels with values are worth: those that other papers print too are worth less.
double labels_score(const Entries& entries) {
  constexpr std::array<std::pair<std::string_view, double>, 9> kWeights{{{"company_name", 0.08},
                                                                         {"company_type", 0.1},
                                                                         {"legal_representative", 0.1},
                                                                         {"registered_capital", 0.12},
                                                                         {"established_date", 0.12},
                                                                         {kTerm, 0.12},
                                                                         {"scope", 0.15},
                                                                         {"address", 0.08},
                                                                         {"registration_authority", 0.1}}};
  double score = 0;
  for (const auto& [field, weight] : kWeights) {
    if (const auto entry = entries.find(field); entry != entries.end())
      score += weight * entry->second.place.score;
  }
  return score;
}

KindMatch match(const Evidence& evidence) {
  if (evidence.mrz) return {};
  constexpr double kTitle = 0.45, kCodeLabel = 0.2, kValidCode = 0.35;
  const double title = best_word(evidence.rows, kTitles, 0.74);
  double score = kTitle * title + kCodeLabel * best_word(evidence.rows, kCodeLabels, 0.6);
  score += labels_score(entries_of(evidence));
  if (score < 0.15) return {};
  if (vote_on_code(code_readings(evidence.reading)).result == CodeVote::Result::read) score += kValidCode;
  if (title == 0 && best_word(evidence.rows, kOtherPapers, 0.9) > 0) return {};
  return {std::min(0.99, score), Side::single};
}

Record extract(const Evidence& evidence, Side) {
  constexpr double kFarFromLabel = 3;  // heights of the line
  const Entries entries = entries_of(evidence);
  const auto find = [&](std::string_view field) {
    const auto entry = entries.find(field);
    return entry == entries.end() ? nullptr : &entry->second;
  };
  Record record;
  const FormEntry* former = find("registration_number");
  if (!former || find(kCode) || !put_registration_number(evidence, *former, record))
    put_number(evidence, record);

  using Reader = std::optional<Candidate> (*)(const FormEntry&);
  struct Row {
    std::string_view field;
    Reader read;
    bool always;  // printed on every licence
  };
  constexpr std::array<Row, 4> kRows{{{"company_type", type_of, true},
                                      {"registered_capital", amount_of, false},
                                      {"address", address_of, true},
                                      {"scope", scope_of, true}}};
  const auto lacks = [&](const FormEntry& entry) {
    return entry.cut_off || entry.begins_late ||
           seems_to_lack_characters(entry.value(), evidence.reading.lines);
  };
  const FormEntry* address = find("address");
  const LicencePlaces places = places_in(address ? address->value().text() : std::u32string());
  put_name(evidence, find("company_name"), places, record);
  for (const Row& row : kRows) {
    const FormEntry* entry = find(row.field);
    if (entry || row.always)
      put(record, row.field, entry ? doubted(row.read(*entry), lacks(*entry)) : std::nullopt);
  }
  const FormEntry* head = find("legal_representative");
  put(record, "legal_representative", head ? doubted(representative_of(*head), lacks(*head)) : std::nullopt);
  if (head) {
    std::u32string title(head->label.text);
    if (title.ends_with(U"姓名")) title.resize(title.size() - 2);
    const std::string text = to_utf8(title);
    record.fields["legal_representative_title"] = {
        field_value(text, text, head->place.score, quad_of(head->place.box)), {}};
  }
  put_dates(find("established_date"), find(kTerm), record);
  if (const FormEntry* authority = find("registration_authority"); authority && !authority->lines.empty()) {
    // Below the seal the beginning is lost most easily.
    const auto& [place, lines] = std::tie(authority->place, authority->lines);
    const Glyph& first = lines.front().glyphs.front();
    const bool far = first.box.x - place.box.right() > kFarFromLabel * first.line_height;
    const auto read = authority_of(*authority, places);
    const bool lacking = far || lacks(*authority) || (read && lacks_beginning(to_u32(read->value)));
    if (read) put(record, "registration_authority", doubted(read, lacking));
  }
  if (const auto mark = copy_mark(evidence.rows)) {
    const auto& [row, begin, end] = *mark;
    const auto glyphs = std::span(row->glyphs).subspan(begin, end - begin);
    put(record, "is_duplicate",
        Candidate{"true", to_utf8(mark->text()), mean_probability(glyphs), quad_of(row->box(begin, end))});
  } else if (const double title = best_word(evidence.rows, kTitles, 0.74); title > 0) {
    constexpr double kWithoutMark = 0.6;  // small print may be lost
    put(record, "is_duplicate", Candidate{"false", "", kWithoutMark * title, {}});
  }
  if (const Barcode* qr = qr_of(evidence.reading))
    record.fields["qr_text"] = {field_value(qr->content, qr->content, 1, qr->quad, Source::qr), {}};
  return record;
}

constexpr std::array kSides{Side::single};
constexpr std::array kSymbologies{Symbology::qr};
constexpr std::array<std::string_view, 14> kFields{"number",
                                                   "company_name",
                                                   "company_type",
                                                   "legal_representative",
                                                   "legal_representative_title",
                                                   "registered_capital",
                                                   "established_date",
                                                   "valid_from",
                                                   "valid_until",
                                                   "address",
                                                   "scope",
                                                   "registration_authority",
                                                   "is_duplicate",
                                                   "qr_text"};

}  // namespace

extern const DocumentKind kind_business_licence;
const DocumentKind kind_business_licence{
    .id = "business_licence",
    .title = "Business licence of mainland China",
    .sides = kSides,
    .fields = kFields,
    .number_scheme = "gb32100",
    .symbologies = kSymbologies,
    .framed = true,
    .doc =
        "Known by its title 营业执照, the label 统一社会信用代码 with a valid code, and its labels (名称 "
        "类型 "
        "法定代表人 注册资本 成立日期 营业期限 经营范围 住所 登记机关); ruled out by the titles of other "
        "papers that "
        "print such a code.",
    .match = match,
    .extract = extract,
};

}  // namespace docintake
