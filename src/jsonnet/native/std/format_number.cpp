// How std.format writes numbers: the arithmetic of the reference, step by step, since every rounding shows in the
// digits.
#include <algorithm>
#include <cmath>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/std/format.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// What stands before the digits.
struct Sign {
  bool negative;
  bool blank;
  bool plus;

  [[nodiscard]] double width() const { return negative || blank || plus ? 1 : 0; }
  [[nodiscard]] std::string_view text() const { return negative ? "-" : plus ? "+" : blank ? " " : ""; }
};

struct DecimalStyle {
  Sign sign;          // Its `negative` is not looked at: it is the number's.
  double zero_width;  // Filled up with zeros to so many characters.
  bool always_point;
  bool trailing_zeros;
};

// A digit is whole but for the last one of a fraction of an odd precision.
void append_digit(Evaluator& evaluator, std::string& reversed, double digit, bool capitals) {
  if (digit == std::floor(digit)) {
    const auto value = static_cast<unsigned>(digit);
    reversed += (capitals ? "0123456789ABCDEF" : "0123456789abcdef")[value];
    return;
  }
  OutputBuffer text(evaluator);
  write_number(digit, text);
  reversed.append(text.view().rbegin(), text.view().rend());
}

std::string digits_of(Evaluator& evaluator, double number, double base, std::string_view prefix,
                      bool capitals = false) {
  if (number == 0) return "0";
  std::string reversed;
  for (; number != 0; number = std::floor(number / base)) {
    append_digit(evaluator, reversed, std::fmod(number, base), capitals);
  }
  reversed.append(prefix.rbegin(), prefix.rend());
  return {reversed.rbegin(), reversed.rend()};
}

void fill_with_zeros(Evaluator& evaluator, std::string& digits, double width) {
  digits.insert(0, padding_count(evaluator, width - static_cast<double>(digits.size())), '0');
}

std::string whole_number(Evaluator& evaluator, Sign sign, double magnitude, double width, double least_digits,
                         double base = 10, std::string_view prefix = "") {
  std::string digits = digits_of(evaluator, magnitude, base, prefix);
  fill_with_zeros(evaluator, digits, std::max(width - sign.width(), least_digits));
  return digits.insert(0, sign.text());
}

std::string hexadecimal(Evaluator& evaluator, const Conversion& conversion, double number, double width) {
  const Sign sign{number < 0, conversion.blank, conversion.plus};
  std::string digits = digits_of(evaluator, std::abs(number), 16, "", conversion.capitals);
  const double prefix_width = conversion.alternate ? 2 : 0;
  fill_with_zeros(evaluator, digits, std::max(width - sign.width() - prefix_width, conversion.precision.value_or(0)));
  if (conversion.alternate) digits.insert(0, conversion.capitals ? "0X" : "0x");
  return digits.insert(0, sign.text());
}

std::string decimal(Evaluator& evaluator, double number, DecimalStyle style, double precision) {
  const auto checked = [&](double value) { return evaluator.checked_number(value).as_number(); };
  const double magnitude = std::abs(number);
  const double scale = checked(std::pow(10.0, precision));
  const double scaled = checked(checked(magnitude * scale) + 0.5);
  const double whole = magnitude == 0 ? 0 : std::floor(checked(scaled / scale));
  const double fraction = std::fmod(std::floor(scaled), scale);
  const double point_width = precision == 0 && !style.always_point ? 0 : 1;
  style.sign.negative = number < 0;
  std::string text = whole_number(evaluator, style.sign, whole, style.zero_width - precision - point_width, 0);
  if (precision == 0) return style.always_point ? text + '.' : text;
  if (!style.trailing_zeros && !(fraction > 0)) return text;
  std::string digits = whole_number(evaluator, {}, fraction, precision, 0);
  if (!style.trailing_zeros) digits.erase(digits.find_last_not_of('0') + 1);
  return text + '.' + digits;
}

double exponent_of(double number) { return number == 0 ? 0 : std::floor(std::log(std::abs(number)) / std::log(10.0)); }

std::string scientific(Evaluator& evaluator, double number, DecimalStyle style, double precision, bool capitals) {
  constexpr double smallest_exponent = -324;  // 10 to its power is 0.
  const double exponent = exponent_of(number);
  const double mantissa = exponent == smallest_exponent ? number * 10 / std::pow(10.0, exponent + 1)
                                                        : number / std::pow(10.0, exponent);
  const std::string suffix = (capitals ? "E" : "e") +
                             whole_number(evaluator, {exponent < 0, false, true}, std::abs(exponent), 3, 0);
  style.zero_width -= static_cast<double>(suffix.size());
  return decimal(evaluator, evaluator.checked_number(mantissa).as_number(), style, precision) + suffix;
}

// Scientific where the exponent is small or not below the precision; the precision counts all digits.
std::string general(Evaluator& evaluator, const Conversion& conversion, double number, DecimalStyle style) {
  constexpr double least_exponent = -4;
  const double precision = conversion.precision.value_or(6);
  const double exponent = exponent_of(number);
  style.trailing_zeros = conversion.alternate;
  if (exponent < least_exponent || exponent >= precision) {
    return scientific(evaluator, number, style, precision - 1, conversion.capitals);
  }
  return decimal(evaluator, number, style, precision - std::max(1.0, exponent + 1));
}

}  // namespace

std::size_t padding_count(Evaluator& evaluator, double width) {
  constexpr double max_padding = 1'000'000;  // The reference's own limit is its stack: some 500.
  if (width > max_padding) {
    evaluator.fail("a format asks for {:.17g} characters to fill up a value; the most is {:.0f}", std::ceil(width),
                   max_padding);
  }
  return width <= 0 ? 0 : static_cast<std::size_t>(std::ceil(width));
}

std::string formatted_number(Evaluator& evaluator, const Conversion& conversion, double number) {
  const double width = conversion.zero && !conversion.left ? conversion.width : 0;
  const Sign sign{number <= -1, conversion.blank, conversion.plus};
  const DecimalStyle style{sign, width, conversion.alternate, true};
  const double magnitude = std::floor(std::abs(number));
  const double least_digits = conversion.precision.value_or(0);
  switch (conversion.type) {
    case 'd': return whole_number(evaluator, sign, magnitude, width, least_digits);
    case 'o': return whole_number(evaluator, sign, magnitude, width, least_digits, 8, conversion.alternate ? "0" : "");
    case 'x': return hexadecimal(evaluator, conversion, std::floor(number), width);
    case 'e': return scientific(evaluator, number, style, conversion.precision.value_or(6), conversion.capitals);
    case 'f': return decimal(evaluator, number, style, conversion.precision.value_or(6));
    default: return general(evaluator, conversion, number, style);
  }
}

}  // namespace cfnsonnet::jsonnet::native
