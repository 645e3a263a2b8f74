#include "validators/accounts/life.h"

#include <array>
#include <string>

namespace docintake {
namespace {

using Standing = Life::Standing;
using Review = Life::Review;

constexpr std::array<std::string_view, 8> kEvents{"submit",  "approve",  "reject", "warn",
                                                  "confirm", "withdraw", "remove", "close"};
constexpr std::array kAllEvents{LifeEvent::submit,  LifeEvent::approve,  LifeEvent::reject, LifeEvent::warn,
                                LifeEvent::confirm, LifeEvent::withdraw, LifeEvent::remove, LifeEvent::close};
constexpr std::array<std::string_view, 3> kStandings{"unverified", "verified", "warned"};
constexpr std::array<std::string_view, 3> kReviews{"none", "pending", "rejected"};
constexpr std::string_view kClosed = "closed";

Error refused(std::string_view reason) { return {ErrorCode::corrupt_file, std::string(reason)}; }

Result<Life> reviewed(Life life, bool well) {
  if (life.review != Review::pending) return refused("Nothing is in review.");
  if (well) life.standing = Standing::verified;
  life.review = well ? Review::none : Review::rejected;
  return life;
}

}  // namespace

std::string_view to_string(LifeEvent event) { return kEvents[static_cast<std::size_t>(event)]; }

std::optional<LifeEvent> life_event_from(std::string_view name) {
  for (const LifeEvent event : kAllEvents) {
    if (to_string(event) == name) return event;
  }
  return std::nullopt;
}

std::span<const LifeEvent> life_events() { return kAllEvents; }

Result<Life> after(const Life& life, LifeEvent event) {
  if (life.closed) return refused("The account is closed.");
  Life next = life;
  switch (event) {
    case LifeEvent::submit:
      if (life.review == Review::pending)
        return refused("A review is going on; its end has to be waited for.");
      next.review = Review::pending;
      return next;
    case LifeEvent::approve:
      return reviewed(life, true);
    case LifeEvent::reject:
      return reviewed(life, false);
    case LifeEvent::warn:
      if (life.standing == Standing::unverified) return refused("The account is not verified.");
      if (life.standing == Standing::warned) return refused("The owner has been told already.");
      next.standing = Standing::warned;
      return next;
    case LifeEvent::confirm:
      if (life.standing == Standing::unverified) return refused("The account is not verified.");
      next.standing = Standing::verified;
      return next;
    case LifeEvent::withdraw:
      if (life.standing != Standing::warned)
        return refused("A status is taken away only after its owner was told.");
      next.standing = Standing::unverified;
      return next;
    case LifeEvent::remove:
      return refused(
          life.standing == Standing::unverified
              ? "The account is not verified."
              : "A verified account cannot be made unverified on request; its information can be changed, or "
                "the account closed.");
    case LifeEvent::close:
      return Life{Standing::unverified, Review::none, true};
  }
  return refused("There is no such event.");
}

AccountStatus status_of(const Life& life) {
  if (life.closed) return AccountStatus::closed;
  if (life.standing != Standing::unverified) return AccountStatus::verified;
  switch (life.review) {
    case Review::none:
      return AccountStatus::unverified;
    case Review::pending:
      return AccountStatus::in_review;
    case Review::rejected:
      return AccountStatus::rejected;
  }
  return AccountStatus::unverified;
}

std::string to_string(const Life& life) {
  if (life.closed) return std::string(kClosed);
  std::string text(kStandings[static_cast<std::size_t>(life.standing)]);
  text += ' ';
  return text += kReviews[static_cast<std::size_t>(life.review)];
}

std::optional<Life> life_from(std::string_view text) {
  if (text == kClosed) return Life{Standing::unverified, Review::none, true};
  for (std::size_t s = 0; s < kStandings.size(); ++s) {
    for (std::size_t r = 0; r < kReviews.size(); ++r) {
      const Life life{static_cast<Standing>(s), static_cast<Review>(r), false};
      if (to_string(life) == text) return life;
    }
  }
  return std::nullopt;
}

}  // namespace docintake
