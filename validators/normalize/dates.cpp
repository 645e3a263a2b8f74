#include "validators/normalize/dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

struct MonthWord {
  std::u32string_view word;
  unsigned month;
};

// Longer words before their beginnings. English, French, German, Spanish, Italian, Portuguese, Dutch, Polish.
constexpr std::array kMonthWords{
    MonthWord{U"JANUARY", 1}, MonthWord{U"JANV", 1},  MonthWord{U"JAN", 1},       MonthWord{U"ENE", 1},
    MonthWord{U"GEN", 1},     MonthWord{U"STY", 1},   MonthWord{U"FEBRUARY", 2},  MonthWord{U"FEVR", 2},
    MonthWord{U"FÉVR", 2},    MonthWord{U"FEB", 2},   MonthWord{U"FEV", 2},       MonthWord{U"FÉV", 2},
    MonthWord{U"LUT", 2},     MonthWord{U"MARCH", 3}, MonthWord{U"MARS", 3},      MonthWord{U"MÄRZ", 3},
    MonthWord{U"MAR", 3},     MonthWord{U"MÄR", 3},   MonthWord{U"MRT", 3},       MonthWord{U"APRIL", 4},
    MonthWord{U"AVRIL", 4},   MonthWord{U"APR", 4},   MonthWord{U"AVR", 4},       MonthWord{U"ABR", 4},
    MonthWord{U"KWI", 4},     MonthWord{U"MAY", 5},   MonthWord{U"MAI", 5},       MonthWord{U"MEI", 5},
    MonthWord{U"MAJ", 5},     MonthWord{U"MAG", 5},   MonthWord{U"JUNE", 6},      MonthWord{U"JUIN", 6},
    MonthWord{U"JUN", 6},     MonthWord{U"GIU", 6},   MonthWord{U"CZE", 6},       MonthWord{U"JULY", 7},
    MonthWord{U"JUIL", 7},    MonthWord{U"JUL", 7},   MonthWord{U"LUG", 7},       MonthWord{U"LIP", 7},
    MonthWord{U"AUGUST", 8},  MonthWord{U"AOUT", 8},  MonthWord{U"AOÛT", 8},      MonthWord{U"AUG", 8},
    MonthWord{U"AGO", 8},     MonthWord{U"SIE", 8},   MonthWord{U"SEPTEMBER", 9}, MonthWord{U"SEPT", 9},
    MonthWord{U"SEP", 9},     MonthWord{U"SET", 9},   MonthWord{U"WRZ", 9},       MonthWord{U"OCTOBER", 10},
    MonthWord{U"OCT", 10},    MonthWord{U"0CT", 10},  MonthWord{U"OKT", 10},      MonthWord{U"OTT", 10},
    MonthWord{U"OUT", 10},    MonthWord{U"PAŹ", 10},  MonthWord{U"NOVEMBER", 11}, MonthWord{U"NOV", 11},
    MonthWord{U"N0V", 11},    MonthWord{U"LIS", 11},  MonthWord{U"DECEMBER", 12}, MonthWord{U"DEC", 12},
    MonthWord{U"DÉC", 12},    MonthWord{U"DEZ", 12},  MonthWord{U"DIC", 12},      MonthWord{U"GRU", 12},
};

struct Token {
  enum class Kind { number, month, other } kind = Kind::other;
  std::string digits;  ///< Of a number.
  unsigned month = 0;  ///< Of a month word.
  std::size_t begin = 0;
  std::size_t end = 0;
};

char digit_of(char32_t c) {
  if (is_ascii_digit(c)) return char(c);
  switch (c) {
    case U'O':
      return '0';
    case U'I':
    case U'L':
    case U'|':
      return '1';
    case U'Z':
      return '2';
    case U'S':
      return '5';
    case U'B':
      return '8';
    default:
      return '\0';
  }
}

const MonthWord* month_at(std::u32string_view text, std::size_t at) {
  const auto it = std::find_if(kMonthWords.begin(), kMonthWords.end(),
                               [&](const MonthWord& row) { return text.substr(at).starts_with(row.word); });
  return it == kMonthWords.end() ? nullptr : &*it;
}

/// Length of the run of digits (and letters taken for them) at `at`; 0 unless a true digit is in it.
std::size_t number_length(std::u32string_view text, std::size_t at) {
  std::size_t length = 0;
  bool true_digit = false;
  while (at + length < text.size() && digit_of(text[at + length]) != '\0' && !month_at(text, at + length)) {
    true_digit |= is_ascii_digit(text[at + length]);
    ++length;
  }
  return true_digit ? length : 0;
}

std::vector<Token> tokens_of(std::u32string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    Token token;
    token.begin = at;
    token.end = at + 1;
    if (const std::size_t length = number_length(text, at); length > 0) {
      token.kind = Token::Kind::number;
      token.end = at + length;
      for (std::size_t i = at; i < token.end; ++i) token.digits += digit_of(text[i]);
    } else if (const MonthWord* word = month_at(text, at)) {
      token.kind = Token::Kind::month;
      token.month = word->month;
      token.end = at + word->word.size();
    }
    at = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::optional<Date> real_date(int year, int month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                  std::chrono::day{unsigned(day)}};
  if (!date.ok() || year < 1850 || year > 2199) return std::nullopt;
  return date;
}

/// Reads tokens one after the other; every `take` either moves on or leaves the place as it was.
class Scanner {
 public:
  Scanner(const std::vector<Token>& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  const Token* take_number(std::size_t least, std::size_t most) {
    if (!is(Token::Kind::number)) return nullptr;
    const auto size = tokens_[at_].digits.size();
    return size < least || size > most ? nullptr : &tokens_[at_++];
  }
  const Token* take_month() { return is(Token::Kind::month) ? &tokens_[at_++] : nullptr; }

  /// Up to `most` tokens that are neither a number nor a month; how many.
  std::size_t skip_others(std::size_t most) {
    std::size_t skipped = 0;
    while (skipped < most && is(Token::Kind::other)) ++at_, ++skipped;
    return skipped;
  }
  std::size_t at() const { return at_; }
  std::size_t text_end() const { return tokens_[at_ - 1].end; }

 private:
  bool is(Token::Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

  const std::vector<Token>& tokens_;
  std::size_t at_;
};

int value_of(const std::string& digits) { return std::stoi(digits); }

int full_year(const std::string& digits) {
  const int year = value_of(digits);
  if (digits.size() == 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

std::optional<FoundDate> found(std::optional<Date> date, const Scanner& scanner, bool century_given = true) {
  if (!date) return std::nullopt;
  FoundDate result;
  result.date = *date;
  result.century_given = century_given;
  result.end = scanner.text_end();
  return result;
}

// 1990年1月2日, 1990.01.02: between the numbers stands anything of up to three characters, since 年 and 月
// are often misread.
std::optional<FoundDate> year_first(Scanner& scanner) {
  const Token* year = scanner.take_number(4, 4);
  if (!year || scanner.skip_others(3) == 0) return std::nullopt;
  const Token* month = scanner.take_number(1, 2);
  if (!month || scanner.skip_others(3) == 0) return std::nullopt;
  const Token* day = scanner.take_number(1, 2);
  if (!day) return std::nullopt;
  return found(real_date(value_of(year->digits), value_of(month->digits), value_of(day->digits)), scanner);
}

// 02.01.1990, 12/08/74.
std::optional<FoundDate> year_last(Scanner& scanner) {
  const Token* day = scanner.take_number(1, 2);
  if (!day || scanner.skip_others(1) == 0) return std::nullopt;
  const Token* month = scanner.take_number(1, 2);
  if (!month || scanner.skip_others(1) == 0) return std::nullopt;
  const Token* year = scanner.take_number(4, 4);
  if (!year) year = scanner.take_number(2, 2);
  if (!year) return std::nullopt;
  const int y = full_year(year->digits), first = value_of(day->digits), second = value_of(month->digits);
  const auto day_first = real_date(y, second, first);
  const auto month_first = first != second ? real_date(y, first, second) : std::nullopt;
  auto result = found(day_first ? day_first : month_first, scanner, year->digits.size() == 4);
  if (result && day_first) result->swapped = month_first;
  return result;
}

// 02 JAN 1990, 02JAN/JAN90, 12 8月/AUG 1974 (whose spaces are gone: "128月/AUG1974").
std::optional<FoundDate> day_month_word_year(Scanner& scanner) {
  const Token* day_token = scanner.take_number(1, 4);
  if (!day_token) return std::nullopt;
  scanner.skip_others(2);
  const Token* month = scanner.take_month();
  if (!month) return std::nullopt;
  scanner.skip_others(2);
  if (const Token* again = scanner.take_month()) {
    if (again->month != month->month) return std::nullopt;
  }
  scanner.skip_others(6);  // What is left of a second month's word that was misread.
  const Token* year = scanner.take_number(4, 4);
  if (!year) year = scanner.take_number(2, 2);
  if (!year) return std::nullopt;
  std::string day = day_token->digits;
  if (day.size() > 2) {
    const std::string number = std::to_string(month->month);
    if (!day.ends_with(number)) return std::nullopt;
    day.resize(day.size() - number.size());
    if (day.size() > 2 && day.ends_with('0')) day.pop_back();
  }
  if (day.size() > 2) return std::nullopt;
  return found(real_date(full_year(year->digits), int(month->month), value_of(day)), scanner,
               year->digits.size() == 4);
}

// JAN 02 1990, whose spaces are gone: "JAN021990".
std::optional<FoundDate> month_word_first(Scanner& scanner) {
  const Token* month = scanner.take_month();
  if (!month) return std::nullopt;
  scanner.skip_others(1);
  if (const Token* joined = scanner.take_number(5, 6)) {
    const auto split = joined->digits.size() - 4;
    return found(real_date(value_of(joined->digits.substr(split)), int(month->month),
                           value_of(joined->digits.substr(0, split))),
                 scanner);
  }
  const Token* day = scanner.take_number(1, 2);
  if (!day) return std::nullopt;
  scanner.skip_others(2);
  const Token* year = scanner.take_number(4, 4);
  if (!year) return std::nullopt;
  return found(real_date(value_of(year->digits), int(month->month), value_of(day->digits)), scanner);
}

// 19900102, and 02 01 1990 whose spaces are gone.
std::optional<FoundDate> eight_digits(Scanner& scanner) {
  const Token* number = scanner.take_number(8, 8);
  if (!number) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t length) {
    return value_of(number->digits.substr(at, length));
  };
  auto date = real_date(part(0, 4), part(4, 2), part(6, 2));
  if (!date) date = real_date(part(4, 4), part(2, 2), part(0, 2));
  return found(date, scanner);
}

}  // namespace

std::vector<FoundDate> find_dates(std::u32string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  constexpr std::array kForms{year_first, day_month_word_year, year_last, month_word_first, eight_digits};
  std::vector<FoundDate> dates;
  for (std::size_t at = 0; at < tokens.size();) {
    std::size_t next = at + 1;
    for (const auto form : kForms) {
      Scanner scanner(tokens, at);
      if (auto date = form(scanner)) {
        date->begin = tokens[at].begin;
        dates.push_back(*date);
        next = scanner.at();
        break;
      }
    }
    at = next;
  }
  return dates;
}

std::optional<FoundDate> single_date(std::u32string_view text) {
  const auto dates = find_dates(text);
  if (dates.size() != 1) return std::nullopt;
  return dates.front();
}

bool may_be_day(std::string_view digits) {
  constexpr std::size_t kDigits = 8;
  if (digits.size() != kDigits ||
      !std::ranges::all_of(digits, [](char c) { return is_ascii_digit(char32_t(c)); }))
    return false;
  const auto part = [&](std::size_t at, std::size_t length) {
    return std::stoi(std::string(digits.substr(at, length)));
  };
  const auto is_day = [](int year, int month, int day) {
    return year >= 1900 && year < 2100 && real_date(year, month, day).has_value();
  };
  const int first = part(0, 2), second = part(2, 2), last = part(4, 4);
  return is_day(last, second, first) || is_day(last, first, second) ||
         is_day(part(0, 4), part(4, 2), part(6, 2));
}

}  // namespace docintake
