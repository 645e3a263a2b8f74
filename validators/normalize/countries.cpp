#include "validators/normalize/countries.h"

#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

// ISO 3166-1 alpha-3, then what ICAO Doc 9303-3, section 5, parts B to D add. One space-separated list,
// sorted within its parts; searched as text because it is short and read rarely.
constexpr std::string_view kCodes =
    " ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR "
    "BHS BIH BLM"
    " BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI "
    "CUB CUW CXR"
    " CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO "
    "GGY GHA GIB"
    " GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ "
    "ISL ISR ITA"
    " JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF "
    "MAR MCO MDA"
    " MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC "
    "NIU NLD NOR"
    " NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN "
    "SEN SGP SGS"
    " SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL "
    "TKM TLS TON"
    " TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE"
    " EUE GBD GBN GBO GBP GBS RKS UNA UNK UNO UTO XAA XBA XCC XCE XCO XCT XDC XEC XES XIM XMP XOM XPO XXA "
    "XXB XXC XXX"
    " IAO NTZ ZAR ";

/// A country's names and those of its citizens as documents print them: in capitals, without diacritics,
/// spaces and marks, each between two spaces.
struct CountryNames {
  std::string_view code;
  std::u32string_view names;
};

constexpr std::array kNames{
    CountryNames{"AFG", U" AFGHAN AFGHANISTAN "},
    CountryNames{"ALB", U" ALBANIAN ALBANIA SHQIPTARE SHQIPTAR "},
    CountryNames{"ARE", U" EMIRATI UNITEDARABEMIRATES "},
    CountryNames{"ARG", U" ARGENTINA ARGENTINE ARGENTINO "},
    CountryNames{"ARM", U" ARMENIAN ARMENIA "},
    CountryNames{"AUS", U" AUSTRALIAN AUSTRALIA "},
    CountryNames{"AUT", U" AUSTRIA OSTERREICH AUSTRIAN OSTERREICHER OSTERREICHISCH REPUBLIKOSTERREICH "},
    CountryNames{"AZE", U" AZERBAIJANI AZERBAIJAN "},
    CountryNames{"BEL", U" BELGIUM BELGE BELGIAN BELG BELGIER BELGIQUE BELGIE BELGIEN "},
    CountryNames{"BGD", U" BANGLADESHI BANGLADESH "},
    CountryNames{"BGR", U" BULGARIAN BULGARIA "},
    CountryNames{"BIH", U" BOSNIAN BOSNIAANDHERZEGOVINA BOSNAIHERCEGOVINA "},
    CountryNames{"BLR", U" BELARUSIAN BELARUS "},
    CountryNames{"BOL", U" BOLIVIAN BOLIVIANA BOLIVIA "},
    CountryNames{"BRA", U" BRASILEIRO BRASIL BRAZIL BRAZILIAN BRASILEIRA "},
    CountryNames{"CAN", U" CANADIAN CANADA CANADIANCANADIENNE CANADIENNE "},
    CountryNames{"CHE", U" SWISS SWITZERLAND SCHWEIZ SUISSE SVIZZERA SCHWEIZER SVIZRA "},
    CountryNames{"CHL", U" CHILEAN CHILENA CHILE "},
    CountryNames{"CHN", U" CHINESE CHINA 中国 中国CHINESE 中华人民共和国 PEOPLESREPUBLICOFCHINA "},
    CountryNames{"CIV", U" IVORIAN IVOIRIENNE "},
    CountryNames{"CMR", U" CAMEROONIAN CAMEROUNAISE CAMEROON "},
    CountryNames{"COL", U" COLOMBIAN COLOMBIANA COLOMBIA "},
    CountryNames{"CRI", U" COSTARICAN COSTARRICENSE COSTARICA "},
    CountryNames{"CUB", U" CUBAN CUBANA CUBA "},
    CountryNames{"CYP", U" CYPRIOT CYPRUS "},
    CountryNames{"CZE", U" CZECH CESKA CESKAREPUBLIKA CZECHREPUBLIC CZECHIA "},
    CountryNames{"DEU", U" D DEUTSCH GERMAN GERMANY DEUTSCHLAND BUNDESREPUBLIKDEUTSCHLAND DEUTSCHE "},
    CountryNames{"DNK", U" DANISH DENMARK DANSK DANMARK "},
    CountryNames{"DOM", U" DOMINICANA DOMINICANREPUBLIC "},
    CountryNames{"DZA", U" ALGERIAN ALGERIENNE ALGERIA "},
    CountryNames{"ECU", U" ECUADORIAN ECUATORIANA ECUADOR "},
    CountryNames{"EGY", U" EGYPTIAN EGYPT "},
    CountryNames{"ESP", U" ESPANOLA ESPANA SPANISH SPAIN ESPANOL "},
    CountryNames{"EST", U" ESTONIAN EESTI ESTONIA "},
    CountryNames{"ETH", U" ETHIOPIAN ETHIOPIA "},
    CountryNames{"FIN", U" SUOMI FINLAND FINNISH SUOMALAINEN FINSK "},
    CountryNames{"FRA", U" FRANCAISE FRENCH FRANCE REPUBLIQUEFRANCAISE "},
    CountryNames{"GBR",
                 U" BRITISHCITIZEN UNITEDKINGDOM BRITISH UNITEDKINGDOMOFGREATBRITAINANDNORTHERNIRELAND "},
    CountryNames{"GEO", U" GEORGIAN "},
    CountryNames{"GHA", U" GHANAIAN GHANA "},
    CountryNames{"GRC", U" GREEK GREECE HELLENIC "},
    CountryNames{"GTM", U" GUATEMALAN GUATEMALTECA GUATEMALA "},
    CountryNames{"HND", U" HONDURAN HONDURENA HONDURAS "},
    CountryNames{"HRV", U" CROATIAN HRVATSKO HRVATSKA CROATIA "},
    CountryNames{"HUN", U" HUNGARIAN MAGYAR MAGYARORSZAG HUNGARY "},
    CountryNames{"IDN", U" INDONESIA INDONESIAN WNI "},
    CountryNames{"IND", U" INDIA INDIAN "},
    CountryNames{"IRL", U" IRISH IRELAND EIREANNACH EIRE "},
    CountryNames{"IRN", U" IRANIAN IRAN "},
    CountryNames{"IRQ", U" IRAQI IRAQ "},
    CountryNames{"ISL", U" ICELANDIC ISLENSKT ICELAND "},
    CountryNames{"ISR", U" ISRAELI "},
    CountryNames{"ITA", U" ITALIANA ITALIAN ITALIA ITALY ITALIEN "},
    CountryNames{"JAM", U" JAMAICAN JAMAICA "},
    CountryNames{"JOR", U" JORDANIAN "},
    CountryNames{"JPN", U" JAPAN JAPANESE 日本 "},
    CountryNames{"KAZ", U" KAZAKH KAZAKHSTAN KAZAKHSTANI "},
    CountryNames{"KEN", U" KENYAN KENYA "},
    CountryNames{"KGZ", U" KYRGYZ KYRGYZSTAN "},
    CountryNames{"KHM", U" CAMBODIAN CAMBODIA "},
    CountryNames{"KOR", U" REPUBLICOFKOREA KOREA KOREAN "},
    CountryNames{"LBN", U" LEBANESE LIBANAISE LEBANON "},
    CountryNames{"LIE", U" LIECHTENSTEIN LIECHTENSTEINER "},
    CountryNames{"LKA", U" SRILANKAN SRILANKA "},
    CountryNames{"LTU", U" LITHUANIAN LIETUVOS LITHUANIA LIETUVA "},
    CountryNames{"LUX", U" LUXEMBOURG LUXEMBOURGEOISE LUXEMBOURGISH LETZEBUERG "},
    CountryNames{"LVA", U" LATVIAN LATVIJAS LATVIA LATVIJA "},
    CountryNames{"MAR", U" MOROCCAN MAROCAINE MOROCCO "},
    CountryNames{"MDA", U" MOLDOVAN MOLDOVA MOLDOVENEASCA "},
    CountryNames{"MEX", U" MEXICANA MEXICO MEXICAN "},
    CountryNames{"MKD", U" MACEDONIAN NORTHMACEDONIA "},
    CountryNames{"MLT", U" MALTESE MALTIJA MALTA "},
    CountryNames{"MMR", U" MYANMAR BURMESE "},
    CountryNames{"MNE", U" MONTENEGRIN CRNAGORA MONTENEGRO "},
    CountryNames{"MNG", U" MONGOLIAN MONGOLIA "},
    CountryNames{"MYS", U" MALAYSIA MALAYSIAN "},
    CountryNames{"NGA", U" NIGERIAN NIGERIA "},
    CountryNames{"NLD", U" NEDERLANDSE DUTCH NETHERLANDS NEDERLAND NEDERLANDS "},
    CountryNames{"NOR", U" NORWEGIAN NORWAY NORSK NORGE "},
    CountryNames{"NPL", U" NEPALESE NEPALI NEPAL "},
    CountryNames{"NZL", U" NEWZEALAND NEWZEALANDER "},
    CountryNames{"PAK", U" PAKISTANI PAKISTAN "},
    CountryNames{"PER", U" PERUVIAN PERUANA PERU "},
    CountryNames{"PHL", U" FILIPINO PHILIPPINES PHILIPPINE PILIPINO "},
    CountryNames{"POL", U" POLSKIE POLISH POLAND POLSKA POLSKIEJ "},
    CountryNames{"PRT", U" PORTUGUESA PORTUGAL PORTUGUESE "},
    CountryNames{"PRY", U" PARAGUAYAN PARAGUAYA PARAGUAY "},
    CountryNames{"RKS", U" KOSOVAR KOSOVO KOSOVARE "},
    CountryNames{"ROU", U" ROMANIAN ROMANIA "},
    CountryNames{"RUS", U" РОССИЯ RUSSIANFEDERATION RUSSIA RUSSIAN "},
    CountryNames{"SAU", U" SAUDI SAUDIARABIA SAUDIARABIAN "},
    CountryNames{"SEN", U" SENEGALESE SENEGALAISE SENEGAL "},
    CountryNames{"SGP", U" SINGAPORE SINGAPORECITIZEN SINGAPOREAN "},
    CountryNames{"SLV", U" SALVADORAN SALVADORENA ELSALVADOR "},
    CountryNames{"SRB", U" SERBIAN SRPSKO SRBIJA SERBIA "},
    CountryNames{"SVK", U" SLOVAK SLOVENSKA SLOVAKREPUBLIC SLOVENSKAREPUBLIKA SLOVAKIA "},
    CountryNames{"SVN", U" SLOVENIAN SLOVENSKO SLOVENIJA SLOVENIA "},
    CountryNames{"SWE", U" SVENSK SWEDISH SWEDEN SVERIGE "},
    CountryNames{"SYR", U" SYRIAN SYRIA "},
    CountryNames{"THA", U" THAI THAILAND "},
    CountryNames{"TUN", U" TUNISIAN TUNISIENNE TUNISIA "},
    CountryNames{"TUR", U" TURKISH TURK TURKIYE TURKEY TC TCTUR "},
    CountryNames{"TWN", U" REPUBLICOFCHINA 中華民國 "},
    CountryNames{"TZA", U" TANZANIAN TANZANIA "},
    CountryNames{"UGA", U" UGANDAN UGANDA "},
    CountryNames{"UKR", U" UKRAINIAN UKRAINE "},
    CountryNames{"URY", U" URUGUAYAN URUGUAYA URUGUAY "},
    CountryNames{"USA", U" UNITEDSTATESOFAMERICA UNITEDSTATES AMERICAN "},
    CountryNames{"UTO", U" UTOPIA UTOPIAN "},
    CountryNames{"UZB", U" UZBEK UZBEKISTAN "},
    CountryNames{"VEN", U" VENEZUELAN VENEZOLANA VENEZUELA "},
    CountryNames{"VNM", U" VIETNAM VIETNAMESE "},
    CountryNames{"ZAF", U" SOUTHAFRICAN SOUTHAFRICA "},
    CountryNames{"ZMB", U" ZAMBIAN ZAMBIA "},
    CountryNames{"ZWE", U" ZIMBABWEAN ZIMBABWE "},
};

/// The text as the names in the table are written.
std::u32string bare(std::u32string_view text) {
  std::u32string kept;
  for (const char32_t c : text) {
    if (c != U'\'' && c != U'’' && c != U'/' && c != U'.' && c != U'-') kept += base_letter(c);
  }
  return kept;
}

/// Countries by their names in Chinese, as Unicode's locale data has them.
const std::map<std::u32string, std::string>& chinese_names() {
  static const std::map<std::u32string, std::string> kByName = [] {
    std::map<std::u32string, std::string> names;
    for (const char* const* code = uloc_getISOCountries(); *code; ++code) {
      const icu::Locale locale("und", *code);
      icu::UnicodeString name;
      std::string utf8;
      locale.getDisplayCountry(icu::Locale::getChina(), name).toUTF8String(utf8);
      if (is_country_code(locale.getISO3Country())) names.emplace(to_u32(utf8), locale.getISO3Country());
    }
    return names;
  }();
  return kByName;
}

}  // namespace

std::optional<std::string> country_of_number(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.size() != 3 || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Region* region = icu::Region::getInstance(number, status);
  if (U_FAILURE(status) || !region) return std::nullopt;
  const std::string code = icu::Locale("und", region->getRegionCode()).getISO3Country();
  if (!is_country_code(code)) return std::nullopt;
  return code;
}

bool is_country_code(std::string_view alpha3) {
  if (alpha3.size() != 3) return false;
  return kCodes.find(" " + std::string(alpha3) + " ") != std::string_view::npos;
}

std::optional<std::string> country_of(std::u32string_view text) {
  const std::string utf8 = to_utf8(text);
  if (is_country_code(utf8)) return utf8;
  const std::u32string name = U" " + bare(text) + U" ";
  const auto it = std::find_if(kNames.begin(), kNames.end(), [&](const CountryNames& row) {
    return row.names.find(name) != std::u32string_view::npos;
  });
  if (it != kNames.end()) return std::string(it->code);
  const auto chinese = chinese_names().find(std::u32string(text));
  if (chinese == chinese_names().end()) return std::nullopt;
  return chinese->second;
}

}  // namespace docintake
