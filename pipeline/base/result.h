#pragma once

#include <utility>
#include <variant>

#include "pipeline/base/error.h"

namespace docintake {

/// A value or the Error that kept it from being made. Stages hand results, never exceptions, to each other.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value; asking a failed result for it is a defect and throws std::bad_variant_access.
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }

  /// The error; asking a successful result for it is a defect and throws std::bad_variant_access.
  const Error& error() const { return std::get<1>(state_); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

 private:
  std::variant<T, Error> state_;
};

/// What a step that yields nothing but success hands back.
using Status = Result<std::monostate>;

/// The successful Status.
inline Status ok_status() { return std::monostate{}; }

}  // namespace docintake

// NOLINTBEGIN(bugprone-macro-parentheses): `name` is declared, and a declared name takes no parentheses.
/// Declares `name` from the Result `expression`, or returns its Error from the enclosing function.
#define DOCINTAKE_TRY(name, expression)                  \
  auto name##_result = (expression);                     \
  if (!name##_result.ok()) return name##_result.error(); \
  auto& name = name##_result.value()
// NOLINTEND(bugprone-macro-parentheses)
