#include "validators/rules/comparing/names.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "validators/normalize/names.h"
#include "validators/normalize/unicode.h"
#include "validators/rules/comparing/look_alikes.h"

namespace docintake {
namespace {

using Words = std::vector<std::u32string>;

/// Trying each order of more words than this costs too much; such names are compared word by word alone.
constexpr std::size_t kMostWordsReordered = 6;

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), int32_t(utf8.size())});
}

std::string from_icu(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

icu::UnicodeString normalized(const icu::Normalizer2* form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = form == nullptr ? text : form->normalize(text, status);
  return U_SUCCESS(status) ? result : text;
}

icu::UnicodeString nfkc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFKCInstance(status), text);
}

icu::UnicodeString nfkd(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFKDInstance(status), text);
}

/// The scripts of the letters in a name. Hiragana and katakana are one, for a name may mix them.
std::set<UScriptCode> scripts_of(std::string_view name) {
  std::set<UScriptCode> scripts;
  for (const char32_t c : to_u32(name)) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(UChar32(c), &status);
    const bool shared = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
    if (U_SUCCESS(status) && !shared && u_isalpha(UChar32(c)))
      scripts.insert(script == USCRIPT_HIRAGANA ? USCRIPT_KATAKANA : script);
  }
  return scripts;
}

bool share_one(const std::set<UScriptCode>& a, const std::set<UScriptCode>& b) {
  return std::any_of(a.begin(), a.end(), [&](UScriptCode script) { return b.contains(script); });
}

/// Whether names in the scripts are a few characters in a fixed order, not words that change places.
bool is_of_characters(const std::set<UScriptCode>& scripts) {
  return std::any_of(scripts.begin(), scripts.end(), [](UScriptCode script) {
    return script == USCRIPT_HAN || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL;
  });
}

// ---- Names of characters: Chinese, Japanese, Korean

std::u32string without_separators(std::string_view name) {
  std::u32string kept = folded(to_u32(name));
  // NFKC makes the half-width katakana dot the full-width one and keeps the Latin full stop that many type
  // instead.
  std::erase_if(kept, [](char32_t c) { return is_middle_dot(c) || c == U'.'; });
  return kept;
}

/// Whether one is the other but for one character more.
template <typename Text>
bool one_inserted(const Text& shorter, const Text& longer) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [at, in_longer] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(at, shorter.end(), in_longer + 1, longer.end());
}

/// Where two texts of one length differ in one place: that place.
template <typename Text>
std::size_t one_substituted(const Text& a, const Text& b) {
  if (a.size() != b.size()) return Text::npos;
  std::size_t place = Text::npos;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (place != Text::npos) return Text::npos;
    place = i;
  }
  return place;
}

/// Both folded.
NameComparison compare_characters(const std::u32string& a, const std::u32string& b) {
  if (a == b) return {a.empty() ? NameMatch::different : NameMatch::same, false};
  const std::u32string sa = simplified(a);
  const std::u32string sb = simplified(b);
  if (sa == sb) return {NameMatch::same, true};
  if (const std::size_t place = one_substituted(sa, sb); place != std::u32string::npos) {
    return {look_alike(sa[place], sb[place]) ? NameMatch::look_alike : NameMatch::one_character, false};
  }
  if (one_inserted(sa, sb) || one_inserted(sb, sa)) return {NameMatch::one_character, false};
  return {NameMatch::different, false};
}

NameComparison compare_ideographic(std::string_view claimed, std::string_view read) {
  return compare_characters(without_separators(claimed), without_separators(read));
}

/// NFKC makes full-width brackets and hyphens the ASCII ones; CJK brackets it keeps.
std::u32string folded_company(std::string_view name) {
  std::u32string kept = without_separators(name);
  for (char32_t& c : kept) {
    if (std::u32string_view(U"[{〔【〖「『〈《").find(c) != std::u32string_view::npos) c = U'(';
    if (std::u32string_view(U"]}〕】〗」』〉》").find(c) != std::u32string_view::npos) c = U')';
  }
  return kept;
}

// ---- Names of words

Words words_of(std::u32string_view letters) {
  Words words;
  std::u32string word;
  for (const char32_t c : std::u32string(letters) + U" ") {
    if (c != U' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

Words words_of(const std::string& ascii) { return words_of(std::u32string(ascii.begin(), ascii.end())); }

/// NFKD without marks, in capitals; letters with a stroke, which do not decompose, without it.
std::u32string bare_of(const icu::UnicodeString& text) {
  icu::UnicodeString upper = nfkd(text);
  upper.toUpper(icu::Locale::getRoot());
  std::u32string bare;
  for (const char32_t c : to_u32(from_icu(upper))) {
    if (u_charType(UChar32(c)) != U_NON_SPACING_MARK) bare += base_letter(c);
  }
  return bare;
}

/// The words of a name in letters that are not Latin, without apostrophes.
Words words_of_other_letters(const std::u32string& bare) {
  std::u32string letters;
  for (const char32_t c : bare) {
    if (u_isalpha(UChar32(c))) {
      letters += c;
    } else if (c != U'\'' && c != U'’' && c != U'`') {
      letters += U' ';
    }
  }
  return words_of(letters);
}

/// The ways in which the name may be spelt: Latin letters in A to Z with diacritics spelt out, and with
/// diacritics dropped; others without marks.
std::vector<Words> spellings(std::string_view name, bool latin) {
  const icu::UnicodeString composed = nfkc(to_icu(name));
  const std::u32string bare = bare_of(composed);
  if (!latin) return {words_of_other_letters(bare)};
  return {words_of(mrz_letters_of(to_u32(from_icu(composed)))), words_of(mrz_letters_of(bare))};
}

std::u32string joined(const Words& words) {
  std::u32string text;
  for (const std::u32string& word : words) text += word;
  return text;
}

/// Whether the words, in some order, give the text; or nearly so.
struct Reordered {
  bool same = false;
  bool one_off = false;
};

Reordered reordered(Words words, const std::u32string& text) {
  Reordered found;
  const std::size_t length = joined(words).size();
  if (words.size() > kMostWordsReordered || length + 1 < text.size() || text.size() + 1 < length)
    return found;
  std::sort(words.begin(), words.end());
  do {
    const std::u32string candidate = joined(words);
    found.same |= candidate == text;
    found.one_off |= one_substituted(candidate, text) != std::u32string::npos ||
                     one_inserted(candidate, text) || one_inserted(text, candidate);
  } while (!found.same && std::next_permutation(words.begin(), words.end()));
  return found;
}

/// Whether what was read is the claimed name cut off at its end.
bool cut_off(Words claimed, Words read) {
  if (read.empty()) return false;
  const std::u32string last = std::move(read.back());
  read.pop_back();
  for (const std::u32string& word : read) {
    const auto it = std::find(claimed.begin(), claimed.end(), word);
    if (it == claimed.end()) return false;
    claimed.erase(it);
  }
  return std::any_of(claimed.begin(), claimed.end(),
                     [&](const std::u32string& word) { return word.starts_with(last); });
}

NameMatch compare_words(const Words& claimed, const Words& read, bool may_be_cut_off) {
  if (claimed.empty() || read.empty()) return NameMatch::different;
  Words a = claimed;
  Words b = read;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  if (a == b || (may_be_cut_off && cut_off(claimed, read))) return NameMatch::same;
  const Reordered found = reordered(claimed, joined(read));
  const Reordered other_way = reordered(read, joined(claimed));
  if (found.same || other_way.same) return NameMatch::same;
  return found.one_off || other_way.one_off ? NameMatch::one_character : NameMatch::different;
}

NameComparison compare_worded(std::string_view claimed, std::string_view read, bool latin,
                              bool may_be_cut_off) {
  NameMatch best = NameMatch::different;
  for (const Words& a : spellings(claimed, latin)) {
    for (const Words& b : spellings(read, latin)) best = std::min(best, compare_words(a, b, may_be_cut_off));
  }
  return {best, false};
}

}  // namespace

NameComparison compare_names(std::string_view claimed, std::string_view read, bool may_be_cut_off) {
  const std::set<UScriptCode> a = scripts_of(claimed);
  const std::set<UScriptCode> b = scripts_of(read);
  const bool of_characters = is_of_characters(a) && is_of_characters(b);
  // Names of words are spelt in one script; a letter of another among them is no slip of the pen.
  if (of_characters ? !share_one(a, b) : a != b || a.empty()) return {NameMatch::other_script, false};
  if (of_characters) return compare_ideographic(claimed, read);
  return compare_worded(claimed, read, a.contains(USCRIPT_LATIN), may_be_cut_off);
}

NameComparison compare_companies(std::string_view claimed, std::string_view read) {
  return compare_characters(folded_company(claimed), folded_company(read));
}

}  // namespace docintake
