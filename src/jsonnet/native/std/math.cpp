// Numbers: rounding, powers, logarithms, angles.
//
// A result that is infinite or no number fails (Evaluator::checked_number), and that is all the checking of domains
// there is. What the reference computes from other functions is computed from the same ones here, so that the last bit
// agrees: log2(x) is log(x) / log(2), and round(x) is floor(x + 0.5).
#include <cmath>
#include <string_view>
#include <utility>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/format.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr double pi = 3.14159265358979311600;

double absolute(double x) { return x > 0 ? x : -x; }  // Of 0 it is -0, which prints as such.
double sign(double x) { return (x > 0) - (x < 0); }
double round_half_up(double x) { return std::floor(x + 0.5); }
double log2_of(double x) { return std::log(x) / std::log(2.0); }
double log10_of(double x) { return std::log(x) / std::log(10.0); }
double to_radians(double x) { return x * pi / 180; }
double to_degrees(double x) { return x * 180 / pi; }
double greater(double a, double b) { return a > b ? a : b; }
double lesser(double a, double b) { return a < b ? a : b; }

double exponent(double x) {
  int result = 0;
  (void)std::frexp(x, &result);
  return result;
}

double mantissa(double x) {
  int ignored = 0;
  return std::frexp(x, &ignored);
}

template <double compute(double)>
Value unary(Evaluator& evaluator, const Arguments& arguments) {
  return evaluator.checked_number(compute(number_argument(evaluator, arguments, 0)));
}

template <double compute(double, double)>
Value binary(Evaluator& evaluator, const Arguments& arguments) {
  const double first = number_argument(evaluator, arguments, 0);
  return evaluator.checked_number(compute(first, number_argument(evaluator, arguments, 1)));
}

template <bool is(double)>
Value question(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(is(number_argument(evaluator, arguments, 0)));
}

bool is_even(double x) { return std::fmod(round_half_up(x), 2) == 0; }
bool is_odd(double x) { return std::fmod(round_half_up(x), 2) != 0; }
bool is_integer(double x) { return round_half_up(x) == x; }
bool is_decimal(double x) { return round_half_up(x) != x; }

/// Of anything that can be compared. The upper bound is not looked at where the lower one decides.
Value clamp(Evaluator& evaluator, const Arguments& arguments) {
  const Value x = evaluator.force(arguments[0]);
  const ValueOrigin origin = evaluator.origins.last();
  const Value least = evaluator.force(arguments[1]);
  if (evaluator.compare(x, least) < 0) return least;
  const Value greatest = evaluator.force(arguments[2]);
  if (evaluator.compare(x, greatest) > 0) return greatest;
  evaluator.origins.set(origin, x);
  return x;
}

/// One of two numbers.
template <double (*choose)(double, double)>
Value chosen(Evaluator& evaluator, const Arguments& arguments) {
  const double first = number_argument(evaluator, arguments, 0);
  const ValueOrigin origin = evaluator.origins.last();
  const double second = number_argument(evaluator, arguments, 1);
  const Value result = Value::number(choose(first, second));
  if (result == Value::number(first)) evaluator.origins.set(origin, result);
  return result;
}

Value modulo(Evaluator& evaluator, const Arguments& arguments) {
  const double dividend = number_argument(evaluator, arguments, 0);
  const double divisor = number_argument(evaluator, arguments, 1);
  if (divisor == 0) evaluator.fail("std.{}: division by zero", arguments.function.name);
  return evaluator.checked_number(std::fmod(dividend, divisor));
}

/// The operator `%`: of two numbers the remainder, of a string and anything std.format.
Value mod(Evaluator& evaluator, const Arguments& arguments) {
  const Value left = evaluator.force(arguments[0]);
  if (left.is_string()) return formatted(evaluator, left, evaluator.force(arguments[1]));
  if (!left.is_number()) fail_argument(evaluator, arguments, 0, "a number or a string");
  return modulo(evaluator, arguments);
}

}  // namespace

std::span<const std::pair<std::string_view, double>> std_constants() {
  static constexpr std::pair<std::string_view, double> table[] = {{"pi", pi}};
  return table;
}

std::span<const BuiltIn> math_functions() {
  static constexpr BuiltIn table[] = {
      {"abs", "n", unary<absolute>},
      {"acos", "x", unary<std::acos>},
      {"asin", "x", unary<std::asin>},
      {"atan", "x", unary<std::atan>},
      {"atan2", "y x", binary<std::atan2>},
      {"ceil", "x", unary<std::ceil>},
      {"clamp", "x minVal maxVal", clamp, true},
      {"cos", "x", unary<std::cos>},
      {"deg2rad", "x", unary<to_radians>},
      {"exp", "n", unary<std::exp>},
      {"exponent", "n", unary<exponent>},
      {"floor", "x", unary<std::floor>},
      {"hypot", "a b", binary<std::hypot>},
      {"isDecimal", "x", question<is_decimal>},
      {"isEven", "x", question<is_even>},
      {"isInteger", "x", question<is_integer>},
      {"isOdd", "x", question<is_odd>},
      {"log", "n", unary<std::log>},
      {"log10", "x", unary<log10_of>},
      {"log2", "x", unary<log2_of>},
      {"mantissa", "n", unary<mantissa>},
      {"max", "a b", chosen<greater>, true},
      {"min", "a b", chosen<lesser>, true},
      {"mod", "a b", mod},
      {"modulo", "a b", modulo},
      {"pow", "x n", binary<std::pow>},
      {"rad2deg", "x", unary<to_degrees>},
      {"round", "x", unary<round_half_up>},
      {"sign", "n", unary<sign>},
      {"sin", "x", unary<std::sin>},
      {"sqrt", "x", unary<std::sqrt>},
      {"tan", "x", unary<std::tan>},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
