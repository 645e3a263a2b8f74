#include "pipeline/decode/editors.h"

#include <gtest/gtest.h>

#include "pipeline/decode/exif.h"
#include "tests/decode/decoded.h"

namespace docintake {
namespace {

using Editors = std::vector<Editor>;

// An EXIF block, big-endian, whose first directory says that software.
Bytes exif_of(const std::string& software) {
  Bytes block{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x31, 0, 2, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 0};
  block[17] = static_cast<std::uint8_t>(software.size());
  block.insert(block.end(), software.begin(), software.end());
  return block;
}

// A committed picture with a segment or chunk put in behind its first bytes.
Upload with_inserted(const std::string& name, std::size_t at, const std::string& inserted) {
  Bytes bytes = bytes_of(malformed_folder() / name);
  bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), inserted.begin(), inserted.end());
  auto upload = Upload::create("upload", std::move(bytes), Limits{});
  return std::move(*upload);
}

std::string app1(const std::string& content) {
  const std::size_t length = content.size() + 2;
  return std::string("\xff\xe1") + static_cast<char>(length >> 8) + static_cast<char>(length & 255) + content;
}

// No checksum is right; none is checked of what is not pixels.
std::string chunk(const std::string& type, const std::string& content) {
  return std::string(3, '\0') + static_cast<char>(content.size()) + type + content + std::string(4, '\0');
}

TEST(Editors, AreToldByTheirNames) {
  const std::vector<std::pair<std::string, Editors>> rows{
      {"Adobe Photoshop 25.1 (Windows)", {Editor::photoshop}},
      {"GIMP 2.10.34", {Editor::gimp}},
      {"paint.net 5.0.3", {Editor::paint_net}},
      {"Adobe Photoshop Lightroom Classic 13.0", {Editor::lightroom, Editor::photoshop}},
      {"PicsArt", {Editor::picsart}},
      {"17.1.1", {}},
      {"G991BXXS9EWH1", {}},
      {"HDR+ 1.0.540104767zd", {}},
      {"EPSON Scan", {}},
      {"", {}}};
  for (const auto& [software, editors] : rows) {
    Editors found;
    note_editor(software, found);
    note_editor(software, found);
    EXPECT_EQ(found, editors) << software;
  }
  EXPECT_EQ(rows.size(), 10u);
}

TEST(Editors, OfAnXmpPacketOnlyTheSoftwareCounts) {
  const std::vector<std::pair<std::string, Editors>> rows{
      {"<rdf xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" photoshop:ColorMode=\"3\">", {}},
      {"<rdf xmp:CreatorTool=\"GIMP 2.10\">", {Editor::gimp}},
      {"<xmp:CreatorTool>Adobe Photoshop 24</xmp:CreatorTool>", {Editor::photoshop}},
      {"<li stEvt:softwareAgent=\"Snapseed\"/><li stEvt:softwareAgent='Affinity Photo'/>",
       {Editor::snapseed, Editor::affinity}},
      {"<xmp:CreatorTool>", {}},
      {"CreatorTool", {}}};
  for (const auto& [packet, editors] : rows) {
    Editors found;
    note_editors_of_xmp(packet, found);
    EXPECT_EQ(found, editors) << packet;
  }
  EXPECT_EQ(rows.size(), 6u);
}

TEST(Editors, ExifSoftwareIsReadInsideTheBlockAlone) {
  EXPECT_EQ(exif_software(exif_of("GIMP 2.10")), "GIMP 2.10");
  Bytes cut = exif_of("GIMP 2.10");
  cut.resize(cut.size() - 5);
  EXPECT_EQ(exif_software(cut), "GIMP");
  Bytes far = exif_of("GIMP 2.10");
  far[19] = 1;
  EXPECT_EQ(exif_software(far), "");
  EXPECT_EQ(exif_software({}), "");
}

TEST(Editors, TravelWithThePage) {
  const Bytes exif = exif_of("Adobe Photoshop 25.1");
  const std::string exif_text(exif.begin(), exif.end());
  EXPECT_EQ(
      decoded_page(with_inserted("jpeg_plain.jpg", 2, app1(std::string("Exif\0\0", 6) + exif_text))).editors,
      Editors{Editor::photoshop});
  EXPECT_EQ(decoded_page(with_inserted("jpeg_plain.jpg", 2,
                                       app1(std::string("http://ns.adobe.com/xap/1.0/\0", 29) +
                                            "<rdf xmp:CreatorTool=\"GIMP 2.10\">")))
                .editors,
            Editors{Editor::gimp});
  constexpr std::size_t kBehindHeader = 8 + 25;
  EXPECT_EQ(decoded_page(with_inserted("png_color2_8bit.png", kBehindHeader,
                                       chunk("tEXt", std::string("Software\0", 9) + "paint.net 5.0")))
                .editors,
            Editors{Editor::paint_net});
  EXPECT_EQ(
      decoded_page(with_inserted("png_color2_8bit.png", kBehindHeader, chunk("eXIf", exif_text))).editors,
      Editors{Editor::photoshop});
  EXPECT_EQ(decoded_page(malformed_upload("jpeg_plain.jpg")).editors, Editors{});
}

}  // namespace
}  // namespace docintake
