// Jsonnet text to a program that the evaluator walks.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/names.h"
#include "syntax/parser.h"

namespace cfnsonnet::jsonnet::native {

struct SyntaxError {
  std::string message;  ///< One line: `expected a comma before next field`, `unknown variable: "x"; did you mean "y"?`.
  Span span;
};

/// Parses one file, finds what its names mean, and makes a program of it.
///
/// @param text    UTF-8; names and strings are copied into the arena.
/// @param base    Address of its first byte (Sources::add).
/// @param file    As `std.thisFile` gives it.
/// @param memory  Of the syntax tree, which is gone when this returns.
/// Errors are those that `jsonnet` reports before it evaluates: syntax, unknown variables, duplicate names, `self`,
/// `super` and `$` outside of objects. It is the first of them.
[[nodiscard]] tl::expected<Program, SyntaxError> read_program(
    std::string_view text, std::uint32_t base, std::string_view file, Arena& arena, Names& names,
    std::pmr::memory_resource* memory = std::pmr::get_default_resource());

}  // namespace cfnsonnet::jsonnet::native
