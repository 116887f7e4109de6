// Types, equality and order as functions.
#include <string>
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// --- Types ---------------------------------------------------------------------------------------

Value type(Evaluator& evaluator, const Arguments& arguments) {
  return Value::string(evaluator.names.intern(type_of(evaluator.force(arguments[0]))));
}

template <bool (Value::*is_wanted)() const>
Value is_type(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean((evaluator.force(arguments[0]).*is_wanted)());
}

// --- Equality ------------------------------------------------------------------------------------

bool are_equal(Evaluator& evaluator, const Arguments& arguments) {
  const Value left = evaluator.force(arguments[0]);
  return evaluator.equals(left, evaluator.force(arguments[1]));
}

Value equals(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(are_equal(evaluator, arguments));
}

Value differs(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(!are_equal(evaluator, arguments));
}

/// Of values without parts. Two arrays or two objects are refused, but not two values of different types.
Value primitive_equals(Evaluator& evaluator, const Arguments& arguments) {
  const Value left = evaluator.force(arguments[0]);
  const Value right = evaluator.force(arguments[1]);
  if (type_of(left) != type_of(right)) return Value::boolean(false);
  if (left.is_array() || left.is_object())
    fail_argument(evaluator, arguments, 0, "null, a boolean, a number or a string");
  return Value::boolean(evaluator.equals(left, right));
}

/// How a value is shown in the message of a failed assertEqual.
std::string one_line(Evaluator& evaluator, Value value) {
  OutputBuffer out(evaluator);
  write_json(evaluator, value, single_line_json, out);
  return std::string(out.view());
}

Value assert_equal(Evaluator& evaluator, const Arguments& arguments) {
  if (are_equal(evaluator, arguments)) return Value::boolean(true);
  evaluator.fail("std.assertEqual: {} is not equal to {}", one_line(evaluator, arguments[0]),
                 one_line(evaluator, arguments[1]));
}

// --- Order ---------------------------------------------------------------------------------------

/// -1, 0 or 1.
int order_of_arguments(Evaluator& evaluator, const Arguments& arguments) {
  const Value left = evaluator.force(arguments[0]);
  const int order = evaluator.compare(left, evaluator.force(arguments[1]));
  return (order > 0) - (order < 0);
}

int order_of_arrays(Evaluator& evaluator, const Arguments& arguments) {
  const Value left = elements_argument(evaluator, arguments, 0);
  const int order = evaluator.compare(left, elements_argument(evaluator, arguments, 1));
  return (order > 0) - (order < 0);
}

Value compare(Evaluator& evaluator, const Arguments& arguments) {
  return Value::number(order_of_arguments(evaluator, arguments));
}

Value compare_arrays(Evaluator& evaluator, const Arguments& arguments) {
  return Value::number(order_of_arrays(evaluator, arguments));
}

Value array_less(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(order_of_arrays(evaluator, arguments) < 0);
}

Value array_greater(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(order_of_arrays(evaluator, arguments) > 0);
}

Value array_less_or_equal(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(order_of_arrays(evaluator, arguments) <= 0);
}

Value array_greater_or_equal(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(order_of_arrays(evaluator, arguments) >= 0);
}

}  // namespace

std::span<const BuiltIn> type_functions() {
  static constexpr BuiltIn table[] = {
      {"__array_greater", "arr1 arr2", array_greater},
      {"__array_greater_or_equal", "arr1 arr2", array_greater_or_equal},
      {"__array_less", "arr1 arr2", array_less},
      {"__array_less_or_equal", "arr1 arr2", array_less_or_equal},
      {"__compare", "v1 v2", compare},
      {"__compare_array", "arr1 arr2", compare_arrays},
      {"assertEqual", "a b", assert_equal},
      {"equals", "a b", equals},
      {"isArray", "v", is_type<&Value::is_array>},
      {"isBoolean", "v", is_type<&Value::is_boolean>},
      {"isFunction", "v", is_type<&Value::is_function>},
      {"isNull", "v", is_type<&Value::is_null>},
      {"isNumber", "v", is_type<&Value::is_number>},
      {"isObject", "v", is_type<&Value::is_object>},
      {"isString", "v", is_type<&Value::is_string>},
      {"primitiveEquals", "a b", primitive_equals},
      {"type", "x", type},
      {"xnor", "x y", equals},
      {"xor", "x y", differs},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
