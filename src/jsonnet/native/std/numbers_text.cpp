// Functions that read whole numbers: parseInt, parseOctal, parseHex.
//
// Digits are read as the reference reads them, in doubles: the characters after "9" stand for 10 and more in base 16,
// since only their distance from "0" counts up to "@".
#include <string_view>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// Not below the base for what is no digit of it.
unsigned digit_of(char character) {
  const auto code = static_cast<unsigned char>(character);
  if (code >= 'a') return code - 'a' + 10U;
  if (code >= 'A') return code - 'A' + 10U;
  return code - unsigned{'0'};  // Wraps around below "0".
}

double digits_argument(Evaluator& evaluator, const Arguments& arguments, std::string_view digits, unsigned base,
                       std::string_view wanted) {
  double number = 0;
  for (const char character : digits) {
    const unsigned digit = digit_of(character);
    if (digit >= base) {
      evaluator.fail("std.{}: \"{}\" is not {}", arguments.function.name, excerpt(digits), wanted);
    }
    number = number * base + digit;
  }
  return evaluator.checked_number(number).as_number();
}

Value parse_int(Evaluator& evaluator, const Arguments& arguments) {
  std::string_view text = string_argument(evaluator, arguments, 0);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty()) fail_value(evaluator, arguments, 0, "digits");
  const double number = digits_argument(evaluator, arguments, text, 10, "a whole number");
  return Value::number(negative ? -number : number);
}

template <unsigned base>
Value parse_unsigned(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view text = string_argument(evaluator, arguments, 0);
  if (text.empty()) fail_value(evaluator, arguments, 0, "digits");
  constexpr std::string_view wanted = base == 8 ? "an octal number" : "a hexadecimal number without a prefix";
  return Value::number(digits_argument(evaluator, arguments, text, base, wanted));
}

}  // namespace

std::span<const BuiltIn> number_text_functions() {
  static constexpr BuiltIn table[] = {
      {"parseHex", "str", parse_unsigned<16>},
      {"parseInt", "str", parse_int},
      {"parseOctal", "str", parse_unsigned<8>},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
