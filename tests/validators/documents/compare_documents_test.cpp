#include "validators/documents/compare_documents.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

Record side_of(const char* kind, Side side, const char* field, const char* value, double confidence = 0.95) {
  Record record;
  record.kind = kind;
  record.side = side;
  record.fields[field].best.value = value;
  record.fields[field].best.confidence = confidence;
  return record;
}

TEST(CompareDocuments, Table) {
  struct Row {
    const char* what;
    std::vector<Record> records;
    std::vector<std::string> findings;  ///< code, field and document of each.
  };
  const char* const permit = "hkm_travel_permit";
  const char* const resident = "prc_id_card";
  const auto front = [](const char* kind, const char* field, const char* value, double confidence = 0.95) {
    return side_of(kind, Side::front, field, value, confidence);
  };
  const auto back = [](const char* kind, const char* field, const char* value) {
    return side_of(kind, Side::back, field, value);
  };
  const auto page = [](const char* birth_date, const char* number) {
    Record record = side_of("passport", Side::single, "birth_date", birth_date);
    record.fields["number"].best.value = number;
    record.fields["number"].best.confidence = 0.99;
    return record;
  };
  const std::vector<Row> rows{
      {"nothing", {}, {}},
      {"one side alone", {front(permit, "number", "H12345678")}, {}},
      {"the same", {front(permit, "number", "H12345678"), back(permit, "number", "H12345678")}, {}},
      {"another person's back",
       {front(permit, "number", "H12345678"), back(permit, "number", "H12345679")},
       {"sides_disagree number 0", "sides_disagree number 1"}},
      {"the other way round",
       {back(permit, "birth_date", "1990-03-12"), front(permit, "birth_date", "1991-03-12")},
       {"sides_disagree birth_date 0", "sides_disagree birth_date 1"}},
      {"not read surely",
       {front(permit, "number", "H12345678", 0.7), back(permit, "number", "H12345679")},
       {}},
      {"different fields", {front(permit, "number", "H12345678"), back(permit, "sex", "M")}, {}},
      {"names are not compared",
       {front(permit, "surname", "AU-YEUNG"), back(permit, "surname", "AU YEUNG")},
       {}},
      {"no kind", {front("unknown", "number", "1"), back("unknown", "number", "2")}, {}},

      {"two fronts of one person",
       {front(resident, "number", "11010519491231002X"), front(resident, "number", "11010519491231002X")},
       {"same_side_twice  0", "same_side_twice  1"}},
      {"two fronts of two persons",
       {front(resident, "number", "11010519491231002X"), front(resident, "number", "440524188001010014")},
       {"persons_differ number 0", "persons_differ number 1"}},
      {"of a number that was not read surely",
       {front(resident, "number", "11010519491231002X", 0.5),
        front(resident, "number", "440524188001010014")},
       {"same_side_twice  0", "same_side_twice  1"}},
      {"two backs",
       {back(resident, "valid_until", "2036-03-01"), back(resident, "valid_until", "2036-03-01")},
       {"same_side_twice  0", "same_side_twice  1"}},
      {"a permit and the one it replaced: the tenth character on counts issues",
       {front(permit, "number", "H1234567801"), front(permit, "number", "H1234567802")},
       {"same_side_twice  0", "same_side_twice  1"}},
      {"three fronts, each once",
       {front(resident, "sex", "F"), front(resident, "sex", "F"), front(resident, "sex", "F")},
       {"same_side_twice  0", "same_side_twice  1", "same_side_twice  2"}},
      {"two passports of one person", {page("1980-01-01", "E1"), page("1980-01-01", "E2")}, {}},
      {"two persons' passports",
       {page("1980-01-01", "E1"), page("1981-01-01", "E2")},
       {"persons_differ birth_date 0", "persons_differ birth_date 1"}},
      {"a card and another person's passport",
       {front(resident, "birth_date", "1990-03-12"), page("1981-01-01", "E2")},
       {"persons_differ birth_date 0", "persons_differ birth_date 1"}},
      {"a card and a passport of one person",
       {front(resident, "birth_date", "1981-01-01"), page("1981-01-01", "E2")},
       {}},

      {"sides of two kinds",
       {back("tw_travel_permit", "sex", "F"), front(permit, "sex", "F")},
       {"kinds_differ  0", "kinds_differ  1"}},
      {"sides of two kinds and two persons",
       {back("tw_travel_permit", "birth_date", "1990-03-12"), front(permit, "birth_date", "1991-03-12")},
       {"persons_differ birth_date 0", "persons_differ birth_date 1", "kinds_differ  0", "kinds_differ  1"}},
      {"two fronts of two kinds", {front("tw_travel_permit", "sex", "F"), front(permit, "sex", "F")}, {}},
      {"both sides of one, a back of another",
       {front(permit, "sex", "F"), back(permit, "sex", "F"), back("tw_travel_permit", "sex", "F")},
       {}},
      {"a side of no known kind", {front(permit, "sex", "F"), back("unknown", "sex", "F")}, {}},
  };
  for (const Row& row : rows) {
    std::vector<const Record*> records;
    for (const Record& record : row.records) records.push_back(&record);
    std::vector<std::string> found;
    for (const Finding& finding : compare_documents(records)) {
      EXPECT_EQ(finding.outcome, CheckOutcome::fail);
      found.push_back(finding.code + " " + finding.field + " " + std::to_string(finding.document));
    }
    EXPECT_EQ(found, row.findings) << row.what;
  }
  EXPECT_EQ(rows.size(), 24U);
}

}  // namespace
}  // namespace docintake
