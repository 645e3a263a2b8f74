#include "validators/documents/evidence/licence_places.h"

#include <algorithm>
#include <cstddef>

#include "validators/normalize/unicode.h"

namespace docintake {

LicencePlaces places_in(std::u32string_view address) {
  constexpr std::u32string_view kEndings = U"省市区县旗州盟";
  constexpr std::size_t kShortest = 2,
                        kLongest = 9;  // 新疆维吾尔自治区 and 克孜勒苏柯尔克孜自治州 without 州
  constexpr std::size_t kMostPlaces = 3;
  std::vector<std::size_t> ends{0};
  for (std::size_t i = 0; i < address.size() && ends.size() <= kMostPlaces && is_han(address[i]); ++i) {
    const std::size_t length = i - ends.back();
    if (length > kLongest + 1) break;
    if (length >= kShortest && kEndings.find(address[i]) != std::u32string_view::npos) ends.push_back(i + 1);
  }
  LicencePlaces places;
  for (std::size_t from = 0; from + 1 < ends.size(); ++from) {
    const std::u32string_view place = address.substr(ends[from], ends[from + 1] - ends[from]);
    places.names.emplace_back(place);
    places.names.emplace_back(place.substr(0, place.size() - 1));
    for (std::size_t to = from + 1; to < ends.size(); ++to)
      places.chains.emplace_back(address.substr(ends[from], ends[to] - ends[from]));
  }
  std::ranges::stable_sort(places.chains, std::ranges::greater(), &std::u32string::size);
  return places;
}

}  // namespace docintake
