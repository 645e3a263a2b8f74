#include "validators/identifiers/tw_permit.h"

#include <algorithm>

#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool valid(std::string_view text, Date) { return is_tw_permit_number(text); }

}  // namespace

bool is_tw_permit_number(std::string_view text) {
  constexpr std::size_t kCard = 8, kBooklet = 10, kBracketed = 3;
  if (text.size() == kCard) return all_digits(text);
  if (text.size() != kBooklet + kBracketed || !all_digits(text.substr(0, kBooklet))) return false;
  return text[kBooklet] == '(' && text[kBooklet + 1] >= 'A' && text[kBooklet + 1] <= 'Z' &&
         text[kBooklet + 2] == ')';
}

extern const IdentifierScheme identifier_tw_permit;
const IdentifierScheme identifier_tw_permit{
    .id = "tw_permit",
    .title = "Mainland travel permit for Taiwan residents",
    .source = "Exit and Entry Administration of the mainland: the card of 2015 and the booklets before it",
    .example = "01234567",
    .has_check = false,
    .valid = valid,
};

}  // namespace docintake
