#include "validators/normalize/states.h"

#include <algorithm>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr Place kStates[]{{U"ALABAMA", "AL"},       {U"ALASKA", "AK"},        {U"ARIZONA", "AZ"},
                          {U"ARKANSAS", "AR"},      {U"CALIFORNIA", "CA"},    {U"COLORADO", "CO"},
                          {U"CONNECTICUT", "CT"},   {U"DELAWARE", "DE"},      {U"FLORIDA", "FL"},
                          {U"GEORGIA", "GA"},       {U"HAWAII", "HI"},        {U"IDAHO", "ID"},
                          {U"ILLINOIS", "IL"},      {U"INDIANA", "IN"},       {U"IOWA", "IA"},
                          {U"KANSAS", "KS"},        {U"KENTUCKY", "KY"},      {U"LOUISIANA", "LA"},
                          {U"MAINE", "ME"},         {U"MARYLAND", "MD"},      {U"MASSACHUSETTS", "MA"},
                          {U"MICHIGAN", "MI"},      {U"MINNESOTA", "MN"},     {U"MISSISSIPPI", "MS"},
                          {U"MISSOURI", "MO"},      {U"MONTANA", "MT"},       {U"NEBRASKA", "NE"},
                          {U"NEVADA", "NV"},        {U"NEWHAMPSHIRE", "NH"},  {U"NEWJERSEY", "NJ"},
                          {U"NEWMEXICO", "NM"},     {U"NEWYORK", "NY"},       {U"NORTHCAROLINA", "NC"},
                          {U"NORTHDAKOTA", "ND"},   {U"OHIO", "OH"},          {U"OKLAHOMA", "OK"},
                          {U"OREGON", "OR"},        {U"PENNSYLVANIA", "PA"},  {U"RHODEISLAND", "RI"},
                          {U"SOUTHCAROLINA", "SC"}, {U"SOUTHDAKOTA", "SD"},   {U"TENNESSEE", "TN"},
                          {U"TEXAS", "TX"},         {U"UTAH", "UT"},          {U"VERMONT", "VT"},
                          {U"WESTVIRGINIA", "WV"},  {U"VIRGINIA", "VA"},      {U"WASHINGTON", "WA"},
                          {U"WISCONSIN", "WI"},     {U"WYOMING", "WY"},       {U"DISTRICTOFCOLUMBIA", "DC"},
                          {U"PUERTORICO", "PR"},    {U"GUAM", "GU"},          {U"VIRGINISLANDS", "VI"},
                          {U"AMERICANSAMOA", "AS"}, {U"MARIANAISLANDS", "MP"}};

constexpr Place kProvinces[]{{U"ONTARIO", "ON"},
                             {U"QUEBEC", "QC"},
                             {U"BRITISHCOLUMBIA", "BC"},
                             {U"ALBERTA", "AB"},
                             {U"MANITOBA", "MB"},
                             {U"SASKATCHEWAN", "SK"},
                             {U"NOVASCOTIA", "NS"},
                             {U"NEWBRUNSWICK", "NB"},
                             {U"NEWFOUNDLAND", "NL"},
                             {U"PRINCEEDWARDISLAND", "PE"},
                             {U"YUKON", "YT"},
                             {U"NUNAVUT", "NU"},
                             {U"NORTHWESTTERRITORIES", "NT"}};

}  // namespace

std::span<const Place> american_states() { return kStates; }

std::span<const Place> canadian_provinces() { return kProvinces; }

bool is_american_state(std::u32string_view code) {
  return std::ranges::any_of(kStates, [&](const Place& state) { return to_u32(state.code) == code; });
}

bool is_canadian_province(std::string_view code) {
  return std::ranges::find(kProvinces, code, &Place::code) != std::end(kProvinces);
}

}  // namespace docintake
