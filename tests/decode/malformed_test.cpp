#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "pipeline/base/sha256.h"
#include "pipeline/decode/content_decoder.h"
#include "tests/contract/sample_upload.h"

namespace docintake {
namespace {

constexpr int kFiles = 237;

struct Row {
  std::string file;
  std::string expected;
  std::string size;
};

std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    auto& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

std::vector<Row> expectations() {
  std::vector<Row> rows;
  for (const auto& cells : read_table(malformed_folder() / "expected.tsv")) {
    rows.push_back({cells.at(0), cells.at(1), cells.at(2)});
  }
  return rows;
}

// Inspects and decodes the first page.
Result<Page> first_page(const Bytes& bytes, const Limits& limits = {}, Deadline deadline = Deadline()) {
  DOCINTAKE_TRY(upload, Upload::create("upload", bytes, limits));
  ContentDecoder decoder(limits);
  DOCINTAKE_TRY(info, decoder.inspect(upload));
  return decoder.decode(upload, info, 0, deadline);
}

std::string size_of(const Raster& raster) {
  return std::to_string(raster.width()) + "x" + std::to_string(raster.height());
}

std::string checksum_of(const Raster& raster) {
  return sha256_hex({raster.data(), static_cast<std::size_t>(raster.width()) * raster.height()})
      .substr(0, 16);
}

std::string checksum_of(const Chroma& chroma) {
  return chroma.empty() ? "-"
                        : std::to_string(chroma.step) + ':' + checksum_of(chroma.cb) + checksum_of(chroma.cr);
}

TEST(Malformed, EachFileComesToWhatIsExpected) {
  int rows = 0;
  for (const Row& row : expectations()) {
    ++rows;
    const auto page = first_page(bytes_of(malformed_folder() / row.file));
    EXPECT_EQ(page.ok() ? "ok" : to_string(page.error().code), row.expected) << row.file;
    EXPECT_EQ(page.ok() ? size_of(page->luma) : "", row.size) << row.file;
  }
  EXPECT_EQ(rows, kFiles);
}

TEST(Malformed, EachFileIsListedOnce) {
  std::multiset<std::string> listed;
  for (const Row& row : expectations()) listed.insert(row.file);
  std::multiset<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(malformed_folder())) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".py" && extension != ".tsv" && extension != ".md")
      there.insert(entry.path().filename().string());
  }
  EXPECT_EQ(listed, there);
}

// One line a picture: any change in what a decoder yields is a one-line difference. Run with
// DOCINTAKE_WRITE_GOLDENS=1 to write the file anew. PDF pages with text are left out: fonts differ between
// machines.
TEST(Malformed, PixelsAreAsTheyWere) {
  const std::filesystem::path goldens =
      std::filesystem::path(DOCINTAKE_SOURCE_DIR) / "tests" / "decode" / "pixel_checksums.tsv";
  std::map<std::string, std::string> actual;
  for (const Row& row : expectations()) {
    const bool has_text = row.file == "pdf_text.pdf" || row.file == "pdf_jpeg_and_text.pdf";
    if (row.expected != "ok" || has_text || row.file == "pdf_huge_page.pdf") continue;
    const auto page = first_page(bytes_of(malformed_folder() / row.file));
    ASSERT_TRUE(page.ok()) << row.file;
    actual[row.file] = checksum_of(page->luma) + '\t' + checksum_of(page->chroma);
  }
  if (std::getenv("DOCINTAKE_WRITE_GOLDENS") != nullptr) {
    std::ofstream file(goldens);
    file << "# file\tstart of the SHA-256 of its first page's luma\tand of its chroma, - for none\n";
    for (const auto& [name, checksum] : actual) file << name << '\t' << checksum << '\n';
  }
  std::map<std::string, std::string> expected;
  for (const auto& cells : read_table(goldens)) expected[cells.at(0)] = cells.at(1) + '\t' + cells.at(2);
  EXPECT_EQ(actual, expected);
  EXPECT_GT(expected.size(), 100u);
}

// Bytes changed, cut out and doubled at random places, always the same: whatever comes of it, it is a page
// inside the budget or an error.
TEST(Malformed, DamagedFilesNeverCrash) {
  Limits limits;
  limits.page_pixels = 1'000'000;
  std::mt19937 random(20'261'120);
  int runs = 0;
  for (const Row& row : expectations()) {
    const Bytes original = bytes_of(malformed_folder() / row.file);
    if (original.size() < 16 || original.size() > 20'000) continue;
    for (int round = 0; round < 2; ++round) {
      Bytes bytes = original;
      for (int i = 0; i < 1 + 5 * round; ++i)
        bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
      if (round == 1 && random() % 2 == 0) bytes.resize(bytes.size() - random() % (bytes.size() / 2));
      const auto page = first_page(bytes, limits, Deadline(std::chrono::milliseconds(10'000)));
      ++runs;
      if (!page.ok()) continue;
      const Raster& luma = page->luma;
      EXPECT_LE(std::uint64_t(luma.width()) * luma.height(), limits.page_pixels) << row.file;
      EXPECT_GT(luma.width() * luma.height(), 0) << row.file;
      EXPECT_LE(std::max(page->chroma.cb.width(), page->chroma.cb.height()), kLongestChromaSide) << row.file;
    }
  }
  EXPECT_GT(runs, 400);
}

}  // namespace
}  // namespace docintake
