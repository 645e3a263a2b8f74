#include "validators/documents/evidence/other_papers.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "validators/documents/layout/labels.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// Whether a line is the first of a visa's zone: V, a type, a state and a name, and at last fillers. Numbers
/// that begin a second line have digits early.
bool is_visa_line(const RecognizedLine& line) {
  constexpr std::size_t kLetters = 10;
  const std::u32string text = to_u32(line.text);
  if (text.size() < kLetters || text.front() != U'V') return false;
  const auto letter = [](char32_t c) { return is_ascii_upper(c) || c == U'<'; };
  return std::all_of(text.begin(), text.begin() + kLetters, letter) && text.find(U"<<<<<") != text.npos;
}

}  // namespace

bool has_mainland_licence_title(std::span<const TextRow> rows) {
  constexpr double kAlike = 0.8;  // five of six characters
  static constexpr std::u32string_view kTitles[]{U"机动车驾驶证", U"机动车行驶证", U"共和国居住证"};
  return best_word(rows, kTitles, kAlike) > 0;
}

bool says_visa(const Evidence& evidence) {
  constexpr double kAlike = 0.99;
  static constexpr std::u32string_view kWords[]{U"VISA",     U"VISUM",         U"签证",
                                                U"ENTRIES",  U"入境次数",      U"DURATIONOFSTAY",
                                                U"停留天数", U"NUMBEROFENTRY", U"DURATIONOFEACHSTAY"};
  if (best_word(evidence.rows, kWords, kAlike) > 0) return true;
  const Reading& reading = evidence.reading;
  const auto printed = [](const TextLine& line) { return is_visa_line(line.general); };
  return std::any_of(reading.lines.begin(), reading.lines.end(), printed) ||
         (reading.mrz && std::any_of(reading.mrz->lines.begin(), reading.mrz->lines.end(), is_visa_line));
}

bool says_other_paper(const Evidence& evidence) {
  constexpr double kAlike = 0.97;
  static constexpr std::u32string_view kWords[]{
      // The mainland's driving licence and vehicle licence.
      U"准驾车型", U"初次领证日期", U"DRIVINGLICENSEOFTHEPEOPLE",
      // Its residence permits for citizens from elsewhere, its household register.
      U"户籍地址", U"居住地址", U"户主或与户主关系", U"居民户口簿",
      // Cards of insurance and health.
      U"社会保障卡", U"医疗保障", U"社会保障号码",
      // Invoices and orders.
      U"电子发票", U"增值税", U"价税合计", U"购买方信息", U"销售方信息", U"发票号码", U"开票日期",
      // Identity cards of Hong Kong and Macao, which no provider takes.
      U"香港永久性居民身份證", U"香港身份證", U"HONGKONGPERMANENTIDENTITYCARD", U"HONGKONGIDENTITYCARD",
      U"澳門特別行政區永久性居民身份證", U"澳門居民身份證"};
  return best_word(evidence.rows, kWords, kAlike) > 0 || has_mainland_licence_title(evidence.rows) ||
         says_visa(evidence);
}

}  // namespace docintake
