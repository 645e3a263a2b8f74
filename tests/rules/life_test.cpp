// The life of an account: every state and event, and random sequences against a model that knows only four
// facts.

#include "validators/accounts/life.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "validators/accounts/working_days.h"

namespace docintake {
namespace {

TEST(Life, EveryStateAndEvent) {
  // What becomes of the state under submit, approve, reject, warn, confirm, withdraw, remove, close; "-" is
  // refused.
  const std::map<std::string, std::vector<std::string>> table{
      {"unverified none", {"unverified pending", "-", "-", "-", "-", "-", "-", "closed"}},
      {"unverified pending", {"-", "verified none", "unverified rejected", "-", "-", "-", "-", "closed"}},
      {"unverified rejected", {"unverified pending", "-", "-", "-", "-", "-", "-", "closed"}},
      {"verified none", {"verified pending", "-", "-", "warned none", "verified none", "-", "-", "closed"}},
      {"verified pending",
       {"-", "verified none", "verified rejected", "warned pending", "verified pending", "-", "-", "closed"}},
      {"verified rejected",
       {"verified pending", "-", "-", "warned rejected", "verified rejected", "-", "-", "closed"}},
      {"warned none", {"warned pending", "-", "-", "-", "verified none", "unverified none", "-", "closed"}},
      {"warned pending",
       {"-", "verified none", "warned rejected", "-", "verified pending", "unverified pending", "-",
        "closed"}},
      {"warned rejected",
       {"warned pending", "-", "-", "-", "verified rejected", "unverified rejected", "-", "closed"}},
      {"closed", {"-", "-", "-", "-", "-", "-", "-", "-"}},
  };
  int rows = 0;
  for (const auto& [state, outcomes] : table) {
    ASSERT_EQ(outcomes.size(), life_events().size());
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const Result<Life> next = after(*life_from(state), life_events()[i]);
      EXPECT_EQ(next.ok() ? to_string(*next) : "-", outcomes[i])
          << state << " " << to_string(life_events()[i]);
      if (!next.ok()) {
        EXPECT_TRUE(next.error().message.ends_with(".")) << "a reason is a sentence";
      }
      ++rows;
    }
  }
  EXPECT_EQ(rows, 80);
}

TEST(Life, StatusIsWhatRulesSee) {
  const std::map<std::string, AccountStatus> table{
      {"unverified none", AccountStatus::unverified},   {"unverified pending", AccountStatus::in_review},
      {"unverified rejected", AccountStatus::rejected}, {"verified none", AccountStatus::verified},
      {"verified pending", AccountStatus::verified},    {"verified rejected", AccountStatus::verified},
      {"warned none", AccountStatus::verified},         {"warned pending", AccountStatus::verified},
      {"warned rejected", AccountStatus::verified},     {"closed", AccountStatus::closed},
  };
  for (const auto& [state, status] : table) {
    EXPECT_EQ(status_of(*life_from(state)), status) << state;
    EXPECT_EQ(to_string(*life_from(state)), state);
  }
  EXPECT_EQ(table.size(), 10U);
  EXPECT_FALSE(life_from("verified"));
  EXPECT_FALSE(life_from(""));
  for (const LifeEvent event : life_events()) EXPECT_EQ(life_event_from(to_string(event)), event);
  EXPECT_FALSE(life_event_from("explode"));
}

/// The same life told by facts that are true or not.
struct Model {
  std::set<std::string> facts;

  bool is(const char* fact) const { return facts.contains(fact); }

  bool happens(LifeEvent event) {
    if (is("closed")) return false;
    switch (event) {
      case LifeEvent::submit:
        return !is("in review") && (facts.insert("in review"), facts.erase("turned down"), true);
      case LifeEvent::approve:
        return is("in review") && (facts = {"verified"}, true);
      case LifeEvent::reject:
        return is("in review") && (facts.erase("in review"), facts.insert("turned down"), true);
      case LifeEvent::warn:
        return is("verified") && !is("told") && (facts.insert("told"), true);
      case LifeEvent::confirm:
        return is("verified") && (facts.erase("told"), true);
      case LifeEvent::withdraw:
        return is("told") && (facts.erase("told"), facts.erase("verified"), true);
      case LifeEvent::remove:
        return false;
      case LifeEvent::close:
        return facts = {"closed"}, true;
    }
    return false;
  }

  AccountStatus status() const {
    return is("closed")        ? AccountStatus::closed
           : is("verified")    ? AccountStatus::verified
           : is("in review")   ? AccountStatus::in_review
           : is("turned down") ? AccountStatus::rejected
                               : AccountStatus::unverified;
  }
};

TEST(Life, RandomSequencesAgreeWithTheModel) {
  std::mt19937 random(20261120);
  int happened = 0;
  int refused = 0;
  for (int sequence = 0; sequence < 500; ++sequence) {
    Life life;
    Model model;
    for (int step = 0; step < 60; ++step) {
      // Closing ends everything, so it is rare.
      const LifeEvent event = life_events()[random() % (step % 20 == 19 ? 8 : 7)];
      const Result<Life> next = after(life, event);
      ASSERT_EQ(next.ok(), model.happens(event)) << to_string(life) << " " << to_string(event);
      next.ok() ? ++happened : ++refused;
      if (next.ok()) life = *next;
      ASSERT_EQ(status_of(life), model.status()) << to_string(life);
    }
  }
  EXPECT_GT(happened, 5000);
  EXPECT_GT(refused, 5000);
}

TEST(WorkingDays, LeaveOutWeekendsAndHolidays) {
  struct Row {
    const char* from;
    int days;
    const char* due;
  };
  // 2026-11-20 is a Friday. The calendar has a holiday on the Monday after and a worked Saturday on 11-28.
  Calendar calendar;
  calendar.holidays.insert(*date_from_iso("2026-11-23"));
  calendar.working_weekends.insert(*date_from_iso("2026-11-28"));
  const Row rows[]{
      {"2026-11-20", 0, "2026-11-20"}, {"2026-11-20", 1, "2026-11-24"}, {"2026-11-20", 3, "2026-11-26"},
      {"2026-11-20", 5, "2026-11-28"}, {"2026-11-20", 6, "2026-11-30"}, {"2026-11-21", 1, "2026-11-24"},
      {"2026-11-22", 3, "2026-11-26"}, {"2026-12-31", 1, "2027-01-01"}, {"2026-11-20", -1, "2026-11-20"},
  };
  int checked = 0;
  for (const Row& row : rows) {
    EXPECT_EQ(to_iso(add_working_days(*date_from_iso(row.from), row.days, calendar)), row.due) << row.from;
    ++checked;
  }
  EXPECT_EQ(checked, 9);
  EXPECT_EQ(to_iso(add_working_days(*date_from_iso("2026-11-20"), 3, {})), "2026-11-25");
  EXPECT_FALSE(is_working_day(*date_from_iso("2026-11-21"), calendar));
  EXPECT_TRUE(is_working_day(*date_from_iso("2026-11-28"), calendar));
  // A table that leaves no day to work ends all the same.
  Calendar never;
  for (std::chrono::sys_days day = *date_from_iso("2026-11-20");
       day < std::chrono::sys_days(*date_from_iso("2038-01-01")); day += std::chrono::days(1)) {
    never.holidays.insert(Date(day));
  }
  EXPECT_GT(add_working_days(*date_from_iso("2026-11-20"), 3, never), *date_from_iso("2036-01-01"));
}

}  // namespace
}  // namespace docintake
