#include "pipeline/faces/cut_face.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

/// A wall, a card and what is drawn on it in the colour of skin.
class Photo {
 public:
  static constexpr int kWidth = 600;
  static constexpr int kHeight = 800;
  static inline const Quad kCard = quad_of({200, 420, 200, 126});

  Photo() {
    page.luma = Raster(kWidth, kHeight);
    page.chroma = {4, Raster(kWidth / 4, kHeight / 4), Raster(kWidth / 4, kHeight / 4)};
    fill({0, 0, kWidth, kHeight}, 150, 128, 128);
    fill({200, 420, 200, 126}, 210, 130, 126);
  }

  void fill(const Box& box, int luma, int cb, int cr) {
    for (int y = int(box.y); y < int(box.bottom()); ++y) {
      for (int x = int(box.x); x < int(box.right()); ++x) {
        page.luma.row(y)[x] = std::uint8_t(luma);
        page.chroma.cb.row(y / 4)[x / 4] = std::uint8_t(cb);
        page.chroma.cr.row(y / 4)[x / 4] = std::uint8_t(cr);
      }
    }
  }

  void skin(const Box& box, int luma = 170) { fill(box, luma, 108, 152); }
  void mouth_and_eyes(const Box& face) {
    for (double y = face.y + 16; y + 10 < face.bottom(); y += 40) skin({face.x + 20, y, face.w - 40, 12}, 90);
  }
  void hands() {
    skin({150, 430, 50, 100});
    skin({400, 430, 50, 100});
  }

  Page page;
};

TEST(CutFace, IsSkinAtTheEdgeAsLargeAsAFaceWithHandsAtTheDocument) {
  struct Row {
    const char* what;
    Box face;
    bool uneven = true;
    bool hands = true;
    bool found = false;
  };
  const std::vector<Row> rows{{"cut off above", {220, 0, 160, 120}, true, true, true},
                              {"cut off at the left", {0, 100, 90, 200}, true, true, true},
                              {"cut off at the right", {520, 100, 80, 200}, true, true, true},
                              {"all in the picture", {220, 40, 160, 120}},
                              {"even, as an arm", {220, 0, 160, 120}, false},
                              {"nobody holds the document", {220, 0, 160, 120}, true, false},
                              {"too small for a face", {280, 0, 40, 40}},
                              {"a wall", {0, 0, 600, 300}},
                              {"the arm that holds the document", {220, 0, 160, 420}}};
  for (const Row& row : rows) {
    Photo photo;
    photo.skin(row.face);
    if (row.uneven) photo.mouth_and_eyes(row.face);
    if (row.hands) photo.hands();
    const auto face = find_cut_face(photo.page, Photo::kCard);
    EXPECT_EQ(face.has_value(), row.found) << row.what;
    if (!face || !row.found) continue;
    EXPECT_GT(intersection_over_union(*face, row.face), 0.8) << row.what;
  }
  EXPECT_EQ(rows.size(), 9U);
}

TEST(CutFace, IsNotToldWithoutColours) {
  Photo photo;
  photo.page.chroma = {};
  EXPECT_FALSE(find_cut_face(photo.page, Photo::kCard));
}

}  // namespace
}  // namespace docintake
