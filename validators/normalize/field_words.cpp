#include "validators/normalize/field_words.h"

#include <algorithm>
#include <array>

#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct SexWord {
  std::u32string_view word;
  std::string_view value;
};

constexpr std::array kSexWords{
    SexWord{U"男", "M"},   SexWord{U"女", "F"},     SexWord{U"M", "M"},        SexWord{U"F", "F"},
    SexWord{U"X", "X"},    SexWord{U"MALE", "M"},   SexWord{U"FEMALE", "F"},   SexWord{U"男/M", "M"},
    SexWord{U"女/F", "F"}, SexWord{U"M/男", "M"},   SexWord{U"F/女", "F"},     SexWord{U"男M", "M"},
    SexWord{U"女F", "F"},  SexWord{U"M/M", "M"},    SexWord{U"F/F", "F"},      SexWord{U"K/F", "F"},
    SexWord{U"N/F", "F"},  SexWord{U"V/F", "F"},    SexWord{U"W/F", "F"},      SexWord{U"Ž/F", "F"},
    SexWord{U"Z/F", "F"},  SexWord{U"M/MALE", "M"}, SexWord{U"F/FEMALE", "F"}, SexWord{U"X/X", "X"},
};

// What readers make of 男 and 女 when nothing else can stand there.
constexpr std::array kDamagedSexWords{
    SexWord{U"另", "M"}, SexWord{U"界", "M"}, SexWord{U"勇", "M"}, SexWord{U"畏", "M"}, SexWord{U"甥", "M"},
    SexWord{U"文", "F"}, SexWord{U"丈", "F"}, SexWord{U"攵", "F"}, SexWord{U"交", "F"}, SexWord{U"艾", "F"},
};

// GB/T 3304-1991.
constexpr std::array<std::u32string_view, 56> kEthnicGroups{
    U"汉",     U"蒙古",   U"回",       U"藏",     U"维吾尔",   U"苗",   U"彝",     U"壮",
    U"布依",   U"朝鲜",   U"满",       U"侗",     U"瑶",       U"白",   U"土家",   U"哈尼",
    U"哈萨克", U"傣",     U"黎",       U"傈僳",   U"佤",       U"畲",   U"高山",   U"拉祜",
    U"水",     U"东乡",   U"纳西",     U"景颇",   U"柯尔克孜", U"土",   U"达斡尔", U"仫佬",
    U"羌",     U"布朗",   U"撒拉",     U"毛南",   U"仡佬",     U"锡伯", U"阿昌",   U"普米",
    U"塔吉克", U"怒",     U"乌孜别克", U"俄罗斯", U"鄂温克",   U"德昂", U"保安",   U"裕固",
    U"京",     U"塔塔尔", U"独龙",     U"鄂伦春", U"赫哲",     U"门巴", U"珞巴",   U"基诺",
};

// Readings of one-character groups: the character alone is too short for an edit distance to say anything.
struct DamagedGroup {
  char32_t read;
  std::u32string_view group;
};
constexpr std::array kDamagedGroups{
    DamagedGroup{U'汊', U"汉"}, DamagedGroup{U'仅', U"汉"}, DamagedGroup{U'汶', U"汉"},
    DamagedGroup{U'漢', U"汉"}, DamagedGroup{U'泡', U"汉"}, DamagedGroup{U'汲', U"汉"},
    DamagedGroup{U'囬', U"回"}, DamagedGroup{U'囘', U"回"}, DamagedGroup{U'园', U"回"},
    DamagedGroup{U'茁', U"苗"}, DamagedGroup{U'壯', U"壮"}, DamagedGroup{U'状', U"壮"},
    DamagedGroup{U'滿', U"满"}, DamagedGroup{U'峒', U"侗"}, DamagedGroup{U'桐', U"侗"},
    DamagedGroup{U'臧', U"藏"}, DamagedGroup{U'藐', U"藏"}, DamagedGroup{U'彞', U"彝"},
    DamagedGroup{U'羔', U"羌"}, DamagedGroup{U'畬', U"畲"}, DamagedGroup{U'佘', U"畲"},
    DamagedGroup{U'遥', U"瑶"}, DamagedGroup{U'摇', U"瑶"}, DamagedGroup{U'黍', U"黎"},
};

constexpr double kDamagedCertainty = 0.7;

}  // namespace

std::optional<MatchedWord> sex_of(std::u32string_view text) {
  for (const SexWord& row : kSexWords) {
    if (row.word == text) return MatchedWord{std::string(row.value), 1.0};
  }
  for (const SexWord& row : kDamagedSexWords) {
    if (row.word == text) return MatchedWord{std::string(row.value), kDamagedCertainty};
  }
  return std::nullopt;
}

std::span<const std::u32string_view> ethnic_groups() { return kEthnicGroups; }

std::optional<MatchedWord> ethnic_group_of(std::u32string_view text) {
  if (text.size() > 1 && text.back() == U'族') text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  if (std::find(kEthnicGroups.begin(), kEthnicGroups.end(), text) != kEthnicGroups.end()) {
    return MatchedWord{to_utf8(text), 1.0};
  }
  if (text.size() == 1) {
    const auto it = std::find_if(kDamagedGroups.begin(), kDamagedGroups.end(),
                                 [&](const DamagedGroup& row) { return row.read == text[0]; });
    if (it == kDamagedGroups.end()) return std::nullopt;
    return MatchedWord{to_utf8(it->group), kDamagedCertainty};
  }
  // One character of a group of two or more may be wrong or missing, as long as one group alone is that near.
  double nearest = 2, second = 2;
  std::u32string_view best;
  for (const auto group : kEthnicGroups) {
    if (group.size() < 2) continue;
    const double distance = edit_distance(text, group);
    if (distance < nearest) {
      second = nearest;
      nearest = distance;
      best = group;
    } else {
      second = std::min(second, distance);
    }
  }
  if (nearest > 1.0 || second - nearest < 0.3) return std::nullopt;
  return MatchedWord{to_utf8(best), kDamagedCertainty};
}

}  // namespace docintake
