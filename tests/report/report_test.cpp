// The parts of a report: the page, an upload's entry in it, the pictures and where they wait.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>

#include <jpeglib.h>

#include "pipeline/base/base64.h"
#include "pipeline/base/sha256.h"
#include "pipeline/report/album.h"
#include "pipeline/report/entry.h"
#include "pipeline/report/page.h"

namespace docintake {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

std::string policy_source(const std::string& text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return "'sha256-" + sha256_base64(ByteView(bytes, text.size())) + "'";
}

TEST(ReportPage, LetsNothingRunButItself) {
  const std::string page = report_page();
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_THAT(policy, testing::StartsWith("default-src 'none'; img-src data:; "));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_THAT(policy, HasSubstr("script-src " + policy_source(between(page, "<script>", "</script>"))));
  EXPECT_THAT(policy, HasSubstr("style-src " + policy_source(between(page, "<style>", "</style>"))));
  EXPECT_EQ(count(page, "<script"), 1U);
  EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST(ReportPage, NamesNoOtherPlace) {
  const std::string page = report_page();
  EXPECT_EQ(count(page, "://"), 1U) << "the name of SVG alone";
  EXPECT_THAT(page, HasSubstr("\"http://www.w3.org/2000/svg\""));
  for (const char* part : {" src=", " href=", "@import", "url(", "fetch(", "innerHTML", "insertAdjacentHTML",
                           "document.write", "eval("}) {
    EXPECT_THAT(page, Not(HasSubstr(part)));
  }
}

TEST(ReportPage, SaysThatItHoldsPersonalData) {
  const std::string page = report_page();
  EXPECT_THAT(page.substr(0, page.find('\n')), HasSubstr("personal data"));
  EXPECT_THAT(page, HasSubstr("<strong>Personal data.</strong>"));
}

PagePicture small_picture() { return {2, 40, 30, {0xFF, 0xD8, 1}, {0xFF, 0xD8, 2}}; }

TEST(ReportEntry, WhateverAnUploadSaysStaysText) {
  for (const char* hostile : {"</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;/script&gt;",
                              "<img src=x onerror=alert(1)>", "</SCRIPT >", "\xE2\x80\xA8\xE2\x80\xAE"}) {
    const nlohmann::json outcome{{"file", hostile}, {"documents", {{{"value", hostile}}}}};
    const PagePicture pages[]{small_picture()};
    const std::string entry = report_entry(outcome.dump(), pages);
    EXPECT_EQ(count(entry, "<"), 4U) << "one block of data and one picture: " << entry;
    EXPECT_EQ(count(entry, "</script>"), 2U);
    EXPECT_EQ(count(entry, "\n"), 1U);
    EXPECT_TRUE(entry.ends_with("\n"));
    const auto data = nlohmann::json::parse(
        between(entry, "<script type=\"application/json\" class=\"upload\">", "</script>"));
    EXPECT_EQ(data["outcome"], outcome);
    EXPECT_EQ(data["pages"], nlohmann::json::array({{{"page", 2}, {"width", 40}, {"height", 30}}}));
    EXPECT_EQ(data["thumbnail"], "/9gC");
    EXPECT_EQ(between(entry, "class=\"picture\">", "</script>"), "/9gB");
  }
}

TEST(ReportEntry, IsKnownByItsOutcome) {
  const std::string outcome = R"({"file":"<a>.jpg"})";
  const std::string entry = report_entry(outcome, {});
  const std::string line = entry.substr(0, entry.size() - 1);
  EXPECT_TRUE(is_entry_of(line, outcome));
  EXPECT_FALSE(is_entry_of(line, R"({"file":"<b>.jpg"})"));
  EXPECT_FALSE(is_entry_of(line.substr(0, line.size() - 1), outcome)) << "cut off";
  EXPECT_FALSE(is_entry_of("", outcome));
}

/// A band of a JPEG: its luma, its Cb or its Cr.
Raster decoded(const Bytes& jpeg, int band = 0) {
  jpeg_decompress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&state);
  jpeg_mem_src(&state, jpeg.data(), jpeg.size());
  jpeg_read_header(&state, TRUE);
  state.out_color_space = band == 0 ? JCS_GRAYSCALE : JCS_YCbCr;
  jpeg_start_decompress(&state);
  Raster raster(int(state.output_width), int(state.output_height));
  std::vector<std::uint8_t> samples(std::size_t(state.output_width) * state.output_components);
  while (state.output_scanline < state.output_height) {
    std::uint8_t* to = raster.row(int(state.output_scanline));
    JSAMPROW row = samples.data();
    jpeg_read_scanlines(&state, &row, 1);
    for (int x = 0; x < raster.width(); ++x) to[x] = samples[std::size_t(x) * state.output_components + band];
  }
  jpeg_finish_decompress(&state);
  jpeg_destroy_decompress(&state);
  return raster;
}

/// A page that is dark at the left and light at the right.
Page page_of(int width, int height) {
  Page page{3, Raster(width, height)};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) page.luma.row(y)[x] = std::uint8_t(255 * x / width);
  }
  return page;
}

TEST(PagePicture, IsThePageSmaller) {
  const PagePicture picture = picture_of(page_of(4032, 3024));
  EXPECT_EQ(picture.page, 3);
  EXPECT_EQ(picture.width, 4032);
  EXPECT_EQ(picture.height, 3024);
  const Raster shown = decoded(picture.jpeg);
  EXPECT_EQ(shown.width(), 1000);
  EXPECT_EQ(shown.height(), 750);
  EXPECT_NEAR(shown.row(375)[100], 25, 3);
  EXPECT_NEAR(shown.row(375)[900], 230, 3);
  const Raster thumbnail = decoded(picture.thumbnail);
  EXPECT_EQ(thumbnail.width(), 160);
  EXPECT_EQ(thumbnail.height(), 120);
}

TEST(PagePicture, HasTheColoursOfThePage) {
  Page page = page_of(2000, 1500);
  page.chroma = {2, Raster(1000, 750), Raster(1000, 750)};
  for (int y = 0; y < 750; ++y) {
    for (int x = 0; x < 1000; ++x) {
      page.chroma.cb.row(y)[x] = y < 375 ? 90 : 170;
      page.chroma.cr.row(y)[x] = x < 500 ? 100 : 160;
    }
  }
  const PagePicture picture = picture_of(page);
  for (const Bytes& jpeg : {picture.jpeg, picture.thumbnail}) {
    const Raster cb = decoded(jpeg, 1), cr = decoded(jpeg, 2);
    const int right = cb.width() * 9 / 10, low = cb.height() * 9 / 10;
    EXPECT_NEAR(cb.row(5)[5], 90, 4);
    EXPECT_NEAR(cb.row(low)[right], 170, 4);
    EXPECT_NEAR(cr.row(5)[5], 100, 4);
    EXPECT_NEAR(cr.row(low)[right], 160, 4);
  }
}

TEST(PagePicture, IsNeverLargerThanThePage) {
  const PagePicture picture = picture_of(page_of(3, 90));
  EXPECT_EQ(decoded(picture.jpeg).height(), 90);
  EXPECT_EQ(decoded(picture.thumbnail).width(), 3);
  EXPECT_EQ(decoded(picture_of(page_of(5000, 1)).jpeg).height(), 1);
}

TEST(PagePicture, OfMuchDetailIsCoarser) {
  Page noise{0, Raster(1600, 1200)};
  std::mt19937 random(7);
  std::generate_n(noise.luma.data(), 1600 * 1200, [&] { return std::uint8_t(random()); });
  EXPECT_EQ(decoded(picture_of(noise).jpeg).width(), 800);
}

TEST(Album, KeepsPicturesUntilTheyAreTaken) {
  const std::string labels[]{"twice", "once", "twice"};
  Album album(labels);
  album.put("twice", small_picture());
  EXPECT_THAT(album.take("once"), testing::IsEmpty());
  ASSERT_EQ(album.take("twice").size(), 1U);
  ASSERT_EQ(album.take("twice").size(), 1U) << "its second outcome is still to come";
  EXPECT_THAT(album.take("twice"), testing::IsEmpty());
}

TEST(Album, GivesPagesInTheirOrderAndEachOnce) {
  const std::string labels[]{"a"};
  Album album(labels);
  for (int page : {1, 0, 1}) album.put("a", {page, 40 + page, 30, {}, {}});
  const std::vector<PagePicture> pages = album.take("a");
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].page, 0);
  EXPECT_EQ(pages[1].page, 1);
}

}  // namespace
}  // namespace docintake
