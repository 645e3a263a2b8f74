#include "ocr/capture_reader.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ranges>
#include <span>
#include <string_view>
#include <utility>

#include "ocr/barcode/barcode_finder.h"
#include "ocr/lines/form_lines.h"
#include "ocr/lines/light_around.h"
#include "ocr/lines/line_segments.h"
#include "ocr/lines/stacked_lines.h"
#include "ocr/lines/text_line_finder.h"
#include "ocr/lines/without_red.h"
#include "ocr/mrz/mrz_finder.h"
#include "ocr/mrz/mrz_reader.h"
#include "ocr/numbers/code_reader.h"
#include "ocr/numbers/credit_code_reader.h"
#include "ocr/numbers/date_reader.h"
#include "ocr/numbers/line_words.h"
#include "ocr/numbers/number_reader.h"
#include "ocr/numbers/second_reading.h"
#include "ocr/orientation.h"
#include "ocr/recognizer/agreed_reading.h"
#include "ocr/recognizer/network_recognizer.h"
#include "ocr/recognizer/tesseract_recognizer.h"
#include "pipeline/base/median.h"

namespace docintake {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr double kMostWork = 300;           // summed width of the lines read, in line heights
constexpr double kMostWorkBesideZone = 90;  // where a machine readable zone says most of it
constexpr std::size_t kMostFormLines = 90;  // of a form, whose values are long
constexpr double kMostFormWork = 900;
constexpr double kFormReach = 1.2;           // of a line of a form, line heights
constexpr double kSureFormLine = 0.97;       // mean probability of a line of a form that is not read again
constexpr double kOutvotesAnother = 0.75;    // least probability of two readings that a third cannot change
constexpr double kTitle = 2.5;               // of a form's usual height of lines, from which one is a title
constexpr double kSureTitle = 0.95;          // mean probability of a title that is not read again
constexpr std::array kOtherScales = {1, 2};  // attempts with smaller and larger characters
constexpr double kSecondWork = 0.5;  // what a line costs the second recognizer, in what it costs the first
constexpr int kMostFailures =
    6;                         // after so many lines on end that say nothing, no less promising one is read
constexpr int kMostProse = 6;  // lines of prose that make a page of text, of which no more is read
constexpr double kLeastCertainty = 0.45;  // mean probability of a line that says something
constexpr double kLatinCertainty = 0.6;   // of a line read as Latin that needs no second reading
constexpr double kSureLatin = 0.9;        // of a line of Latin letters alone that is read no second time
constexpr float kSureZone = 0.9F;         // probability of each of such a zone's characters
constexpr float kSureIdeograph = 0.6F;    // probability
constexpr float kGuessed = 0.5F;          // probability below which a reader guesses
constexpr std::size_t kMostLost = 2;      // characters that its parts may have fewer than a line
constexpr int kLatinLines = 3;            // without an ideograph, that make a capture Latin
constexpr int kWordLetters = 2;           // from which reading them as Latin says more than one glance did

bool says_something(const RecognizedLine& line) { return mean_probability(line) >= kLeastCertainty; }

/// Of a line, the letters and the surely read ideographs: patterns are at times read as rare ones.
struct Scripts {
  int letters = 0;
  int ideographs = 0;
  int run = 0;  ///< The most ideographs side by side.

  /// A label in two languages has more letters than ideographs, but those stand side by side.
  bool chinese() const { return run > 1 || 2 * ideographs > letters; }
  bool latin() const { return letters >= kWordLetters && !chinese(); }
};

Scripts scripts_of(const RecognizedLine& line) {
  Scripts scripts;
  int run = 0;
  for (const Character& c : line.characters) {
    const bool ideograph = is_ideograph(c.character);
    const bool sure = ideograph && c.probability >= kSureIdeograph;
    run = sure ? run + 1 : 0;
    scripts.run = std::max(scripts.run, run);
    scripts.ideographs += sure ? 1 : 0;
    scripts.letters += !ideograph && u_isalpha(UChar32(c.character)) ? 1 : 0;
  }
  return scripts;
}

/// What stands on a line behind another part of it.
void append(RecognizedLine& line, const RecognizedLine& more) {
  line.text += more.text;
  line.confidence = std::min(line.confidence, more.confidence);
  line.characters.insert(line.characters.end(), more.characters.begin(), more.characters.end());
}

/// Whether a reading by the second recognizer is sure all along: where it meets other characters it
/// guesses at several side by side.
bool is_surely_latin(const RecognizedLine& line) {
  const auto guessed = [](const Character& a, const Character& b) {
    return std::max(a.probability, b.probability) < kGuessed;
  };
  return mean_probability(line) >= kLatinCertainty &&
         std::ranges::adjacent_find(line.characters, guessed) == line.characters.end();
}

/// Whether the line says more than rings and strokes of a pattern do, each of which is read as some letter.
bool is_text(const RecognizedLine& line) {
  return says_something(line) && (line.characters.size() > 1 || scripts_of(line).ideographs > 0);
}

/// Whether the line is of running text: long, and in small letters but for a few.
bool is_prose(const RecognizedLine& line) {
  constexpr std::size_t kShortest = 30;
  constexpr double kSmall = 0.85;
  const auto small = std::ranges::count_if(
      line.characters, [](const Character& c) { return u_islower(UChar32(c.character)); });
  return line.characters.size() >= kShortest && double(small) >= kSmall * double(line.characters.size());
}

/// Whether the line is one of those that tell a form, a page with more to read than a card; one character of
/// the word may be misread.
bool says_form(const RecognizedLine& line) {
  constexpr std::array<std::u32string_view, 6> kWords{U"信用代码", U"营业执照", U"经营范围",
                                                      U"注册资本", U"营业期限", U"登记机关"};
  const auto says = [&](std::u32string_view word) {
    for (std::size_t at = 0; at + word.size() <= line.characters.size(); ++at) {
      std::size_t alike = 0;
      for (std::size_t i = 0; i < word.size(); ++i) alike += line.characters[at + i].character == word[i];
      if (alike + 1 >= word.size()) return true;
    }
    return false;
  };
  return std::ranges::any_of(kWords, says);
}

/// The digit that some face draws like the letter: a zero struck through, a nine with a straight stem.
std::optional<char32_t> digit_drawn_like(char32_t letter) {
  switch (letter) {
    case U'Ø':
    case U'ø':
      return U'0';
    case U'q':
      return U'9';
    default:
      return std::nullopt;
  }
}

/// Letters that some digit looks like are that digit where they stand among digits: on lines of Chinese an O
/// too, which elsewhere stands in numbers.
void put_plain_digits(std::vector<Character>& characters) {
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  const bool chinese = std::ranges::any_of(characters, is_ideograph, &Character::character);
  const auto as_digit = [&](char32_t c) {
    return chinese && c == U'O' ? std::optional(U'0') : digit_drawn_like(c);
  };
  for (std::size_t begin = 0, end = 0; begin < characters.size(); begin = std::max(end, begin + 1)) {
    bool among_digits = false;
    for (end = begin; end < characters.size(); ++end) {
      const char32_t c = characters[end].character;
      if (!is_digit(c) && !as_digit(c)) break;
      among_digits |= is_digit(c);
    }
    if (!among_digits) continue;
    for (std::size_t i = begin; i < end; ++i)
      characters[i].character = as_digit(characters[i].character).value_or(characters[i].character);
  }
}

/// A small l is a capital I in a word that has capitals alone besides, at least two of them.
void put_capital_i(RecognizedLine& line) {
  for (const std::span<const Character> word : words_of(line)) {
    const auto capitals =
        std::ranges::count_if(word, [](const Character& c) { return u_isupper(UChar32(c.character)); });
    const bool small = std::ranges::any_of(
        word, [](const Character& c) { return u_islower(UChar32(c.character)) && c.character != U'l'; });
    if (small || capitals < 2) continue;
    const auto begin = line.characters.begin() + (word.data() - line.characters.data());
    for (Character& c : std::span(begin, word.size()))
      if (c.character == U'l') c.character = U'I';
  }
}

/// The line with characters that are taken for others where they stand put right.
RecognizedLine with_plain_characters(RecognizedLine line) {
  put_plain_digits(line.characters);
  put_capital_i(line);
  const icu::UnicodeString read = icu::UnicodeString::fromUTF8(line.text);
  icu::UnicodeString text;
  std::size_t at = 0;  // of the characters, which spaces are not among
  for (std::int32_t i = 0; i < read.length(); i = read.moveIndex32(i, 1)) {
    const UChar32 c = read.char32At(i);
    text.append(c == U' ' || at == line.characters.size() ? c : UChar32(line.characters[at++].character));
  }
  line.text.clear();
  text.toUTF8String(line.text);
  return line;
}

/// Reads the lines of one capture, with Latin letters alone once it is clear that it has no Chinese.
class LineReader {
 public:
  /// `backed`: a machine readable zone says surely what is printed in Latin, which then only has to be
  /// compared.
  LineReader(const Raster& luma, const Recognizers& recognizers, double most_work, Deadline deadline,
             bool form = false, bool backed = false)
      : luma_(luma),
        text_(*recognizers.text),
        second_(*recognizers.second),
        numbers_(*recognizers.numbers),
        most_work_(most_work),
        deadline_(deadline),
        form_(form),
        backed_(backed) {}

  bool exhausted() const {
    return deadline_.passed() || failures_ >= kMostFailures || prose_ >= kMostProse || work_ > most_work_ ||
           lines_ >= (form_ ? kMostFormLines : kMostLines);
  }

  /// Whether the lines read so far tell a form.
  bool form() const { return form_; }

  /// Whether what was read is Latin throughout.
  bool latin() const { return chinese_lines_ == 0 && latin_lines_ >= kLatinLines; }

  /// Reads what has digits on the lines of a Latin capture with the recognizer that did not read the line.
  /// `lines` are all that were read so far, of the first ones of `found`.
  void read_again(std::vector<TextLine>& lines, const std::vector<FoundLine>& found) {
    if (!latin() || &second_ == &text_ || backed_) return;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      LineRecognizer& other = by_second_[i] ? text_ : second_;
      lines[i].again = read_second(luma_, found[i], lines[i].general, other, deadline_);
    }
  }

  /// Reads a line. `beyond` is how far, in pixels, the picture that is read reaches beyond the line's ink.
  TextLine read(const FoundLine& line, const FreeSpace& beyond) {
    TextLine text{line.quad, with_plain_characters(read_general(line, beyond)), {}, {}, {}};
    text.digits = read_number(luma_, line, text.general, numbers_, deadline_);
    if (form_) text.codes = read_credit_code(luma_, line, text.general, numbers_, deadline_);
    if (text.codes.empty()) text.codes = read_code(luma_, line, text.general, numbers_, deadline_);
    const bool useful = is_text(text.general) || !text.digits.empty();
    if (useful) {
      const LightAround light = light_around(luma_, line);
      text.before = light.before;
      text.behind = light.behind;
    }
    failures_ = useful ? 0 : failures_ + 1;
    prose_ += is_prose(text.general) ? 1 : 0;
    form_ = form_ || says_form(text.general);
    ++lines_;
    if (useful) count(scripts_of(text.general));
    return text;
  }

 private:
  /// Dates and numbers say nothing of the script.
  void count(const Scripts& scripts) {
    chinese_lines_ += scripts.chinese() ? 1 : 0;
    latin_lines_ += scripts.latin() ? 1 : 0;
  }

  /// As the first recognizer reads it, or the second: where letters stand with digits, since it reads the
  /// small label before a number better, and where the first is not sure.
  RecognizedLine read_general(const FoundLine& line, const FreeSpace& beyond) {
    by_second_.push_back(false);
    const LinePicture picture(luma_, stretched(line, beyond.left, beyond.right), line.height);
    const double work = line.width() / line.height;
    const Alphabet alphabet = !backed_ && latin() ? Alphabet::latin : Alphabet::general;
    RecognizedLine general = text_.recognize(picture, alphabet, 0, deadline_);
    if (alphabet == Alphabet::latin && mean_probability(general) < kLatinCertainty) {
      // Of a card in two scripts the first lines read may all have been Latin. Single ideographs are seen in
      // patterns.
      RecognizedLine other = text_.recognize(picture, Alphabet::general, 0, deadline_);
      work_ += work;
      const bool surer = mean_probability(other) > mean_probability(general);
      if (surer && scripts_of(other).run > 1) general = std::move(other);
    }
    if (form_ && mean_probability(general) < kSureFormLine) {
      // The small print of a form: at another scale other characters go wrong.
      std::vector<RecognizedLine> readings{std::move(general)};
      for (const int attempt : kOtherScales) {
        readings.push_back(text_.recognize(picture, Alphabet::general, attempt, deadline_));
        general = agreed_reading(readings, line.height);
        if (readings.front().text == readings.back().text && general.confidence > kOutvotesAnother) break;
      }
      work_ += work;
    }
    if (form_) general = with_dates(luma_, line, std::move(general), text_, deadline_);
    work_ += work;
    if (form_ || &second_ == &text_) return general;
    const bool labelled_number = holds_digits(general.characters);
    const bool sure = mean_probability(general) >= kSureLatin && !labelled_number;
    if (backed_ || !scripts_of(general).latin() || sure) return general;
    RecognizedLine latin = in_segments(line, second_.recognize(picture, Alphabet::latin, 0, deadline_));
    work_ += kSecondWork * work;
    const bool better =
        labelled_number ? is_surely_latin(latin) : mean_probability(latin) > mean_probability(general);
    if (!better) return general;
    by_second_.back() = true;
    return latin;
  }

  /// Of a line with a small label before a large value the parts, each read at its own size, where they are
  /// read more surely than the whole.
  RecognizedLine in_segments(const FoundLine& line, RecognizedLine whole) {
    RecognizedLine parts{"", 1, {}};
    for (const FoundLine& segment : segments_of(luma_, line)) {
      const LinePicture picture(luma_, segment.quad, segment.height);
      const RecognizedLine part = second_.recognize(picture, Alphabet::latin, 0, deadline_);
      if (part.text.empty()) continue;
      if (!parts.text.empty()) parts.text += ' ';
      append(parts, part);
    }
    const bool surer = mean_probability(parts) > mean_probability(whole);
    return surer && parts.characters.size() + kMostLost >= whole.characters.size() ? parts : whole;
  }

  const Raster& luma_;
  LineRecognizer& text_;
  LineRecognizer& second_;
  LineRecognizer& numbers_;
  double most_work_;
  Deadline deadline_;
  bool form_;
  bool backed_;
  std::vector<bool> by_second_;  // of each line read so far: who read it
  double work_ = 0;
  std::size_t lines_ = 0;
  int failures_ = 0;
  int prose_ = 0;
  int chinese_lines_ = 0;
  int latin_lines_ = 0;
};

/// Adds lines of light print on dark bands, as titles are, where nothing sure was read.
void read_light(const Raster& luma, const Recognizers& recognizers, std::vector<TextLine>& lines,
                Deadline deadline) {
  constexpr std::size_t kMostLight = 6;
  constexpr double kLeastLength = 4, kLightCertainty = 0.75, kSure = 0.6, kSame = 0.3;
  constexpr std::size_t kFewestLetters = 4;
  Raster inverted(luma.width(), luma.height());
  std::transform(luma.data(), luma.data() + std::size_t(luma.width()) * std::size_t(luma.height()),
                 inverted.data(), [](std::uint8_t v) { return std::uint8_t(255 - v); });
  std::size_t tried = 0;
  for (const FoundLine& found : find_text_lines(inverted)) {
    if (tried == kMostLight || deadline.passed()) break;
    const Box box = bounding_box(found.quad);
    const auto covers = [&](const TextLine& line) {
      const Box other = bounding_box(line.quad);
      const double w = std::min(box.right(), other.right()) - std::max(box.x, other.x);
      const double h = std::min(box.bottom(), other.bottom()) - std::max(box.y, other.y);
      return w > 0 && h > 0 && w * h > kSame * std::min(box.area(), other.area());
    };
    const bool read = std::any_of(lines.begin(), lines.end(), [&](const TextLine& line) {
      return mean_probability(line.general) >= kSure && covers(line);
    });
    if (read || found.width() < kLeastLength * found.height) continue;
    ++tried;
    const LinePicture picture(inverted, found.quad, found.height);
    RecognizedLine line = recognizers.second->recognize(picture, Alphabet::latin, 0, deadline);
    const auto letters = std::count_if(line.characters.begin(), line.characters.end(),
                                       [](const Character& c) { return u_isalpha(UChar32(c.character)); });
    if (mean_probability(line) < kLightCertainty || std::size_t(letters) < kFewestLetters) continue;
    std::erase_if(lines, covers);
    lines.push_back({found.quad, std::move(line), {}, {}, {}});
  }
}

/// From top to bottom; lines that share most of their height from left to right.
void sort_as_read(std::vector<TextLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
    return bounding_box(a.quad).center().y < bounding_box(b.quad).center().y;
  });
  for (auto row = lines.begin(); row != lines.end();) {
    const Box first = bounding_box(row->quad);
    const auto end = std::find_if(row, lines.end(), [&](const TextLine& line) {
      return bounding_box(line.quad).center().y > first.center().y + 0.5 * first.h;
    });
    std::stable_sort(row, end,
                     [](const TextLine& a, const TextLine& b) { return a.quad[0].x < b.quad[0].x; });
    row = end;
  }
}

/// The lines read as those of a card, until one of them tells a form.
std::vector<TextLine> read_card(LineReader& reader, const std::vector<FoundLine>& found) {
  std::vector<TextLine> lines;
  for (const FoundLine& line : found) {
    if (reader.exhausted() || reader.form()) break;
    lines.push_back(reader.read(line, {}));
  }
  return lines;
}

double median_height(const std::vector<FoundLine>& lines) {
  std::vector<double> heights;
  for (const FoundLine& line : lines) heights.push_back(line.height);
  return median_of(std::move(heights));
}

/// A title that was found together with the small line below it, read apart where that is surer.
std::vector<TextLine> read_title(LineReader& reader, const Raster& luma, const FoundLine& line,
                                 TextLine whole) {
  if (mean_probability(whole.general) >= kSureTitle) return {std::move(whole)};
  const auto lines = stacked_lines(luma, line);
  if (!lines) return {std::move(whole)};
  TextLine upper = reader.read(lines->first, {});
  if (mean_probability(upper.general) <= mean_probability(whole.general)) return {std::move(whole)};
  return {std::move(upper), reader.read(lines->second, {})};
}

/// The lines of a form. Beside its bold labels the first and last thin characters of a value are not seen as
/// ink: each is read as far as nothing else stands.
std::vector<TextLine> read_form(LineReader& reader, const Raster& luma, std::vector<FoundLine> pieces) {
  const std::vector<FoundLine> found = form_lines(std::move(pieces));
  const double usual = median_height(found);
  std::vector<TextLine> lines;
  for (const FoundLine& line : found) {
    if (reader.exhausted()) break;
    TextLine read = reader.read(line, free_space(line, found, kFormReach * line.height));
    if (line.height < kTitle * usual) {
      lines.push_back(std::move(read));
    } else {
      std::ranges::move(read_title(reader, luma, line, std::move(read)), std::back_inserter(lines));
    }
  }
  return lines;
}

/// What the lines beside the zone may cost. Names that are printed in Chinese are not in the zone.
double most_work_beside(const std::optional<MrzZone>& zone) {
  constexpr std::size_t kState = 2, kLetters = 3;
  constexpr std::array<std::string_view, 2> kChinese{"CHN", "TWN"};
  if (!zone || zone->lines.empty()) return kMostWork;
  const std::string_view first = zone->lines.front().text;
  if (first.size() < kState + kLetters) return kMostWorkBesideZone;
  const bool chinese = std::ranges::find(kChinese, first.substr(kState, kLetters)) != kChinese.end();
  return chinese ? kMostWork : kMostWorkBesideZone;
}

/// Whether the zone was read alike and surely each time.
bool is_sure(const std::optional<MrzZone>& zone) {
  if (!zone || zone->again.empty()) return false;
  return std::ranges::all_of(zone->again, [&](const std::vector<RecognizedLine>& again) {
    return std::ranges::equal(zone->lines, again, [](const RecognizedLine& a, const RecognizedLine& b) {
      return a.text == b.text && std::min(a.confidence, b.confidence) >= kSureZone;
    });
  });
}

void remove_inside(const MrzZone& zone, std::vector<FoundLine>& lines) {
  const Box box = bounding_box(zone.quad);
  std::erase_if(lines, [&](const FoundLine& line) {
    const Point c = center_of(line.quad);
    return c.y > box.y && c.y < box.bottom() && c.x > box.x && c.x < box.right();
  });
}

}  // namespace

Result<std::unique_ptr<CaptureReader>> CaptureReader::create(const std::filesystem::path& tessdata) {
  DOCINTAKE_TRY(text, NetworkRecognizer::general());
  DOCINTAKE_TRY(second, TesseractRecognizer::latin(tessdata));
  DOCINTAKE_TRY(numbers, NetworkRecognizer::machine());
  return std::make_unique<CaptureReader>(Recognizers{std::move(text), std::move(second), std::move(numbers)});
}

CaptureReader::CaptureReader(Recognizers recognizers) : recognizers_(std::move(recognizers)) {}

Orientation CaptureReader::orient(const Capture& capture, Deadline deadline) {
  return find_orientation(capture.luma, *recognizers_.text, deadline);
}

Reading CaptureReader::read(const Capture& capture, std::vector<FoundLine> seen, Deadline deadline) {
  Reading reading{capture.luma.width(), capture.luma.height(), {}, {}, {}};
  std::vector<FoundLine> found = seen.empty() ? find_text_lines(capture.luma) : std::move(seen);
  reading.mrz = read_mrz(capture.luma, find_mrz_regions(found), *recognizers_.numbers, deadline);
  if (reading.mrz) remove_inside(*reading.mrz, found);
  LineReader reader(capture.luma, recognizers_, most_work_beside(reading.mrz), deadline, false,
                    is_sure(reading.mrz));
  reading.lines = read_card(reader, found);
  reader.read_again(reading.lines, found);
  if (reader.form()) {
    const std::optional<Raster> legible = without_red(capture.luma, capture.redness);
    if (legible) found = find_text_lines(*legible);
    const Raster& luma = legible ? *legible : capture.luma;
    LineReader of_form(luma, recognizers_, kMostFormWork, deadline, true);
    reading.lines = read_form(of_form, luma, std::move(found));
  }
  std::erase_if(reading.lines,
                [](const TextLine& line) { return line.general.characters.empty() && line.digits.empty(); });
  if (reader.latin() && !reading.mrz && !deadline.passed())
    read_light(capture.luma, recognizers_, reading.lines, deadline);
  sort_as_read(reading.lines);
  return reading;
}

std::vector<Barcode> CaptureReader::read_barcodes(const Raster& luma, std::span<const Symbology> symbologies,
                                                  Deadline deadline) {
  return find_barcodes(luma, symbologies, deadline);
}

}  // namespace docintake
