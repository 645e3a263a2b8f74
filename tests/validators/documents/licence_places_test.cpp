#include "validators/documents/evidence/licence_places.h"

#include <gtest/gtest.h>

namespace docintake {
namespace {

using Texts = std::vector<std::u32string>;

TEST(LicencePlaces, AreWhatAnAddressBeginsWith) {
  const LicencePlaces places = places_in(U"福建省福州市鼓楼区人民路12号");
  EXPECT_EQ(places.names, (Texts{U"福建省", U"福建", U"福州市", U"福州", U"鼓楼区", U"鼓楼"}));
  EXPECT_EQ(places.chains, (Texts{U"福建省福州市鼓楼区", U"福建省福州市", U"福州市鼓楼区", U"福建省",
                                  U"福州市", U"鼓楼区"}));
  EXPECT_TRUE(places.begins_with(U"福建省福州市"));
  EXPECT_FALSE(places.begins_with(U"福州市鼓楼区"));
}

TEST(LicencePlaces, HaveLongNamesAndNoneOfOneCharacter) {
  EXPECT_EQ(places_in(U"广西壮族自治区南宁市兴宁区胜利路").chains.front(), U"广西壮族自治区南宁市兴宁区");
  EXPECT_EQ(places_in(U"市中区和平路3号").chains, (Texts{U"市中区"}));
  EXPECT_TRUE(places_in(U"和平路3号").names.empty());
  EXPECT_TRUE(places_in(U"").chains.empty());
}

}  // namespace
}  // namespace docintake
