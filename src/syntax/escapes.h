// The escapes of string literals: \n, \" and so on, \u00e9, and two \u that are a surrogate pair.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cfnsonnet::syntax {

struct EscapeError {
  std::size_t at;      ///< Where the bad escape begins.
  std::size_t length;  ///< Bytes of it, as far as it goes.
  std::string message;
};

/// Appends what a string literal stands for.
///
/// @param literal  What is between the quotes, in well-formed UTF-8.
/// @return Nothing if all went well, or what is wrong with the first bad escape.
[[nodiscard]] std::optional<EscapeError> append_unescaped(std::string& out, std::string_view literal);

}  // namespace cfnsonnet::syntax
