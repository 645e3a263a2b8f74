#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docintake {

/// The places that an address of mainland China begins with, which other fields of the same licence name too.
struct LicencePlaces {
  /// Each alone, with and without 省, 市, 区 ..., as names of companies begin with it: 福州市, 福州.
  std::vector<std::u32string> names;
  /// Several in order, longer chains first, as names of authorities begin with them: 福建省福州市鼓楼区,
  /// 福州市鼓楼区, 福建省福州市.
  std::vector<std::u32string> chains;

  /// Whether the address begins with that chain.
  bool begins_with(std::u32string_view chain) const {
    return !chains.empty() && chains.front().starts_with(chain);
  }
};

/// `address` folded.
LicencePlaces places_in(std::u32string_view address);

}  // namespace docintake
