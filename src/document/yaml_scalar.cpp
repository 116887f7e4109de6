#include "document/yaml_scalar.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <limits>
#include <string>

#include "text/ascii.h"

namespace cfnsonnet::document {
namespace {

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

using text::is_digit;

/// Takes the longest run of `digits` and `_` off the front.
std::string_view take(std::string_view& text, std::string_view digits) {
  const std::size_t end = std::min(text.find_first_not_of(digits), text.size());
  const std::string_view run = text.substr(0, end);
  text.remove_prefix(end);
  return run;
}

constexpr std::string_view decimal = "0123456789_";

double digits_value(std::string_view digits, double base) {
  double value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    const int digit = is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * base + digit;
  }
  return value;
}

/// A decimal literal, rounded correctly, once its underscores are gone.
double decimal_value(std::string_view literal) {
  std::string digits(literal);
  std::erase(digits, '_');
  double value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  return digits.find("e-") != std::string::npos || digits.find("E-") != std::string::npos
             ? 0
             : std::numeric_limits<double>::infinity();
}

/// `:[0-5]?[0-9]` as often as it stands there; false when a part is no number under 60.
bool sexagesimal(std::string_view& text, double& value) {
  while (text.starts_with(':')) {
    text.remove_prefix(1);
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    if (length == 0 || length > 2 || (length == 2 && text[0] > '5')) return false;
    value = value * 60 + digits_value(text.substr(0, length), 10);
    text.remove_prefix(length);
  }
  return true;
}

bool has_digit(std::string_view text) { return text.find_first_not_of('_') != std::string_view::npos; }

/// The integers: base 2, 8, 16, 60 and 10.
bool integer(std::string_view text, double& value) {
  std::string_view rest = text;
  if (text.starts_with("0b") || text.starts_with("0x")) {
    rest.remove_prefix(2);
    const bool binary = text[1] == 'b';
    const std::string_view digits = take(rest, binary ? "01_" : "0123456789abcdefABCDEF_");
    value = digits_value(digits, binary ? 2 : 16);
    return rest.empty() && has_digit(digits);
  }
  if (text.starts_with('0')) {
    const std::string_view digits = take(rest, "01234567_");
    value = digits_value(digits, 8);
    if (rest.empty()) return true;
    // Not octal: CloudFormation reads 012345678901 as 1.2345678901E10, where YAML's types have it for text.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
    value = decimal_value(text);
    return std::all_of(text.begin(), text.end(), is_digit);
  }
  if (text.empty() || !is_digit(text[0])) return false;
  const std::string_view digits = take(rest, decimal);
  value = decimal_value(digits);
  if (rest.empty()) return true;
  return sexagesimal(rest, value) && rest.empty();
}

/// `[eE][-+][0-9]+` or nothing.
bool exponent_or_end(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.size() < 3 || (rest[0] != 'e' && rest[0] != 'E') || (rest[1] != '-' && rest[1] != '+')) return false;
  return std::all_of(rest.begin() + 2, rest.end(), is_digit);
}

/// The floats without their sign: `1.5`, `1.`, `1.5e+3`, `190:20:30.15`.
bool floating(std::string_view text, double& value) {
  if (text.empty() || !is_digit(text[0])) return false;
  std::string_view rest = text;
  const std::string_view whole = take(rest, decimal);
  if (rest.starts_with(':')) {
    value = decimal_value(whole);
    if (!sexagesimal(rest, value) || !rest.starts_with('.')) return false;
    rest.remove_prefix(1);
    const std::string_view fraction = take(rest, decimal);
    if (has_digit(fraction)) value += decimal_value("0." + std::string(fraction));
    return rest.empty();
  }
  if (!rest.starts_with('.')) return false;
  rest.remove_prefix(1);
  take(rest, decimal);
  value = decimal_value(text);
  return exponent_or_end(rest);
}

/// `.5`, which takes no sign.
bool pointed(std::string_view text, double& value) {
  if (text.size() < 2 || text[0] != '.' || !is_digit(text[1])) return false;
  std::string_view rest = text.substr(1);
  take(rest, decimal);
  value = decimal_value(text);
  return exponent_or_end(rest);
}

bool number(std::string_view text, double& value) {
  if (pointed(text, value)) return true;
  if (one_of(text, {".nan", ".NaN", ".NAN"})) {
    value = std::numeric_limits<double>::quiet_NaN();
    return true;
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (one_of(text, {".inf", ".Inf", ".INF"})) {
    value = std::numeric_limits<double>::infinity();
  } else if (!integer(text, value) && !floating(text, value)) {
    return false;
  }
  if (negative) value = -value;
  return true;
}

}  // namespace

YamlScalar resolve_plain(std::string_view text) {
  if (text.empty() || one_of(text, {"~", "null", "Null", "NULL"})) return {.kind = Kind::null};
  if (one_of(text, {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})) {
    return {.kind = Kind::boolean, .boolean = true};
  }
  if (one_of(text, {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})) {
    return {.kind = Kind::boolean, .boolean = false};
  }
  double value = 0;
  if (number(text, value)) return {.kind = Kind::number, .number = value};
  return {.kind = Kind::string};
}

std::string_view before_missing_blank(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto is_value = [&](std::string_view rest) {
    return !rest.empty() && blanks.find(rest[0]) == std::string_view::npos;
  };
  if (text.starts_with('-')) return is_value(text.substr(1)) && text[1] != '-' ? text.substr(0, 1) : std::string_view();
  const std::size_t colon = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
  if (colon == 0 || colon == std::string_view::npos || text[colon] != ':' || text.starts_with("arn:")) return {};
  const std::string_view value = text.substr(colon + 1);
  return is_value(value) && value[0] != ':' && !value.starts_with("//") ? text.substr(0, colon + 1)
                                                                        : std::string_view();
}

}  // namespace cfnsonnet::document
