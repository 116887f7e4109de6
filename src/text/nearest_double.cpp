#include "text/nearest_double.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>

#include "text/ascii.h"

namespace cfnsonnet::text {
namespace {

// All integers below 10^15 and all these powers are exact, so that one division rounds as it should.
constexpr std::size_t exact_digits = 15;
constexpr double powers[exact_digits + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

constexpr std::int64_t huge_exponent = 1'000'000'000'000;  // No literal has as many digits to make up for it.

std::int64_t exponent_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  std::int64_t value = 0;
  for (const char c : text.substr(text.find_first_of("0123456789")))
    if (value < huge_exponent) value = value * 10 + (c - '0');
  return negative ? -value : value;
}

// Of a literal that is out of range: whether it is too large, and not too small.
bool is_large(std::string_view literal) {
  const std::size_t letter = literal.find_first_of("eE");
  const std::string_view mantissa = literal.substr(0, letter);
  const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
  const auto first = static_cast<std::int64_t>(mantissa.find_first_of("123456789"));
  return point - first + (letter == literal.npos ? 0 : exponent_of(literal.substr(letter + 1))) > 0;
}

}  // namespace

double nearest_double(std::string_view literal) {
  std::uint64_t digits = 0;
  std::size_t count = 0;
  std::size_t after_point = 0;
  bool point = false;
  for (const char c : literal) {
    if (is_digit(c) && count < exact_digits) {
      digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
      ++count;
      after_point += point ? 1 : 0;
    } else if (c == '.') {
      point = true;
    } else {
      double value = 0;
      const auto result = std::from_chars(literal.data(), literal.data() + literal.size(), value);
      if (result.ec != std::errc::result_out_of_range) return value;
      return is_large(literal) ? std::numeric_limits<double>::infinity() : 0;
    }
  }
  return static_cast<double>(digits) / powers[after_point];
}

}  // namespace cfnsonnet::text
