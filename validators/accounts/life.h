#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/background.h"

namespace docintake {

/// How far an account has come. Two things that change independently, so that what is verified stays so while
/// a change of it is in review; every combination of them means something, and a closed account is nothing
/// else.
struct Life {
  enum class Standing {
    unverified,
    verified,
    warned,  ///< Verified, and its owner was told that it will be taken away.
  };
  enum class Review { none, pending, rejected };

  Standing standing = Standing::unverified;
  Review review = Review::none;
  bool closed = false;

  bool operator==(const Life&) const = default;
};

/// What can happen to an account.
enum class LifeEvent {
  submit,    ///< Its owner hands in what is to be verified, for the first time, again, or as a change.
  approve,   ///< The review ends well.
  reject,    ///< It does not.
  warn,      ///< A re-check failed: the owner is told that the status will be taken away.
  confirm,   ///< A re-check succeeded.
  withdraw,  ///< The status is taken away.
  remove,    ///< The owner asks to be unverified.
  close,     ///< The owner closes the account.
};

std::string_view to_string(LifeEvent event);
std::optional<LifeEvent> life_event_from(std::string_view name);

/// Every event there is.
std::span<const LifeEvent> life_events();

/// What becomes of the account. An event that is illegal there gives an error (corrupt_file) whose message is
/// the reason.
Result<Life> after(const Life& life, LifeEvent event);

/// How rules and owners see it: closed, verified (also while warned or in a change), else in_review, rejected
/// or unverified.
AccountStatus status_of(const Life& life);

/// As text, for keeping: "verified pending".
std::string to_string(const Life& life);
std::optional<Life> life_from(std::string_view text);

}  // namespace docintake
