// How functions of std read their arguments, and how they say that one is wrong.
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// @param found  What the argument is instead.
[[noreturn]] void fail_found(Evaluator& evaluator, const Arguments& arguments, unsigned index, std::string_view wanted,
                             std::string_view found) {
  evaluator.fail("std.{}: parameter \"{}\" must be {}, not {}", arguments.function.name,
                 arguments.function.parameter(index), wanted, found);
}

std::string bounds_text(std::int64_t least, std::int64_t most) {
  constexpr std::int64_t unbounded = std::int64_t{1} << 53;
  if (least > -unbounded && most < unbounded) return fmt::format("a whole number from {} to {}", least, most);
  if (least > -unbounded) return fmt::format("a whole number of at least {}", least);
  if (most < unbounded) return fmt::format("a whole number of at most {}", most);
  return "a whole number";
}

}  // namespace

std::string_view BuiltIn::parameter(unsigned index) const {
  std::string_view rest = parameters;
  for (; index != 0; --index) rest.remove_prefix(rest.find(' ') + 1);
  return rest.substr(0, rest.find_first_of(" ?"));
}

void fail_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index, std::string_view wanted) {
  fail_found(evaluator, arguments, index, wanted, with_article(evaluator.force(arguments[index])));
}

double number_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_number()) fail_argument(evaluator, arguments, index, "a number");
  return value.as_number();
}

std::int64_t integer_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index, std::int64_t least,
                              std::int64_t most) {
  const double number = number_argument(evaluator, arguments, index);
  if (number != std::floor(number) || number < static_cast<double>(least) || number > static_cast<double>(most))
    fail_found(evaluator, arguments, index, bounds_text(least, most), fmt::format("{}", number));
  return static_cast<std::int64_t>(number);
}

bool boolean_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_boolean()) fail_argument(evaluator, arguments, index, "a boolean");
  return value.as_boolean();
}

Text* text_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_string()) fail_argument(evaluator, arguments, index, "a string");
  return evaluator.strings.flat(value);
}

std::string_view string_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  return text_argument(evaluator, arguments, index)->view();
}

std::span<const Value> array_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_array()) fail_argument(evaluator, arguments, index, "an array");
  return items_of(evaluator, value);
}

Value object_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_object()) fail_argument(evaluator, arguments, index, "an object");
  return value;
}

Value function_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_function()) fail_argument(evaluator, arguments, index, "a function");
  return value;
}

}  // namespace cfnsonnet::jsonnet::native
