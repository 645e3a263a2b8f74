#include "pipeline/model/record.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace docintake {
namespace {

template <typename Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 3> kCheckOutcomes{"pass", "fail", "cannot_tell"};
constexpr std::array<std::string_view, 4> kSources{"printed", "mrz", "barcode", "qr"};
constexpr std::array<std::string_view, 4> kSides{"front", "back", "single", "unknown"};

std::optional<int> number_from(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace

std::string_view to_string(CheckOutcome outcome) { return kCheckOutcomes[static_cast<std::size_t>(outcome)]; }
std::optional<CheckOutcome> check_outcome_from(std::string_view name) {
  return from_name<CheckOutcome>(kCheckOutcomes, name);
}

std::string_view to_string(Source source) { return kSources[static_cast<std::size_t>(source)]; }
std::optional<Source> source_from(std::string_view name) { return from_name<Source>(kSources, name); }

std::string_view to_string(Side side) { return kSides[static_cast<std::size_t>(side)]; }
std::optional<Side> side_from(std::string_view name) { return from_name<Side>(kSides, name); }

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::optional<Date> date_from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_from(text.substr(0, 4));
  const auto month = number_from(text.substr(5, 2));
  const auto day = number_from(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{unsigned(*month)},
                  std::chrono::day{unsigned(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::ostream& operator<<(std::ostream& out, const FieldValue& value) {
  return out << "···· (" << to_string(value.source) << ", confidence " << value.confidence << ")";
}

const FieldValue* Record::find(std::string_view name) const {
  const auto it = fields.find(std::string(name));
  return it == fields.end() ? nullptr : &it->second.best;
}

}  // namespace docintake
