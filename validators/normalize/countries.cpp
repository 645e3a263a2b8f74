#include "validators/normalize/countries.h"

#include <algorithm>
#include <array>

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

struct CountryName {
  std::u32string_view name;
  std::string_view code;
};

constexpr std::array kNames{
    CountryName{U"D", "DEU"},
    CountryName{U"CHINESE", "CHN"},
    CountryName{U"CHINA", "CHN"},
    CountryName{U"中国", "CHN"},
    CountryName{U"中国/CHINESE", "CHN"},
    CountryName{U"中国CHINESE", "CHN"},
    CountryName{U"中华人民共和国", "CHN"},
    CountryName{U"PEOPLE'SREPUBLICOFCHINA", "CHN"},
    CountryName{U"REPUBLICOFCHINA", "TWN"},
    CountryName{U"中華民國", "TWN"},
    CountryName{U"UNITEDSTATESOFAMERICA", "USA"},
    CountryName{U"UNITEDSTATES", "USA"},
    CountryName{U"AMERICAN", "USA"},
    CountryName{U"BRITISHCITIZEN", "GBR"},
    CountryName{U"UNITEDKINGDOM", "GBR"},
    CountryName{U"BRITISH", "GBR"},
    CountryName{U"UNITEDKINGDOMOFGREATBRITAINANDNORTHERNIRELAND", "GBR"},
    CountryName{U"CANADIAN", "CAN"},
    CountryName{U"CANADA", "CAN"},
    CountryName{U"CANADIAN/CANADIENNE", "CAN"},
    CountryName{U"AUSTRALIAN", "AUS"},
    CountryName{U"AUSTRALIA", "AUS"},
    CountryName{U"NEWZEALAND", "NZL"},
    CountryName{U"DEUTSCH", "DEU"},
    CountryName{U"GERMAN", "DEU"},
    CountryName{U"GERMANY", "DEU"},
    CountryName{U"DEUTSCHLAND", "DEU"},
    CountryName{U"BUNDESREPUBLIKDEUTSCHLAND", "DEU"},
    CountryName{U"FRANÇAISE", "FRA"},
    CountryName{U"FRANCAISE", "FRA"},
    CountryName{U"FRENCH", "FRA"},
    CountryName{U"FRANCE", "FRA"},
    CountryName{U"RÉPUBLIQUEFRANÇAISE", "FRA"},
    CountryName{U"REPUBLIQUEFRANCAISE", "FRA"},
    CountryName{U"ESPAÑOLA", "ESP"},
    CountryName{U"ESPANOLA", "ESP"},
    CountryName{U"ESPAÑA", "ESP"},
    CountryName{U"ESPANA", "ESP"},
    CountryName{U"SPANISH", "ESP"},
    CountryName{U"SPAIN", "ESP"},
    CountryName{U"ITALIANA", "ITA"},
    CountryName{U"ITALIAN", "ITA"},
    CountryName{U"ITALIA", "ITA"},
    CountryName{U"ITALY", "ITA"},
    CountryName{U"NEDERLANDSE", "NLD"},
    CountryName{U"DUTCH", "NLD"},
    CountryName{U"NETHERLANDS", "NLD"},
    CountryName{U"JAPAN", "JPN"},
    CountryName{U"JAPANESE", "JPN"},
    CountryName{U"日本", "JPN"},
    CountryName{U"REPUBLICOFKOREA", "KOR"},
    CountryName{U"KOREA", "KOR"},
    CountryName{U"KOREAN", "KOR"},
    CountryName{U"SINGAPORE", "SGP"},
    CountryName{U"SINGAPORECITIZEN", "SGP"},
    CountryName{U"SINGAPOREAN", "SGP"},
    CountryName{U"MALAYSIA", "MYS"},
    CountryName{U"MALAYSIAN", "MYS"},
    CountryName{U"INDIA", "IND"},
    CountryName{U"INDIAN", "IND"},
    CountryName{U"THAI", "THA"},
    CountryName{U"THAILAND", "THA"},
    CountryName{U"VIETNAM", "VNM"},
    CountryName{U"VIETNAMESE", "VNM"},
    CountryName{U"FILIPINO", "PHL"},
    CountryName{U"PHILIPPINES", "PHL"},
    CountryName{U"INDONESIA", "IDN"},
    CountryName{U"РОССИЯ", "RUS"},
    CountryName{U"RUSSIANFEDERATION", "RUS"},
    CountryName{U"RUSSIA", "RUS"},
    CountryName{U"POLSKIE", "POL"},
    CountryName{U"POLISH", "POL"},
    CountryName{U"POLAND", "POL"},
    CountryName{U"POLSKA", "POL"},
    CountryName{U"SUOMI", "FIN"},
    CountryName{U"FINLAND", "FIN"},
    CountryName{U"FINNISH", "FIN"},
    CountryName{U"SVENSK", "SWE"},
    CountryName{U"SWEDISH", "SWE"},
    CountryName{U"SWEDEN", "SWE"},
    CountryName{U"NORWEGIAN", "NOR"},
    CountryName{U"NORWAY", "NOR"},
    CountryName{U"DANISH", "DNK"},
    CountryName{U"DENMARK", "DNK"},
    CountryName{U"SWISS", "CHE"},
    CountryName{U"SWITZERLAND", "CHE"},
    CountryName{U"AUSTRIA", "AUT"},
    CountryName{U"ÖSTERREICH", "AUT"},
    CountryName{U"BELGIUM", "BEL"},
    CountryName{U"BELGE", "BEL"},
    CountryName{U"LUXEMBOURG", "LUX"},
    CountryName{U"IRISH", "IRL"},
    CountryName{U"IRELAND", "IRL"},
    CountryName{U"PORTUGUESA", "PRT"},
    CountryName{U"PORTUGAL", "PRT"},
    CountryName{U"BRASILEIRO", "BRA"},
    CountryName{U"BRASIL", "BRA"},
    CountryName{U"BRAZIL", "BRA"},
    CountryName{U"MEXICANA", "MEX"},
    CountryName{U"MEXICO", "MEX"},
    CountryName{U"UTOPIA", "UTO"},
    CountryName{U"UTOPIAN", "UTO"},
};

}  // namespace

bool is_country_code(std::string_view alpha3) {
  if (alpha3.size() != 3) return false;
  return kCodes.find(" " + std::string(alpha3) + " ") != std::string_view::npos;
}

std::optional<std::string> country_of(std::u32string_view text) {
  const std::string utf8 = to_utf8(text);
  if (is_country_code(utf8)) return utf8;
  const auto it =
      std::find_if(kNames.begin(), kNames.end(), [=](const CountryName& row) { return row.name == text; });
  if (it == kNames.end()) return std::nullopt;
  return std::string(it->code);
}

}  // namespace docintake
