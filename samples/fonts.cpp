#include "fonts.h"

#include <ft2build.h>

#include <cmath>
#include <cstdio>
#include <unordered_map>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace docintake::samples {

namespace {

constexpr const char* kNotoSans = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* kNotoSansBold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
constexpr const char* kNotoSerif = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
constexpr const char* kNotoSerifBold = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc";
constexpr int kFallbackFont = 0;

struct Glyph {
  cv::Mat1b coverage;
  int left = 0;  // of the picture, from the pen position
  int top = 0;   // above the baseline
  double advance = 0;
};

struct GlyphKey {
  int font;
  char32_t character;
  int size64;
  int embolden64;
  int stretch256;
  int slant256;
  int x4;  // quarter-pixel shift
  int y4;

  bool operator==(const GlyphKey&) const = default;
};

struct GlyphKeyHash {
  std::size_t operator()(const GlyphKey& k) const {
    std::size_t h = 1469598103934665603ull;
    for (const int part : {k.font, static_cast<int>(k.character), k.size64, k.embolden64, k.stretch256,
                           k.slant256, k.x4, k.y4}) {
      h = (h ^ static_cast<std::size_t>(part)) * 1099511628211ull;
    }
    return h ^ h >> 29;
  }
};

constexpr std::size_t kMaxCachedGlyphs =
    60000;  // some 100 MB at the sizes in use; the cache starts anew beyond it

struct LibraryCloser {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceCloser {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using LibraryHandle = std::unique_ptr<FT_LibraryRec_, LibraryCloser>;
using FaceHandle = std::unique_ptr<FT_FaceRec_, FaceCloser>;

// Adds a glyph's coverage at a position of the line; glyphs may touch.
void add_glyph(cv::Mat1b& line, const cv::Mat1b& glyph, cv::Point at) {
  const cv::Rect target = cv::Rect(at, glyph.size()) & cv::Rect({}, line.size());
  for (int y = target.y; y < target.y + target.height; ++y) {
    const uchar* from = glyph[y - at.y] + (target.x - at.x);
    uchar* to = line[y] + target.x;
    for (int x = 0; x < target.width; ++x) to[x] = std::max(to[x], from[x]);
  }
}

}  // namespace

const std::vector<FontInfo>& font_table() {
  using enum FontRole;
  static const std::vector<FontInfo> kFonts{
      {"noto-sans", kNotoSans, 2, Hei},
      {"noto-sans-bold", kNotoSansBold, 2, Hei},
      {"wqy-zenhei", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0, Hei},
      {"wqy-microhei", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0, Hei},
      {"noto-serif", kNotoSerif, 2, Song},
      {"noto-serif-bold", kNotoSerifBold, 2, Song},
      {"uming", "/usr/share/fonts/truetype/arphic/uming.ttc", 0, Song},
      {"gbsn", "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0, Song},
      {"ukai", "/usr/share/fonts/truetype/arphic/ukai.ttc", 0, Kai},
      {"gkai", "/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf", 0, Kai},
      {"liberation-sans", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", 0, Sans},
      {"liberation-sans-bold", "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf", 0, Sans},
      {"liberation-narrow", "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Regular.ttf", 0, Sans},
      {"liberation-narrow-bold", "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Bold.ttf", 0,
       Sans},
      {"dejavu-sans", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0, Sans},
      {"dejavu-condensed", "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf", 0, Sans},
      {"dejavu-condensed-bold", "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed-Bold.ttf", 0, Sans},
      {"liberation-serif", "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf", 0, Serif},
      {"liberation-serif-bold", "/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf", 0, Serif},
      {"dejavu-serif", "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", 0, Serif},
      {"liberation-mono", "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf", 0, Mono},
      {"liberation-mono-bold", "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf", 0, Mono},
      {"dejavu-mono", "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", 0, Mono},
      {"universalis", "/usr/share/fonts/truetype/adf/UniversalisADFStd-Regular.otf", 0, Sans},
      {"universalis-condensed-bold", "/usr/share/fonts/truetype/adf/UniversalisADFStd-BoldCond.otf", 0, Sans},
      {"gillius", "/usr/share/fonts/truetype/adf/GilliusADF-Regular.otf", 0, Sans},
      {"gillius-bold", "/usr/share/fonts/truetype/adf/GilliusADF-Bold.otf", 0, Sans},
      {"b612", "/usr/share/fonts/opentype/b612/B612-Regular.otf", 0, Sans},
      {"play", "/usr/share/fonts/truetype/play/Play-Regular.ttf", 0, Sans},
      {"garamond", "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf", 0, Serif},
      {"quattrocento", "/usr/share/fonts/opentype/quattrocento/Quattrocento-Regular.otf", 0, Serif},
      // Zeros with a stroke or a dot through them.
      {"hack", "/usr/share/fonts/truetype/hack/Hack-Regular.ttf", 0, Mono},
      {"jetbrains-mono", "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Medium.ttf", 0, Mono},
      {"anonymous-pro", "/usr/share/fonts/truetype/anonymous-pro/Anonymous Pro.ttf", 0, Mono},
      {"b612-mono", "/usr/share/fonts/opentype/b612/B612Mono-Regular.otf", 0, Mono},
      {"courier-prime", "/usr/share/fonts/opentype/courier-prime/Courier Prime.otf", 0, Mono},
      {"cmu-typewriter", "/usr/share/fonts/truetype/cmu/cmuntt.ttf", 0, Mono},
      {"cmu-serif", "/usr/share/fonts/truetype/cmu/cmunrm.ttf", 0, Serif},
      {"fira-code", "/usr/share/fonts/truetype/firacode/FiraCode-Retina.ttf", 0, Mono},
      {"ocr-b", "/usr/share/fonts/opentype/ocr-b/OCRB.otf", 0, OcrB},
      {"ocr-b-sharp", "/usr/share/fonts/opentype/ocr-b/OCRBS.otf", 0, OcrB},
      {"noto-sans-light", "/usr/share/fonts/opentype/noto/NotoSansCJK-Light.ttc", 2, Hei},
      {"noto-sans-medium", "/usr/share/fonts/opentype/noto/NotoSansCJK-Medium.ttc", 2, Hei},
      {"noto-serif-extra-light", "/usr/share/fonts/opentype/noto/NotoSerifCJK-ExtraLight.ttc", 2, Song},
      {"noto-serif-light", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Light.ttc", 2, Song},
      {"noto-serif-medium", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Medium.ttc", 2, Song},
  };
  return kFonts;
}

std::vector<int> fonts_of(FontRole role) {
  std::vector<int> result;
  for (std::size_t i = 0; i < font_table().size(); ++i) {
    if (font_table()[i].role == role) result.push_back(static_cast<int>(i));
  }
  return result;
}

struct Fonts::State {
  LibraryHandle library;
  std::vector<FaceHandle> faces;
  std::unordered_map<GlyphKey, Glyph, GlyphKeyHash> cache;

  const Glyph& glyph(const GlyphKey& key);
  GlyphKey key(char32_t character, const TextStyle& style) const;
};

GlyphKey Fonts::State::key(char32_t character, const TextStyle& style) const {
  const bool own = FT_Get_Char_Index(faces[style.font].get(), character) != 0;
  return {own ? style.font : kFallbackFont,
          character,
          static_cast<int>(std::lround(style.size * 64)),
          static_cast<int>(std::lround(style.embolden * 64)),
          static_cast<int>(std::lround(style.stretch * 256)),
          static_cast<int>(std::lround(style.slant * 256)),
          0,
          0};
}

const Glyph& Fonts::State::glyph(const GlyphKey& key) {
  if (const auto found = cache.find(key); found != cache.end()) return found->second;
  if (cache.size() >= kMaxCachedGlyphs) cache.clear();
  Glyph& result = cache[key];
  FT_Face face = faces[key.font].get();
  FT_Set_Char_Size(face, 0, key.size64, 72, 72);
  if (FT_Load_Char(face, key.character, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return result;
  FT_GlyphSlot slot = face->glyph;
  result.advance = slot->linearHoriAdvance / 65536.0 * key.stretch256 / 256.0;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE || slot->outline.n_points == 0) return result;
  if (key.embolden64 != 0) FT_Outline_Embolden(&slot->outline, key.embolden64);
  const FT_Matrix matrix{key.stretch256 * 256, key.slant256 * 256, 0, 0x10000};
  FT_Outline_Transform(&slot->outline, &matrix);
  FT_Outline_Translate(&slot->outline, key.x4 * 16, -key.y4 * 16);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return result;
  const FT_Bitmap& bitmap = slot->bitmap;
  result.left = slot->bitmap_left;
  result.top = slot->bitmap_top;
  cv::Mat1b(static_cast<int>(bitmap.rows), static_cast<int>(bitmap.width), bitmap.buffer, bitmap.pitch)
      .copyTo(result.coverage);
  return result;
}

Fonts::Fonts(std::unique_ptr<State> state) : state_(std::move(state)) {}
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

std::optional<Fonts> Fonts::open() {
  auto state = std::make_unique<State>();
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return std::nullopt;
  state->library.reset(library);
  for (const FontInfo& info : font_table()) {
    FT_Face face = nullptr;
    if (FT_New_Face(library, info.path.data(), info.index, &face) != 0) {
      std::fprintf(stderr, "docintake-samples: cannot open the font %s\n", info.path.data());
      return std::nullopt;
    }
    state->faces.emplace_back(face);
  }
  return Fonts(std::move(state));
}

bool Fonts::has(int font, char32_t character) {
  return FT_Get_Char_Index(state_->faces[font].get(), character) != 0;
}

double Fonts::width(std::u32string_view text, const TextStyle& style) {
  double x = 0;
  for (const char32_t c : text) {
    x += style.pitch > 0 ? style.pitch : state_->glyph(state_->key(c, style)).advance + style.tracking;
  }
  return x;
}

TextPicture Fonts::draw(std::u32string_view text, const TextStyle& style, cv::Point2d subpixel) {
  const int margin = static_cast<int>(std::ceil(style.size * 0.4)) + 2;
  const int ascent = static_cast<int>(std::ceil(style.size * 1.1)) + 2;
  const int descent = static_cast<int>(std::ceil(style.size * 0.4)) + 2;
  TextPicture result;
  result.origin = {margin, ascent};
  result.advance = width(text, style);
  result.coverage =
      cv::Mat1b::zeros(ascent + descent, static_cast<int>(std::ceil(result.advance)) + 2 * margin);
  double pen = margin + subpixel.x;
  for (const char32_t c : text) {
    GlyphKey key = state_->key(c, style);
    const double advance = state_->glyph(key).advance;
    const double x = style.pitch > 0 ? pen + (style.pitch - advance) / 2 : pen;
    key.x4 = static_cast<int>(std::floor((x - std::floor(x)) * 4));
    key.y4 = static_cast<int>(std::floor((subpixel.y - std::floor(subpixel.y)) * 4));
    const Glyph& glyph = state_->glyph(key);
    const int left = static_cast<int>(std::floor(x)) + glyph.left;
    if (!glyph.coverage.empty()) {
      add_glyph(result.coverage, glyph.coverage, {left, ascent - glyph.top});
      result.spans.push_back({c, static_cast<float>(left), static_cast<float>(left + glyph.coverage.cols)});
    } else {
      result.spans.push_back({c, static_cast<float>(x), static_cast<float>(x + advance)});
    }
    pen += style.pitch > 0 ? style.pitch : advance + style.tracking;
  }
  return result;
}

}  // namespace docintake::samples
