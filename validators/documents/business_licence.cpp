// The business licence of mainland China (营业执照), editions since 2014: lying with two columns or upright
// with one, the original (正本) and its copy (副本).
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/credit_code.h"
#include "validators/documents/evidence/field_value.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/documents/evidence/licence_words.h"
#include "validators/documents/layout/form_sheet.h"
#include "validators/documents/layout/known_words.h"
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

/// These stand apart from the columns of the others.
constexpr std::array<std::string_view, 4> kStandalone{kCode, "registration_number", "registration_authority",
                                                      kOther};

constexpr std::u32string_view kTitles[]{U"营业执照"};
constexpr std::u32string_view kCodeLabels[]{U"统一社会信用代码"};

// Other papers that print a code, a name and a representative, by their titles.
constexpr std::u32string_view kOtherPapers[]{
    U"法人登记证书", U"法人证书",       U"登记证书", U"组织机构代码证", U"税务登记证",
    U"开户许可证",   U"食品经营许可证", U"资质证书", U"食品生产许可证", U"委托书",
    U"承诺书",       U"申请表",         U"发票",     U"合同书"};

using Entries = std::map<std::string_view, FormEntry>;

/// The best entry of each field; of several labels of one field the surest with a value.
Entries entries_of(const Evidence& evidence) {
  Entries best;
  for (FormEntry& entry : form_entries(evidence.rows, kLabels, kStandalone, double(evidence.reading.width))) {
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

// ---- Values

/// What was read of a field.
struct Candidate {
  std::string value;
  std::string raw;
  double confidence = 0;
  Quad box{};
};

constexpr double kLeastConfidence = 0.3;  ///< Below this, a field is withheld.
constexpr double kSureConfidence = 0.8;   ///< From here on it is handed on without a remark.

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
  return std::u32string_view(U"|\\/~^_`*'\"=<>[]{}").find(c) != std::u32string_view::npos;
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
  if (!glyphs.empty() && count(U'(') > count(U')') && !is_han(glyphs.back().character))
    glyphs.back().character = U')';
  while (!glyphs.empty() && (!belongs(glyphs.back()) || glyphs.back().character == U'(')) glyphs.pop_back();
  const auto first = std::find_if(glyphs.begin(), glyphs.end(),
                                  [&](const Glyph& g) { return belongs(g) && g.character != U')'; });
  glyphs.erase(glyphs.begin(), first);
  return value;
}

double mean_probability(const Value& value) {
  double sum = 0;
  for (const Glyph& glyph : value.glyphs) sum += glyph.probability;
  return value.glyphs.empty() ? 0 : sum / double(value.glyphs.size());
}

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

std::optional<Candidate> type_of(const FormEntry& entry) {
  Value value = trimmed(entry.value());
  mend_words(value, company_type_words());
  return candidate_of(value);
}

std::optional<Candidate> amount_of(const FormEntry& entry) {
  Value value = trimmed(entry.value());
  put_digits_among_digits(value);
  return candidate_of(value);
}

std::optional<Candidate> address_of(const FormEntry& entry) {
  Value value = trimmed(entry.value());
  put_digits_among_digits(value);
  return candidate_of(value);
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

/// A text of many lines: a misread character does not spoil it, so that its mean counts.
std::optional<Candidate> scope_of(const FormEntry& entry) {
  Value value = entry.value();
  put_full_stops(value);
  value = trimmed(std::move(value));
  mend_words(value, scope_formulas());
  auto read = candidate_of(value);
  if (read) read->confidence = mean_probability(value);
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

std::optional<Candidate> company_name_of(const FormEntry& entry) {
  constexpr std::size_t kShortest = 4, kLongest = 60;
  Value value = trimmed(entry.value());
  mend_ending(value);
  const std::u32string text = value.text();
  if (text.size() < kShortest || text.size() > kLongest) return std::nullopt;
  return Candidate{to_utf8(chinese_signs(text)), to_utf8(text), value.confidence(), value.box()};
}

/// The authority's name, up to what such names end with: the seal that lies over it is read as all sorts of
/// things.
std::optional<Candidate> authority_of(const FormEntry& entry) {
  constexpr std::size_t kShortestPlace = 2;
  Value value = trimmed(entry.value());
  mend_words(value, authority_endings());
  const std::u32string text = value.text();
  for (const std::u32string_view ending : authority_endings()) {
    const std::size_t at = text.find(ending);
    if (at == std::u32string::npos || at < kShortestPlace) continue;
    value.glyphs.resize(at + ending.size());
    return candidate_of(value);
  }
  return std::nullopt;
}

std::vector<FoundDate> dates_of(const FormEntry& entry) { return find_dates(entry.value().spaced_text()); }

Candidate date_candidate(Date date, const FormEntry& entry) {
  const Value value = entry.value();
  return {to_iso(date), to_utf8(value.text()), mean_probability(value), value.box()};
}

std::optional<Candidate> date_of(const FormEntry& entry) {
  const auto dates = dates_of(entry);
  return dates.empty() ? std::nullopt : std::optional(date_candidate(dates.front().date, entry));
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

void put_term(const FormEntry& entry, Record& record) {
  const auto dates = dates_of(entry);
  const std::u32string text = entry.value().text();
  const bool endless = says_without_end(text);
  const bool to_come = dates.size() > 1 && dates[1].date > dates[0].date;
  put(record, "valid_from",
      dates.empty() ? std::nullopt : std::optional(date_candidate(dates[0].date, entry)));
  if (to_come) {
    put(record, "valid_until", date_candidate(dates[1].date, entry));
  } else if (endless) {
    put(record, "valid_until",
        Candidate{"long_term", to_utf8(text), mean_probability(entry.value()), entry.value().box()});
  } else {
    put(record, "valid_until", std::nullopt);
  }
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
  for (const TextRow& row : rows) {
    for (const Segment& segment : segments_of(row)) {
      const std::u32string_view text = segment.text();
      const auto says = [&](std::u32string_view word) {
        return text.find(word) != std::u32string_view::npos;
      };
      if (says(U"副本") || (text.size() <= kLongest && (says(U"(本)") || says(U"副")))) return segment;
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
void put_name(const Evidence& evidence, const FormEntry* entry, Record& record) {
  constexpr double kByQr = 0.97, kSame = 0.6;
  const auto printed = entry ? company_name_of(*entry) : std::nullopt;
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
  constexpr std::array<Row, 5> kRows{{{"company_type", type_of, true},
                                      {"registered_capital", amount_of, false},
                                      {"established_date", date_of, true},
                                      {"address", address_of, true},
                                      {"scope", scope_of, true}}};
  put_name(evidence, find("company_name"), record);
  for (const Row& row : kRows) {
    const FormEntry* entry = find(row.field);
    if (entry || row.always) put(record, row.field, entry ? row.read(*entry) : std::nullopt);
  }
  const FormEntry* head = find("legal_representative");
  put(record, "legal_representative", head ? representative_of(*head) : std::nullopt);
  if (head) {
    std::u32string title(head->label.text);
    if (title.ends_with(U"姓名")) title.resize(title.size() - 2);
    const std::string text = to_utf8(title);
    record.fields["legal_representative_title"] = {
        field_value(text, text, head->place.score, quad_of(head->place.box)), {}};
  }
  if (const FormEntry* term = find(kTerm)) put_term(*term, record);
  if (const FormEntry* authority = find("registration_authority"); authority && !authority->lines.empty()) {
    if (const auto read = authority_of(*authority)) put(record, "registration_authority", read);
  }
  if (const double title = best_word(evidence.rows, kTitles, 0.74); title > 0) {
    constexpr double kWithoutMark = 0.6;  // small print may be lost
    const auto mark = copy_mark(evidence.rows);
    const Quad place = mark ? quad_of(mark->row->box(mark->begin, mark->end)) : Quad{};
    put(record, "is_duplicate",
        mark ? Candidate{"true", to_utf8(mark->text()), title, place}
             : Candidate{"false", "", kWithoutMark * title, place});
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
