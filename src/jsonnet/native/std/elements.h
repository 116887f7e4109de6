// What functions of std that take arrays take: an array, or a string, whose elements are its characters.
//
// Most of them are defined by length and index alone, and so work on strings too. A string becomes an array of its
// characters first, each found once. What the functions say of a result that would be too large is here as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Evaluator;

/// More items has no array that a function of std makes: their values alone would take 2 GiB.
inline constexpr double max_items = 1 << 28;

/// Fails where `count` items are more than an array can have: "std.range would make an array of 1e+18 items …".
void check_items(Evaluator& evaluator, const Arguments& arguments, double count);

/// An array of the characters of a string, each a string.
[[nodiscard]] Value characters_of(Evaluator& evaluator, Text* text);

/// Code points of a string, items of an array, visible fields of an object, parameters of a function: std.length.
/// Fails on all others, as a wrong argument.
[[nodiscard]] std::size_t length_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);

/// The array that an argument is, or the characters of a string. An empty object and a function without parameters,
/// which have length 0, are an empty array. Fails on all others.
[[nodiscard]] Value elements_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);

/// The index of the first item that equals `wanted`, which may be a thunk and is not evaluated for no items. Items
/// after it are not looked at.
[[nodiscard]] std::optional<std::size_t> first_equal(Evaluator& evaluator, Value array, Value wanted);

/// How many parameters a function has.
[[nodiscard]] std::size_t parameter_count(Value function);

/// How many fields of an object are visible.
[[nodiscard]] std::size_t visible_count(Evaluator& evaluator, Value object);

}  // namespace cfnsonnet::jsonnet::native
